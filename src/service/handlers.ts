// One handler per operation; the two routes of the article share the handlers of /books.
import type { Handlers } from "../../generated/server.ts";
import { books } from "./books.ts";
import type { Library, OpenLibrary } from "./library.ts";
import { reviews } from "./reviews.ts";

export const handlers: Handlers<Library, OpenLibrary> = {
  ...books,
  ...reviews,
  addBookAlias: books.addBook,
  editBook: books.putBook,
};
