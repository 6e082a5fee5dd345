// Links to an operation in Redoc, which puts the tag and the operationId into the fragment of the page's URL.
import type { Operation } from "../contract/operation.ts";
import type { Spot } from "../contract/spot.ts";

/** Names whose spelling in Redoc's fragments is known. */
const plain = /^[\w' -]+$/;

/**
 * @param root the root of the document
 * @param operation one of its operations
 * @returns a link to the operation in the docs, or to the docs themselves if Redoc's spelling is not known
 */
export function docsLink(root: Spot, { path, method, id, named }: Operation): string {
  const tag = root.at("paths").at(path).at(method.toLowerCase()).at("tags").at(0).text();
  if (tag === undefined || !named || !plain.test(tag) || !plain.test(id)) return "/docs";
  return `/docs#/${[tag, id].map((name) => name.toLowerCase().replaceAll(" ", "-")).join("/")}`;
}
