// The page that adds a book.
import { useLocation } from "wouter";
import { bookAddress } from "../../pages/app-routes.ts";
import { Editor } from "../editor/editor.tsx";
import { PageTitle } from "../ground/page-title.tsx";
import { useServices } from "../ground/services.ts";
import { newBookJob } from "./book-job.ts";
import { useCacheBook } from "./use-cache-book.ts";

export function AddPage() {
  const { api, announcement } = useServices();
  const [, navigate] = useLocation();
  const cacheBook = useCacheBook();
  const job = newBookJob(api, (book, isHere) => {
    cacheBook(book);
    announcement.set(`${book.title} was added.`);
    if (isHere) navigate(bookAddress(book.id));
  });
  return (
    <>
      <PageTitle title="Add a book" />
      <p>
        The book is added only once, even if you press the button twice or the network fails: the request
        carries an <code>Idempotency-Key</code>.
      </p>
      <Editor
        job={job}
        words={{ send: "Add the book", sending: "Adding the book…" }}
        onCancel={() => navigate("/")}
      />
    </>
  );
}
