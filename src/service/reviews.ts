// The handlers of reviews. The server has decided that the book exists before it calls them.
import type { Handlers } from "../../generated/server.ts";
import { page } from "../server/page.ts";
import { created, malformed, noContent, notFound, ok } from "../server/replies.ts";
import { formatCursor, parseCursor } from "./cursor.ts";
import type { Library, OpenLibrary } from "./library.ts";
import { NO_RATINGS, summaryOf } from "./ratings.ts";
import { newReview, revisedReview } from "./records.ts";

type ReviewHandlers = Pick<
  Handlers<Library, OpenLibrary>,
  "listReviews" | "addReview" | "getReview" | "putReview" | "patchReview" | "deleteReview"
>;

export const reviews: ReviewHandlers = {
  async listReviews({ path, query }, library) {
    const after = query.cursor === undefined ? undefined : parseCursor(query.cursor);
    if (query.cursor !== undefined && after === undefined)
      return malformed("cursor", "is not a cursor of this list");
    const { items, last } = await library.reviews.slice(path.bookId, { limit: query.limit, after });
    const [tally = NO_RATINGS] = await library.reviews.tallies([path.bookId]);
    const next = last === undefined ? undefined : formatCursor(last);
    return ok(page(items, next, { summary: summaryOf(tally) }));
  },

  async addReview({ path, content, caller }, library) {
    const stamp = library.stamp();
    const review = newReview({ bookId: path.bookId, id: stamp.id, owner: caller.id }, content, stamp);
    await library.reviews.put(review);
    return created(review);
  },

  async getReview({ path }, library) {
    const review = await library.reviews.find(path.bookId, path.reviewId);
    return review ? ok(review) : notFound();
  },

  async putReview({ path, content, caller, current }, library) {
    const stamp = library.stamp();
    const review = current
      ? revisedReview(current, content, stamp)
      : newReview({ bookId: path.bookId, id: path.reviewId, owner: caller.id }, content, stamp);
    if (review !== current) await library.reviews.put(review);
    return current ? ok(review) : created(review);
  },

  async patchReview({ content, current }, library) {
    const review = revisedReview(current, content, library.stamp());
    if (review !== current) await library.reviews.put(review);
    return ok(review);
  },

  async deleteReview({ path }, library) {
    await library.reviews.remove(path.bookId, path.reviewId);
    return noContent();
  },
};
