// Loads the sample through the operations of the API, like any client.
import { createClient } from "../../../generated/client.ts";
import { sampleBooks } from "./sample-books.ts";
import { sampleReviews } from "./sample-reviews.ts";

const reviewsOf = (id: string): number => sampleReviews.filter(({ bookId }) => bookId === id).length;

/** The sample in the order in which it is loaded: the books with most reviews last, as the shelf shows the last added first. */
export const sampleFile = {
  books: Object.entries(sampleBooks)
    .map(([bookId, content]) => ({ bookId, content }))
    .sort((a, b) => reviewsOf(a.bookId) - reviewsOf(b.bookId)),
  reviews: sampleReviews,
} as const;

/** The part of a client result that describes a failure. */
type Answer = { readonly error?: Error | undefined };

/**
 * PUTs every book and review of the sample under its id, so that loading it twice changes nothing.
 *
 * @param fetch sends a request to the service, whatever its origin
 * @returns the number of books and reviews
 * @throws Error with the book and the problem when the service refuses one
 */
export async function loadSample(
  fetch: (request: Request) => Response | Promise<Response>,
): Promise<{ readonly books: number; readonly reviews: number }> {
  const client = createClient({ baseUrl: "http://sample.invalid", fetch: async (request) => fetch(request) });
  const { books, reviews } = sampleFile;
  // In sequence, because lists show the last added first.
  for (const { bookId, content: body } of books) {
    assertAccepted(bookId, await client.putBook({ path: { bookId }, body }));
  }
  for (const { bookId, reviewId, content } of reviews) {
    const answer = await client.putReview({ path: { bookId, reviewId }, body: content });
    assertAccepted(`${bookId}, review ${reviewId}`, answer);
  }
  return { books: books.length, reviews: reviews.length };
}

function assertAccepted(what: string, { error }: Answer): void {
  if (error !== undefined) throw new Error(`The service rejected ${what} of the sample: ${error.message}`);
}
