// The active filters, with links that remove them, and tags to filter by.
import { Link } from "wouter";
import { type Filters, shelfAddress } from "../../pages/filters.ts";
import type { Book } from "../ground/api.ts";

type Props = {
  readonly filters: Filters;
  /** The books whose tags are offered: the first page only, so that the chips stay when more books load. */
  readonly books: readonly Book[];
};

const MOST_TAGS = 8;

export function FilterChips({ filters, books }: Props) {
  const { author, tag } = filters;
  const offered = commonTags(books).filter((one) => one !== tag);
  if (author === "" && tag === "" && offered.length === 0) return null;
  return (
    <nav aria-label="Filters" className="chips">
      <ul>
        {author !== "" && <On text={`Author: ${author}`} href={shelfAddress({ ...filters, author: "" })} />}
        {tag !== "" && <On text={`Tag: ${tag}`} href={shelfAddress({ ...filters, tag: "" })} />}
        {offered.map((one) => (
          <li key={one}>
            <Link className="chip" href={shelfAddress({ ...filters, tag: one })} dir="auto">
              {one}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function On({ text, href }: { readonly text: string; readonly href: string }) {
  return (
    <li>
      <Link className="chip on" href={href}>
        <bdi>{text}</bdi> <span aria-hidden="true">×</span>
        <span className="unseen">: remove this filter</span>
      </Link>
    </li>
  );
}

/** @returns the most common tags */
function commonTags(books: readonly Book[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const tag of books.flatMap(({ tags = [] }) => tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  const sorted = [...counts].sort(([a, one], [b, other]) => other - one || a.localeCompare(b));
  return sorted.slice(0, MOST_TAGS).map(([tag]) => tag);
}
