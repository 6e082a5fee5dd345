// The details of a book.
import type { ReactNode } from "react";
import { Link } from "wouter";
import { shelfAddress } from "../../pages/filters.ts";
import type { Book } from "../ground/api.ts";

export function BookFacts({ book }: { readonly book: Book }) {
  const { authors, description, isbn, published, pageCount, language, tags = [] } = book;
  return (
    <>
      <p className="lead">
        by{" "}
        {authors.map((author, at) => (
          <span key={author}>
            {at > 0 && ", "}
            <Link href={shelfAddress({ author })}>
              <bdi>{author}</bdi>
            </Link>
          </span>
        ))}
      </p>
      {description !== undefined && (
        <p className="prose" dir="auto">
          {description}
        </p>
      )}
      <dl className="facts">
        {published !== undefined && <Fact name="First published">{published}</Fact>}
        {pageCount !== undefined && <Fact name="Pages">{pageCount.toLocaleString("en")}</Fact>}
        {language !== undefined && <Fact name="Language">{languageName(language)}</Fact>}
        {isbn !== undefined && <Fact name="ISBN">{isbn}</Fact>}
      </dl>
      {tags.length > 0 && (
        <ul className="chips" aria-label="Tags">
          {tags.map((tag) => (
            <li key={tag}>
              <Link className="chip" href={shelfAddress({ tag })} dir="auto">
                {tag}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames(["en"], { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
