// A page of a list, built from the JSON texts of its items.
import { hash } from "node:crypto";
import type { Stored } from "./port.ts";

/**
 * @param value a value that is computed and not stored, such as a list or an envelope of any shape
 * @returns it as a representation; its entity tag changes with the value (RFC 9110 8.8.3)
 *
 * @example
 * ```ts
 * import { computed } from "verbatim/server/page";
 * import { ok } from "verbatim/server/replies";
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
 * import { plain } from "verbatim/server/page";
 * import { ok } from "verbatim/server/replies";
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
 * import { page } from "verbatim/server/page";
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
  return {
    get value() {
      const values = items.map((item) => item.value);
      return { items: values, ...(more as M), ...(next === undefined ? {} : { next }) };
    },
    json: `{"items":[${texts}]${rest === "}" ? "" : ","}${rest}`,
    etag: `"${hash("sha1", tags, "base64url")}"`,
  };
}
