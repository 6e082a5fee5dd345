// The handlers of books. They say what happened; the server says it in HTTP.
import type { Handlers } from "../../generated/server.ts";
import { created, malformed, noContent, notFound, ok, refused } from "../server/replies.ts";
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

export const books: BookHandlers = {
  async listBooks({ query }, library) {
    const terms = termsOfFilter(query);
    const wantsTitles = query.sort === "title";
    if (wantsTitles && terms.length > 0) {
      return malformed("sort", "title cannot be combined with q, author, tag or isbn");
    }
    const list = wantsTitles
      ? await listByTitle(library.books, query)
      : await listNewest(library.books, query, terms);
    return list
      ? ok(await makeRatedPage(list, library.reviews))
      : malformed("cursor", "is not a cursor of this list");
  },

  async addBook({ content }, library) {
    if (hasWrongIsbn(content)) return wrongIsbn();
    const stamp = library.stamp();
    const book = newBook(stamp.id, content, stamp);
    await library.books.put(book);
    return created(book);
  },

  async getBook({ path }, library) {
    const book = await library.books.find(path.bookId);
    return book ? ok(book) : notFound();
  },

  async putBook({ path, content, current }, library) {
    if (hasWrongIsbn(content)) return wrongIsbn();
    const stamp = library.stamp();
    const book = current ? revisedBook(current, content, stamp) : newBook(path.bookId, content, stamp);
    if (book !== current) await library.books.put(book);
    return current ? ok(book) : created(book);
  },

  async patchBook({ content, current }, library) {
    if (hasWrongIsbn(content)) return wrongIsbn();
    const book = revisedBook(current, content, library.stamp());
    if (book !== current) await library.books.put(book);
    return ok(book);
  },

  async deleteBook({ path }, library) {
    await library.books.remove(path.bookId);
    return noContent();
  },
};

function hasWrongIsbn({ isbn }: BookContent): boolean {
  return isbn !== undefined && !hasValidCheckDigit(isbn);
}

function wrongIsbn() {
  const errors = [{ pointer: "/isbn", detail: "has a check digit that does not match the other digits" }];
  return refused("isbn-check-digit", serviceProblems["isbn-check-digit"], errors);
}
