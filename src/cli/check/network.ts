// Sends one request and reads the whole response, within limits; follows no redirect.
import { NotExercised } from "../../laws/reason.ts";

export type Limits = {
  /** The milliseconds that one response may take. */
  readonly timeout: number;
  /** The milliseconds from the first request on after which a request is given up: the budget of the run and a tenth. */
  readonly budget: number;
  /** Default: as many requests as the server answers. */
  readonly pace?: Pace;
};

export type Pace = {
  /** The most requests in a second. */
  readonly rate: number;
  readonly now: () => number;
  readonly pause: (milliseconds: number) => Promise<void>;
};

/** The most bytes of one response; a run keeps them all in memory. */
const LONGEST = 16_000_000;
/** The most bytes of all responses together; after that only short ones, enough to clean up, are read. */
const MOST = 256_000_000;
const SHORT = 64_000;

/**
 * Redirects are not followed, because they may lead to a different host.
 *
 * @param limits of one request and of all
 * @returns a function that sends the requests of one run, and returns each response once it is complete; it throws what
 *   fetch throws, TimeoutError, and NotExercised for a response that is too long
 */
export function makeNetworkSender({
  timeout,
  budget,
  pace,
}: Limits): (request: Request) => Promise<Response> {
  const isOver = new AbortController();
  let isStarted = false;
  let read = 0;
  const wait = pace === undefined ? undefined : makePace(pace);
  return async (request) => {
    await wait?.();
    const tooLong = new AbortController();
    if (!isStarted) setTimeout(() => isOver.abort(budgetIsOver(budget)), budget * ENDS_AT).unref();
    isStarted = true;
    const signal = AbortSignal.any([tooLong.signal, isOver.signal, AbortSignal.timeout(timeout)]);
    const response = await fetch(request, { redirect: "manual", signal });
    const most = read < MOST ? LONGEST : SHORT;
    const length = await lengthUpTo(most, response.clone());
    const before = read;
    read += Math.min(length, most);
    if (length <= most) return response;
    // Also closes the connection, so that nobody waits for the rest.
    tooLong.abort();
    throw new NotExercised({
      kind: "answer too long",
      request: { method: request.method, target: new URL(request.url).pathname },
      most,
      before: most === LONGEST ? 0 : before,
    });
  };
}

/** @returns waits until the next request may be sent, also if several are waiting. */
function makePace({ rate, now, pause }: Pace): () => Promise<void> {
  let next = 0;
  return async () => {
    const at = Math.max(now(), next);
    next = at + 1000 / rate;
    if (at > now()) await pause(at - now());
  };
}

const ENDS_AT = 1.1;

function budgetIsOver(budget: number): NotExercised {
  return new NotExercised({ kind: "over", over: { kind: "budget", seconds: budget / 1000 } });
}

/** @returns the length of the content in bytes, or some number above `most`. */
async function lengthUpTo(most: number, { body }: Response): Promise<number> {
  const reader = body?.getReader();
  let length = 0;
  while (reader !== undefined && length <= most) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.byteLength;
  }
  return length;
}
