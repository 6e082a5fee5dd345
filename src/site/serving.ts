// What everything that is served next to the operations has in common.
import type { Context, Env, Handler, Hono } from "hono";
import { contentOf } from "../server/outcomes.ts";
import { otherMethod } from "../server/paths.ts";
import type { Outcome } from "../server/port.ts";
import { requestIdOf } from "../server/request-id.ts";

/** Header fields of a representation that a cache has to ask for again before each use. */
export const REVALIDATED = { "cache-control": "no-cache", "x-content-type-options": "nosniff" } as const;

/** Serves what can only be read: GET, HEAD (which Hono derives from GET), and 405 to any other method. */
export function serveReadOnly<Path extends string>(app: Hono, path: Path, handler: Handler<Env, Path>): void {
  app.get(path, handler);
  app.all(path, (c, next) =>
    isRead(c) ? next() : Promise.resolve(respond(c, otherMethod(c.req.method, [{ method: "GET" }]))),
  );
}

export function isRead({ req }: Context): boolean {
  return req.method === "GET" || req.method === "HEAD";
}

/** @returns the response for an outcome; a problem names the request that it answers. */
export function respond({ env }: Context, outcome: Outcome): Response {
  const { status, headers } = outcome;
  return new Response(contentOf(outcome, requestIdOf(env)), { status, headers });
}
