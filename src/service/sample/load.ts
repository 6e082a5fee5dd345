// Loads the sample through the API's own operations, as any client would.
import { createClient } from "../../../generated/client.ts";
import { sampleBooks } from "./books.ts";
import { sampleReviews } from "./reviews.ts";

/** What tells of a failure: the parts of an answer, as the client gives them. */
type Answer = { readonly error?: unknown; readonly response: Response };

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
    accepted(bookId, await client.PUT("/books/{bookId}", { params: { path: { bookId } }, body }));
  }
  for (const { bookId, reviewId, content } of sampleReviews) {
    const params = { path: { bookId, reviewId } };
    const answer = await client.PUT("/books/{bookId}/reviews/{reviewId}", { params, body: content });
    accepted(`${bookId}, review ${reviewId}`, answer);
  }
  return { books: books.length, reviews: sampleReviews.length };
}

function accepted(what: string, { error, response }: Answer): void {
  if (response.ok) return;
  const problem = typeof error === "string" ? error : JSON.stringify(error);
  throw new Error(`The sample's ${what} was answered by ${response.status}: ${problem}`);
}
