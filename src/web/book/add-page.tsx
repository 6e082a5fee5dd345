// A page to add a book.
import { useLocation } from "wouter";
import { useServices } from "../app/services.ts";
import { Editor } from "../editor/editor.tsx";
import { PageTitle } from "../ground/page-title.tsx";
import { newBookJob } from "./book-job.ts";
import { useKept } from "./use-kept.ts";

export function AddPage() {
  const { api, said } = useServices();
  const [, navigate] = useLocation();
  const kept = useKept();
  const job = newBookJob(api, (book, isHere) => {
    kept(book);
    said.set(`${book.title} was added.`);
    if (isHere) navigate(`/book/${book.id}`);
  });
  return (
    <>
      <PageTitle title="Add a book" />
      <p>
        Added once, however often you press the button or the network fails: the request carries an{" "}
        <code>Idempotency-Key</code>.
      </p>
      <Editor
        job={job}
        words={{ send: "Add the book", sending: "Adding the book…" }}
        onCancel={() => navigate("/")}
      />
    </>
  );
}
