// Where Redoc tells of an operation: under the name of its tag, in the fragment of the page's address.
import type { Operation } from "../contract/operation.ts";
import type { Spot } from "../contract/spot.ts";

/** Names for which Redoc's spelling in an address is known. */
const plain = /^[\w' -]+$/;

/**
 * @param root of the document
 * @param operation one of its operations
 * @returns the reference to its place in the docs; to their beginning where Redoc's spelling is not known
 */
export function docsLink(root: Spot, { path, method, id, named }: Operation): string {
  const tag = root.at("paths").at(path).at(method.toLowerCase()).at("tags").at(0).text();
  if (tag === undefined || !named || !plain.test(tag) || !plain.test(id)) return "/docs";
  return `/docs#/${[tag, id].map((name) => name.toLowerCase().replaceAll(" ", "-")).join("/")}`;
}
