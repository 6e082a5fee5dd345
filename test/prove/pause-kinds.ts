// The worst requests of each kind, at the largest size that the service accepts, for the property `pauses`.
import type { Ask } from "./talk.ts";

export type Kind = Ask & { readonly kind: string };

/** The service refuses more content than this. */
const MOST = 1024 * 1024;
/** Node refuses a larger head than this; the rest is for the other fields. */
const HEAD = 15_000;

/** Repeats a text up to a size. */
function full(piece: string, before = "", after = "", size = MOST): string {
  const room = size - Buffer.byteLength(before) - Buffer.byteLength(after);
  return before + piece.repeat(Math.max(0, Math.floor(room / Buffer.byteLength(piece)))) + after;
}

/** Different names or values up to a size. */
function many(make: (n: number) => string, before: string, after: string, size = MOST): string {
  const parts: string[] = [];
  for (let length = before.length + after.length, n = 0; ; n++) {
    const part = make(n);
    length += part.length + 1;
    if (length > size) return before + parts.join(",") + after;
    parts.push(part);
  }
}

const BOOK = '"title":"Emma","authors":["Jane Austen"]';
const post = (kind: string, body: string | Uint8Array, type = "application/json"): Kind => ({
  kind,
  method: "POST",
  path: "/books",
  headers: { "content-type": type },
  body,
});
const form = (kind: string, body: string): Kind => post(kind, body, "application/x-www-form-urlencoded");
const patch = (kind: string, body: string): Kind => ({
  ...post(kind, body, "application/merge-patch+json"),
  method: "PATCH",
  path: "/books/long-0",
});
const field = (name: string, kind: string, value: string, path = "/books/long-0"): Kind => ({
  kind,
  method: "GET",
  path,
  headers: { [name]: value },
});
const get = (kind: string, path: string): Kind => ({ kind, method: "GET", path });

const JSON_KINDS: readonly Kind[] = [
  post("JSON: numbers in a list", full("1,", `{${BOOK},"tags":[`, "1]}")),
  post("JSON: lists in lists", full("[")),
  post("JSON: objects in objects", full('{"a":')),
  post("JSON: lists in a list", full("[],", "[", "[]]")),
  post(
    "JSON: different unknown members",
    many((n) => `"m${n}":1`, "{", "}"),
  ),
  post("JSON: one member many times", full('"title":"",', "{", `${BOOK}}`)),
  post("JSON: unsafe names", full('"__proto__":1,', "{", '"a":1}')),
  post("JSON: a long title", full("x", '{"title":"', '","authors":["a"]}')),
  post("JSON: a title of escapes", full("\\u0041", '{"title":"', '","authors":["a"]}')),
  post("JSON: a title of lone surrogates", full("\\ud800", '{"title":"', '","authors":["a"]}')),
  post("JSON: many lone surrogates", full('"\\ud800",', '{"tags":[', '"a"]}')),
  post("JSON: a title of emoji", full("😀", '{"title":"', '","authors":["a"]}')),
  post("JSON: a title of marks", full("\u0301", '{"title":"', '","authors":["a"]}')),
  post("JSON: equal tags", full('"a",', `{${BOOK},"tags":[`, '"a"]}')),
  post(
    "JSON: different tags",
    many((n) => `"t${n}"`, `{${BOOK},"tags":[`, "]}"),
  ),
  post("JSON: authors of the wrong type", full("{},", '{"title":"a","authors":[', "{}]}")),
  post("JSON: empty authors", full('"",', '{"title":"a","authors":[', '""]}')),
  post("JSON: a long number", full("1", `{${BOOK},"pageCount":`, "}")),
  post("JSON: a long fraction", full("0", `{${BOOK},"pageCount":1.`, "1}")),
  post("JSON: numbers that a double cannot hold", full("9007199254740993,", `{${BOOK},"tags":[`, "1]}")),
  post("JSON: large exponents", full("1e999,", `{${BOOK},"tags":[`, "1]}")),
  post("JSON: a long language", full("a-", `{${BOOK},"language":"`, 'a"}')),
  post("JSON: a long ISBN", full("9", `{${BOOK},"isbn":"`, '"}')),
  post("JSON: a long date", full("1", `{${BOOK},"published":"`, '"}')),
  post("JSON: a long name", full("x", '{"', `":1,${BOOK}}`)),
  post("JSON: white space", full(" ", "", `{${BOOK}}`)),
  post("JSON: colons in a text", full(":", '{"title":"', '","authors":["a"]}')),
  post("JSON: quotes in a text", full('\\"', '{"title":"', '","authors":["a"]}')),
  post("JSON: cut off", full('{"a":[1,"', "[", "")),
  post("JSON: not UTF-8", new Uint8Array(MOST).fill(0xff)),
  post("JSON: NUL bytes", new Uint8Array(MOST)),
];

