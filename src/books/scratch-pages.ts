// The service on scratch memory: `/scratch/{visitor}/books` is the `/books` of one visitor.
import { randomBytes } from "node:crypto";
import type { Hono } from "hono";
import { fields } from "../semantics/fields.ts";
import { problemOutcome } from "../server/outcomes.ts";
import { requestIdOf } from "../server/request-id.ts";
import { serviceProblems } from "../service/problems.ts";
import { pooled } from "../service/random.ts";
import { scratchMemory } from "../service/scratch.ts";
import { respond } from "../site/serving.ts";

const PATH = /^\/scratch\/([0-9a-f]{32})(\/.*)$/;

/** Adds the scratch service; a visitor who has used up their changes gets a problem. */
export function addScratchPages(
  app: Hono,
  onError: (error: unknown, about: { readonly operation: string }) => void,
): void {
  const scratch = scratchMemory({ now: Date.now, random: pooled(randomBytes), onError, requestIdOf });
  app.all("/scratch/*", (c, next) => {
    const { pathname, origin, search } = new URL(c.req.url);
    const [, visitor, path] = PATH.exec(pathname) ?? [];
    if (visitor === undefined || path === undefined) return next();
    const request = new Request(`${origin}${path}${search}`, c.req.raw);
    // The server reads the content from the new request, not from the platform's stream.
    const from = addressOf(c.env);
    const answer = scratch({ id: visitor, from }, request, {
      ...(c.env as object | undefined),
      incoming: undefined,
    });
    if (answer !== undefined) return answer.then((own) => within(`/scratch/${visitor}`, own));
    const outcome = problemOutcome("scratch-is-full", serviceProblems["scratch-is-full"]);
    return Promise.resolve(respond(c, outcome));
  });
}

/** The same response, with its addresses moved below the visitor's path. */
async function within(base: string, answer: Response): Promise<Response> {
  const headers = new Headers(answer.headers);
  const location = headers.get(fields.location.name);
  if (location?.startsWith("/")) headers.set(fields.location.name, base + location);
  const link = headers.get(fields.link.name);
  // RFC 8288 3: the target is between < and >.
  if (link !== null) headers.set(fields.link.name, link.replaceAll(/(^|,\s*)<\//g, `$1<${base}/`));
  // As text, so that the response has a Content-Length.
  const content = answer.body === null ? null : await answer.text();
  return new Response(content, { status: answer.status, headers });
}

function addressOf(env: unknown): string {
  const bindings = env as { readonly incoming?: { readonly socket: { readonly remoteAddress?: string } } };
  return bindings?.incoming?.socket.remoteAddress ?? "";
}
