// The operations of a document: each with its plan, found by method and path.

import { forwardedAddress } from "../http/forwarded.ts";
import { withoutEndSlashes } from "../http/path.ts";
import { pathMatcher } from "../http/path-templates.ts";
import { traceContextOf } from "../http/trace-context.ts";
import { fields } from "../semantics/fields.ts";
import { problems } from "../semantics/problems.ts";
import { answerFault } from "./answer-check.ts";
import { ContentAborted, type Incoming } from "./bytes.ts";
import { fieldOf, type Handler, type RequestContext } from "./context.ts";
import { asDeclared } from "./declared-answer.ts";
import { ItemFault } from "./framed.ts";
import { type KeyedTurns, keyedTurns } from "./keyed-turns.ts";
import { problemOutcome } from "./outcomes.ts";
import { knownPages } from "./page.ts";
import { operationsByPath, otherMethod } from "./path-methods.ts";
import type { Plan } from "./plan.ts";
import { type Outcome, ShareIsFull, StoreUnavailable, type UnitOfWork } from "./port.ts";
import { LOCAL } from "./principals.ts";
import { publicUrlOf } from "./public-url.ts";
import { queryReader } from "./query-reader.ts";
import { type RateLimiter, rateLimiter } from "./rate-limit.ts";
import type { RequestHead } from "./request-head.ts";
import { serveOperation, stepsOf } from "./serve-operation.ts";
import type { ServerOptions } from "./server-options.ts";
import type { Soon } from "./soon.ts";
import { finderOf } from "./state.ts";
import { type Units, unitsOf } from "./units.ts";
import type { Wiring } from "./wiring.ts";

/** A request of any platform. */
export type Asked = {
  readonly head: RequestHead;
  /** The request of Node, if the server runs on Node. */
  readonly incoming: Incoming | undefined;
  /** Where the request came from, if the platform says it. */
  readonly address: string | undefined;
  readonly requestTarget: RequestContext["requestTarget"];
};

export type Found = {
  /** Never throws: a failure is a response, too. */
  readonly answer: (asked: Asked) => Soon<Outcome>;
  /** The id of the operation; `undefined` if the path has none for the method. */
  readonly operation?: string;
};

export type Operations = {
  /** @returns how to answer a request for a path, undecoded; `undefined` if the document has no such path. */
  readonly find: (method: string, path: string) => Found | undefined;
  /** @returns the response to an exception, which is reported. */
  readonly failure: (error: unknown) => Outcome;
  /** @returns the id of a request, which problems include. */
  readonly requestIdOf: (env: unknown) => string | undefined;
};

const DEFAULT_CONTENT_LIMIT = 1024 * 1024;

/**
 * @param wiring the operations, as the generator wrote them
 * @param handlers one handler per operation, by its id
 * @param store runs each request in one unit of work
 * @param options time, errors, limits
 * @returns the operations, and the responses to other methods on their paths
 */
export function operationsFor<ReadView, WriteView extends ReadView>(
  wiring: Readonly<Record<string, Wiring>>,
  handlers: object,
  store: UnitOfWork<ReadView, WriteView>,
  options: ServerOptions,
): Operations {
  // The generated interface has checked the type of each handler; here they have one type.
  const byId = handlers as Readonly<Record<string, Handler<unknown>>>;
  const units = unitsOf(store as unknown as UnitOfWork<unknown, unknown>);
  const shared: Shared = { keyedTurns: keyedTurns(options.wait ?? pause), pages: knownPages() };
  const { rateLimit } = options;
  const limiter = typeof rateLimit === "object" ? rateLimiter(rateLimit, options.now) : rateLimit;
  requireVerifiers(wiring, options);
  const find = pathMatcher(
    [...operationsByPath(alike(wiring), options.basePath)].map(([path, operations]) => {
      const plans = operations.map((one) => [one.method, planOf(one, byId, options, shared)] as const);
      return [path, { operations, plans: new Map<string, Plan>(plans) }] as const;
    }),
  );
  return {
    failure: (error) => answerFailure(error, "no operation", options),
    requestIdOf: options.requestIdOf ?? (() => undefined),
    find: (method, path) => {
      const found = find(path);
      if (found === undefined) return undefined;
      const { operations, plans } = found.value;
      // RFC 9110 9.3.2: HEAD is GET, and the platform drops the content.
      const plan = plans.get(method) ?? (method === "HEAD" ? plans.get("GET") : undefined);
      if (plan === undefined) return { answer: () => otherMethod(method, operations) };
      return {
        answer: (asked) => serve(plan, contextOf(asked, plan, found.texts, options, limiter), units, options),
        operation: plan.wiring.id,
      };
    },
  };
}

function serve(
  plan: Plan,
  context: RequestContext,
  units: Units<unknown, unknown>,
  options: ServerOptions,
): Soon<Outcome> {
  const failed = (error: unknown): Outcome =>
    asDeclared(plan.wiring, answerFailure(error, plan.wiring.id, options), options.errorContent);
  try {
    const outcome = serveOperation(plan, context, units);
    if (context.rateLimiter === undefined)
      return outcome instanceof Promise ? outcome.catch(failed) : outcome;
    return Promise.resolve(outcome)
      .catch(failed)
      .then((known) => withFields(known, context.rateHeaders));
  } catch (error) {
    return failed(error);
  }
}

