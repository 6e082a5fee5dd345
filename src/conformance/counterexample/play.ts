// Replays a script, and says whether it reproduces the failure.
import { sameJson } from "../../json/equality.ts";
import { tryParse } from "../../json/parse.ts";
import { membersOf } from "../../json/record.ts";
import type { Exchange } from "../../laws/exchange.ts";
import type { Fetch } from "../settings.ts";
import { sendRequest } from "../wire/sender.ts";
import { entriesOf } from "../world/list-pages.ts";
import { partOf } from "./captures.ts";
import { segmentsOf } from "./evidence.ts";
import type { Script, Step } from "./script.ts";
import type { Template } from "./template.ts";

export type Playing = {
  readonly fetch: Fetch;
  readonly origin: string;
  /** New digits each time, of the given number. */
  readonly digits: (count: number) => string;
  /** Called with every exchange, even if the replay does not finish. */
  readonly seen: (exchange: Exchange) => void;
};

/** @returns the exchanges, one per step; `undefined` if a response lacks what a later step needs. */
export async function play(script: Script, playing: Playing): Promise<readonly Exchange[] | undefined> {
  const values = new Map(script.secrets.map(({ variable, value }) => [variable, value]));
  for (const { variable, kind, value } of script.fresh)
    values.set(variable, freshValue(kind, value, playing));
  const text = (template: Template): string =>
    template
      .map((piece) => (typeof piece === "string" ? piece : (values.get(piece.variable) ?? "")))
      .join("");
  const exchanges: Exchange[] = [];
  for (const { exchange, target, headers, content, captures } of script.steps) {
    const body = content === undefined ? undefined : text(content);
    const request = new Request(`${playing.origin}${text(target)}`, {
      method: exchange.request.method,
      redirect: "manual",
      headers: headers.map(([name, value]): [string, string] => [name, text(value)]),
      ...(body === undefined ? {} : { body }),
    });
    const done = await sendRequest(playing.fetch, { operation: exchange.operation, request, content: body });
    exchanges.push(done);
    playing.seen(done);
    for (const { variable, part } of captures) {
      const value = partOf(done, part);
      if (value === undefined) return undefined;
      values.set(variable, value);
    }
  }
  return exchanges;
}

function freshValue(kind: Script["fresh"][number]["kind"], value: string, { digits }: Playing): string {
  if (kind === "word") return `v${digits(10)}`;
  const kept = kind === "uuid" ? value.slice(0, -12) : value.slice(0, -3);
  return `${kept}${digits(value.length - kept.length)}`;
}

/**
 * @param incidental members that may differ
 * @returns whether both show the same: the statuses, the differences and the lists
 */
export function showsTheSame(
  steps: readonly Step[],
  again: readonly Exchange[],
  incidental: readonly string[],
): boolean {
  const counts = (name: string): boolean => !incidental.includes(name);
  const pattern = (exchanges: readonly Exchange[]): unknown => patternOf(steps, exchanges, counts);
  return sameJson(pattern(steps.map(({ exchange }) => exchange)), pattern(again));
}

type Numbering = (name: string, value: unknown) => number;

/** Equal values get equal numbers: two runs have different ids but the same pattern. */
function patternOf(
  steps: readonly Step[],
  exchanges: readonly Exchange[],
  counts: (name: string) => boolean,
): unknown {
  const numbers = new Map<string, string[]>();
  const number: Numbering = (name, value) => {
    const seen = numbers.get(name) ?? [];
    numbers.set(name, seen);
    const text = JSON.stringify(value) ?? "";
    if (!seen.includes(text)) seen.push(text);
    return seen.indexOf(text);
  };
  const ids = idsIn(exchanges);
  const numbered = (content: unknown): unknown =>
    Object.entries(membersOf(content))
      .filter(([name]) => counts(name))
      .map(([name, value]) => [name, number(name, value)]);
  return exchanges.map(({ request, response }, at) => {
    const sent = numbered(tryParse(request.content ?? ""));
    if (steps[at]?.isShown !== true) return sent;
    const entries = listIn(response.content);
    if (entries === undefined) return [response.status, sent, numbered(response.content)];
    const earlier = exchanges.slice(0, at).findLast((one) => one.request.target === request.target);
    const before = listIn(earlier?.response.content) ?? entries;
    // Of a list, only the entries that the script created count, and whether the list grew or shrank.
    const own = entries.filter((entry) =>
      Object.values(membersOf(entry)).some((value) => ids.has(String(value))),
    );
    return [response.status, sent, Math.sign(entries.length - before.length), own.map(numbered)];
  });
}

/** The segments of the paths: the ids that the script is about, and words that are in no list. */
function idsIn(exchanges: readonly Exchange[]): ReadonlySet<string> {
  return new Set(
    exchanges.flatMap((exchange) => [
      ...segmentsOf(exchange.request.target),
      partOf(exchange, { from: "location" }) ?? "",
    ]),
  );
}

/** An object with its own id is an item that contains a list. */
function listIn(content: unknown): readonly unknown[] | undefined {
  return Object.hasOwn(membersOf(content), "id") ? undefined : entriesOf(content);
}
