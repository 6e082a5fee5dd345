// One call's requests: the loop beneath the middleware.
import { retryAfter } from "../http/retry-after.ts";
import { tryParse } from "../json/parse.ts";
import { isTransient } from "../semantics/statuses.ts";
import { AbortError, CallError, type CallFacts, isObject, NetworkError, TimeoutError } from "./errors.ts";
import type { Send, Settings } from "./options.ts";
import { isInProgress, isRepeatable, jitter, provesNoEffect } from "./retry.ts";
import type { Row } from "./table.ts";

/** What is known of a call while it goes on. */
export type Trace = {
  readonly row: Row;
  readonly operation: string;
  attempts: number;
  /** Of its request, once there is one. */
  url: string;
  key?: string | undefined;
  prefers?: boolean;
  /** A request is under way, or ended without a refusal: it may have its effect. */
  isInDoubt: boolean;
};

/** A call: what it may do, until when, and what is known of it. */
export type Run = {
  readonly settings: Settings;
  /** When it has to be over, in milliseconds since 1970. */
  readonly end: number;
  readonly trace: Trace;
};

/** Keeps what a request tells of its call. */
export function noteRequest(trace: Trace, { url, headers }: Request): void {
  trace.url = url;
  trace.key = headers.get("idempotency-key") ?? undefined;
  trace.prefers = headers.has("prefer");
}

/** @returns what is known of a call that did not succeed. */
export function factsOf({ row, operation, attempts, key, isInDoubt }: Trace): CallFacts {
  return { operation, attempts, key, effect: isInDoubt && !row.safe ? "unknown" : "none" };
}

/** @returns the error of a call whose work threw. */
export function errorFrom(error: unknown, trace: Trace): CallError {
  if (error instanceof CallError) return error;
  return new NetworkError("no answer that can be read", factsOf(trace), error);
}

/**
 * Does work that has to end in time, and before the signal above does; what comes later is dropped.
 *
 * @param work is given a signal that ends with it
 * @throws TimeoutError or AbortError, and what the work throws
 */
export function runWithin<Result>(
  { settings, trace }: Run,
  milliseconds: number,
  above: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const ending = new AbortController();
  const { signal } = ending;
  // Who works may not heed the signal: the promise is settled all the same.
  return new Promise((resolve, reject) => {
    const end = (error: CallError): void => {
      ending.abort(error);
      reject(error);
    };
    const abort = (): void => end(new AbortError("the caller ended it", factsOf(trace), above?.reason));
    const late = (): void => end(new TimeoutError("no answer in time", factsOf(trace)));
    above?.addEventListener("abort", abort, { signal });
    settings.platform.wait(milliseconds, signal).then(late, () => {});
    if (milliseconds <= 0) late();
    if (above?.aborted) abort();
    work(signal)
      .then(resolve, reject)
      .finally(() => ending.abort());
  });
}

/** @returns the custom `fetch` of one call: one token, then what is remembered, then as many tries as it takes */
export function senderOf(run: Run, signal: AbortSignal): Send {
  const { token, cache } = run.settings;
  const { trace } = run;
  return async (request) => {
    const { headers } = request;
    noteRequest(trace, request);
    const bearer = typeof token === "function" ? await token() : token;
    if (bearer && !headers.has("authorization")) headers.set("authorization", `Bearer ${bearer}`);
    return cache(trace.row, request, (sent) => sendWithRetries(run, sent, signal));
  };
}

/**
 * Sends a request, and again while the document allows it and it may help.
 *
 * @returns the last answer, whole
 * @throws CallError when none came
 */
async function sendWithRetries(run: Run, request: Request, signal: AbortSignal): Promise<Response> {
  const { settings, end, trace } = run;
  const { attempts, backoff, platform } = settings;
  const { operation, row } = trace;
  const { method, url, headers } = request;
  for (;;) {
    signal.throwIfAborted();
    const attempt = trace.attempts + 1;
    // A layer may ask twice.
    if (attempt > attempts) throw new Error("No attempt is left.");
    // Not counted where middleware has read the content: nothing is sent.
    const copy = request.clone();
    notify(settings.onAttempt, { operation, attempt, method, url });
    signal.throwIfAborted();
    trace.attempts = attempt;
    const { response, isLast, error } = await sendOnce(run, copy, signal).catch(
      (thrown): Outcome => ({ error: errorFrom(thrown, trace) }),
    );
    const asked = (response && retryAfter(response.headers, platform.now())) ?? 0;
    const delay = asked + jitter(attempt, backoff, platform.random);
    if (isLast || attempt >= attempts || platform.now() + delay >= end || !isRepeatable(row, headers)) {
      if (response) return response;
      throw error;
    }
    signal.throwIfAborted();
    notify(settings.onRetry, { operation, attempt, status: response?.status, delay });
    await platform.wait(delay, signal);
  }
}

/** What became of one request: an answer, whole, or none. */
type Outcome = {
  readonly response?: Response;
  /** It does not become otherwise when sent again. */
  readonly isLast?: boolean;
  readonly error?: CallError;
};

/** One request and its whole answer, within a time. */
function sendOnce(run: Run, request: Request, above: AbortSignal): Promise<Outcome> {
  const { settings, trace } = run;
  const { isInDoubt } = trace;
  trace.isInDoubt = true;
  return runWithin(run, settings.tryTimeout, above, async (signal) => {
    const response = await settings.fetch(new Request(request, { signal }));
    const { status } = response;
    // Where it leads, and by which status, no page may see.
    if (response.type === "opaqueredirect")
      return { isLast: true, error: errorFrom(new Error("It leads elsewhere."), trace) };
    const learn = (isKnown: boolean): void => {
      // What comes too late tells of an attempt that is over.
      signal.throwIfAborted();
      if (isKnown && provesNoEffect(response)) trace.isInDoubt = isInDoubt;
    };
    learn(status !== 409);
    const content = await response.text();
    const isTwin = status === 409 && isInProgress(content);
    learn(!isTwin);
    assertDeclared(trace, response, content);
    return { response: new Response(content || null, response), isLast: !isTwin && !isTransient(status) };
  });
}

/** @throws Error where a redirect led, for what is cut off or garbled, the page of a portal or a proxy, a problem */
export function assertDeclared(trace: Trace, response: Response, content: string): void {
  if (!isAsDeclared(trace, response, content)) throw new Error("It is not as declared.");
}

function isAsDeclared(
  { row, prefers }: Trace,
  { ok, status, headers, redirected }: Response,
  content: string,
): boolean {
  const isJson = /^application\/json *(;|$)/i.test(headers.get("content-type") ?? "");
  const carries = row.answers[status];
  if (redirected) return false;
  if (!carries) return !ok || !content || isJson;
  if (carries === "nothing") return !content;
  if (carries === "preferred") return !content && prefers === true;
  const value = isJson ? tryParse(content) : undefined;
  return carries === "value" ? isJson : isObject(value) && Array.isArray(value) === (carries === "list");
}

/** Whoever listens must not change what becomes of the call. */
export async function notify<Event>(
  hook: ((event: Event) => unknown) | undefined,
  event: Event,
): Promise<void> {
  try {
    await hook?.(event);
  } catch {}
}
