// A page of a list, built from the JSON texts of its items.
import { hash } from "node:crypto";
import type { Stored } from "./port.ts";

/** What the text of a page is made from. */
type Parts = { readonly items: readonly PageText[]; readonly rest: string };

const PARTS = Symbol("parts");

/** A page ends after this many bytes, even if it has fewer items than the client asked for. */
const PAGE_BYTES = 256 * 1024;

/**
 * Takes the items of a page from a list: at most `limit`, and no more after a quarter of a mebibyte, so that the size of
 * a response has a bound even if a schema forgets one. A page has at least one item, unless the list is empty.
 *
 * @param entries the items of the list from the start of the page on, each with its place
 * @param limit the most items
 * @returns the items, and the place of the last one if there are more
 *
 * @example
 * ```ts
 * import { takePage } from "@verbatim-http/kit/server/page";
 *
 * const stored = [1, 2, 3].map((id) => ({ value: { id }, json: `{"id":${id}}`, etag: `"${id}"` }));
 * const { items, last } = takePage(stored.entries(), 2);
 * console.log(items.length, last); // 2 1
 * ```
 */
export function takePage<P, T>(
  entries: Iterable<readonly [place: P, item: Stored<T>]>,
  limit: number,
): { readonly items: readonly Stored<T>[]; readonly last: P | undefined } {
  const items: Stored<T>[] = [];
  let last: P | undefined;
  let bytes = 0;
  for (const [place, item] of entries) {
    if (items.length === limit || bytes >= PAGE_BYTES) return { items, last };
    items.push(item);
    bytes += Buffer.byteLength(item.json);
    last = place;
  }
  return { items, last: undefined };
}

/**
 * @param value a value that is computed and not stored, such as a list or an envelope of any shape
 * @returns it as a representation; its entity tag changes with the value (RFC 9110 8.8.3)
 *
 * @example
 * ```ts
 * import { computed } from "@verbatim-http/kit/server/page";
 * import { ok } from "@verbatim-http/kit/server/replies";
 *
 * const reply = (names: readonly string[]) => ok(computed({ data: names, total: names.length }));
 * ```
 */
export function computed<T>(value: T): Stored<T> {
  const json = JSON.stringify(value);
  return { value, json, etag: `"${hash("sha1", json, "base64url")}"` };
}

/**
 * @param text content of a text type, such as `text/csv`
 * @returns it as a representation
 *
 * @example
 * ```ts
 * import { plain } from "@verbatim-http/kit/server/page";
 * import { ok } from "@verbatim-http/kit/server/replies";
 *
 * const reply = () => ok(plain("id,title\\n1,Emma\\n"));
 * ```
 */
export function plain(text: string): Stored<string> {
  return { value: text, json: text, etag: `"${hash("sha1", text, "base64url")}"` };
}

/**
 * @param items the items of the page, in order
 * @param next the cursor of the next page; `undefined` on the last page
 * @param more further members of the page, next to `items` and `next`
 * @returns the page: each item has the bytes of its own GET, and the entity tag changes with the items, their order,
 *   the paging and the further members (RFC 9110 8.8.3)
 *
 * @example
 * ```ts
 * import { page } from "@verbatim-http/kit/server/page";
 *
 * const stored = { value: { id: "a" }, json: '{"id":"a"}', etag: '"x1"' };
 * console.log(page([stored], undefined).json); // {"items":[{"id":"a"}]}
 * ```
 */
export function page<T, M extends object = object>(
  items: readonly Stored<T>[],
  next: string | undefined,
  more?: M,
): Stored<{ items: T[]; next?: string } & M> {
  const parts: Parts = { items, rest: JSON.stringify({ ...more, next }).slice(1) };
  let made: PageText | undefined;
  const text = (): PageText => {
    made ??= textOf(parts);
    return made;
  };
  const members = {
    // The values of the items are made when somebody looks at them; most pages are only sent.
    get items(): T[] {
      return items.map((item) => item.value);
    },
    ...(more as M),
  };
  const stored = {
    value: next === undefined ? members : Object.assign(members, { next }),
    get json(): string {
      return text().json;
    },
    get etag(): string {
      return text().etag;
    },
  };
  // A copy of the page has its text alone.
  return Object.defineProperty(stored, PARTS, { value: parts });
}

/** The text of a page, and its entity tag. */
export type PageText = Pick<Stored<unknown>, "json" | "etag">;

function textOf({ items, rest }: Parts): PageText {
  const texts = items.map((item) => item.json).join(",");
  const tags = `${items.map((item) => item.etag).join(" ")} ${rest}`;
  return {
    json: `{"items":[${texts}]${rest === "}" ? "" : ","}${rest}`,
    etag: `"${hash("sha1", tags, "base64url")}"`,
  };
}

/**
 * The most pages to remember, and their greatest length: together at most two million characters. The texts of their items are
 * as long again, where the store does not keep the same ones.
 */
const MOST = 64;
const LONGEST = 32 * 1024;

/**
 * @internal
 *
 * @returns a function from a representation to its text. It joins the text of a page once, and finds it again for each page that
 *   has the same texts and tags of items in the same order and the same further members
 */
export function knownPages(): (stored: PageText) => PageText {
  const known = new Map<string, { readonly parts: Parts; readonly text: PageText }>();
  return (stored) => {
    const parts = (stored as { readonly [PARTS]?: Parts })[PARTS];
    const first = parts?.items[0];
    if (parts === undefined || first === undefined) return stored;
    const found = known.get(first.etag);
    if (found !== undefined && isSame(found.parts, parts)) return found.text;
    const text = textOf(parts);
    if (text.json.length > LONGEST) return text;
    // A page that has changed takes the place of the one before.
    if (known.size >= MOST && !known.has(first.etag)) known.clear();
    // A copy: a handler may change the list that it has passed, or an item in it.
    const items = parts.items.map(({ json, etag }) => ({ json, etag }));
    known.set(first.etag, { parts: { items, rest: parts.rest }, text });
    return text;
  };
}

/** Equal texts of a store in memory are the same text, which takes one comparison. */
function isSame(one: Parts, other: Parts): boolean {
  if (one.rest !== other.rest || one.items.length !== other.items.length) return false;
  return one.items.every((item, at) => {
    const same = other.items[at];
    return item.json === same?.json && item.etag === same.etag;
  });
}
