// The app: a pure (Request) -> Response over the operations of a document, on Hono.
import { type Context, Hono } from "hono";
import { fields } from "../semantics/fields.ts";
import { allowedMethods, type Method } from "../semantics/methods.ts";
import { problems } from "../semantics/problems.ts";
import { answerFault } from "./answer-check.ts";
import type { Exchange, Handler } from "./exchange.ts";
import { problemOutcome } from "./outcomes.ts";
import { type Outcome, StoreUnavailable, type UnitOfWork } from "./port.ts";
import { type Plan, serveOperation, splitRows } from "./serve-operation.ts";
import type { Wiring } from "./wiring.ts";

export type ServerOptions = {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Told of each failure that is the server's own: an exception, or an answer that does not fit the document. */
  readonly onError: (error: unknown, about: { readonly operation: string }) => void;
  /** Holds every answer against the document before the commit. Default: false. */
  readonly checkResponses?: boolean;
  /** The most content that is read of one request, in bytes. Default: 1 MiB. */
  readonly contentLimit?: number;
};

const DEFAULT_CONTENT_LIMIT = 1024 * 1024;

/**
 * @param wiring the operations, as the generator wrote them
 * @param handlers one handler an operation, by its id
 * @param store runs each request in one unit of work
 * @param options time, errors, limits
 * @returns a Hono app whose `fetch` answers every operation, 405 with `Allow`, OPTIONS, and 404
 */
export function buildApp<ReadView, WriteView extends ReadView>(
  wiring: Readonly<Record<string, Wiring>>,
  handlers: object,
  store: UnitOfWork<ReadView, WriteView>,
  options: ServerOptions,
): Hono {
  const app = new Hono();
  // The generated interface has checked each handler; here they are all alike.
  const byId = handlers as Readonly<Record<string, Handler<unknown>>>;
  const anyStore = store as unknown as UnitOfWork<unknown, unknown>;
  for (const operation of Object.values(wiring)) {
    const plan = planOf(operation, byId, options);
    app.on(operation.method, honoPath(operation.path), async (c) => {
      try {
        return respond(await serveOperation(plan, exchangeOf(c, operation, options), anyStore));
      } catch (error) {
        return respond(failure(error, operation.id, options));
      }
    });
  }
  for (const [path, methods] of methodsByPath(wiring)) {
    app.all(honoPath(path), (c) => respond(otherMethod(c.req.method, methods)));
  }
  // What stands beside the operations, such as docs, fails as they do.
  app.onError((error) => respond(failure(error, "beside the operations", options)));
  app.notFound(() => respond(problemOutcome("not-found", problems["not-found"])));
  return app;
}

function planOf(
  wiring: Wiring,
  handlers: Readonly<Record<string, Handler<unknown>>>,
  options: ServerOptions,
): Plan {
  const read = (id: string): Handler<unknown> => {
    const handler = handlers[id];
    if (handler === undefined) throw new Error(`There is no handler for ${id}.`);
    return (request, view) => handler.call(handlers, request, view);
  };
  return {
    wiring,
    ...splitRows(wiring),
    handler: read(wiring.id),
    read,
    fault: options.checkResponses ? answerFault : () => undefined,
    onFault: (operation, fault) => options.onError(new Error(fault), { operation: operation.id }),
  };
}

function exchangeOf(c: Context, wiring: Wiring, options: ServerOptions): Exchange {
  const { url } = c.req;
  const start = url.indexOf("/", url.indexOf("//") + 2);
  const query = url.indexOf("?", start);
  return {
    wiring,
    request: c.req.raw,
    target: {
      path: url.slice(start, query < 0 ? undefined : query),
      search: query < 0 ? "" : url.slice(query),
    },
    path: c.req.param(),
    contentLimit: options.contentLimit ?? DEFAULT_CONTENT_LIMIT,
    now: options.now,
    principal: "",
    query: {},
    header: {},
    conditions: {},
    minimal: false,
    key: undefined,
    mediaType: undefined,
    bytes: new Uint8Array(),
    judged: { value: undefined },
    content: undefined,
  };
}

function respond({ status, headers, body }: Outcome): Response {
  return new Response(body, { status, headers });
}

function failure(error: unknown, operation: string, options: ServerOptions): Outcome {
  options.onError(error, { operation });
  if (!(error instanceof StoreUnavailable))
    return problemOutcome("internal-error", problems["internal-error"]);
  const headers = { [fields.retryAfter.name]: String(error.retryAfterSeconds) };
  return problemOutcome("store-unavailable", problems["store-unavailable"], [], { headers });
}

/** What a path answers to a method that the document does not declare for it. */
function otherMethod(method: string, declared: readonly Wiring[]): Outcome {
  const allow = allowedMethods(declared.map((operation) => operation.method)).join(", ");
  const patch = declared.find((operation) => operation.method === "PATCH");
  const headers = {
    [fields.allow.name]: allow,
    ...(patch ? { [fields.acceptPatch.name]: Object.keys(patch.content?.media ?? {}).join(", ") } : {}),
  };
  if (method === ("OPTIONS" satisfies Method)) {
    return { status: 204, headers: { ...headers, [fields.cacheControl.name]: "no-store" }, body: null };
  }
  return problemOutcome("method-not-allowed", problems["method-not-allowed"], [], {
    detail: `This path answers ${allow}.`,
    headers: { [fields.allow.name]: allow },
  });
}

function methodsByPath(wiring: Readonly<Record<string, Wiring>>): ReadonlyMap<string, readonly Wiring[]> {
  return Map.groupBy(Object.values(wiring), (operation) => operation.path);
}

/** `/books/{bookId}` as Hono spells it. */
function honoPath(template: string): string {
  return template.replaceAll(/\{([^}]+)\}/g, ":$1");
}
