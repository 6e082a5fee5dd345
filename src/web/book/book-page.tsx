// A book: what it is, and what readers say about it.
import { useQuery } from "@tanstack/react-query";
import { Link, useLocation } from "wouter";
import { editAddress } from "../../pages/app-routes.ts";
import type { Book } from "../ground/api.ts";
import { saysGone } from "../ground/error-words.ts";
import { useObservable } from "../ground/observable.ts";
import { PageTitle } from "../ground/page-title.tsx";
import { bookQuery } from "../ground/queries.ts";
import { useServices } from "../ground/services.ts";
import { Trouble } from "../ground/trouble.tsx";
import { Reviews } from "../reviews/reviews.tsx";
import { BookFacts } from "./book-facts.tsx";
import { NoBook } from "./no-book.tsx";

export function BookPage({ bookId }: { readonly bookId: string }) {
  const { api } = useServices();
  const { data: book, error, refetch } = useQuery(bookQuery(api, bookId));
  // What was read stays in sight while there is no network; what is surely gone does not.
  if (book === undefined || saysGone(error)) return <NoBook error={error} onAgain={() => refetch()} />;
  return (
    <>
      <p className="way">
        <Link href="/">The shelf</Link>
      </p>
      <PageTitle title={book.title} lang={book.language} />
      {error !== null && <Trouble error={error} doing="read" onAgain={() => refetch()} />}
      <BookFacts book={book} />
      <Actions book={book} />
      <Reviews bookId={bookId} />
    </>
  );
}

function Actions({ book: { id, title, etag } }: { readonly book: Book }) {
  const { deletes, drafts } = useServices();
  const [, navigate] = useLocation();
  const isDoomed = useObservable(deletes.all).some(({ key }) => key === id);
  const hasDraft = drafts.find(`book/${id}`) !== undefined;
  return (
    <p className="actions">
      <Link className="button" href={editAddress(id)}>
        {hasDraft ? "Go on editing" : "Edit"}
      </Link>
      <button
        type="button"
        className="plain danger"
        disabled={isDoomed}
        onClick={() => {
          deletes.begin({ bookId: id, title, etag });
          navigate("/");
        }}
      >
        {isDoomed ? "Being deleted…" : "Delete"}
      </button>
    </p>
  );
}
