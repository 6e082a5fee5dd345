// The app: a function from Request to Response for the operations of a document, on Hono.

import { type Context, Hono } from "hono";
import { baseRoutePath, basePath as mountedAt } from "hono/route";
import { withoutEndSlashes } from "../http/path.ts";
import { pathMatcher } from "../http/path-templates.ts";
import { fields } from "../semantics/fields.ts";
import { problems } from "../semantics/problems.ts";
import { answerFault } from "./answer-check.ts";
import { noteProblem } from "./attended.ts";
import { ContentAborted, type Incoming } from "./bytes.ts";
import type { Handler, RequestContext } from "./context.ts";
import { asDeclared, type ErrorContent } from "./declared-answer.ts";
import { type KeyedTurns, keyedTurns } from "./keyed-turns.ts";
import { contentOf, problemOutcome } from "./outcomes.ts";
import { operationsByPath, otherMethod } from "./path-methods.ts";
import type { Plan } from "./plan.ts";
import { type Outcome, ShareIsFull, StoreUnavailable, type UnitOfWork } from "./port.ts";
import { type Authenticate, LOCAL, type Verify } from "./principals.ts";
import { serveOperation, splitRows } from "./serve-operation.ts";
import type { Wiring } from "./wiring.ts";

export type ServerOptions = {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Called for each failure of the server itself: an exception, or a response that does not fit the document. */
  readonly onError: (error: unknown, about: { readonly operation: string }) => void;
  /** Checks every response against the document before the commit. Default: false. */
  readonly checkResponses?: boolean;
  /** The most content that is read from one request, in bytes. Default: 1 MiB. */
  readonly contentLimit?: number;
  /** Returns the principal of a bearer token. Default: every caller is one local principal, and `security` is ignored. */
  readonly authenticate?: Authenticate;
  /**
   * Returns the principal of the credentials of each security scheme, by its name in the document. `authenticate` verifies the
   * tokens of the schemes that are not listed.
   */
  readonly verifiers?: Readonly<Record<string, Verify>>;
  /** Origins whose pages may write without a token, such as `https://app.example`. Default: none. */
  readonly allowedOrigins?: readonly string[];
  /** Resolves after that many milliseconds, or when it is aborted. Default: a timer. */
  readonly wait?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /**
   * Makes the content of an error whose JSON schema is the document's own, from our problem. `createApp` asks for it where
   * the document declares such errors.
   */
  readonly errorContent?: ErrorContent;
  /** The path that precedes the document's paths, such as `/v2` or `""`. Default: the path of the document's servers. */
  readonly basePath?: string;
  /**
   * The URL that clients know the base path by, such as `https://api.example.com/v2`, for `Location` and `Link` behind a
   * proxy. Default: these fields have a path without origin.
   */
  readonly publicUrl?: string;
  /** Returns the id of a request from the environment of the platform; problems include it. */
  readonly requestIdOf?: (env: unknown) => string | undefined;
};

/** The option of a document that declares errors in schemas of its own, whose type is `Content`. */
export type ErrorsAs<Content> = {
  readonly errorContent: (...given: Parameters<ErrorContent>) => Content;
};

const DEFAULT_CONTENT_LIMIT = 1024 * 1024;

