// A page of a list, built from the JSON texts of its items.
import { hash } from "node:crypto";
import type { Stored } from "./port.ts";

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
