// The requests of one call: the retry loop below the middleware.
import { retryAfter } from "../http/retry-after.ts";
import { isTransient } from "../semantics/statuses.ts";
import { AbortError, type CallError, isObject, parsed, TimeoutError } from "./errors.ts";
import type { Send } from "./options.ts";
import { isInProgress, isRepeatable, jitter, provesNoEffect } from "./retry.ts";
import { circumstances, errorFrom, factsOf, noteRequest, type Run, type Trace } from "./trace.ts";

/**
 * Runs work that must end in time and before the outer signal aborts; a later result is dropped.
 *
 * @param work gets a signal that aborts when the work ends
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
  // `work` may ignore the signal; settle anyway.
  return new Promise((resolve, reject) => {
    const end = (error: CallError): void => {
      ending.abort(error);
      reject(error);
    };
    const abort = (): void =>
      end(new AbortError(`aborted by the caller${circumstances(trace)}`, factsOf(trace), above?.reason));
    const late = (): void =>
      end(new TimeoutError(`no response in time${circumstances(trace)}`, factsOf(trace)));
    above?.addEventListener("abort", abort, { signal });
    settings.platform.wait(milliseconds, signal).then(late, () => {});
    if (milliseconds <= 0) late();
    if (above?.aborted) abort();
    work(signal)
      .then(resolve, reject)
      .finally(() => ending.abort());
  });
}

/** @returns the custom `fetch` of one call: it adds the token, asks the cache, then sends with retries. */
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
 * Sends a request, and retries it while the document allows that and a retry may help.
 *
 * @returns the last response, completely read
 * @throws CallError when there was none
 */
async function sendWithRetries(run: Run, request: Request, signal: AbortSignal): Promise<Response> {
  const { settings, end, trace } = run;
  const { attempts, backoff, platform } = settings;
  const { operation, row } = trace;
  const { method, url, headers } = request;
  for (;;) {
    signal.throwIfAborted();
    const attempt = trace.attempts + 1;
    // A cache may send twice.
    if (attempt > attempts) throw new Error("No attempts left.");
    // Throws when middleware has read the content; nothing is sent then, so this is not an attempt.
    const copy = row.copy?.(request) ?? request.clone();
    notify(settings.onAttempt, { operation, attempt, method, url });
    signal.throwIfAborted();
    trace.attempts = attempt;
    const { response, isLast, error } = await sendOnce(run, copy, signal).catch(
      (thrown): Outcome => ({ error: errorFrom(thrown, trace), isLast: thrown instanceof FinalFault }),
    );
    const asked = (response && retryAfter(response.headers, platform.now())) ?? 0;
    const delay = asked + jitter(attempt, backoff, platform.random);
    if (
      request.bodyUsed ||
      isLast ||
      attempt >= attempts ||
      platform.now() + delay >= end ||
      !isRepeatable(row, headers)
    ) {
      if (response) return response;
      throw error;
    }
    signal.throwIfAborted();
    notify(settings.onRetry, { operation, attempt, status: response?.status, delay });
    await platform.wait(delay, signal);
  }
}

/** The outcome of one request: a completely read response, or none. */
type Outcome = {
  readonly response?: Response;
  /** A retry would not change it. */
  readonly isLast?: boolean;
  readonly error?: CallError;
};

/** A fault of a response that a retry would not change. */
class FinalFault extends Error {}

/** Sends one request and reads its response within a time limit. */
function sendOnce(run: Run, request: Request, above: AbortSignal): Promise<Outcome> {
  const { settings, trace } = run;
  const { isInDoubt } = trace;
  trace.isInDoubt = true;
  return runWithin(run, settings.tryTimeout, above, async (signal) => {
    const response = await settings.fetch(new Request(request, { signal }));
    const { status } = response;
    // In a browser, neither the status nor the target of a redirect is visible.
    if (response.type === "opaqueredirect") throw new FinalFault("The response is a redirect.");
    const learn = (isKnown: boolean): void => {
      // A late response belongs to an attempt that has ended.
      signal.throwIfAborted();
      if (isKnown && provesNoEffect(response)) trace.isInDoubt = isInDoubt;
    };
    learn(status !== 409);
    const content = await contentOf(run, response);
    const isPending = status === 409 && isInProgress(content);
    learn(!isPending);
    assertDeclared(trace, response, content);
    return { response: new Response(content || null, response), isLast: !isPending && !isTransient(status) };
  });
}

/** Not a string only where the row reads the content of a success itself. */
export type Content = string | Blob | ReadableStream<Uint8Array> | undefined;

/** @returns the content of a response, completely read @throws Error when it is larger than the limit */
export async function contentOf({ settings, trace }: Run, response: Response): Promise<Content> {
  const { contentLimit } = settings;
  const { body, bodyUsed, headers, status } = response;
  const carries = trace.row.answers[status];
  let left = contentLimit;
  const counter = new TransformStream<Uint8Array, Uint8Array>({
    transform: (part, controller) => {
      left -= part.byteLength;
      // An error of a stream does not reach the reader unchanged on every platform, so end the stream instead.
      if (left < 0) controller.terminate();
      else controller.enqueue(part);
    },
  });
  // Without its status: in a browser, a 304 has a body, but no Response can be made with both.
  const counted = body && !bodyUsed ? new Response(body.pipeThrough(counter), { headers }) : response;
  const content = await (typeof carries === "function" ? carries(counted) : counted.text());
  if (left < 0) throw new FinalFault(`The content is larger than contentLimit (${contentLimit} bytes).`);
  return content;
}

/** @throws Error for a response that the document does not declare: after a redirect, cut off, garbled, or a proxy's page. */
export function assertDeclared(trace: Trace, response: Response, content: Content): void {
  if (!isAsDeclared(trace, response, content)) throw new Error("The response does not fit the document.");
}

/** JSON, but not a problem. */
export const JSON_TYPE = /^application\/(?!problem)(.+\+)?json *(;|$)/i;

function isAsDeclared({ row, prefers }: Trace, response: Response, content: Content): boolean {
  const { ok, status, redirected } = response;
  const isJson = JSON_TYPE.test(response.headers.get("content-type") ?? "");
  const carries = row.answers[status];
  if (redirected || typeof carries === "function") return !redirected;
  if (!carries) return !ok || !content || isJson;
  if (carries === "nothing") return !content;
  if (carries === "preferred") return !content && !!prefers;
  const value = isJson && parsed(content);
  return carries === "value" ? isJson : isObject(value) && Array.isArray(value) === (carries === "list");
}

/** Calls a hook; what the hook does must not change the result of the call. */
export async function notify<Event>(
  hook: ((event: Event) => unknown) | undefined,
  event: Event,
): Promise<void> {
  try {
    await hook?.(event);
  } catch {}
}
