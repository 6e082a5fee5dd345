// A page of a list, put together from the texts of its items.
import { hash } from "node:crypto";
import type { Stored } from "./port.ts";

/**
 * @param items the items of the page, in order
 * @param next the cursor of the page after it; `undefined` on the last one
 * @returns the page: each item byte for byte what its own GET answers, under an entity tag that changes when an
 *   item, the order or the paging does (RFC 9110 8.8.3)
 */
export function page<T>(
  items: readonly Stored<T>[],
  next: string | undefined,
): Stored<{ items: T[]; next?: string }> {
  const texts = items.map((item) => item.json).join(",");
  const after = next === undefined ? "" : `,"next":${JSON.stringify(next)}`;
  const tags = `${items.map((item) => item.etag).join(" ")} ${next ?? ""}`;
  return {
    get value() {
      const values = items.map((item) => item.value);
      return next === undefined ? { items: values } : { items: values, next };
    },
    json: `{"items":[${texts}]${after}}`,
    etag: `"${hash("sha1", tags, "base64url")}"`,
  };
}
