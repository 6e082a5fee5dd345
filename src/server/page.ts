// A page of a list, put together from the texts of its items.
import { hash } from "node:crypto";
import type { Stored } from "./port.ts";

/**
 * @param items the items of the page, in order
 * @param next the cursor of the page after it; `undefined` on the last one
 * @param more what else the page says, beside `items` and `next`
 * @returns the page: each item byte for byte what its own GET answers, under an entity tag that changes when an
 *   item, the order, the paging or something else on the page does (RFC 9110 8.8.3)
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
