// Sends to one origin and no other, waits when it is asked to, and stops when the time is over.
import { retryAfter } from "../../http/retry-after.ts";
import { NotExercised } from "../../laws/world.ts";
import { isSafeMethod } from "../../semantics/methods.ts";
import { asksToWait } from "../../semantics/statuses.ts";
import type { Fetch } from "../settings.ts";

/** The server cannot be reached, or what answers is no HTTP: no law can be asked. */
export class Unreachable extends Error {
  override name = "Unreachable";
  /** The request before, and what came of it; `undefined` when there was none. */
  readonly before: string | undefined;

  constructor(message: string, before?: string) {
    super(message);
    this.before = before;
  }
}

/** The answer is no verdict, and the state is in doubt: the law is asked again, in another world. */
export class AskAgain extends NotExercised {
  override name = "AskAgain";
}

export type Patience = {
  /** Sends one request and reads its answer to the end; throws when there is none. */
  readonly send: (request: Request) => Promise<Response>;
  /** The only origin that is sent to. */
  readonly origin: string;
  readonly pause: (milliseconds: number) => Promise<void>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** The reason why nothing more is sent, in words; `undefined` as long as there is none. */
  readonly over: () => string | undefined;
  readonly safeOnly?: boolean;
};

export type Patient = Fetch & {
  /** How many requests were sent. */
  readonly count: () => number;
};

const TRIES = 4;
const FIRST_WAIT = 500;
const LONGEST_WAIT = 20_000;
const SLOWEST = 500;
/** How long it takes at most to see that the time is over, or that the run was stopped. */
const STEP = 250;

/**
 * @param patience what sends, to where, and how long
 * @returns a fetch that throws NotExercised where an answer is no verdict, and Unreachable where there is no server
 */
export function patient(patience: Patience): Patient {
  const { origin, pause, now, over, safeOnly = false } = patience;
  let count = 0;
  let interval = 0;
  let before: string | undefined;
  const once = async (request: Request): Promise<Response> => {
    const reason = over();
    if (reason !== undefined) throw new NotExercised(reason);
    if (interval > 0) await pause(interval);
    count += 1;
    const response = await patience.send(request);
    before = answerOf(request, response);
    return response;
  };
  const wait = async (milliseconds: number, asked: string): Promise<void> => {
    for (let left = milliseconds; left > 0; left -= STEP) {
      const reason = over();
      if (reason !== undefined) throw new NotExercised(`${asked}: ${reason}`);
      await pause(Math.min(STEP, left));
    }
  };
  const answered = async (request: Request): Promise<Response> => {
    try {
      return await once(request.clone());
    } catch (error) {
      if (error instanceof NotExercised) throw error;
      if (isNobodyThere(error)) {
        throw new Unreachable(`${origin} cannot be reached: ${reasonOf(error)}`, before);
      }
      before = noAnswerTo(request, error);
      if (!isSafeMethod(request.method)) throw new AskAgain(before);
      const reason = over();
      if (reason !== undefined) throw new NotExercised(`${before}; ${reason}`);
    }
    return once(request.clone()).catch((error: unknown) => {
      if (error instanceof NotExercised) throw error;
      throw new NotExercised(noAnswerTo(request, error));
    });
  };
  const fetch = async (request: Request): Promise<Response> => {
    if (new URL(request.url).origin !== origin) throw new Error(`${request.url} is not on ${origin}`);
    if (safeOnly && !isSafeMethod(request.method))
      throw new NotExercised(`--safe-only: it takes a ${request.method}`);
    for (let attempt = 1; ; attempt++) {
      const response = await answered(request);
      if (!asksToWait(response.status)) return response;
      interval = Math.min(SLOWEST, interval === 0 ? 20 : interval * 2);
      const answer = answerOf(request, response);
      if (attempt >= TRIES) throw new NotExercised(`${answer}, also when asked again`);
      const asked = retryAfter(response.headers, now());
      await wait(
        Math.min(asked ?? FIRST_WAIT * 2 ** (attempt - 1), LONGEST_WAIT),
        asked === undefined ? answer : `${answer} and asked to wait ${Math.ceil(asked / 1000)} s`,
      );
      // What is overloaded may have done half of it: only 429 says that nothing was done.
      if (!isSafeMethod(request.method) && response.status >= 500) {
        throw new AskAgain(answer);
      }
    }
  };
  return Object.assign(fetch, { count: () => count });
}

function told({ method, url }: Request): string {
  return `${method} ${new URL(url).pathname}`;
}

function answerOf(request: Request, { status }: Response): string {
  return `${told(request)} answered ${status}`;
}

function noAnswerTo(request: Request, error: unknown): string {
  return `${told(request)} had no answer: ${reasonOf(error)}`;
}

function isNobodyThere(error: unknown): boolean {
  if (isBlockedPort(error)) return true;
  return ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"].includes(codeOf(error));
}

function codeOf(error: unknown): string {
  const { code, cause } = (error ?? {}) as { readonly code?: unknown; readonly cause?: unknown };
  return typeof code === "string" ? code : cause === undefined ? "" : codeOf(cause);
}

/** @returns why a request had no answer, in words. */
export function reasonOf(error: unknown): string {
  const code = codeOf(error);
  if (code === "ECONNREFUSED") return "nothing listens there";
  if (isBlockedPort(error)) {
    return "requests are not sent to this port, as Fetch blocks it (fetch.spec.whatwg.org/#port-blocking); let the server listen on another port";
  }
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return "no host has this name";
  if (code.startsWith("HPE_") || isParserError(error)) return "what answers is no HTTP";
  if (code === "ECONNRESET" || code === "UND_ERR_SOCKET") return "the connection was closed";
  if (error instanceof Error && error.name === "TimeoutError") return "it took too long";
  const { cause } = (error ?? {}) as { readonly cause?: unknown };
  return cause instanceof Error && cause.message !== ""
    ? cause.message
    : error instanceof Error
      ? error.message
      : String(error);
}

/** WHATWG Fetch, "port blocking": undici has no code for it. */
function isBlockedPort(error: unknown): boolean {
  const { cause } = (error ?? {}) as { readonly cause?: unknown };
  return cause instanceof Error && cause.message === "bad port";
}

/** undici does not always give its parser's errors a code. */
function isParserError(error: unknown): boolean {
  const { cause } = (error ?? {}) as { readonly cause?: unknown };
  return cause instanceof Error && cause.name === "HTTPParserError";
}
