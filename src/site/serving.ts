// Helpers for everything that is served next to the operations.
import type { Context, Env, Handler, Hono } from "hono";
import { noteProblem } from "../server/attended.ts";
import { contentOf } from "../server/outcomes.ts";
import { otherMethod } from "../server/path-methods.ts";
import type { Outcome } from "../server/port.ts";
import { requestIdOf } from "../server/request-id.ts";

/** Answers GET and, as Hono does by itself, HEAD; OPTIONS gets `Allow`, and any other method 405. */
export function serveReadOnly<Path extends string>(app: Hono, path: Path, handler: Handler<Env, Path>): void {
  app.get(path, handler);
  app.all(path, (c, next) =>
    isRead(c) ? next() : Promise.resolve(respond(c, otherMethod(c.req.method, [{ method: "GET" }]))),
  );
}

export function isRead({ req }: Context): boolean {
  return req.method === "GET" || req.method === "HEAD";
}

/** @returns the response for an outcome; a problem contains the request id */
export function respond({ env }: Context, outcome: Outcome): Response {
  const { status, headers } = outcome;
  noteProblem(env, outcome);
  return new Response(contentOf(outcome, requestIdOf(env)), { status, headers });
}
