// A small model of the service: two maps and the order of decisions.
import type { Answer } from "./talk.ts";
import type { Caller } from "./world.ts";

export type Fields = Readonly<Record<string, unknown>>;

export type Entry = {
  fields: Fields;
  updatedAt: string;
  /** `undefined` if just changed: the tag then has to be a new one. */
  tag: string | undefined;
  readonly createdAt: string;
  readonly owner: string | undefined;
  /** Of a book. */
  readonly reviews: Map<string, Entry>;
};
export type Shelf = Map<string, Entry>;

export type Model = {
  readonly books: Shelf;
  readonly keys: Map<string, { readonly fingerprint: string; readonly answer: Answer }>;
  /** Every tag and every server-chosen id that was ever used. */
  readonly seen: Set<string>;
  /** By URL: the tag of a page, and the content of the page. */
  readonly pages: Map<string, { readonly tag: string; readonly shows: string }>;
};

export type Content = {
  readonly text: string;
  readonly fields: Fields;
  readonly fault?: "unreadable" | "invalid" | "wrong-isbn" | undefined;
  /** The id in the content. */
  readonly names?: string | undefined;
};

export type Question = {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly route: string;
  readonly of: "book" | "review";
  readonly bookId?: string | undefined;
  readonly reviewId?: string | undefined;
  readonly caller?: Caller | undefined;
  readonly ifMatch?: string | undefined;
  readonly ifNoneMatch?: string | undefined;
  readonly key?: string | undefined;
  readonly content?: Content | undefined;
  readonly at: string;
};

export type Verdict = {
  readonly status: number;
  readonly problem?: string;
  /** The expected response and the change; the server chooses `id`. */
  readonly change?: (id: string) => void;
  readonly replays?: Answer;
};

const no = (status: number, problem: string): Verdict => ({ status, problem });
const required = { book: ["title", "authors"], review: ["reviewer", "rating"] };

/** @returns the collection of the target; `undefined` if its book does not exist. */
export function shelfOf(model: Model, { of, bookId = "" }: Question): Shelf | undefined {
  return of === "book" ? model.books : model.books.get(bookId)?.reviews;
}

/** @returns the id in a question; `undefined` for a list. */
export function idOf({ of, bookId, reviewId }: Question): string | undefined {
  return of === "book" ? bookId : reviewId;
}

/** @returns the response that the service has to return. */
export function judge(model: Model, question: Question): Verdict {
  const { method, of, caller } = question;
  const safe = method === "GET";
  if (!safe && caller === undefined) return no(401, "unauthenticated");
  if (!safe && of === "book" && !caller?.scopes.includes("books:write")) return no(403, "insufficient-scope");
  const shelf = shelfOf(model, question);
  const id = idOf(question);
  const target = shelf?.get(id ?? "");
  if (shelf === undefined) return no(404, "not-found");
  if (id !== undefined && method !== "PUT" && target === undefined) return no(404, "not-found");
  const isOthers = target?.owner !== undefined && target.owner !== caller?.sub;
  if (!safe && isOthers && !caller?.scopes.includes("reviews:moderate")) return no(403, "not-owner");
  const first = question.key === undefined ? undefined : model.keys.get(scopeOf(question));
  if (first !== undefined && method === "POST") {
    if (first.fingerprint !== question.content?.text) return no(422, "key-reused");
    return { status: 201, replays: first.answer };
  }
  const failed = falseCondition(question, target);
  if (failed !== undefined)
    return safe && failed === "none" ? { status: 304 } : no(412, "precondition-failed");
  if (safe) return { status: 200 };
  if (method === "DELETE") return { status: 204, change: () => void shelf.delete(id ?? "") };
  return write(question, shelf, id, target);
}

function write(question: Question, shelf: Shelf, id: string | undefined, target: Entry | undefined): Verdict {
  const { method, of, content, caller, at } = question;
  const sent = content?.fields ?? {};
  const fields = method === "PATCH" ? merged(target?.fields ?? {}, sent) : sent;
  if (content?.fault === "unreadable") return no(400, "malformed-request");
  if (content?.fault === "invalid") return no(422, "invalid-content");
  if (required[of].some((name) => fields[name] === undefined)) return no(422, "invalid-content");
  if (method === "PUT" && content?.names !== undefined && content.names !== id) return no(409, "id-mismatch");
  if (content?.fault === "wrong-isbn") return no(422, "isbn-check-digit");
  if (target !== undefined) return { status: 200, change: () => revise(target, fields, at) };
  const owner = of === "review" ? caller?.sub : undefined;
  const entry: Entry = { fields, createdAt: at, updatedAt: at, tag: undefined, owner, reviews: new Map() };
  return { status: 201, change: (chosen) => void shelf.set(id ?? chosen, entry) };
}

function revise(entry: Entry, fields: Fields, at: string): void {
  if (sorted(entry.fields) === sorted(fields)) return;
  entry.fields = fields;
  entry.updatedAt = at;
  entry.tag = undefined;
}

function merged(fields: Fields, patch: Fields): Fields {
  const all = Object.entries({ ...fields, ...patch });
  return Object.fromEntries(all.filter(([, value]) => value !== null));
}

function falseCondition(question: Question, target: Entry | undefined): "match" | "none" | undefined {
  const { ifMatch, ifNoneMatch } = question;
  const isNamed = (list: string, tag: string | undefined): boolean =>
    list === "*" ? target !== undefined : list.split(", ").some((one) => one === tag);
  if (idOf(question) === undefined) return undefined;
  if (ifMatch !== undefined && !isNamed(ifMatch, target?.tag)) return "match";
  const weak = ifNoneMatch?.replaceAll("W/", "");
  return weak !== undefined && isNamed(weak, target?.tag) ? "none" : undefined;
}

/** A key belongs to one caller, one route and one URL. */
export function scopeOf({ caller, route, bookId, key }: Question): string {
  return [caller?.sub, route, bookId, key].join(" ");
}

/** A text that is equal for equal members in any order. */
export function sorted(fields: Fields): string {
  return JSON.stringify(Object.entries(fields).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
