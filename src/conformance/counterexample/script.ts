// A sequence of requests that can be sent again. Values from the server, values that the run chose, and secrets are
// variables in it.
import type { Contract } from "../../contract/operation.ts";
import { expandPath } from "../../http/path.ts";
import type { Exchange } from "../../laws/exchange.ts";
import { operationNamed } from "../../laws/shared/about.ts";
import { fieldNames, fields } from "../../semantics/fields.ts";
import { keyFieldOf } from "../../semantics/traits.ts";
import type { Settings } from "../settings.ts";
import { placesOf, queryField } from "../wire/credentials.ts";
import { isSafe } from "../wire/exchanges.ts";
import { SECOND, type Secret } from "../wire/secrets.ts";
import { madeBy } from "../world/tidy.ts";
import { type Evidence, idSegments } from "./evidence.ts";
import { foreignIdsIn } from "./foreign-ids.ts";
import { merged, type Template } from "./template.ts";
import { type Capture, type Fresh, type Variables, variablesIn, WORD } from "./variables.ts";

export type Step = {
  /** The original request and its response. */
  readonly exchange: Exchange;
  readonly isShown: boolean;
  readonly target: Template;
  readonly headers: readonly (readonly [name: string, value: Template])[];
  readonly content: Template | undefined;
  /** The parts of the response that later steps need. */
  readonly captures: readonly Capture[];
};

export type Script = {
  readonly steps: readonly Step[];
  /** The requests that delete what the steps created. */
  readonly removals: readonly Step[];
  /** Whether each request that changes something is about what the script created; otherwise it is not sent again. */
  readonly isRunnable: boolean;
  /** Variables with a new value at each run of the script: each with a template for digits. */
  readonly fresh: readonly Fresh[];
  readonly secrets: readonly Secret[];
  /** Replaces values with their variables in a sentence. */
  readonly named: (text: string) => string;
};

type ScriptSettings = Pick<Settings, "contract" | "baseUrl" | "run">;
type Values = Variables["values"];

/**
 * @param evidence the exchanges, in order
 * @param settings of the run
 * @param secrets of the run
 * @returns them as steps that can be sent again with the same result
 */
export function scriptOf(
  { exchanges, shown }: Evidence,
  settings: ScriptSettings,
  secrets: readonly Secret[],
): Script {
  const removing = removalsOf(settings, exchanges, secrets);
  const variables = variablesIn(settings, [...exchanges, ...removing]);
  const { values, fresh } = variables;
  const stepOf = (exchange: Exchange): Step => ({
    exchange,
    isShown: shown.has(exchange),
    ...requestOf(exchange, { ...variables, contract: settings.contract }, secrets),
    captures: variables.captures.get(exchange) ?? [],
  });
  const steps = exchanges.map(stepOf);
  const removals = removing.map(stepOf);
  return {
    steps,
    removals,
    isRunnable: [...steps, ...removals].every((step) => isOwn(settings.contract, step)),
    fresh,
    secrets: usedIn(steps, secrets),
    named: (text) => sentenceOf(text, values),
  };
}

function requestOf(
  exchange: Exchange,
  { valuesBefore, whole, contract }: Variables & { readonly contract: Contract },
  secrets: readonly Secret[],
): Pick<Step, "target" | "headers" | "content"> {
  const { target, headers, content } = exchange.request;
  const name = whole.get(exchange);
  const values = valuesBefore(exchange);
  const foreign = foreignIdsIn(contract, exchange).map(({ member }) => member);
  const literal = content === undefined ? undefined : merged(contentOf(content, values, foreign));
  return {
    target: merged(targetOf(target, values, secrets)),
    headers: Object.entries(headers).map(([field, value]) => [
      field,
      merged(fieldOf(field, value, values, secrets)),
    ]),
    content: name === undefined ? literal : [{ variable: name }],
  };
}

/** Fields that are about the original request and not about its principal. */
const OF_THE_REQUEST = [fields.contentType, fields.ifMatch, fields.ifNoneMatch, fields.idempotencyKey].map(
  ({ name }) => name.toLowerCase(),
);