/**
 * @returns the same facts, each operation with the same members in the same order: code that reads the facts of objects of one
 *   shape is compiled once, and not again for each operation
 */
function alike(wiring: Readonly<Record<string, Wiring>>): Readonly<Record<string, Wiring>> {
  const names = new Set(Object.values(wiring).flatMap((one) => Object.keys(one)));
  const shape: Readonly<Record<string, undefined>> = Object.fromEntries(
    [...names].map((name) => [name, undefined]),
  );
  return Object.fromEntries(Object.entries(wiring).map(([id, one]) => [id, { ...shape, ...one }]));
}

function withFields(outcome: Outcome, more: RequestContext["rateHeaders"]): Outcome {
  return more === undefined ? outcome : { ...outcome, headers: { ...outcome.headers, ...more } };
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

/** What all operations share, so that its size has one bound, however many operations there are. */
type Shared = { readonly keyedTurns: KeyedTurns; readonly pages: Plan["textOf"] };

function planOf(
  wiring: Wiring,
  handlers: Readonly<Record<string, Handler<unknown>>>,
  options: ServerOptions,
  shared: Shared,
): Plan {
  const read = (id: string): Handler<unknown> => {
    const handler = handlers[id];
    if (handler === undefined)
      throw new Error(`handlers: there is no handler for the operation ${id}; add one.`);
    return (request, view) => handler.call(handlers, request, view);
  };
  return {
    wiring,
    ...stepsOf(wiring, options.authenticate !== undefined || options.verifiers !== undefined),
    handler: read(wiring.id),
    findTarget: finderOf(wiring.target, read),
    findParent: finderOf(wiring.parent, read),
    fault: options.checkResponses ? answerFault : () => undefined,
    checksItems: options.checkResponses === true,
    errorContent: options.errorContent,
    readQuery: queryReader(wiring.queryParameters),
    textOf: wiring.effect === "list" ? shared.pages : (stored) => stored,
    keyedTurns: shared.keyedTurns,
    onFault: (operation, fault) => report(new Error(fault), operation.id, options),
  };
}

/** The texts of the path parameters, still percent-encoded. */
type Texts = Readonly<Record<string, string>>;

/** What a context has until the decisions find out more: one for all, as nothing changes it. */
const NOTHING = Object.freeze({});
const NO_BYTES = new Uint8Array();
const NOT_JUDGED = Object.freeze({ value: undefined });
const NO_ORIGINS: readonly string[] = Object.freeze([]);

function contextOf(
  asked: Asked,
  { wiring, readQuery, textOf }: Plan,
  path: Texts,
  options: ServerOptions,
  limiter: RateLimiter | undefined,
): RequestContext {
  return {
    wiring,
    request: asked.head,
    incoming: asked.incoming,
    requestTarget: asked.requestTarget,
    basePath: options.basePath && withoutEndSlashes(options.basePath),
    publicUrl: publicUrlOf(options, asked.head, options.basePath ?? wiring.basePath ?? ""),
    path,
    readQuery,
    textOf,
    contentLimit: options.contentLimit ?? DEFAULT_CONTENT_LIMIT,
    uploadLimit: options.uploadLimit,
    now: options.now,
    authenticate: options.authenticate,
    verifiers: options.verifiers,
    requirement: undefined,
    rateLimiter: limiter,
    address: addressOf(asked, options),
    trace: traceOf(asked.head),
    allowedOrigins: options.allowedOrigins ?? NO_ORIGINS,
    principal: LOCAL,
    query: NOTHING,
    header: NOTHING,
    cookie: NOTHING,
    conditions: NOTHING,
    minimal: false,
    key: undefined,
    mediaType: undefined,
    bytes: NO_BYTES,
    judged: NOT_JUDGED,
    content: undefined,
  };
}

/** A proxy that is trusted says who its client is; without that, all clients of a proxy would have one limit. */
function addressOf({ head, address }: Asked, { trustForwarded }: ServerOptions): string | undefined {
  const forwarded = trustForwarded ? forwardedAddress(fieldOf(head, "forwarded") ?? "") : undefined;
  return forwarded ?? address;
}

function traceOf(head: RequestHead): RequestContext["trace"] {
  const traceparent = fieldOf(head, "traceparent");
  return traceparent === null ? undefined : traceContextOf(traceparent, fieldOf(head, "tracestate"));
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

/** A log that fails, for example because an error refuses to be read, costs no client its response. */
function report(error: unknown, operation: string, { onError }: ServerOptions): void {
  try {
    onError(error, { operation });
  } catch (fault) {
    const why = fault instanceof Error ? fault.message : "it threw something else than an error";
    process.emitWarning(`onError could not report a failure of ${operation}: ${why}`);
  }
}

function answerFailure(error: unknown, operation: string, options: ServerOptions): Outcome {
  if (error instanceof ContentAborted) {
    return problemOutcome("malformed-request", problems["malformed-request"], [], { detail: error.message });
  }
  if (!(error instanceof ShareIsFull || error instanceof ItemFault)) report(error, operation, options);
  if (!(error instanceof StoreUnavailable))
    return problemOutcome("internal-error", problems["internal-error"]);
  const headers = { [fields.retryAfter.name]: String(error.retryAfterSeconds) };
  return problemOutcome("store-unavailable", problems["store-unavailable"], [], { headers });
}
