// Scratch memory: the same app and handlers over a small store per visitor, which is bounded and expires.
import { createApp } from "../../generated/server.ts";
import { isSafeMethod } from "../semantics/methods.ts";
import { handlers } from "./handlers.ts";
import { memoryStore } from "./memory/store.ts";

export type ScratchOptions = {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly random: (length: number) => Uint8Array;
  readonly onError: (error: unknown, about: { readonly operation: string }) => void;
  /** Returns the id of a request from the environment of the platform; problems include it. */
  readonly requestIdOf?: (env: unknown) => string | undefined;
};

/** When full, a new visitor evicts the least recently seen of the address that has the most visitors. */
export const VISITORS = 64;
/** Milliseconds without a request after which a visitor's memory expires. */
export const IDLE = 30 * 60_000;
/** The most changes of one visitor. */
export const CHANGES = 24;
/** The most bytes of content in one request: the index of a word needs many times its length. */
export const CONTENT = 1024;

type Fetch = (request: Request, env?: unknown) => Response | Promise<Response>;

type Visit = {
  readonly fetch: Fetch;
  /** The address of the visitor. */
  readonly from: string;
  readonly seen: number;
  readonly changes: number;
};

/** Sends a request to the service of one visitor; `undefined` when the visitor may make no more changes. */
export type Scratch = (visitor: Visitor, request: Request, env?: unknown) => Promise<Response> | undefined;

export type Visitor = {
  readonly id: string;
  /** The address of the visitor; "" when it is unknown. */
  readonly from: string;
};

/** @returns a function that sends a request to its visitor's memory, which is created at the visitor's first change */
export function scratchMemory({ now, random, onError, requestIdOf }: ScratchOptions): Scratch {
  const visits = new Map<string, Visit>();
  const options = { now, onError, contentLimit: CONTENT, ...(requestIdOf && { requestIdOf }) };
  const fresh = (): Fetch => {
    const app = createApp(handlers, memoryStore({ now, random }, CHANGES), options);
    return (request, env) => app.fetch(request, env as object | undefined);
  };
  // Visitors that have changed nothing yet share one empty service.
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

/** An address with many visits can evict only its own, never those of other addresses. */
function visitorToEvict(visits: ReadonlyMap<string, Visit>): string {
  const byAddress = Map.groupBy(visits, ([, { from }]) => from);
  const [most = []] = [...byAddress.values()].sort((a, b) => b.length - a.length);
  return most[0]?.[0] ?? "";
}
