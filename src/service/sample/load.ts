// Loads the sample through the API's own operations, as any client would.
import { createClient } from "../../../generated/client.ts";
import { sampleBooks } from "./books.ts";
import { sampleReviews } from "./reviews.ts";

/** What tells of a failure: the part of a result that the client gives then. */
type Answer = { readonly error?: Error | undefined };

/**
 * Puts every book and review of the sample under its id, so that loading it twice changes nothing.
 *
 * @param fetch answers a request to the service, whatever its origin
 * @returns how many there are
 * @throws Error that names the book and the problem, when one is not accepted
 */
export async function loadSample(
  fetch: (request: Request) => Response | Promise<Response>,
): Promise<{ readonly books: number; readonly reviews: number }> {
  const client = createClient({ baseUrl: "http://sample.invalid", fetch: async (request) => fetch(request) });
  // One after another: lists show the last added first.
  const books = Object.entries(sampleBooks);
  for (const [bookId, body] of books) {
    assertAccepted(bookId, await client.putBook({ path: { bookId }, body }));
  }
  for (const { bookId, reviewId, content } of sampleReviews) {
    const answer = await client.putReview({ path: { bookId, reviewId }, body: content });
    assertAccepted(`${bookId}, review ${reviewId}`, answer);
  }
  return { books: books.length, reviews: sampleReviews.length };
}

function assertAccepted(what: string, { error }: Answer): void {
  if (error !== undefined) throw new Error(`The sample's ${what} was not accepted. ${error.message}`);
}