/**
 * @param wiring the operations, as the generator wrote them
 * @param handlers one handler per operation, by its id
 * @param store runs each request in one unit of work
 * @param options time, errors, limits
 * @returns a Hono app whose `fetch` serves every operation, OPTIONS, and 405 and 404 for everything else
 *
 * @example
 * ```ts
 * import { collection, memoryStore } from "verbatim/server/memory";
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
): Hono {
  const app = new Hono();
  const respond = (c: Context, outcome: Outcome): Response => {
    const { status, headers } = outcome;
    noteProblem(c.env, outcome);
    const content = outcome.content ?? contentOf(outcome, options.requestIdOf?.(c.env));
    // RFC 9110 9.3.2: HEAD has no content, so nothing reads the stream to its end.
    if (c.req.method === "HEAD" && content instanceof ReadableStream) void content.cancel();
    return new Response(content as BodyInit | null, { status, headers });
  };
  // The generated interface has checked the type of each handler; here they have one type.
  const byId = handlers as Readonly<Record<string, Handler<unknown>>>;
  const turns = keyedTurns(options.wait ?? pause);
  const anyStore = store as unknown as UnitOfWork<unknown, unknown>;
  const serve = async (c: Context, plan: Plan, path: Texts): Promise<Response> => {
    try {
      return respond(c, await serveOperation(plan, contextOf(c, plan.wiring, path, options), anyStore));
    } catch (error) {
      const outcome = answerFailure(error, plan.wiring.id, options);
      return respond(c, asDeclared(plan.wiring, outcome, options.errorContent));
    }
  };
  requireVerifiers(wiring, options);
  const find = pathMatcher(
    [...operationsByPath(wiring, options.basePath)].map(([path, operations]) => {
      const plans = operations.map((one) => [one.method, planOf(one, byId, options, turns)] as const);
      return [path, { operations, plans: new Map<string, Plan>(plans) }] as const;
    }),
  );
  // Not a route of Hono for each path: it would match them in their order, and read `:` and `*` in them as patterns.
  app.all("*", async (c, next) => {
    const found = find(pathBelowMount(c));
    if (found === undefined) return next();
    const { operations, plans } = found.value;
    // RFC 9110 9.3.2: HEAD is GET, and Hono drops the content.
    const plan = plans.get(c.req.method) ?? (c.req.method === "HEAD" ? plans.get("GET") : undefined);
    return plan === undefined
      ? respond(c, otherMethod(c.req.method, operations))
      : serve(c, plan, found.texts);
  });
  // Routes next to the operations, such as docs, report errors like operations.
  app.onError((error, c) => respond(c, answerFailure(error, "no operation", options)));
  app.notFound((c) => respond(c, problemOutcome("not-found", problems["not-found"])));
  return app;
}

/** @throws Error when some scheme has a verifier and another that the document uses has none: it would let no one in. */
function requireVerifiers(
  wiring: Readonly<Record<string, Wiring>>,
  { verifiers, authenticate }: ServerOptions,
): void {
  if (verifiers === undefined && authenticate === undefined) return;
  for (const { schemes } of Object.values(wiring).flatMap(({ security = [] }) => security)) {
    const missing = schemes.find(
      ({ name, kind }) =>
        !Object.hasOwn(verifiers ?? {}, name) && !(kind === "bearer" && authenticate !== undefined),
    );
    if (missing !== undefined)
      throw new Error(`verifiers: there is no function for the security scheme ${missing.name}; add one.`);
  }
}

function planOf(
  wiring: Wiring,
  handlers: Readonly<Record<string, Handler<unknown>>>,
  options: ServerOptions,
  turns: KeyedTurns,
): Plan {
  const read = (id: string): Handler<unknown> => {
    const handler = handlers[id];
    if (handler === undefined)
      throw new Error(`handlers: there is no handler for the operation ${id}; add one.`);
    return (request, view) => handler.call(handlers, request, view);
  };
  return {
    wiring,
    ...splitRows(wiring, options.authenticate !== undefined || options.verifiers !== undefined),
    handler: read(wiring.id),
    read,
    fault: options.checkResponses ? answerFault : () => undefined,
    errorContent: options.errorContent,
    keyedTurns: turns,
    onFault: (operation, fault) => options.onError(new Error(fault), { operation: operation.id }),
  };
}

/** The texts of the path parameters, still percent-encoded. */
type Texts = Readonly<Record<string, string>>;

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

function contextOf(c: Context, wiring: Wiring, path: Texts, options: ServerOptions): RequestContext {
  return {
    wiring,
    request: c.req.raw,
    incoming: (c.env as { readonly incoming?: Incoming } | undefined)?.incoming,
    requestTarget: targetOf(c.req.url),
    basePath: options.basePath && withoutEndSlashes(options.basePath),
    publicUrl: options.publicUrl && withoutEndSlashes(options.publicUrl),
    path,
    contentLimit: options.contentLimit ?? DEFAULT_CONTENT_LIMIT,
    now: options.now,
    authenticate: options.authenticate,
    verifiers: options.verifiers,
    requirement: undefined,
    allowedOrigins: options.allowedOrigins ?? [],
    principal: LOCAL,
    query: {},
    header: {},
    cookie: {},
    conditions: {},
    minimal: false,
    key: undefined,
    mediaType: undefined,
    bytes: new Uint8Array(),
    isTooLarge: false,
    judged: { value: undefined },
    content: undefined,
  };
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

function answerFailure(error: unknown, operation: string, options: ServerOptions): Outcome {
  if (error instanceof ContentAborted) {
    return problemOutcome("malformed-request", problems["malformed-request"], [], { detail: error.message });
  }
  if (!(error instanceof ShareIsFull)) options.onError(error, { operation });
  if (!(error instanceof StoreUnavailable))
    return problemOutcome("internal-error", problems["internal-error"]);
  const headers = { [fields.retryAfter.name]: String(error.retryAfterSeconds) };
  return problemOutcome("store-unavailable", problems["store-unavailable"], [], { headers });
}
