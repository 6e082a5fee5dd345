// Sends one request and reads the whole response, within limits; follows no redirect.
import { NotExercised } from "../../laws/reason.ts";

export type Limits = {
  /** The milliseconds that one response may take. */
  readonly timeout: number;
  /** The milliseconds of the run: a request that asks is given up shortly before they are over, one that tidies shortly after. */
  readonly budget: number;
  /** How many of them are over. Default: none before the first request. */
  readonly used?: () => number;
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
  used = () => 0,
  pace,
}: Limits): (request: Request, purpose?: Purpose) => Promise<Response> {
  const isOver = { ask: new AbortController(), tidy: new AbortController() };
  let isStarted = false;
  const start = (): void => {
    isStarted = true;
    for (const purpose of ["ask", "tidy"] as const) {
      const left = Math.max(0, budget * ENDS_AT[purpose] - used());
      setTimeout(() => isOver[purpose].abort(budgetIsOver(budget)), left).unref();
    }
  };
  let read = 0;
  const wait = pace === undefined ? undefined : makePace(pace);
  return async (request, purpose = "tidy") => {
    await wait?.();
    const tooLong = new AbortController();
    if (!isStarted) start();
    const ends = [tooLong.signal, isOver[purpose].signal, AbortSignal.timeout(timeout)];
    const signal = AbortSignal.any(ends);
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

/** What a request is for; what tidies has time of its own. */
export type Purpose = "ask" | "tidy";

/** The parts of the budget after which a request is given up, so that the report is written within it and a tenth. */
const ENDS_AT: Readonly<Record<Purpose, number>> = { ask: 0.9, tidy: 1.05 };

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
