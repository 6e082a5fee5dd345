// Scratch memory: the same app and handlers on a small store of each visitor's own, bounded and forgotten.
import { createApp } from "../../generated/server.ts";
import { isSafeMethod } from "../semantics/methods.ts";
import { handlers } from "./handlers.ts";
import { memoryStore } from "./memory/store.ts";

export type ScratchOptions = {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly random: (length: number) => Uint8Array;
  readonly onError: (error: unknown, about: { readonly operation: string }) => void;
  /** The id of a request, from what the platform hands over with it; a problem names it. */
  readonly requestIdOf?: (env: unknown) => string | undefined;
};

/** When full, a new visitor evicts the least recently seen of the address that has the most visitors. */
export const VISITORS = 64;
/** Milliseconds without a request after which a visitor's memory is forgotten. */
export const IDLE = 30 * 60_000;
/** Changes that one visitor may ask for. */
export const CHANGES = 24;
/** Bytes of content in one request: every word is found by each of its beginnings, which takes many times its length. */
export const CONTENT = 1024;

type Fetch = (request: Request, env?: unknown) => Response | Promise<Response>;

type Visit = {
  readonly fetch: Fetch;
  /** The address that the visitor sends from. */
  readonly from: string;
  readonly seen: number;
  readonly changes: number;
};

/** The service for one visitor; `undefined` when the visitor has changed enough. */
export type Scratch = (visitor: Visitor, request: Request, env?: unknown) => Promise<Response> | undefined;

export type Visitor = {
  readonly id: string;
  /** The address that the visitor sends from; "" when it is unknown. */
  readonly from: string;
};

/** @returns what answers a request out of its visitor's memory, which is made at the visitor's first change */
export function scratchMemory({ now, random, onError, requestIdOf }: ScratchOptions): Scratch {
  const visits = new Map<string, Visit>();
  const options = { now, onError, contentLimit: CONTENT, ...(requestIdOf && { requestIdOf }) };
  const fresh = (): Fetch => {
    const app = createApp(handlers, memoryStore({ now, random }, CHANGES), options);
    return (request, env) => app.fetch(request, env as object | undefined);
  };
  // Who has changed nothing yet reads what is empty for all of them.
  const empty = fresh();
  const forget = (): void => {
    const since = now() - IDLE;
    for (const [visitor, { seen }] of visits) {
      if (seen >= since) return;
      visits.delete(visitor);
    }
  };
  return ({ id: visitor, from }, request, env) => {
    forget();
    const before = visits.get(visitor);
    const isChange = !isSafeMethod(request.method);
    if (before === undefined && !isChange) return Promise.resolve(empty(request, env));
    visits.delete(visitor);
    if (visits.size >= VISITORS) visits.delete(visitorToEvict(visits));
    const changes = (before?.changes ?? 0) + (isChange ? 1 : 0);
    const visit = {
      fetch: before?.fetch ?? fresh(),
      from,
      seen: now(),
      changes: Math.min(changes, CHANGES + 1),
    };
    visits.set(visitor, visit);
    return isChange && changes > CHANGES ? undefined : Promise.resolve(visit.fetch(request, env));
  };
}

/** An address that opens many visits can only evict its own: those of everybody else stay. */
function visitorToEvict(visits: ReadonlyMap<string, Visit>): string {
  const byAddress = Map.groupBy(visits, ([, { from }]) => from);
  const [most = []] = [...byAddress.values()].sort((a, b) => b.length - a.length);
  return most[0]?.[0] ?? "";
}
