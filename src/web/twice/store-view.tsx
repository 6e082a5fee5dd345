// The books in the store before, between and after the requests.
import type { StoredBook } from "./use-twice.ts";

type Props = {
  readonly title: string;
  readonly books: readonly StoredBook[] | undefined;
  /** The books before the request, to mark what changed. */
  readonly since?: readonly StoredBook[] | undefined;
};

export function StoreView({ title, books, since }: Props) {
  return (
    <section className="store" aria-label={title}>
      <h3>
        {title}
        <span className="count">{books === undefined ? "…" : countOf(books.length)}</span>
      </h3>
      <ul>
        {books?.map((book) => (
          <li key={book.id} className={changeOf(book, since)}>
            <span className="title">{book.title}</span> <code>{book.id}</code>
            <dl>
              {["published", "pageCount", "updatedAt", "etag"].map((name) =>
                book[name] === undefined ? null : (
                  <div key={name} className={memberChange(book, since, name)}>
                    <dt>{name}</dt>
                    <dd>{String(book[name])}</dd>
                  </div>
                ),
              )}
            </dl>
          </li>
        ))}
      </ul>
      {since !== undefined && books !== undefined && <p className="quiet">{difference(since, books)}</p>}
    </section>
  );
}

function countOf(count: number): string {
  return count === 0 ? "no books" : count === 1 ? "1 book" : `${count} books`;
}

function changeOf(book: StoredBook, since: Props["since"]): string | undefined {
  return since !== undefined && !since.some(({ id }) => id === book.id) ? "new" : undefined;
}

function memberChange(book: StoredBook, since: Props["since"], name: string): string | undefined {
  const before = since?.find(({ id }) => id === book.id);
  return before !== undefined && before[name] !== book[name] ? "new" : undefined;
}

function difference(before: readonly StoredBook[], after: readonly StoredBook[]): string {
  const added = after.filter(({ id }) => !before.some((one) => one.id === id)).length;
  const removed = before.filter(({ id }) => !after.some((one) => one.id === id)).length;
  const changed = after.filter((book) =>
    before.some((one) => one.id === book.id && one.etag !== book.etag),
  ).length;
  const parts = [
    added > 0 ? `${countOf(added)} added` : "",
    removed > 0 ? `${countOf(removed)} removed` : "",
    changed > 0 ? `${countOf(changed)} changed` : "",
  ].filter((part) => part !== "");
  return parts.length === 0 ? "Nothing changed." : `${parts.join(", ")}.`;
}
