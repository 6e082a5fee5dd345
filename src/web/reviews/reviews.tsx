// The reviews of a book: summary, list, and the form for a new one.
import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { Editor } from "../editor/editor.tsx";
import { keyOf } from "../ground/deletes.ts";
import { More } from "../ground/more.tsx";
import { useObservable } from "../ground/observable.ts";
import { reviewsQuery } from "../ground/queries.ts";
import { useServices } from "../ground/services.ts";
import { Trouble } from "../ground/trouble.tsx";
import { Histogram } from "./histogram.tsx";
import { ReviewItem } from "./review-item.tsx";
import { newReviewJob, newReviewSubject } from "./review-job.ts";

export function Reviews({ bookId }: { readonly bookId: string }) {
  const { api, deletes } = useServices();
  const queries = useQueryClient();
  const pending = useObservable(deletes.all);
  const { data, error, refetch, ...query } = useInfiniteQuery(reviewsQuery(api, bookId));
  const { fetchNextPage } = query;
  const loadMore = useCallback(() => {
    fetchNextPage();
  }, [fetchNextPage]);
  const onChanged = (): void => {
    queries.invalidateQueries({ queryKey: ["reviews", bookId] });
    queries.invalidateQueries({ queryKey: ["books"] });
  };
  const summary = data?.pages.at(-1)?.summary;
  const reviews = data?.pages
    .flatMap(({ items }) => items)
    .filter(({ id }) => !pending.some(({ key }) => key === keyOf({ bookId, reviewId: id })));
  // Until the deletion is sent, the review still exists, and may come back.
  const isOnePending = pending.some((one) => one.bookId === bookId && one.reviewId !== undefined);
  return (
    <section aria-labelledby="reviews">
      <h2 id="reviews" tabIndex={-1}>
        Reviews
      </h2>
      {summary !== undefined && <Histogram summary={summary} />}
      <NewReview bookId={bookId} onAdded={onChanged} />
      {reviews === undefined &&
        (error === null ? (
          <p className="quiet waiting" role="status">
            Loading the reviews…
          </p>
        ) : (
          <Trouble error={error} doing="read" onAgain={() => refetch()} />
        ))}
      {reviews?.length === 0 && !query.hasNextPage && !isOnePending && (
        <p className="quiet">No reviews yet.</p>
      )}
      {reviews !== undefined && reviews.length > 0 && (
        <ul className="reviews">
          {reviews.map((review) => (
            <ReviewItem key={review.id} review={review} onChanged={onChanged} />
          ))}
        </ul>
      )}
      <More
        what="reviews"
        hasMore={query.hasNextPage}
        isLoading={query.isFetchingNextPage}
        error={query.isFetchNextPageError ? error : undefined}
        onMore={loadMore}
      />
    </section>
  );
}

function NewReview({ bookId, onAdded }: { readonly bookId: string; readonly onAdded: () => void }) {
  const { api, drafts, announcement } = useServices();
  const [isOpen, setIsOpen] = useState(() => drafts.find(newReviewSubject(bookId)) !== undefined);
  const place = useRef<HTMLDivElement>(null);
  const wasOpen = useRef(isOpen);
  useEffect(() => {
    if (wasOpen.current !== isOpen) {
      place.current?.querySelector<HTMLElement>(isOpen ? "input" : "button")?.focus();
    }
    wasOpen.current = isOpen;
  }, [isOpen]);
  const job = newReviewJob(api, bookId, (_, isHere) => {
    onAdded();
    announcement.set("Your review was added.");
    if (isHere) setIsOpen(false);
  });
  return (
    <div ref={place} className="new-review">
      {isOpen ? (
        <section aria-labelledby="new-review">
          <h3 id="new-review">Write a review</h3>
          <Editor
            job={job}
            words={{ send: "Add the review", sending: "Adding the review…" }}
            onCancel={() => setIsOpen(false)}
          />
        </section>
      ) : (
        <button type="button" onClick={() => setIsOpen(true)}>
          Write a review
        </button>
      )}
    </div>
  );
}
