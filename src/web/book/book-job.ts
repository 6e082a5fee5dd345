// How the editor adds and replaces a book.
import { bookFields } from "../../pages/book-fields.ts";
import type { Answer, How, Job } from "../editor/job.ts";
import type { Api, Book, BookContent } from "../ground/api.ts";

/** @param onDone called with the stored book, and whether the page is still open */
export function newBookJob(api: Api, onDone: Job<Book>["onDone"]): Job<Book> {
  return {
    subject: "book",
    noun: "book",
    fields: bookFields,
    start: undefined,
    send: async (content, how) =>
      api.addBook({ body: content as BookContent, ...(how.as === "new" && { key: how.key }) }),
    onDone,
  };
}

/** @param start the book that was loaded */
export function editBookJob(api: Api, start: Book, onDone: Job<Book>["onDone"]): Job<Book> {
  const path = { bookId: start.id };
  const send = async (content: unknown, how: How): Promise<Answer<Book>> => {
    const body = content as BookContent;
    if (how.as === "anew") return api.putBook.createOnly({ path, body });
    return api.putBook({ path, body, ...(how.as === "replacement" && { header: { "If-Match": how.etag } }) });
  };
  const read = async (): Promise<Answer<Book>> => api.getBook({ path });
  return { subject: `book/${start.id}`, noun: "book", fields: bookFields, start, send, read, onDone };
}
