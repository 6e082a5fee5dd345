// How a check sends: one request, to the server and no further, its answer read to the end.
import { NotExercised } from "../../laws/reason.ts";

/** How long one answer may take, in milliseconds. */
const PATIENCE = 10_000;
/** How many bytes one answer may have; a run keeps what it has read. */
const LONGEST = 16_000_000;
/** How many all answers may have; later ones are short, as those are that tell of removals. */
const MOST = 256_000_000;
const SHORT = 64_000;

/**
 * Redirects are not followed: another host may stand behind one.
 *
 * @returns what sends, for one run: it gives the answer when all of it is here; throws what fetch throws, a
 *   TimeoutError, and NotExercised for an answer that is too long to be kept
 */
export function networkSender(): (request: Request) => Promise<Response> {
  let read = 0;
  return async (request) => {
    const tooLong = new AbortController();
    const signal = AbortSignal.any([tooLong.signal, AbortSignal.timeout(PATIENCE)]);
    const response = await fetch(request, { redirect: "manual", signal });
    const most = read < MOST ? LONGEST : SHORT;
    const length = await lengthUpTo(most, response.clone());
    const before = read;
    read += Math.min(length, most);
    if (length <= most) return response;
    // Ends the connection, too: the rest is not waited for.
    tooLong.abort();
    throw new NotExercised({
      kind: "answer too long",
      request: { method: request.method, target: new URL(request.url).pathname },
      most,
      before: most === LONGEST ? 0 : before,
    });
  };
}

/** @returns how many bytes the content has; of one that is longer, only that it is. */
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
