// What can be sent twice: a row a scenario. The declaration it belongs to comes from the document.
import type { Scratch } from "./wire.ts";

export type Scenario = {
  readonly id: string;
  readonly title: string;
  readonly operation: string;
  /** There is a book before the first request. */
  readonly startsWithBook: boolean;
  /** Sends the request; the second time it sends the same. */
  readonly send: (scratch: Scratch) => Promise<unknown>;
  /** What the two requests showed, once both were answered. */
  readonly shows: string;
  /** What a client may do that never saw the first answer, where the declaration alone does not say. */
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
      "Nobody can know: sent again, it may add a second book. Look first, or send such requests with a key.",
    shows: "Two requests, two books: POST adds one each time, and the server names it.",
  },
  {
    id: "post-with-key",
    title: "POST with a key",
    operation: "addBook",
    startsWithBook: false,
    send: ({ api, key }) => api.addBook({ body: emma, key }),
    shows: "One book: the second request carried the key of the first, and got the first answer again.",
  },
  {
    id: "put",
    title: "PUT",
    operation: "putBook",
    startsWithBook: false,
    send: ({ api }) => api.putBook({ path, body: emma }),
    shows: "One book, created once (201) and then found to be so already (200): same tag, same updatedAt.",
  },
  {
    id: "put-if-match",
    title: "PUT with a tag",
    operation: "putBook",
    startsWithBook: true,
    send: ({ api, tag }) =>
      api.putBook({ path, body: { ...emma, published: "1816" }, header: { "If-Match": tag } }),
    shows:
      "The first request made its own condition false: the tag is stale now, so the second is refused (412).",
    whatNow:
      "Send it again: nothing can be done twice. But 412 then says only that the book is not as it was when it was read; by the first request, or by somebody else. Read it, and compare.",
  },
  {
    id: "patch",
    title: "PATCH",
    operation: "patchBook",
    startsWithBook: true,
    send: ({ api }) => api.patchBook({ path, body: { pageCount: 474, published: null } }),
    shows:
      "One member added, one removed; said again, it is so already. This PATCH is declared idempotent; not every one is.",
  },
  {
    id: "delete",
    title: "DELETE",
    operation: "deleteBook",
    startsWithBook: true,
    send: ({ api }) => api.deleteBook({ path }),
    shows:
      "404 the second time, and still idempotent: the book is gone after one request as after two. Idempotent is the effect, not the answer.",
  },
  {
    id: "get",
    title: "GET",
    operation: "getBook",
    startsWithBook: true,
    send: ({ api }) => api.getBook({ path }),
    shows: "Nothing changed, as often as it is asked: GET is safe.",
  },
];
