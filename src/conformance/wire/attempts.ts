// Sends a request, and a safe one a second time if its connection fails.
import {
  type NoAnswer,
  NotExercised,
  type Over,
  type RequestLine,
  type Waiting,
  type WireReason,
} from "../../laws/reason.ts";
import { describeCause } from "../../laws/sentences/wire-reason.ts";
import { isSafeMethod } from "../../semantics/methods.ts";
import { causeOf, isUnreachable } from "./causes.ts";

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

export type AttemptMeans = {
  readonly origin: string;
  /** Sends one request and reads the complete response; throws if there is none. */
  readonly send: (request: Request) => Promise<Response>;
  /** Why nothing more may be sent; `undefined` while requests may be sent. */
  readonly over: () => Over | undefined;
};

export type Attempts = {
  /** Sends the request; throws NotExercised if it has no response, and Unreachable if there is no server. */
  readonly send: (request: Request) => Promise<Response>;
  /** The number of requests sent. */
  readonly count: () => number;
};

/** @returns the sender, with its own count. */
export function makeAttempts({ origin, send, over }: AttemptMeans): Attempts {
  let count = 0;
  let before: WireReason | undefined;
  const once = async (request: Request): Promise<Response> => {
    throwIfOver(over());
    count += 1;
    // Only content is used up by sending it.
    const response = await send(request.body === null ? request : request.clone());
    before = { kind: "answered", ...answerOf(request, response), attempts: 1 };
    return response;
  };
  return {
    count: () => count,
    async send(request) {
      try {
        return await once(request);
      } catch (error) {
        if (error instanceof NotExercised) throw error;
        if (isUnreachable(error)) {
          throw new Unreachable(`${origin} cannot be reached: ${describeCause(causeOf(error))}`, before);
        }
        before = noAnswerTo(request, error);
        if (!isSafeMethod(request.method)) throw new AskAgain(before);
        const reason = over();
        if (reason !== undefined) throw new NotExercised({ ...before, over: reason });
      }
      return once(request).catch((error: unknown) => {
        throw error instanceof NotExercised ? error : new NotExercised(noAnswerTo(request, error));
      });
    },
  };
}

/**
 * @param waiting what the run was waiting for
 * @throws NotExercised if there is a reason to send nothing more
 */
export function throwIfOver(over: Over | undefined, waiting?: Waiting): void {
  if (over === undefined) return;
  throw new NotExercised({ kind: "over", over, ...(waiting === undefined ? {} : { waiting }) });
}

/** @returns the request and the status of its response. */
export function answerOf(request: Request, { status }: Response): Pick<Waiting, "request" | "status"> {
  return { request: lineOf(request), status };
}

function noAnswerTo(request: Request, error: unknown): NoAnswer {
  return { kind: "no answer", request: lineOf(request), cause: causeOf(error) };
}

function lineOf({ method, url }: Request): RequestLine {
  return { method, target: new URL(url).pathname };
}
