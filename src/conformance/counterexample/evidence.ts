// Selects the exchanges of a probe that show that a law is broken, and those that they depend on.
import type { Contract } from "../../contract/operation.ts";
import { sameJson } from "../../json/equality.ts";
import { tryParse } from "../../json/parse.ts";
import { isRecord } from "../../json/record.ts";
import type { Exchange } from "../../laws/exchange.ts";
import type { Broken } from "../../laws/law.ts";
import { operationNamed } from "../../laws/shared/about.ts";
import { fields } from "../../semantics/fields.ts";
import { isSafe, succeeded } from "../wire/exchanges.ts";
import { heldIds, partOf, partWithTag } from "./captures.ts";
import { foreignIdsIn } from "./foreign-ids.ts";
import { idsIn } from "./named.ts";

/** The exchanges of a counterexample, in order; `shown` marks those that the verdict is about. */
export type Evidence = {
  readonly exchanges: readonly Exchange[];
  readonly shown: ReadonlySet<Exchange>;
};

/**
 * @param contract the contract of the operations
 * @param trace everything that the probe sent
 * @param verdict the verdict
 * @returns the exchanges that a reader needs to reproduce it
 */
export function evidenceIn(contract: Contract, trace: readonly Exchange[], verdict: Broken): Evidence {
  const { failure, exchanges, looks } = verdict;
  const shown = new Set(trace.filter((one) => exchanges.includes(one) || looks.includes(one)));
  const kept = new Set(shown);
  const ids = new Set(idsIn(failure));
  const positions = new Map(trace.map((one, at) => [one, at]));
  const places = placesIn(trace);
  const traced = new Set<Exchange>();
  for (let size = 0; size < kept.size; ) {
    size = kept.size;
    // What comes after the last of them is not needed for it.
    const end = Math.max(...[...kept].map((one) => positions.get(one) ?? -1));
    const named = new Set([...ids, ...[...kept].flatMap(({ request }) => segmentsOf(request.target))]);
    for (const exchange of trace.slice(0, end + 1)) {
      if (!kept.has(exchange) && isNeeded(exchange, named)) kept.add(exchange);
    }
    for (const exchange of kept) {
      if (traced.has(exchange)) continue;
      traced.add(exchange);
      const before = trace.slice(0, positions.get(exchange) ?? 0);
      for (const source of sourcesOf(contract, exchange, { before, places, kept })) kept.add(source);
    }
  }
  const needed = trace.filter((exchange) => kept.has(exchange));
  return { exchanges: needed.filter((one, at) => shown.has(one) || at >= needed.length - LONGEST), shown };
}

/** To write a longer sequence takes minutes: the earliest requests are left out. Of fewer, more may be tried (`findThatShows`). */
const LONGEST = 150;

/** Where each id is first: in a response, and in the path of a request. */
type Places = { readonly held: ReadonlyMap<string, number>; readonly used: ReadonlyMap<string, number> };

/** Read once, because the evidence of one law may be the whole run. */
function placesIn(trace: readonly Exchange[]): Places {
  const held = new Map<string, number>();
  const used = new Map<string, number>();
  for (const [at, exchange] of trace.entries()) {
    for (const id of heldIds(exchange)) if (!held.has(id)) held.set(id, at);
    for (const segment of segmentsOf(exchange.request.target)) if (!used.has(segment)) used.set(segment, at);
  }
  return { held, used };
}

/** Whether it created or changed a resource that the selected exchanges, or the failure, are about. */
function isNeeded(exchange: Exchange, named: ReadonlySet<string>): boolean {
  if (isSafe(exchange) || !succeeded(exchange)) return false;
  const own = ownId(exchange);
  return own !== undefined && named.has(own);
}

/** The id that a request is about: the one in the response, else the last one in its path. */
function ownId(exchange: Exchange): string | undefined {
  return (
    partOf(exchange, { from: "location" }) ??
    createdId(exchange) ??
    segmentsOf(exchange.request.target).at(-1)
  );
}

function createdId({ request, response }: Exchange): string | undefined {
  if (request.method !== "POST") return undefined;
  const { id } = (response.content ?? {}) as { readonly id?: unknown };
  return typeof id === "string" || typeof id === "number" ? String(id) : undefined;
}

type Earlier = {
  readonly before: readonly Exchange[];
  readonly places: Places;
  readonly kept: ReadonlySet<Exchange>;
};

/** The exchanges whose responses contain parts of the request. */
function sourcesOf(
  contract: Contract,
  exchange: Exchange,
  { before, places, kept }: Earlier,
): readonly Exchange[] {
  const named = foreignIdsIn(contract, exchange).map(({ id }) => encodeURIComponent(id));
  const ids = [...idSegments(contract, exchange), ...named].flatMap((id) => {
    const end = Math.min(before.length, places.used.get(id) ?? before.length);
    const source = places.held.get(id);
    return source !== undefined && source < end ? (before[source] ?? []) : [];
  });
  const tags = tagsOf(exchange).flatMap((tag) => {
    const telling = before.filter((one) => partWithTag(one, tag) !== undefined);
    return telling.findLast((one) => kept.has(one)) ?? telling.at(-1) ?? [];
  });
  return [...ids, ...tags, ...[sentBack(exchange, before)].filter((one) => one !== undefined)];
}

/** @returns the earlier exchange whose content the request sends back unchanged. */
export function sentBack({ request }: Exchange, before: readonly Exchange[]): Exchange | undefined {
  if (request.content === undefined) return undefined;
  const content = tryParse(request.content);
  if (typeof content !== "object" || content === null) return undefined;
  // The same members in a different order have as many characters, because the run writes all contents itself.
  const size = request.content.length;
  const alike = before.flatMap((one) => one.request.content ?? []).filter((text) => text.length === size);
  if (alike.some((text) => sameJson(tryParse(text), content))) return undefined;
  const members = Object.entries(content);
  // Most responses differ in a text, and to compare whole values takes many times as long.
  const isLike = (value: unknown): boolean =>
    isRecord(value) &&
    Object.keys(value).length === members.length &&
    members.every(([name, one]) => name in value && (typeof one !== "string" || one === value[name]));
  return before.findLast(({ response }) => isLike(response.content) && sameJson(response.content, content));
}

/** @returns the entity tags in the request's preconditions; a weak one also in its strong form. */
export function tagsOf({ request }: Exchange): readonly string[] {
  return [fields.ifMatch, fields.ifNoneMatch]
    .flatMap(({ name }) => [...(request.headers[name.toLowerCase()] ?? "").matchAll(/(?:W\/)?("[^"]*")/g)])
    .flatMap(([tag, strong = tag]) => [...new Set([tag, strong])]);
}

/** @returns the segments of the target that are path parameters. */
export function idSegments(contract: Contract, { operation, request }: Exchange): readonly string[] {
  const template = operationNamed(contract, operation)?.path.split("/").reverse();
  const segments = [...segmentsOf(request.target)].reverse();
  return segments.filter((_, at) => template === undefined || template[at]?.includes("{") === true).reverse();
}

/** @returns the raw segments of a target's path. */
export function segmentsOf(target: string): readonly string[] {
  return target
    .replace(/[?#].*/s, "")
    .split("/")
    .slice(1);
}