const VALID_KINDS: readonly Kind[] = [
  post(
    "a valid book with the most words",
    JSON.stringify({
      title: "ab ".repeat(100),
      authors: Array.from({ length: 20 }, (_, a) =>
        Array.from({ length: 66 }, (_, n) => (a * 66 + n + 99).toString(36))
          .join(" ")
          .slice(0, 200),
      ),
      tags: Array.from({ length: 20 }, (_, n) => `${n}${"t".repeat(45)}`),
      description: "😀".repeat(10_000),
    }),
  ),
  post(
    "a valid book of letters that Unicode takes apart",
    JSON.stringify({
      title: "\ufdfa".repeat(300),
      authors: Array.from({ length: 20 }, () => "\ufdfa".repeat(200)),
    }),
  ),
  patch(
    "a merge patch of nulls",
    many((n) => `"m${n}":null`, "{", "}"),
  ),
  patch("a merge patch, deep", full('{"a":', "", "1")),
];

const FORM_KINDS: readonly Kind[] = [
  form("form: 490,000 fields", full("&a")),
  form("form: 999 long fields", full(`${"a".repeat(1000)}&`, "", "", 999_000)),
  form("form: separators only", full("&")),
  form("form: equals signs", full("=")),
  form("form: one long field", full("x", "title=")),
  form("form: escapes", full("%C3%A9", "title=")),
  form("form: broken escapes", full("%zz", "title=")),
  {
    ...form("form: 100,000 fields, answered with a page", full("&a", "", "", 200_000)),
    headers: { "content-type": "application/x-www-form-urlencoded", accept: "text/html" },
  },
  form("form: plus signs", full("+", "title=")),
];

const HEAD_KINDS: readonly Kind[] = [
  field("accept", "Accept: many ranges", full("a/b;q=0.1,", "", "*/*", HEAD)),
  field("accept", "Accept: many parameters", full(";a=b", "application/json", "", HEAD)),
  field("accept", "Accept: an open quote", full(';a="', "application/json", "", HEAD)),
  field("accept-encoding", "Accept-Encoding: many codings", full("gzip;q=0,", "", "br", HEAD), "/docs"),
  field("if-none-match", "If-None-Match: many tags", full('"a", ', "", '"a"', HEAD)),
  field("if-none-match", "If-None-Match: commas", full(" ,", "", "", HEAD)),
  field("if-match", "If-Match: an open quote", full("W/", '"', "", HEAD)),
  field("prefer", "Prefer: many preferences", full("a=b;c,", "", "d", HEAD)),
  field("authorization", "Authorization: a long token", full("a.", "Bearer ", "", HEAD)),
  field("cookie", "Cookie: many pairs", full("a=b; ", "", "", HEAD)),
  get("query: many fields", full("&a", "/books?", "", HEAD)),
  get(
    "query: many different fields",
    `/books?${many((n) => `${n.toString(36)}`, "", "", HEAD).replaceAll(",", "&")}`,
  ),
  get("query: escapes", full("%C3%A9", "/books?q=", "", HEAD)),
  get("query: a long cursor", full("A", "/books?cursor=", "", HEAD)),
  get("path: escapes", full("%2F", "/books/", "", HEAD)),
  get("path: segments", full("/a", "", "", HEAD)),
];

const READ_KINDS: readonly Kind[] = [
  get("list: a full page of long books", "/books?limit=100"),
  get("list: by title", "/books?limit=100&sort=title"),
  get("list: a common beginning", "/books?limit=100&q=a"),
  get("list: two common words", "/books?limit=100&q=ab%20word"),
  get("list: a full page of long reviews", "/books/long-0/reviews?limit=100"),
  ...["/", "/books/long-0", "/docs", "/openapi.json", "/openapi.yaml", "/semantics", "/semantics.json"].map(
    (path) => get(`page: ${path}`, path),
  ),
  ...["/laws", "/laws/put-twice-is-put-once", "/problems", "/none"].map((path) => get(`page: ${path}`, path)),
];

/** Run in this order; those that need the long books come after what makes them. */
export const kinds: readonly Kind[] = [
  ...JSON_KINDS,
  ...VALID_KINDS,
  ...FORM_KINDS,
  ...HEAD_KINDS,
  ...READ_KINDS,
];

/** A long book, for the pages that list it. */
export function longBook(n: number): Ask {
  const book = { title: `ab word ${n}`, authors: ["A. Author"], description: "\u0001".repeat(10_000) };
  return {
    method: "PUT",
    path: `/books/long-${n}`,
    headers: { "content-type": "application/json" },
    body: JSON.stringify(book),
  };
}

/** A long review of the first long book. */
export function longReview(n: number): Ask {
  const review = { reviewer: `Reviewer ${n}`, rating: 5, text: "\u0001".repeat(4000) };
  return {
    method: "PUT",
    path: `/books/long-0/reviews/r${n}`,
    headers: { "content-type": "application/json" },
    body: JSON.stringify(review),
  };
}
