// One valid request for each operation, and its defects: each violates one decision row.
import { type OperationId, wiring } from "../../generated/server.ts";
import { type DecisionId, decisionsFor } from "../../src/semantics/decisions.ts";
import type { UnitOfWork } from "../../src/server/port.ts";
import type { Principal } from "../../src/server/principals.ts";
import type { Wiring } from "../../src/server/wiring.ts";
import type { Library, OpenLibrary, Store } from "../../src/service/library.ts";

export type { OperationId };

export const operationIds = Object.keys(wiring) as readonly OperationId[];

/** The document with three changes, so that every row applies to an operation. */
export const strict: Readonly<Record<OperationId, Wiring>> = {
  ...wiring,
  addReview: { ...wiring.addReview, key: "required" },
  editBook: { ...wiring.editBook, isSecured: false, scopes: [] },
  putReview: {
    ...wiring.putReview,
    ifMatch: "required",
    answers: { ...wiring.putReview.answers, 428: wiring.putReview.answers[412] ?? {} },
  },
};

export type Draft = {
  readonly bookId: string;
  readonly reviewId: string;
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Members of the content; text where it is not to be JSON. */
  readonly body: Readonly<Record<string, unknown>> | string | undefined;
  /** Spaces after the content. */
  readonly padding: number;
};

/** More than the limit of the app under test. */
export const TOO_MUCH = 5000;
export const LIMIT = 4000;

/** Who a token speaks for. */
export const principals: Readonly<Record<string, Principal>> = {
  ada: { id: "ada", scopes: ["books:write"] },
  reader: { id: "ada", scopes: [] },
  stranger: { id: "grace", scopes: ["books:write"] },
  spent: { id: "spent", scopes: ["books:write"] },
};

const book = { title: "Emma", authors: ["Jane Austen"] };
const review = { reviewer: "Ada", rating: 5 };
const ada = { authorization: "Bearer ada" };
const json = { ...ada, "content-type": "application/json" };
const merge = { ...ada, "content-type": "application/merge-patch+json" };

/** @param tag the entity tag of the review `ada`, which the app under test wants of a PUT */
export function goodRequests(tag: string): Readonly<Record<OperationId, Draft>> {
  const base: Draft = {
    bookId: "emma",
    reviewId: "ada",
    query: "",
    headers: {},
    body: undefined,
    padding: 0,
  };
  const key = { "idempotency-key": "fresh" };
  return {
    listBooks: base,
    addBook: { ...base, headers: { ...json, ...key }, body: book },
    getBook: base,
    putBook: { ...base, headers: json, body: book },
    patchBook: { ...base, headers: merge, body: { title: "New" } },
    deleteBook: { ...base, headers: ada },
    listReviews: base,
    addReview: { ...base, headers: { ...json, ...key }, body: review },
    getReview: base,
    putReview: { ...base, headers: { ...json, "if-match": tag }, body: review },
    patchReview: { ...base, headers: merge, body: { rating: 1 } },
    deleteReview: { ...base, headers: ada },
    addBookAlias: { ...base, headers: { ...json, ...key }, body: book },
    editBook: { ...base, headers: { "content-type": "application/json" }, body: book },
  };
}

export type Defect = {
  readonly row: DecisionId;
  readonly says: string;
  /** What it spoils: two that spoil the same can't be had in one request. */
  readonly spoils: readonly string[];
  readonly spoil: (draft: Draft) => Draft;
  readonly possible?: (facts: Wiring) => boolean;
};

const field = (row: DecisionId, name: string, value: string, possible?: Defect["possible"]): Defect => ({
  row,
  says: `${name}: ${value}`,
  spoils: [name],
  spoil: (draft) => ({ ...draft, headers: { ...draft.headers, [name]: value } }),
  ...(possible ? { possible } : {}),
});
const without = (row: DecisionId, name: string): Defect => ({
  row,
  says: `no ${name}`,
  spoils: [name],
  spoil: ({ headers, ...draft }) => {
    const { [name]: _gone, ...rest } = headers;
    return { ...draft, headers: rest };
  },
});
const hasParameter =
  (name: string) =>
  ({ path }: Wiring) =>
    path.includes(`{${name}}`);
const isUnderBook = (facts: Wiring): boolean => facts.path.startsWith("/books/{bookId}/reviews");