/** The requests that delete what was created, the latest first; only templates, which are never sent like this. */
function removalsOf(
  settings: ScriptSettings,
  exchanges: readonly Exchange[],
  secrets: readonly Secret[],
): readonly Exchange[] {
  const { contract, baseUrl } = settings;
  const search = searchWith(secrets);
  const basePath = new URL(baseUrl).pathname.replace(/\/$/, "");
  const removals = new Map<string, Exchange>();
  for (const exchange of exchanges) {
    for (const item of madeBy(settings, [exchange])) {
      const remove = operationNamed(contract, item.resource.delete);
      if (remove === undefined) continue;
      const target = `${basePath}${expandPath(item.resource.path, item.path)}`;
      const { method } = remove;
      if (exchanges.some(({ request: one }) => one.method === method && one.target === target)) continue;
      const { operation } = exchange;
      const key = keyFieldOf(operationNamed(contract, operation)?.traits ?? {}).toLowerCase();
      const own = Object.entries(exchange.request.headers).filter(
        ([name]) => !OF_THE_REQUEST.includes(name) && name !== key,
      );
      const needed = remove.traits.ifMatch === "required" ? [[fieldNames.ifMatch, "*"]] : [];
      const headers = Object.fromEntries([...own, ...needed]);
      const request = { method, target: `${target}${search}`, headers, content: undefined };
      removals.set(target, { ...exchange, operation: remove.id, request });
    }
  }
  return [...removals.values()].reverse();
}

/** The credentials of the run's own principal that are in the query. */
function searchWith(secrets: readonly Secret[]): string {
  const query = secrets.filter(({ variable }) => !variable.endsWith(SECOND));
  const { query: own } = placesOf(Object.fromEntries(query.map(({ field, value }) => [field, value])));
  return Object.keys(own).length === 0 ? "" : `?${new URLSearchParams(own)}`;
}

/** Whether the ids in the path of a request that may change something are variables: a literal id may be anybody's. */
function isOwn(contract: Contract, { exchange, target }: Step): boolean {
  if (isSafe(exchange)) return true;
  const literal = target
    .filter((piece) => typeof piece === "string")
    .join("/")
    .split(/[/?]/);
  return idSegments(contract, exchange).every(
    (id) => !literal.includes(id) || !/^\d+$/.test(id) || id === "0",
  );
}

function targetOf(target: string, values: Values, secrets: readonly Secret[]): Template {
  return target.split(/([/?&=#])/).flatMap((part, at, parts): Template => {
    const field = queryField(parts[at - 2] ?? "");
    const secret = secrets.find((one) => one.field === field && isWritten(one.value, part));
    if (secret !== undefined) return [{ variable: secret.variable }];
    return replaced(part, values, (text, value) => text === value);
  });
}

function isWritten(value: string, part: string): boolean {
  return new URLSearchParams(`=${part}`).get("") === value;
}

function fieldOf(field: string, text: string, values: Values, secrets: readonly Secret[]): Template {
  // Before it is the scheme, which some requests replace or leave out.
  const secret = secrets.find((one) => one.field === field && text.endsWith(one.value));
  if (secret !== undefined)
    return [text.slice(0, text.length - secret.value.length), { variable: secret.variable }];
  return replaced(text, values, (_, value) => value.startsWith('"') || value.startsWith('W/"'));
}

/** @param foreign members whose value is the id of a different resource, also if it is a number */
function contentOf(text: string, values: Values, foreign: readonly string[]): Template {
  const parts = text.split(/((?<!\\)"(?:[^"\\]|\\.)*")/);
  return parts.flatMap((part, at): Template => {
    const [, colon = "", number = "", rest = ""] = /^(\s*:\s*)(-?\d+)(.*)$/s.exec(part) ?? [];
    const named = foreign.includes((parts[at - 1] ?? "").slice(1, -1)) ? values.get(number) : undefined;
    if (named !== undefined) return [colon, { variable: named }, rest];
    const variable = values.get(part.slice(1, -1));
    if (part.startsWith('"') && variable !== undefined) return ['"', { variable }, '"'];
    return replaced(part, values, () => false);
  });
}

function sentenceOf(text: string, values: Values): string {
  return replaced(text, values, (_, value) => value.length > 3)
    .map((piece) => (typeof piece === "string" ? piece : `$${piece.variable}`))
    .join("");
}

/** Replaces the run's prefix, and the values for which `isMeant` is true, with variables. */
function replaced(text: string, values: Values, isMeant: (text: string, value: string) => boolean): Template {
  let pieces: Template = [text];
  for (const [value, variable] of [...values].sort(([a], [b]) => b.length - a.length)) {
    if (variable !== WORD && !isMeant(text, value)) continue;
    pieces = pieces.flatMap((piece) =>
      typeof piece === "string"
        ? piece.split(value).flatMap((part, at): Template => (at === 0 ? [part] : [{ variable }, part]))
        : [piece],
    );
  }
  return pieces;
}

function usedIn(steps: readonly Step[], secrets: readonly Secret[]): readonly Secret[] {
  const used = steps.flatMap(({ target, headers }) => [...target, ...headers.flatMap(([, value]) => value)]);
  return secrets.filter(({ variable }) =>
    used.some((piece) => typeof piece !== "string" && piece.variable === variable),
  );
}
