// Which of all the exchanges of a probe show that a law is broken, and which of the others those need.
import type { Contract } from "../../contract/operation.ts";
import { operationNamed } from "../../laws/shared/about.ts";
import { told } from "../../laws/shared/judgements.ts";
import { same } from "../../laws/shared/likeness.ts";
import type { Exchange } from "../../laws/world.ts";
import { fields } from "../../semantics/fields.ts";
import { methodNamed, methods } from "../../semantics/methods.ts";
import { succeeded } from "../wire/send.ts";
import { partOf, partWithId, partWithTag } from "./captures.ts";

export type Broken = { readonly because: string; readonly exchanges: readonly Exchange[] };

/** The exchanges of a counterexample, in order; those `shown` are what the verdict is about. */
export type Evidence = {
  readonly exchanges: readonly Exchange[];
  readonly shown: ReadonlySet<Exchange>;
};

/**
 * @param contract whose operations the exchanges are of
 * @param trace everything that was sent to find out
 * @param verdict what was found
 * @returns the exchanges that a reader needs to see the same
 */
export function evidenceIn(contract: Contract, trace: readonly Exchange[], verdict: Broken): Evidence {
  const judged = trace.filter((exchange) => verdict.exchanges.includes(exchange));
  const shown = new Set([...judged, ...looksAt(trace, judged, verdict.because)]);
  const kept = new Set(shown);
  for (let size = 0; size < kept.size; ) {
    size = kept.size;
    for (const exchange of trace) {
      if (isNeeded(exchange, trace, [...kept], verdict.because)) kept.add(exchange);
    }
    for (const exchange of kept)
      for (const source of sourcesOf(contract, exchange, trace, kept)) kept.add(source);
  }
  return { exchanges: trace.filter((exchange) => kept.has(exchange)), shown };
}

/** @returns whether the exchange asked for no change (RFC 9110 9.2.1). */
export function isSafe({ request }: Exchange): boolean {
  const method = methodNamed(request.method);
  return method !== undefined && methods[method].safe;
}

/** The reads before and after that show the difference: of what the verdict names, else of all that was read then. */
function looksAt(
  trace: readonly Exchange[],
  judged: readonly Exchange[],
  because: string,
): readonly Exchange[] {
  // A status that is wrong is seen in the answer itself.
  const isAnswer = judged.some(
    (exchange) => because.includes(`${told(exchange)}, not `) || because.endsWith(told(exchange)),
  );
  if (isAnswer) return [];
  const last = judged.reduce((at, exchange) => Math.max(at, trace.indexOf(exchange)), -1);
  const looks = trace.filter((exchange) => exchange.request.method === "GET" && !judged.includes(exchange));
  const named = looks.filter(({ request }) => mentions(because, request.target));
  const [until = trace.length] = trace.flatMap((exchange, at) =>
    at > last && !isSafe(exchange) ? [at] : [],
  );
  const next = looks.filter((look) => trace.indexOf(look) > last && trace.indexOf(look) < until);
  const final = judged.at(-1);
  const targets = named.length > 0 ? named : final !== undefined && isSafe(final) ? [] : next;
  return [...new Set(targets.map(({ request }) => request.target))].flatMap((target) => {
    const ofTarget = looks.filter(({ request }) => request.target === target);
    const before = ofTarget.filter((look) => trace.indexOf(look) < last).at(-1);
    const after = ofTarget.find((look) => trace.indexOf(look) > last);
    return [before, after].filter((one) => one !== undefined);
  });
}

/** @returns whether the sentence names exactly this path, not a longer one. */
export function mentions(because: string, target: string): boolean {
  for (let at = because.indexOf(target); at >= 0; at = because.indexOf(target, at + 1)) {
    if (!/[\w/?%~-]/.test(because[at + target.length] ?? " ")) return true;
  }
  return false;
}

/** Whether it made or changed something that the kept ones are about. */
function isNeeded(
  exchange: Exchange,
  trace: readonly Exchange[],
  kept: readonly Exchange[],
  because: string,
): boolean {
  if (kept.includes(exchange) || isSafe(exchange) || !succeeded(exchange)) return false;
  const end = Math.max(...kept.map((one) => trace.indexOf(one)));
  if (trace.indexOf(exchange) > end) return false;
  const own = ownId(exchange);
  if (own === undefined) return false;
  return because.includes(own) || kept.some(({ request }) => segmentsOf(request.target).includes(own));
}

/** The id of what a request is about: the one that the answer tells, else the last of its path. */
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

/** The exchanges whose answers tell what the request is made of. */
function sourcesOf(
  contract: Contract,
  exchange: Exchange,
  trace: readonly Exchange[],
  kept: ReadonlySet<Exchange>,
): readonly Exchange[] {
  const before = trace.slice(0, trace.indexOf(exchange));
  const ids = idSegments(contract, exchange).flatMap((id) => {
    const use = before.find((one) => segmentsOf(one.request.target).includes(id));
    const earlier = use === undefined ? before : before.slice(0, before.indexOf(use));
    return earlier.find((one) => partWithId(one, id) !== undefined) ?? [];
  });
  const tags = tagsOf(exchange).flatMap((tag) => {
    const telling = before.filter((one) => partWithTag(one, tag) !== undefined);
    return telling.findLast((one) => kept.has(one)) ?? telling.at(-1) ?? [];
  });
  return [...ids, ...tags, ...[sentBack(exchange, before)].filter((one) => one !== undefined)];
}

/** @returns the earlier exchange whose content the request sends back as it stands. */
export function sentBack({ request }: Exchange, before: readonly Exchange[]): Exchange | undefined {
  if (request.content === undefined) return undefined;
  const content = parsed(request.content);
  if (typeof content !== "object" || content === null) return undefined;
  if (before.some((one) => one.request.content !== undefined && same(parsed(one.request.content), content))) {
    return undefined;
  }
  return before.findLast(({ response }) => same(response.content, content));
}

/** @returns the entity tags that the request's preconditions name; a weak one also as the strong one it is made of. */
export function tagsOf({ request }: Exchange): readonly string[] {
  return [fields.ifMatch, fields.ifNoneMatch]
    .flatMap(({ name }) => [...(request.headers[name.toLowerCase()] ?? "").matchAll(/(?:W\/)?("[^"]*")/g)])
    .flatMap(([tag, strong = tag]) => [...new Set([tag, strong])]);
}

/** @returns the segments of the target that stand where the operation's path has a parameter. */
export function idSegments(contract: Contract, { operation, request }: Exchange): readonly string[] {
  const template = operationNamed(contract, operation)?.path.split("/").reverse();
  const segments = [...segmentsOf(request.target)].reverse();
  return segments.filter((_, at) => template === undefined || template[at]?.includes("{") === true).reverse();
}

/** @returns the segments of a target's path, as they stand. */
export function segmentsOf(target: string): readonly string[] {
  return target
    .replace(/[?#].*$/, "")
    .split("/")
    .slice(1);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
