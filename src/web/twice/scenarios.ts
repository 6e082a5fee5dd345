// What can be sent twice, one row per scenario. The declarations come from the document.
import type { Scratch } from "./wire.ts";

export type Scenario = {
  readonly id: string;
  readonly title: string;
  readonly operation: string;
  /** Whether there is a book before the first request. */
  readonly startsWithBook: boolean;
  /** Sends the request; every call sends the same one. */
  readonly send: (scratch: Scratch) => Promise<unknown>;
  /** What the two requests show, once both have been answered. */
  readonly shows: string;
  /** What a client can do that never got the first response, where the declaration alone does not say. */
  readonly whatNow?: string;
};

const emma = { title: "Emma", authors: ["Jane Austen"], published: "1815" };
const path = { bookId: "emma" };

export const scenarios: readonly Scenario[] = [
  {
    id: "post",
    title: "POST",
    operation: "addBook",
    startsWithBook: false,
    send: ({ api, withoutKey }) => withoutKey(() => api.addBook({ body: emma })),
    whatNow:
      "The client cannot know: sending the request again may add a second book. Check first, or use a key next time.",
    shows: "Two requests, two books: POST adds one every time, and the server chooses its id.",
  },
  {
    id: "post-with-key",
    title: "POST with a key",
    operation: "addBook",
    startsWithBook: false,
    send: ({ api, key }) => api.addBook({ body: emma, key }),
    shows: "One book: the second request had the same key as the first, so it got the first response again.",
  },
  {
    id: "put",
    title: "PUT",
    operation: "putBook",
    startsWithBook: false,
    send: ({ api }) => api.putBook({ path, body: emma }),
    shows:
      "One book: the first request created it (201), the second changed nothing (200): same etag, same updatedAt.",
  },
  {
    id: "put-if-match",
    title: "PUT with If-Match",
    operation: "putBook",
    startsWithBook: true,
    send: ({ api, tag }) =>
      api.putBook({ path, body: { ...emma, published: "1816" }, header: { "If-Match": tag } }),
    shows:
      "The first request changed the book, so its etag is no longer current and the second request is rejected (412).",
    whatNow:
      "Send it again: it cannot take effect twice. If the response is 412, the book has changed since it was read, either by the first request or by someone else. Read it again and compare.",
  },
  {
    id: "patch",
    title: "PATCH",
    operation: "patchBook",
    startsWithBook: true,
    send: ({ api }) => api.patchBook({ path, body: { pageCount: 474, published: null } }),
    shows:
      "The first request added one member and removed another, the second changed nothing. This PATCH is declared idempotent; not every PATCH is.",
  },
  {
    id: "delete",
    title: "DELETE",
    operation: "deleteBook",
    startsWithBook: true,
    send: ({ api }) => api.deleteBook({ path }),
    shows:
      "404 the second time, and still idempotent: the book is gone after one request and after two. Idempotent means the same effect, not the same response.",
  },
  {
    id: "get",
    title: "GET",
    operation: "getBook",
    startsWithBook: true,
    send: ({ api }) => api.getBook({ path }),
    shows: "Nothing changes, however often you send it: GET is safe.",
  },
];
