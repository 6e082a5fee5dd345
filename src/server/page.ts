// A page of a list, built from the JSON texts of its items.
import { hash } from "node:crypto";
import type { Stored } from "./port.ts";

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
  const texts = items.map((item) => item.json).join(",");
  const rest = JSON.stringify({ ...more, next }).slice(1);
  const tags = `${items.map((item) => item.etag).join(" ")} ${rest}`;
  const members = {
    // The values of the items are made when somebody looks at them; most pages are only sent.
    get items(): T[] {
      return items.map((item) => item.value);
    },
    ...(more as M),
  };
  return {
    value: next === undefined ? members : Object.assign(members, { next }),
    json: `{"items":[${texts}]${rest === "}" ? "" : ","}${rest}`,
    etag: `"${hash("sha1", tags, "base64url")}"`,
  };
}
