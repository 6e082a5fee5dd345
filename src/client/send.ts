// One call's requests: the loop beneath openapi-fetch and its middleware.
import { AbortError, type CallFacts, NetworkError, TimeoutError } from "./errors.ts";
import { asksAgain, isRepeatable, jitter, retryAfter } from "./retry.ts";
import type { Limits, Send, Settings } from "./settings.ts";
import type { Row } from "./table.ts";

/** What becomes known while a call goes on. */
export type Trace = {
  readonly row: Row;
  readonly operation: string;
  attempts: number;
  key?: string | undefined;
  url: string;
  /** An attempt ended without telling whether it had its effect. */
  isInDoubt: boolean;
};

/** @returns what is known of a call that did not succeed. */
export function factsOf({ row, operation, attempts, key, isInDoubt }: Trace): CallFacts {
  return { operation, attempts, key, effect: isInDoubt && !row.safe ? "unknown" : "none" };
}

/** @returns the custom `fetch` of one call: one key and one token, then what is known, then as many tries as it takes */
export function senderOf(trace: Trace, settings: Settings, limits: Limits): Send {
  return async (first) => {
    const request = await prepared(trace, first, settings);
    const next: Send = (sent) => repeat(trace, sent, { ...settings, ...limits });
    return settings.cache ? settings.cache(trace.row, request, next) : next(request);
  };
}

/** One key and one token for all tries of a call. */
async function prepared(trace: Trace, request: Request, { token, platform }: Settings): Promise<Request> {
  const headers = new Headers(request.headers);
  const bearer = typeof token === "function" ? await token() : token;
  if (bearer && !headers.has("authorization")) headers.set("authorization", `Bearer ${bearer}`);
  if (trace.row.key && !headers.has("idempotency-key")) {
    headers.set("idempotency-key", `"${platform.newKey()}"`);
  }
  trace.key = headers.get("idempotency-key") ?? undefined;
  trace.url = request.url;
  return new Request(request, { headers });
}

/**
 * Sends a request, and again while the document allows it and it may help.
 *
 * @returns the last answer, whole
 * @throws CallError when none came
 */
async function repeat(trace: Trace, request: Request, settings: Settings): Promise<Response> {
  const { attempts, backoff, platform, tryTimeout } = settings;
  const end = platform.now() + settings.deadline;
  for (;;) {
    if (request.signal.aborted) {
      throw new AbortError("the caller ended it", factsOf(trace), request.signal.reason);
    }
    const attempt = ++trace.attempts;
    const { operation, row } = trace;
    tell(settings.onAttempt, { operation, attempt, request });
    const milliseconds = Math.min(tryTimeout, end - platform.now());
    const { response, isTransient, isLate, error } = await exchange(row, request, milliseconds, settings);
    if (!response || response.status >= 500) trace.isInDoubt = true;
    if (request.signal.aborted) continue;
    const asked = response ? retryAfter(response.headers, platform.now()) : 0;
    const delay = asked + jitter(attempt, backoff, platform.random);
    const isOver = attempt >= attempts || platform.now() + delay >= end;
    if (isOver || !isTransient || !isRepeatable(row, request.headers)) {
      if (response) return response;
      const facts = factsOf(trace);
      throw isLate
        ? new TimeoutError("no answer came in time", facts)
        : new NetworkError("no answer came that can be read", facts, error);
    }
    tell(settings.onRetry, { operation, attempt, status: response?.status, delay });
    await platform.wait(delay, request.signal);
  }
}

/** What became of one request: an answer, whole, or none. */
type Outcome = {
  readonly response?: Response;
  /** It may become otherwise when sent again. */
  readonly isTransient: boolean;
  readonly isLate?: boolean;
  readonly error?: unknown;
};

/** One request and its whole answer, within a time. */
async function exchange(
  row: Row,
  request: Request,
  milliseconds: number,
  { platform, fetch }: Settings,
): Promise<Outcome> {
  const ending = new AbortController();
  const { signal } = ending;
  request.signal.addEventListener("abort", () => ending.abort(request.signal.reason));
  // A sender may not heed the signal: the race ends all the same.
  const ended = new Promise<Outcome>((resolve) => {
    signal.addEventListener("abort", () => resolve({ isTransient: true, isLate: true }));
  });
  const answered = async (): Promise<Outcome> => {
    try {
      const response = await fetch(new Request(request.clone(), { signal }));
      const content = await response.text();
      checkCarried(row, request, response, content);
      const isTransient = asksAgain(response.status, content);
      return { response: new Response(content || null, response), isTransient };
    } catch (error) {
      return { error, isTransient: true };
    }
  };
  platform.wait(milliseconds, signal).then(() => ending.abort());
  const outcome = await Promise.race([ended, answered()]);
  ending.abort();
  return outcome;
}

/** A garbled answer, a portal's page, the page that a redirect led an unsafe request to: not what was asked for. */
function checkCarried(row: Row, { headers }: Request, response: Response, content: string): void {
  const carries = row.answers[response.status];
  if (carries === "content") JSON.parse(content);
  const isUnasked = carries === "preferred" && !headers.has("prefer");
  if (isUnasked || (response.redirected && !row.safe)) throw new Error("It is not as declared.");
}

/** Whoever listens must not change what becomes of the call. */
export function tell<Event>(hook: ((event: Event) => void) | undefined, event: Event): void {
  try {
    hook?.(event);
  } catch {}
}
