// The store of one lane: a counter, one card per book, and what the requests did.
import { coverAddress } from "../../pages/cover.ts";
import { countWords } from "./count-words.ts";
import { booksBefore, booksNow, type LaneRun, type StoredBook } from "./lane-steps.ts";
import type { Lane } from "./lessons.ts";

type Props = {
  readonly lane: Lane;
  /** `undefined` until the scratch memory is ready. */
  readonly run: LaneRun | undefined;
  readonly isSending: boolean;
};

/** The members that a lesson may change, in the order in which a card shows them. */
const MEMBERS = ["published", "pageCount"] as const;

export function LaneStore({ lane, run, isSending }: Props) {
  const books = run && booksNow(run);
  const before = run && booksBefore(run);
  const gone = before?.filter(({ id }) => !books?.some((book) => book.id === id)) ?? [];
  const words = run === undefined ? "Preparing an empty store…" : countWords(lane, run);
  return (
    <section className="store card" aria-label={`Store of ${lane.title}`} aria-busy={isSending}>
      <h2>
        <span className={`badge ${methodOf(lane)}`}>{lane.title}</span>
        <output className="count">{books === undefined ? "…" : countOf(books.length)}</output>
      </h2>
      <ul className="cards">
        {/* The last added book is first in the list of the API; here the cards stay where they are. */}
        {books?.toReversed().map((book) => (
          <Card
            key={book.id}
            book={book}
            start={run?.before.find(({ id }) => id === book.id)}
            isNew={isNew(book, run)}
          />
        ))}
        {gone.map(({ id, title }) => (
          <li key={id} className="gone">
            <s>{title}</s> is gone
          </li>
        ))}
        {books?.length === 0 && gone.length === 0 && <li className="empty">The store is empty.</li>}
      </ul>
      <p className="words">{isSending ? "Sending…" : words}</p>
    </section>
  );
}

type CardProps = {
  readonly book: StoredBook;
  /** The same book before the first request. */
  readonly start: StoredBook | undefined;
  readonly isNew: boolean;
};

function Card({ book, start, isNew }: CardProps) {
  return (
    <li className={isNew ? "book new" : "book"}>
      <img src={coverAddress(book)} alt="" width="40" height="60" />
      <span className="title" dir="auto">
        {book.title}
      </span>
      <code>{book.id}</code>
      {MEMBERS.map((name) => {
        const [was, is] = [start?.[name], book[name]];
        if (was === undefined && is === undefined) return null;
        const isChanged = start !== undefined && was !== is;
        return (
          <span key={name} className={isChanged ? "member changed" : "member"}>
            {MEMBER_NAMES[name]} {is === undefined ? <s>{String(was)}</s> : String(is)}
            {is === undefined && " gone"}
          </span>
        );
      })}
    </li>
  );
}

const MEMBER_NAMES = { published: "year", pageCount: "pages" } as const;

function isNew(book: StoredBook, run: LaneRun | undefined): boolean {
  return run !== undefined && run.steps.length > 0 && !booksBefore(run).some(({ id }) => id === book.id);
}

function methodOf({ title }: Lane): string {
  return title.split(" ")[0]?.toLowerCase() ?? "";
}

function countOf(count: number): string {
  return count === 0 ? "no books" : count === 1 ? "1 book" : `${count} books`;
}