/** For each row at least one; a row that is added without one does not compile. */
export const defects: Readonly<Record<DecisionId, readonly [Defect, ...Defect[]]>> = {
  "caller-is-known": [
    without("caller-is-known", "authorization"),
    field("caller-is-known", "authorization", "Bearer nobody"),
    field("caller-is-known", "authorization", "Basic YWRhOmFkYQ=="),
  ],
  "caller-has-requests-left": [
    field("caller-has-requests-left", "authorization", "Bearer spent", ({ isSecured }) => isSecured),
  ],
  "caller-has-scope": [field("caller-has-scope", "authorization", "Bearer reader")],
  "request-is-not-cross-site": [
    // A page can't make a browser send a token, so who sends one is not asked.
    field("request-is-not-cross-site", "origin", "https://elsewhere.example", ({ isSecured }) => !isSecured),
    field("request-is-not-cross-site", "sec-fetch-site", "cross-site", ({ isSecured }) => !isSecured),
  ],
  "answer-is-acceptable": [
    field("answer-is-acceptable", "accept", "text/csv"),
    field("answer-is-acceptable", "accept", "*/*;q=0"),
  ],
  "content-type-is-declared": [
    field("content-type-is-declared", "content-type", "text/plain"),
    without("content-type-is-declared", "content-type"),
  ],
  "content-coding-is-supported": [field("content-coding-is-supported", "content-encoding", "gzip")],
  "content-length-is-allowed": [field("content-length-is-allowed", "content-length", String(TOO_MUCH))],
  "content-is-within-limit": [
    {
      row: "content-is-within-limit",
      says: "too much content",
      spoils: ["length"],
      spoil: (draft) => ({ ...draft, padding: TOO_MUCH }),
    },
  ],
  "path-is-well-formed": [
    {
      row: "path-is-well-formed",
      says: "a book's id with a dot",
      spoils: ["bookId"],
      spoil: (draft) => ({ ...draft, bookId: "a.b" }),
      possible: hasParameter("bookId"),
    },
    {
      row: "path-is-well-formed",
      says: "a review's id with a dot",
      spoils: ["reviewId"],
      spoil: (draft) => ({ ...draft, reviewId: "a.b" }),
      possible: hasParameter("reviewId"),
    },
  ],
  "query-is-well-formed": [
    {
      row: "query-is-well-formed",
      says: "an unknown parameter",
      spoils: ["query"],
      spoil: (draft) => ({ ...draft, query: "?zz=1" }),
    },
  ],
  "fields-are-well-formed": [
    field("fields-are-well-formed", "if-match", "garbage", ({ ifMatch }) => ifMatch !== "none"),
    field("fields-are-well-formed", "if-none-match", "garbage", ({ ifNoneMatch }) => ifNoneMatch !== "none"),
  ],
  "content-is-whole": [field("content-is-whole", "content-range", "bytes 0-1/9")],
  "parent-exists": [
    {
      row: "parent-exists",
      says: "no such book above",
      spoils: ["bookId"],
      spoil: (draft) => ({ ...draft, bookId: "none" }),
      possible: isUnderBook,
    },
  ],
  "target-exists": [
    {
      row: "target-exists",
      says: "no such review",
      spoils: ["reviewId"],
      spoil: (draft) => ({ ...draft, reviewId: "none" }),
      possible: hasParameter("reviewId"),
    },
    {
      row: "target-exists",
      says: "no such book",
      spoils: ["bookId"],
      spoil: (draft) => ({ ...draft, bookId: "none" }),
      possible: hasParameter("bookId"),
    },
  ],
  "caller-owns-target": [field("caller-owns-target", "authorization", "Bearer stranger")],
  "key-is-sent": [without("key-is-sent", "idempotency-key")],
  "key-is-well-formed": [field("key-is-well-formed", "idempotency-key", "a b")],
  "key-is-free": [field("key-is-free", "idempotency-key", "busy")],
  "key-fits": [field("key-fits", "idempotency-key", "used")],
  // Any condition would do, so no other may be there.
  "precondition-is-sent": [
    { ...without("precondition-is-sent", "if-match"), spoils: ["if-match", "if-none-match"] },
  ],
  "precondition-holds": [
    field("precondition-holds", "if-match", '"stale"', ({ ifMatch }) => ifMatch !== "none"),
    field("precondition-holds", "if-none-match", "*", ({ safe }) => !safe),
  ],
  "representation-is-new": [field("representation-is-new", "if-none-match", "*")],
  "content-is-readable": [
    {
      row: "content-is-readable",
      says: "no JSON",
      spoils: ["body"],
      spoil: (draft) => ({ ...draft, body: "{" }),
    },
  ],
  "content-is-valid": [
    {
      row: "content-is-valid",
      says: "an unknown member",
      spoils: ["body"],
      spoil: (draft) => ({ ...draft, body: { ...(draft.body as object), zz: 1, id: "other" } }),
    },
  ],
  "merge-result-is-valid": [
    {
      row: "merge-result-is-valid",
      says: "a result without its required members",
      spoils: ["body"],
      spoil: (draft) => ({ ...draft, body: { title: null, rating: null } }),
    },
  ],
  "content-names-the-target": [
    {
      row: "content-names-the-target",
      says: "another id",
      spoils: ["body"],
      spoil: (draft) => ({ ...draft, body: { ...(draft.body as object), id: "other" } }),
    },
  ],
};

/** The defects that a request of the operation can have. */
export function defectsOf(id: OperationId): readonly Defect[] {
  const applying = decisionsFor(strict[id]).flatMap((row) => defects[row.id]);
  return applying.filter(({ possible }) => possible?.(strict[id]) !== false);
}

/** The key "busy" belongs to a request that never ends. */
export function withBusyKey(store: Store): UnitOfWork<Library, OpenLibrary> {
  return {
    read: (work) => store.read(work),
    write: (work) =>
      store.write((view, keys) =>
        work(view, {
          keep: (scope, record) => keys.keep(scope, record),
          find: async (scope) => (scope.includes('"busy"') ? "in progress" : keys.find(scope)),
        }),
      ),
  };
}

/** A draft as a request of its operation. */
export function requestOf({ method, path }: Wiring, draft: Draft): Request {
  const target = path.replace("{bookId}", draft.bookId).replace("{reviewId}", draft.reviewId);
  const url = `http://service.invalid${target}${draft.query}`;
  if (draft.body === undefined) return new Request(url, { method, headers: draft.headers });
  const text = typeof draft.body === "string" ? draft.body : JSON.stringify(draft.body);
  const body = new TextEncoder().encode(text + " ".repeat(draft.padding));
  return new Request(url, { method, headers: draft.headers, body });
}
