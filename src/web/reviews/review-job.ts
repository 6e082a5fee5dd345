// How the editor adds and replaces a review.
import type { Answer, How, Job } from "../editor/job.ts";
import type { Api, Review, ReviewContent } from "../ground/api.ts";
import { reviewFields } from "./review-fields.ts";

type Done = Job<Review>["onDone"];

export function newReviewJob(api: Api, bookId: string, onDone: Done): Job<Review> {
  return {
    subject: newReviewSubject(bookId),
    noun: "review",
    fields: reviewFields,
    start: undefined,
    send: async (content, how) =>
      api.addReview({
        path: { bookId },
        body: content as ReviewContent,
        ...(how.as === "new" && { key: how.key }),
      }),
    onDone,
  };
}

export function newReviewSubject(bookId: string): string {
  return `review/${bookId}`;
}

export function editReviewJob(api: Api, start: Review, onDone: Done): Job<Review> {
  const path = { bookId: start.bookId, reviewId: start.id };
  const send = async (content: unknown, how: How): Promise<Answer<Review>> => {
    const body = content as ReviewContent;
    if (how.as === "anew") return api.putReview.createOnly({ path, body });
    return api.putReview({
      path,
      body,
      ...(how.as === "replacement" && { header: { "If-Match": how.etag } }),
    });
  };
  const read = async (): Promise<Answer<Review>> => api.getReview({ path });
  const subject = `review/${start.bookId}/${start.id}`;
  return { subject, noun: "review", fields: reviewFields, start, send, read, onDone };
}
