// What the compiler rejects in a handler; only type-checked, never run. Each line below an expectation has to be
// an error.
import type { Handlers } from "../../generated/server.ts";
import { created, noContent, notFound, ok, refused } from "../../src/server/replies.ts";
import type { Book, Library, OpenLibrary } from "../../src/service/library.ts";
import { newBook } from "../../src/service/records.ts";

type H = Handlers<Library, OpenLibrary>;
type Some = Partial<H>;

const content = { title: "Emma", authors: ["Jane Austen"] };
const book = newBook("emma", content, { at: "2026-11-22T09:30:00.000Z", id: "emma", etag: '"a"' });
const page = { value: { items: [book.value], ratings: {} }, json: "", etag: '"p"' };
const gone = { title: "It is gone", status: 410, when: "", todo: "", section: "" } as const;

/** These are right, so what follows is refused for the reason it says. */
export const right: Some = {
  getBook: async ({ path }, library) => {
    const found = await library.books.find(path.bookId);
    return found ? ok(found) : notFound();
  },
  listBooks: () => ok(page),
  addBook: async (_, library) => {
    await library.books.put(book);
    return created(book);
  },
  deleteBook: () => noContent(),
};

export const safeHandlersThatWrite: Some = {
  getBook: async ({ path }, library) => {
    // @ts-expect-error a read sees no way to put
    await library.books.put(book);
    // @ts-expect-error nor to remove
    await library.books.remove(path.bookId);
    // @ts-expect-error nor to draw a tag
    library.stamp();
    return ok(book);
  },
  listReviews: async (_, library) => {
    // @ts-expect-error a list sees no way to remove
    await library.reviews.remove("emma", "ada");
    return notFound();
  },
  // @ts-expect-error a safe handler can't ask for the view that writes
  getReview: async (_, library: OpenLibrary) => {
    await library.books.put(book);
    return notFound();
  },
};

export const undeclaredStatuses: Some = {
  // @ts-expect-error DELETE /books/{bookId} declares 204, not 200
  deleteBook: () => ok(book),
  // @ts-expect-error GET /books/{bookId} declares no 204
  getBook: () => noContent(),
  // @ts-expect-error GET /books declares no 404
  listBooks: () => notFound(),
  // @ts-expect-error POST /books declares 201, not 200
  addBook: () => ok(book),
  // @ts-expect-error PATCH never creates
  patchBook: () => created(book),
  // @ts-expect-error 410 is declared nowhere
  putBook: () => refused("gone", gone),
  // @ts-expect-error one branch that is not declared is enough
  putReview: ({ current }) => (current ? ok(current) : refused("gone", gone)),
};

export const answersWithoutWhatTheyNeed: Some = {
  // @ts-expect-error a 201 has to have what its Location names
  addBook: () => created(),
  // @ts-expect-error content alone is not stored: it has no id, no tag, no text
  putBook: ({ content: sent }) => created(sent),
  // @ts-expect-error a tag alone neither
  addBookAlias: () => created({ etag: '"a"' }),
  // @ts-expect-error a book is not a page
  listBooks: () => ok(book),
  // @ts-expect-error a book is not a review
  getReview: () => ok(book),
  // @ts-expect-error only the functions of replies.ts make a reply
  getBook: () => ({ status: 200, body: book, fields: {} }),
  // @ts-expect-error and nothing is none
  deleteBook: () => undefined,
};

export const whatHandlersAreNotHanded: Some = {
  // @ts-expect-error the server sets the id, so the content has none
  addBook: ({ content: sent }) => created(newBook(sent.id, sent, { at: "", id: "", etag: "" })),
  putBook: ({ current }) => {
    // @ts-expect-error there may be none
    const tag: string = current.etag;
    return current ? ok({ ...current, etag: tag }) : created(book);
  },
  // @ts-expect-error a collection has no current state to be handed
  listBooks: ({ current }) => ok(current),
};

export const whatTheDocumentDoesNotList: Some = {
  listBooks: ({ query }) => {
    // @ts-expect-error the document lists newest and title
    if (query.sort === "oldest") return ok(page);
    // @ts-expect-error a parameter without a default may be absent
    const words: string = query.q;
    // A default is filled in, so the parameter is always there.
    const limit: number = query.limit;
    return words.length < limit ? ok(page) : ok(page);
  },
  // @ts-expect-error the path has no reviewId
  getBook: ({ path }) => (path.reviewId === "a" ? ok(book) : notFound()),
};

// @ts-expect-error every operation has a handler
export const incomplete: H = { ...right };

// @ts-expect-error what a page is of can't be left open
export const nothing: Book = {};
