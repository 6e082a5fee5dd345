// Sends to one origin only, waits if the server asks it to, and stops at the deadline.
import { retryAfter } from "../../http/retry-after.ts";
import { NotExercised, type Waiting } from "../../laws/reason.ts";
import { isSafeMethod } from "../../semantics/methods.ts";
import { asksToWait } from "../../semantics/statuses.ts";
import type { Fetch } from "../settings.ts";
import { AskAgain, type AttemptMeans, answerOf, makeAttempts, throwIfOver } from "./attempts.ts";

/** `origin` is the only one that gets requests. */
export type Patience = AttemptMeans & {
  readonly pause: (milliseconds: number) => Promise<void>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
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
  let interval = 0;
  const attempts = makeAttempts({
    ...patience,
    async send(request) {
      if (interval > 0) await pause(interval);
      return patience.send(request);
    },
  });
  const wait = async (milliseconds: number, waiting: Waiting): Promise<void> => {
    for (let left = milliseconds; left > 0; left -= STEP) {
      throwIfOver(over(), waiting);
      await pause(Math.min(STEP, left));
    }
  };
  const fetch = async (request: Request): Promise<Response> => {
    if (new URL(request.url).origin !== origin) throw new Error(`${request.url} is not on ${origin}`);
    const isSafe = isSafeMethod(request.method);
    if (safeOnly && !isSafe) throw new NotExercised({ kind: "unsafe", method: request.method });
    for (let attempt = 1; ; attempt++) {
      const response = await attempts.send(request);
      if (!asksToWait(response.status)) return response;
      interval = Math.min(SLOWEST, interval === 0 ? 20 : interval * 2);
      const answer = answerOf(request, response);
      if (attempt >= TRIES) throw new NotExercised({ kind: "answered", ...answer, attempts: attempt });
      const asked = retryAfter(response.headers, now());
      await wait(
        Math.min(asked ?? FIRST_WAIT * 2 ** (attempt - 1), LONGEST_WAIT),
        asked === undefined ? answer : { ...answer, seconds: Math.ceil(asked / 1000) },
      );
      // An overloaded server may have done half of the work; only 429 says that nothing was done.
      if (!isSafe && response.status >= 500) throw new AskAgain({ kind: "answered", ...answer, attempts: 1 });
    }
  };
  return Object.assign(fetch, { count: attempts.count });
}
