// The page of a book: its details and its reviews.
import { useQuery } from "@tanstack/react-query";
import { Link, useLocation } from "wouter";
import { editAddress } from "../../pages/app-routes.ts";
import { coverAddress } from "../../pages/cover.ts";
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
  // A book that was loaded stays visible while the network is down, but not once the service says that it is gone.
  if (book === undefined || saysGone(error)) return <NoBook error={error} onAgain={() => refetch()} />;
  return (
    <>
      <p className="way">
        <Link href="/">Back to the shelf</Link>
      </p>
      <div className="book-head">
        <img src={coverAddress(book)} alt="" width="160" height="240" />
        <div>
          <PageTitle title={book.title} lang={book.language} />
          {error !== null && <Trouble error={error} doing="read" onAgain={() => refetch()} />}
          <BookFacts book={book} />
          <Actions book={book} />
        </div>
      </div>
      <Reviews bookId={bookId} />
    </>
  );
}

function Actions({ book: { id, title, etag } }: { readonly book: Book }) {
  const { deletes, drafts } = useServices();
  const [, navigate] = useLocation();
  const isDeleting = useObservable(deletes.all).some(({ key }) => key === id);
  const hasDraft = drafts.find(`book/${id}`) !== undefined;
  return (
    <p className="actions">
      <Link className="button plain" href={editAddress(id)}>
        {hasDraft ? "Continue editing" : "Edit"}
      </Link>
      <button
        type="button"
        className="plain danger"
        disabled={isDeleting}
        onClick={() => {
          deletes.begin({ bookId: id, title, etag });
          navigate("/");
        }}
      >
        {isDeleting ? "Deleting…" : "Delete"}
      </button>
    </p>
  );
}
