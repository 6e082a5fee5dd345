// What a network may do to a call, and what the call reports: data for Node and for a page in a browser.
import type { ApiClient } from "../../generated/client.ts";

/** What happens to a request; an answer is JSON unless it says otherwise. */
export type Step =
  | "drop"
  | "hang"
  | "cut"
  | "garble"
  | {
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly content?: unknown;
    };

/** What a call ended with. */
export type Ended = {
  readonly status?: number;
  readonly attempts?: number;
  readonly excused?: number;
  readonly error?: string;
  readonly effect?: string;
  readonly data?: unknown;
};
export type Case = {
  readonly name: string;
  /** What happens to the first request, the second, and so on. */
  readonly steps: readonly Step[];
  readonly run: (api: ApiClient) => Promise<unknown>;
  readonly want: Ended;
  /** The requests that came to the server: method, precondition or key. */
  readonly sent: readonly string[];
};
const body = { title: "Emma", authors: ["Jane Austen"] };
const path = { bookId: "emma" };
const emma = { ...body, id: "emma", etag: '"1"', createdAt: "then", updatedAt: "now" };
const answer = (status: number, content?: unknown, headers: Readonly<Record<string, string>> = {}): Step => ({
  status,
  content,
  headers: { etag: '"1"', ...headers },
});
const read = (api: ApiClient) => api.getBook({ path });
const put = (api: ApiClient) => api.putBook({ path, body });
const add = (api: ApiClient) => api.addBook({ body, key: "mine" });
const conditional = (api: ApiClient) => api.putBook({ path, body, header: { "If-Match": '"0"' } });
const again = (method: string, more = ""): readonly string[] => [`${method}${more}`, `${method}${more}`];
const lost = { error: "NetworkError", attempts: 2 };

const transient: readonly Case[] = [408, 429, 502, 503, 504].map((status) => ({
  name: `${status}: again`,
  steps: [answer(status), answer(200, emma)],
  run: read,
  want: { status: 200, attempts: 2 },
  sent: again("GET"),
}));
const final: readonly Case[] = [400, 401, 404, 409, 412, 422, 428].map((status) => ({
  name: `${status}: not again, and nothing was done`,
  steps: [answer(status)],
  run: put,
  want: { error: "ProblemError", status, attempts: 1, effect: "none" },
  sent: ["PUT"],
}));
const unread: readonly Case[] = (["drop", "cut", "garble"] as const).flatMap((step) => [
  {
    name: `${step}, then an answer: read`,
    steps: [step, answer(200, emma)],
    run: read,
    want: { status: 200, attempts: 2 },
    sent: again("GET"),
  },
  {
    name: `${step} each time: a write has nobody knows which effect`,
    steps: [step, step],
    run: put,
    want: { ...lost, effect: "unknown" },
    sent: again("PUT"),
  },
]);

/** Each has two tries for a call. */
export const cases: readonly Case[] = [
  ...transient,
  ...final,
  ...unread,
  {
    name: "500: not again, and nobody knows what was done",
    steps: [answer(500)],
    run: put,
    want: { error: "ProblemError", status: 500, attempts: 1, effect: "unknown" },
    sent: ["PUT"],
  },
  {
    name: "a captive portal's page is not a response",
    steps: [answer(200, "<html>Log in</html>", { "content-type": "text/html" }), answer(200, emma)],
    run: read,
    want: { status: 200, attempts: 2 },
    sent: again("GET"),
  },
  {
    name: "no answer in time",
    steps: ["hang", "hang"],
    run: (api) => api.getBook({ path, tryTimeout: 100 }),
    want: { error: "TimeoutError", attempts: 2, effect: "none" },
    sent: again("GET"),
  },
  {
    name: "an abort while it is under way",
    steps: ["hang"],
    run: (api) => api.putBook({ path, body, signal: AbortSignal.timeout(300) }),
    want: { error: "AbortError", attempts: 1, effect: "unknown" },
    sent: ["PUT"],
  },
  {
    name: "Retry-After: not before a second is over",
    steps: [answer(503, undefined, { "retry-after": "1" }), answer(200, emma)],
    run: read,
    want: { status: 200, attempts: 2 },
    sent: again("GET"),
  },
  {
    name: "a lost POST: again, with the same key",
    steps: ["drop", answer(201, emma, { location: "/books/emma" })],
    run: add,
    want: { status: 201, attempts: 2 },
    sent: again("POST", ' "mine"'),
  },
  {
    name: "409 while the key is in progress: again",
    steps: [
      answer(409, { type: "/problems/key-in-progress" }, { "content-type": "application/problem+json" }),
      answer(201, emma),
    ],
    run: add,
    want: { status: 201, attempts: 2 },
    sent: again("POST", ' "mine"'),
  },
  {
    name: "a lost DELETE, then 404: it is gone",
    steps: ["drop", answer(404)],
    run: (api) => api.deleteBook({ path }),
    want: { status: 204, attempts: 2, excused: 404 },
    sent: again("DELETE"),
  },
  {
    name: "a lost DELETE, then a proxy's 404: nobody knows",
    steps: ["drop", answer(404, "<h1>default backend</h1>", { "content-type": "text/html" })],
    run: (api) => api.deleteBook({ path }),
    want: { error: "ProblemError", status: 404, attempts: 2, effect: "unknown" },
    sent: again("DELETE"),
  },
  {
    name: "a lost conditional PUT, then 412, and what it sent is there",
    steps: ["drop", answer(412), answer(200, emma)],
    run: conditional,
    want: { status: 200, attempts: 2, excused: 412 },
    sent: [...again("PUT", ' "0"'), "GET"],
  },
  {
    name: "a lost conditional PUT, then 412, and something else is there",
    steps: ["drop", answer(412), answer(200, { ...emma, title: "Other" })],
    run: conditional,
    want: { error: "ProblemError", status: 412, attempts: 2, effect: "unknown" },
    sent: [...again("PUT", ' "0"'), "GET"],
  },
  {
    name: "an edit, although others came first",
    steps: [
      answer(200, emma),
      answer(412),
      answer(200, { ...emma, etag: '"2"' }, { etag: '"2"' }),
      answer(200, emma),
    ],
    run: async (api) => ({ data: (await api.putBook.edit(path, (book) => book)).id }),
    want: { data: "emma" },
    sent: ["GET", 'PUT "1"', "GET", 'PUT "2"'],
  },
  {
    name: "a list, page by page",
    steps: [
      answer(200, { items: [emma] }, { link: "<?cursor=2>; rel=next" }),
      answer(200, { items: [emma, emma] }),
    ],
    run: async (api) => {
      let count = 0;
      for await (const book of api.listBooks.items()) count += book.id.length / 4;
      return { data: count };
    },
    want: { data: 3 },
    sent: again("GET"),
  },
  {
    name: "what is known, after 304",
    steps: [answer(200, emma), { status: 304, headers: { etag: '"1"' } }],
    run: async (api) => {
      await read(api);
      const { title } = await read(api).orThrow();
      return { data: title };
    },
    want: { data: "Emma" },
    sent: ["GET", 'GET "1"'],
  },
];
