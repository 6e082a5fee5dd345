// One review, with buttons to edit and delete it.
import { useEffect, useRef, useState } from "react";
import { Editor } from "../editor/editor.tsx";
import type { Review } from "../ground/api.ts";
import { focusSoon } from "../ground/focus.ts";
import { Stars } from "../ground/rating.tsx";
import { useServices } from "../ground/services.ts";
import { editReviewJob } from "./review-job.ts";

type Props = { readonly review: Review; readonly onChanged: () => void };

export function ReviewItem({ review, onChanged }: Props) {
  const { api, deletes, drafts, announcement } = useServices();
  const { id, bookId, reviewer, rating, headline, text, createdAt, updatedAt, etag } = review;
  const [isEdited, setIsEdited] = useState(() => drafts.find(`review/${bookId}/${id}`) !== undefined);
  const button = useRef<HTMLButtonElement>(null);
  const wasEdited = useRef(isEdited);
  useEffect(() => {
    if (wasEdited.current && !isEdited) button.current?.focus();
    wasEdited.current = isEdited;
  }, [isEdited]);
  if (isEdited) {
    const job = editReviewJob(api, review, (_, isHere) => {
      onChanged();
      announcement.set("The review was saved.");
      if (isHere) setIsEdited(false);
    });
    return (
      <li className="review">
        <h3>
          Edit the review by <bdi>{reviewer}</bdi>
        </h3>
        <Editor job={job} words={{ send: "Save", sending: "Saving…" }} onCancel={() => setIsEdited(false)} />
      </li>
    );
  }
  const title = `the review by ${reviewer}`;
  return (
    <li className="review">
      <h3 dir="auto">{headline ?? `${rating} out of 5`}</h3>
      <p className="quiet">
        <Stars value={rating} /> {rating} out of 5, by <bdi>{reviewer}</bdi>, <Day at={createdAt} />
        {updatedAt !== createdAt && (
          <>
            , edited <Day at={updatedAt} />
          </>
        )}
      </p>
      {text !== undefined && (
        <p className="prose" dir="auto">
          {text}
        </p>
      )}
      <p className="actions review-actions">
        <button ref={button} type="button" className="plain small" onClick={() => setIsEdited(true)}>
          Edit<span className="unseen"> {title}</span>
        </button>
        <button
          type="button"
          className="plain small danger"
          onClick={() => {
            deletes.begin({ bookId, reviewId: id, title, etag });
            focusSoon("#reviews");
          }}
        >
          Delete<span className="unseen"> {title}</span>
        </button>
      </p>
    </li>
  );
}

function Day({ at }: { readonly at: string }) {
  return <time dateTime={at}>{new Date(at).toLocaleDateString("en-GB", { dateStyle: "medium" })}</time>;
}
