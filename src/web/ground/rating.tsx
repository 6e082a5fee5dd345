// A rating as stars, and as text.
import type { Ratings } from "./api.ts";

export function Stars({ value }: { readonly value: number }) {
  return (
    <span className="stars" aria-hidden="true">
      ★★★★★
      <span className="stars-full" style={{ width: `${(value / 5) * 100}%` }}>
        ★★★★★
      </span>
    </span>
  );
}

export function Rating({ ratings }: { readonly ratings: Ratings | undefined }) {
  if (ratings === undefined) return null;
  return (
    <span className="rating">
      {ratings.mean !== undefined && <Stars value={ratings.mean} />}
      <span className="quiet">{ratingWords(ratings)}</span>
    </span>
  );
}

/** @returns for example: 4.2 out of 5, 12 reviews */
function ratingWords({ count, mean }: Ratings): string {
  if (mean === undefined) return "No reviews yet";
  return `${mean.toFixed(1)} out of 5, ${count === 1 ? "1 review" : `${count.toLocaleString("en")} reviews`}`;
}
