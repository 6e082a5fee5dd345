// Scratch memory: the same app and handlers on a small store of each visitor's own, bounded and forgotten.
import { createApp } from "../../generated/server.ts";
import { handlers } from "./handlers.ts";
import { memoryStore } from "./memory/store.ts";

export type ScratchOptions = {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly random: (length: number) => Uint8Array;
  readonly onError: (error: unknown, about: { readonly operation: string }) => void;
};

/** Who comes last when it is full sends the one away who was here longest ago. */
export const VISITORS = 64;
/** Milliseconds without a request after which a visitor's memory is forgotten. */
export const IDLE = 30 * 60_000;
/** Changes that one visitor may ask for. */
export const CHANGES = 99;
/** Bytes of content in one request. */
const CONTENT = 8 * 1024;

type Visit = {
  readonly fetch: (request: Request) => Response | Promise<Response>;
  readonly seen: number;
  readonly changes: number;
};

/** The service for one visitor; `undefined` when the visitor has changed enough. */
export type Scratch = (visitor: string, request: Request) => Promise<Response> | undefined;

/** @returns what answers a request out of its visitor's memory, which is made when it is first asked for */
export function scratchMemory({ now, random, onError }: ScratchOptions): Scratch {
  const visits = new Map<string, Visit>();
  const fresh = (): Visit["fetch"] => {
    const store = memoryStore({ now, random }, CHANGES);
    const app = createApp(handlers, store, { now, onError, contentLimit: CONTENT });
    return (request) => app.fetch(request);
  };
  const forget = (): void => {
    const since = now() - IDLE;
    for (const [visitor, { seen }] of visits) {
      if (seen >= since && visits.size < VISITORS) return;
      visits.delete(visitor);
    }
  };
  return (visitor, request) => {
    const before = visits.get(visitor);
    visits.delete(visitor);
    forget();
    const isChange = request.method !== "GET" && request.method !== "HEAD";
    const changes = (before?.changes ?? 0) + (isChange ? 1 : 0);
    const visit = { fetch: before?.fetch ?? fresh(), seen: now(), changes: Math.min(changes, CHANGES + 1) };
    visits.set(visitor, visit);
    return isChange && changes > CHANGES ? undefined : Promise.resolve(visit.fetch(request));
  };
}
