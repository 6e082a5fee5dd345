// The lessons: each sends two requests that differ in one thing, side by side. What they declare comes from the document.
import type { BookContent } from "../ground/api.ts";
import { booksNow, type LaneRun } from "./lane-steps.ts";
import type { Scratch } from "./wire.ts";

export type Lane = {
  readonly id: string;
  readonly title: string;
  /** The name of several of these requests. */
  readonly several: string;
  readonly operation: string;
  /** The book in the store before the first request. */
  readonly seed?: BookContent;
  /** The request body, for the editor of the page. */
  readonly content?: object;
  /** Sends the request; every call sends the same one. */
  readonly send: (scratch: Scratch) => Promise<unknown>;
  /** What a client can do that never got the first response, where the declaration alone does not say. */
  readonly whatNow?: string;
};

type Question = {
  readonly text: string;
  readonly choices: readonly string[];
  /** The right choice, after the second request. */
  readonly answer: (run: LaneRun) => string;
};

export type Lesson = {
  readonly id: string;
  readonly title: string;
  /** What to do and what to look at, in a sentence. */
  readonly lead: string;
  readonly question: Question;
  readonly lanes: readonly [Lane, Lane];
  /** What the two lanes show, once both have been sent twice without changes to what is sent. */
  readonly shows: string;
};

const emma = { title: "Emma", authors: ["Jane Austen"], published: "1815" };
const later = { ...emma, published: "1816" };
const longer = { title: "Emma", authors: ["Jane Austen"], pageCount: 474 };
const pages = { pageCount: 474 };
const path = { bookId: "emma" };

const howMany: Question = {
  text: "How many books will be in the store after the second press?",
  choices: ["0", "1", "2"],
  answer: (run) => String(booksNow(run).length),
};
const isThere = (name: string) => (run: LaneRun) =>
  booksNow(run).some((book) => book[name] !== undefined) ? "kept" : "gone";

const post: Lane = {
  id: "post",
  title: "POST",
  several: "POSTs",
  operation: "addBook",
  content: emma,
  send: ({ api, withoutKey }) => withoutKey(() => api.addBook({ body: emma })),
  whatNow:
    "The client cannot know: sending the request again may add a second book. Check first, or use a key next time.",
};

const put: Lane = {
  id: "put",
  title: "PUT",
  several: "PUTs",
  operation: "putBook",
  content: emma,
  send: ({ api }) => api.putBook({ path, body: emma }),
};

export const lessons: readonly [Lesson, ...Lesson[]] = [
  {
    id: "post-put",
    title: "POST and PUT",
    lead: "Press the button twice. Both lanes send the same book to a store of their own: how many books are there?",
    question: howMany,
    lanes: [post, put],
    shows:
      "POST adds one every time, and the server chooses its address. PUT stores the book at the address that the client chose, so doing it twice is the same as doing it once.",
  },
  {
    id: "left-out",
    title: "What is left out: PUT and PATCH",
    lead: "Both requests set the number of pages and leave out the year. Press the button twice: what happens to the year?",
    question: {
      text: "What will have happened to the year 1815?",
      choices: ["kept", "gone"],
      answer: isThere("published"),
    },
    lanes: [
      {
        id: "put-whole",
        title: "PUT",
        several: "PUTs",
        operation: "putBook",
        seed: emma,
        content: longer,
        send: ({ api }) => api.putBook({ path, body: longer }),
      },
      {
        id: "patch",
        title: "PATCH",
        several: "PATCHes",
        operation: "patchBook",
        seed: emma,
        content: pages,
        send: ({ api }) => api.patchBook({ path, body: pages }),
      },
    ],
    shows:
      "PUT replaces the whole book, so a member that is left out is gone. PATCH changes the members that it names and keeps the others. This PATCH is declared idempotent; not every PATCH is.",
  },
  {
    id: "key",
    title: "A POST with a key",
    lead: "Both lanes send a POST. One of them has an Idempotency-Key, the same key each time. Press the button twice.",
    question: howMany,
    lanes: [
      post,
      {
        id: "post-with-key",
        title: "POST with a key",
        several: "POSTs with the same key",
        operation: "addBook",
        content: emma,
        send: ({ api, key }) => api.addBook({ body: emma, key }),
      },
    ],
    shows:
      "The second request had the same key as the first, so it got the first response again and added nothing. That makes a POST safe to send again.",
  },
  {
    id: "if-match",
    title: "PUT with If-Match",
    lead: "Both lanes change the year to 1816. One of them says which version it means to replace. Press the button twice.",
    question: {
      text: "Which status will the second response have?",
      choices: ["200", "404", "412"],
      answer: ({ steps }) => String(steps.at(-1)?.exchange.response.status),
    },
    lanes: [
      {
        id: "put-later",
        title: "PUT",
        several: "PUTs",
        operation: "putBook",
        seed: emma,
        content: later,
        send: ({ api }) => api.putBook({ path, body: later }),
      },
      {
        id: "put-if-match",
        title: "PUT with If-Match",
        several: "PUTs with If-Match",
        operation: "putBook",
        seed: emma,
        content: later,
        send: ({ api, tag }) => api.putBook({ path, body: later, header: { "If-Match": tag } }),
        whatNow:
          "Send it again: it cannot take effect twice. If the response is 412, the book has changed since it was read, either by the first request or by someone else. Read it again and compare.",
      },
    ],
    shows:
      "The first request changed the book, so its etag is no longer current and the second request with If-Match is rejected (412). In the same way it is rejected when someone else changed the book in between, so nobody's change is lost.",
  },
  {
    id: "delete-get",
    title: "DELETE and GET",
    lead: "One lane deletes the book, the other reads it. Press the button twice.",
    question: howMany,
    lanes: [
      {
        id: "delete",
        title: "DELETE",
        several: "DELETEs",
        operation: "deleteBook",
        seed: emma,
        send: ({ api }) => api.deleteBook({ path }),
      },
      {
        id: "get",
        title: "GET",
        several: "GETs",
        operation: "getBook",
        seed: emma,
        send: ({ api }) => api.getBook({ path }),
      },
    ],
    shows:
      "DELETE returns 404 the second time and is still idempotent: the book is gone after one request and after two. Idempotent means the same effect, not the same response. GET is safe: it changes nothing, however often you send it.",
  },
  {
    id: "article",
    title: "/add-book and /edit-book",
    lead: "These are the two routes of the article about POST and PUT. Press the button twice.",
    question: howMany,
    lanes: [
      {
        id: "add-book",
        title: "POST /add-book",
        several: "POSTs to /add-book",
        operation: "addBookAlias",
        content: emma,
        send: ({ api, withoutKey }) => withoutKey(() => api.addBookAlias({ body: emma })),
        ...(post.whatNow !== undefined && { whatNow: post.whatNow }),
      },
      {
        id: "edit-book",
        title: "PUT /edit-book/emma",
        several: "PUTs to /edit-book/emma",
        operation: "editBook",
        content: emma,
        send: ({ api }) => api.editBook({ path, body: emma }),
      },
    ],
    shows:
      "The method counts, not the name in the address: POST to /add-book adds a book each time, and PUT to /edit-book/emma stores one. Both routes are deprecated in favour of /books.",
  },
];

/** @returns the lesson with this id, or the first one with such a lane or operation; by default the first lesson */
export function lessonOf(id: string | undefined): Lesson {
  const named = lessons.find((lesson) => lesson.id === id);
  const has = ({ lanes }: Lesson): boolean => lanes.some((lane) => lane.id === id || lane.operation === id);
  return named ?? lessons.find(has) ?? lessons[0];
}
