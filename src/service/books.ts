// The handlers of books. They say what happened; the server says it in HTTP.
import type { Handlers } from "../../generated/server.ts";
import { created, malformed, noContent, notFound, ok, refused } from "../server/replies.ts";
import { whenKnown } from "../server/soon.ts";
import { listByTitle, listNewest, makeRatedPage } from "./book-pages.ts";
import { hasValidCheckDigit } from "./isbn.ts";
import type { Library, OpenLibrary } from "./library.ts";
import { serviceProblems } from "./problems.ts";
import { type BookContent, newBook, revisedBook } from "./records.ts";
import { termsOfFilter } from "./terms.ts";

type BookHandlers = Pick<
  Handlers<Library, OpenLibrary>,
  "listBooks" | "addBook" | "getBook" | "putBook" | "patchBook" | "deleteBook"
>;

// Without `async`: a store in memory answers at once, and then so does the handler.
export const books: BookHandlers = {
  listBooks({ query }, library) {
    const terms = termsOfFilter(query);
    const wantsTitles = query.sort === "title";
    if (wantsTitles && terms.length > 0) {
      return malformed("sort", "title cannot be combined with q, author, tag or isbn");
    }
    const found = wantsTitles ? listByTitle(library.books, query) : listNewest(library.books, query, terms);
    return whenKnown(found, (list) =>
      list
        ? whenKnown(makeRatedPage(list, library.reviews), (page) => ok(page))
        : malformed("cursor", "is not a cursor of this list"),
    );
  },

  addBook({ content }, library) {
    if (hasWrongIsbn(content)) return wrongIsbn();
    const stamp = library.stamp();
    const book = newBook(stamp.id, content, stamp);
    return whenKnown(library.books.put(book), () => created(book));
  },

  getBook({ path }, library) {
    return whenKnown(library.books.find(path.bookId), (book) => (book ? ok(book) : notFound()));
  },

  putBook({ path, content, current }, library) {
    if (hasWrongIsbn(content)) return wrongIsbn();
    const stamp = library.stamp();
    const book = current ? revisedBook(current, content, stamp) : newBook(path.bookId, content, stamp);
    const put = book === current ? undefined : library.books.put(book);
    return whenKnown(put, () => (current ? ok(book) : created(book)));
  },

  patchBook({ content, current }, library) {
    if (hasWrongIsbn(content)) return wrongIsbn();
    const book = revisedBook(current, content, library.stamp());
    const put = book === current ? undefined : library.books.put(book);
    return whenKnown(put, () => ok(book));
  },

  deleteBook({ path }, library) {
    return whenKnown(library.books.remove(path.bookId), () => noContent());
  },
};

function hasWrongIsbn({ isbn }: BookContent): boolean {
  return isbn !== undefined && !hasValidCheckDigit(isbn);
}

function wrongIsbn() {
  const errors = [{ pointer: "/isbn", detail: "has a check digit that does not match the other digits" }];
  return refused("isbn-check-digit", serviceProblems["isbn-check-digit"], errors);
}
