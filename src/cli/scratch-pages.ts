// The service on scratch memory, a path segment a visitor: `/scratch/{visitor}/books` is that visitor's `/books`.
import { randomBytes } from "node:crypto";
import type { Hono } from "hono";
import { contentOf, problemOutcome } from "../server/outcomes.ts";
import { serviceProblems } from "../service/problems.ts";
import { pooled } from "../service/random.ts";
import { scratchMemory } from "../service/scratch.ts";
import { requestIdOf } from "./listen.ts";

const PATH = /^\/scratch\/([0-9a-f]{32})(\/.*)$/;

/** Adds the scratch service; who is not let in any more is told so. */
export function addScratchPages(
  app: Hono,
  onError: (error: unknown, about: { readonly operation: string }) => void,
): void {
  const scratch = scratchMemory({ now: Date.now, random: pooled(randomBytes), onError });
  app.all("/scratch/*", (c, next) => {
    const { pathname, origin, search } = new URL(c.req.url);
    const [, visitor, path] = PATH.exec(pathname) ?? [];
    if (visitor === undefined || path === undefined) return next();
    const request = new Request(`${origin}${path}${search}`, c.req.raw);
    const answer = scratch(visitor, request);
    if (answer !== undefined) return answer;
    const outcome = problemOutcome("scratch-is-full", serviceProblems["scratch-is-full"]);
    const content = contentOf(outcome, requestIdOf(c.env));
    return Promise.resolve(new Response(content, { status: outcome.status, headers: outcome.headers }));
  });
}
