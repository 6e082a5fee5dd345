// The mean of all ratings of a book, and the number of reviews per rating.
import type { RatingSummary } from "../ground/api.ts";
import { Rating } from "../ground/rating.tsx";

const RATINGS = ["5", "4", "3", "2", "1"] as const;

export function Histogram({ summary }: { readonly summary: RatingSummary }) {
  const { count, histogram } = summary;
  if (count === 0) return null;
  return (
    <div className="summary">
      <p>
        <Rating ratings={summary} />
      </p>
      <ul className="histogram" aria-label="Number of reviews per rating">
        {RATINGS.map((rating) => {
          const share = histogram[rating] / count;
          return (
            <li key={rating}>
              <span>{rating === "1" ? "1 star" : `${rating} stars`}</span>
              <span className="bar-track" aria-hidden="true">
                <span className="bar-part" style={{ width: `${share * 100}%` }} />
              </span>
              <span className="quiet">
                {histogram[rating].toLocaleString("en")} ({Math.round(share * 100)}%)
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
