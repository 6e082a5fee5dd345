// The page that edits a book: it is replaced as a whole, if nobody has changed it since it was loaded.
import { useQuery } from "@tanstack/react-query";
import { useLocation } from "wouter";
import { bookAddress } from "../../pages/app-routes.ts";
import { Editor } from "../editor/editor.tsx";
import type { Book } from "../ground/api.ts";
import { PageTitle } from "../ground/page-title.tsx";
import { bookQuery } from "../ground/queries.ts";
import { useServices } from "../ground/services.ts";
import { editBookJob } from "./book-job.ts";
import { NoBook } from "./no-book.tsx";
import { useCacheBook } from "./use-cache-book.ts";

export function EditPage({ bookId }: { readonly bookId: string }) {
  const { api, drafts } = useServices();
  const query = useQuery(bookQuery(api, bookId));
  // A draft is shown even if the book cannot be loaded, or is gone.
  const start =
    query.data ??
    (query.isError ? (drafts.find(`book/${bookId}`)?.draft.base as Book | undefined) : undefined);
  if (start === undefined) return <NoBook error={query.error} onAgain={() => query.refetch()} />;
  return <BookEditor start={start} />;
}

function BookEditor({ start }: { readonly start: Book }) {
  const { api, announcement } = useServices();
  const [, navigate] = useLocation();
  const cacheBook = useCacheBook();
  const page = bookAddress(start.id);
  const job = editBookJob(api, start, (book, isHere) => {
    cacheBook(book);
    announcement.set(`${book.title} was saved.`);
    if (isHere) navigate(page);
  });
  return (
    <>
      <PageTitle title={`Edit: ${start.title}`} />
      <Editor job={job} words={{ send: "Save", sending: "Saving…" }} onCancel={() => navigate(page)} />
    </>
  );
}
