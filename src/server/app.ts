// The app: a function from Request to Response for the operations of a document, on Hono.

import { type Context, Hono } from "hono";
import { baseRoutePath, basePath as mountedAt } from "hono/route";
import { problems } from "../semantics/problems.ts";
import { noteOperation, noteProblem } from "./attended.ts";
import type { Incoming } from "./bytes.ts";
import type { RequestContext } from "./context.ts";
import { corsRules } from "./cors.ts";
import { corsMiddleware } from "./cors-middleware.ts";
import { type Operations, operationsFor } from "./operations.ts";
import { contentOf, problemOutcome, withLength } from "./outcomes.ts";
import type { Outcome, UnitOfWork } from "./port.ts";
import type { ServerOptions } from "./server-options.ts";
import type { Wiring } from "./wiring.ts";

export type { ErrorsAs, ServerOptions } from "./server-options.ts";

/** What Node's server passes with each request. */
type Bindings = {
  readonly incoming?: Incoming & Connected;
  readonly outgoing?: { readonly req?: Connected };
};
type Connected = { readonly socket?: { readonly remoteAddress?: string | undefined } };

/** A Hono app. The server of Node asks its operations directly, without a `Request` and a `Response`. */
export type App = Hono & { readonly operations: Operations };

/**
 * @param wiring the operations, as the generator wrote them
 * @param handlers one handler per operation, by its id
 * @param store runs each request in one unit of work
 * @param options time, errors, limits
 * @returns a Hono app whose `fetch` serves every operation, OPTIONS, and 405 and 404 for everything else, with CORS
 * @throws Error for a name in `allowedHeaders` that is not the name of a field
 *
 * @example
 * ```ts
 * import { collection, memoryStore } from "@verbatim-http/kit/server/memory";
 * import { createApp, type Handlers } from "./generated/server.ts";
 *
 * // createApp calls buildApp with the wiring and types of your document.
 * declare const handlers: Handlers<object, object>;
 * const app = createApp(handlers, memoryStore({}), { now: Date.now, onError: console.error });
 * const response = await app.fetch(new Request("http://localhost/notes"));
 * ```
 */
export function buildApp<ReadView, WriteView extends ReadView>(
  wiring: Readonly<Record<string, Wiring>>,
  handlers: object,
  store: UnitOfWork<ReadView, WriteView>,
  options: ServerOptions,
): App {
  const app = new Hono();
  const respond = (c: Context, outcome: Outcome): Response => {
    const { status, headers } = outcome;
    noteProblem(c.env, outcome);
    const content = outcome.content ?? contentOf(outcome, options.requestIdOf?.(c.env));
    if (!(content instanceof ReadableStream))
      return new Response(content as BodyInit | null, { status, headers: withLength(outcome, content) });
    // RFC 9110 9.3.2: HEAD has no content, so nothing reads the stream to its end.
    const isHead = c.req.method === "HEAD";
    if (isHead) content.cancel().catch((error: unknown) => operations.failure(error));
    return new Response(isHead ? null : content, { status, headers });
  };
  const operations = operationsFor(wiring, handlers, store, options);
  const cors = corsRules(wiring, options);
  if (cors !== undefined) app.use("*", corsMiddleware(cors));
  // Not a route of Hono for each path: it would match them in their order, and read `:` and `*` in them as patterns.
  app.all("*", async (c, next) => {
    const found = operations.find(c.req.method, pathBelowMount(c));
    if (found === undefined) return next();
    noteOperation(c.env, found.operation);
    const { incoming, outgoing }: Bindings = c.env ?? {};
    // Who has read the content, and passes a copy of the request, leaves `incoming` out.
    const address = (incoming ?? outgoing?.req)?.socket?.remoteAddress;
    const asked = { head: c.req.raw, incoming, address, requestTarget: targetOf(c.req.url) };
    return respond(c, await found.answer(asked));
  });
  // Routes next to the operations, such as docs, report errors like operations.
  app.onError((error, c) => respond(c, operations.failure(error)));
  app.notFound((c) => respond(c, problemOutcome("not-found", problems["not-found"])));
  return Object.assign(app, { operations });
}

function targetOf(url: string): RequestContext["requestTarget"] {
  const start = url.indexOf("/", url.indexOf("//") + 2);
  const query = url.indexOf("?", start);
  return {
    path: url.slice(start, query < 0 ? undefined : query),
    search: query < 0 ? "" : url.slice(query),
  };
}

/** The path below the place where a different Hono app mounts this one with `route`. */
function pathBelowMount(c: Context): string {
  const { path } = targetOf(c.req.url);
  return baseRoutePath(c).length > 1 ? path.slice(mountedAt(c).length) : path;
}
