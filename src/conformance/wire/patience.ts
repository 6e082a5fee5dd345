// Sends to one origin only, waits if the server asks it to, and stops at the deadline.
import { retryAfter } from "../../http/retry-after.ts";

import {
  type Cause,
  type NoAnswer,
  NotExercised,
  type Over,
  type RequestLine,
  type Waiting,
  type WireReason,
} from "../../laws/reason.ts";
import { describeCause } from "../../laws/sentences/wire-reason.ts";
import { isSafeMethod } from "../../semantics/methods.ts";
import { asksToWait } from "../../semantics/statuses.ts";
import type { Fetch } from "../settings.ts";

/** The server cannot be reached, or does not speak HTTP: no law can be checked. */
export class Unreachable extends Error {
  override name = "Unreachable";
  /** The previous request and its result; `undefined` if there was none. */
  readonly before: WireReason | undefined;

  constructor(message: string, before?: WireReason) {
    super(message);
    this.before = before;
  }
}

/** The response allows no verdict and the state is in doubt: the law is checked again in a new world. */
export class AskAgain extends NotExercised {
  override name = "AskAgain";
}

export type Patience = {
  /** Sends one request and reads the complete response; throws if there is none. */
  readonly send: (request: Request) => Promise<Response>;
  /** The only origin that gets requests. */
  readonly origin: string;
  readonly pause: (milliseconds: number) => Promise<void>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Why nothing more may be sent; `undefined` while requests may be sent. */
  readonly over: () => Over | undefined;
  readonly safeOnly?: boolean;
};

export type PatientFetch = Fetch & {
  /** The number of requests sent. */
  readonly count: () => number;
};

const TRIES = 4;
const FIRST_WAIT = 500;
const LONGEST_WAIT = 20_000;
const SLOWEST = 500;
/** The maximum delay to notice the deadline, or that the run was stopped. */
const STEP = 250;

/**
 * @param patience the sender, the origin and the limits
 * @returns a fetch that throws NotExercised if a response allows no verdict, and Unreachable if there is no server
 */
export function makePatientFetch(patience: Patience): PatientFetch {
  const { origin, pause, now, over, safeOnly = false } = patience;
  let count = 0;
  let interval = 0;
  const throwIfOver = (waiting?: Waiting): void => {
    const reason = over();
    if (reason === undefined) return;
    throw new NotExercised({ kind: "over", over: reason, ...(waiting === undefined ? {} : { waiting }) });
  };
  let before: WireReason | undefined;
  const once = async (request: Request): Promise<Response> => {
    throwIfOver();
    if (interval > 0) await pause(interval);
    count += 1;
    const response = await patience.send(request);
    before = { kind: "answered", request: lineOf(request), status: response.status, attempts: 1 };
    return response;
  };
  const wait = async (milliseconds: number, waiting: Waiting): Promise<void> => {
    for (let left = milliseconds; left > 0; left -= STEP) {
      throwIfOver(waiting);
      await pause(Math.min(STEP, left));
    }
  };
  const answered = async (request: Request): Promise<Response> => {
    try {
      return await once(request.clone());
    } catch (error) {
      if (error instanceof NotExercised) throw error;
      if (isNobodyThere(error)) {
        throw new Unreachable(`${origin} cannot be reached: ${describeCause(causeOf(error))}`, before);
      }
      before = noAnswerTo(request, error);
      if (!isSafeMethod(request.method)) throw new AskAgain(before);
      const reason = over();
      if (reason !== undefined) throw new NotExercised({ ...before, over: reason });
    }
    return once(request.clone()).catch((error: unknown) => {
      if (error instanceof NotExercised) throw error;
      throw new NotExercised(noAnswerTo(request, error));
    });
  };
  const fetch = async (request: Request): Promise<Response> => {
    if (new URL(request.url).origin !== origin) throw new Error(`${request.url} is not on ${origin}`);
    if (safeOnly && !isSafeMethod(request.method)) {
      throw new NotExercised({ kind: "unsafe", method: request.method });
    }
    for (let attempt = 1; ; attempt++) {
      const response = await answered(request);
      if (!asksToWait(response.status)) return response;
      interval = Math.min(SLOWEST, interval === 0 ? 20 : interval * 2);
      const answer = { request: lineOf(request), status: response.status };
      if (attempt >= TRIES) throw new NotExercised({ kind: "answered", ...answer, attempts: attempt });
      const asked = retryAfter(response.headers, now());
      await wait(
        Math.min(asked ?? FIRST_WAIT * 2 ** (attempt - 1), LONGEST_WAIT),
        asked === undefined ? answer : { ...answer, seconds: Math.ceil(asked / 1000) },
      );
      // An overloaded server may have done half of the work; only 429 says that nothing was done.
      if (!isSafeMethod(request.method) && response.status >= 500) {
        throw new AskAgain({ kind: "answered", ...answer, attempts: 1 });
      }
    }
  };
  return Object.assign(fetch, { count: () => count });
}

function lineOf({ method, url }: Request): RequestLine {
  return { method, target: new URL(url).pathname };
}

function noAnswerTo(request: Request, error: unknown): NoAnswer {
  return { kind: "no answer", request: lineOf(request), cause: causeOf(error) };
}

function isNobodyThere(error: unknown): boolean {
  if (isBlockedPort(error)) return true;
  return ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"].includes(codeOf(error));
}

function codeOf(error: unknown): string {
  const { code, cause } = (error ?? {}) as { readonly code?: unknown; readonly cause?: unknown };
  return typeof code === "string" ? code : cause === undefined ? "" : codeOf(cause);
}

/** @returns why a request had no response. */
export function causeOf(error: unknown): Cause {
  const code = codeOf(error);
  if (code === "ECONNREFUSED") return { kind: "refused" };
  if (isBlockedPort(error)) return { kind: "blocked port" };
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return { kind: "unknown host" };
  if (code.startsWith("HPE_") || isParserError(error)) return { kind: "no HTTP" };
  if (code === "ECONNRESET" || code === "UND_ERR_SOCKET") return { kind: "closed" };
  if (error instanceof Error && error.name === "TimeoutError") return { kind: "timeout" };
  const { cause } = (error ?? {}) as { readonly cause?: unknown };
  if (cause instanceof Error && cause.message !== "") return { kind: "other", message: cause.message };
  return { kind: "other", message: error instanceof Error ? error.message : String(error) };
}

/** WHATWG Fetch, "port blocking": undici has no error code for it. */
function isBlockedPort(error: unknown): boolean {
  const { cause } = (error ?? {}) as { readonly cause?: unknown };
  return cause instanceof Error && cause.message === "bad port";
}

/** undici's parser errors do not always have a code. */
function isParserError(error: unknown): boolean {
  const { cause } = (error ?? {}) as { readonly cause?: unknown };
  return cause instanceof Error && cause.name === "HTTPParserError";
}
