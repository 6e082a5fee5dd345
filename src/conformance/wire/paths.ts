// Finds the parameters of a path template in a path.
import { withoutEndSlash } from "../../contract/path-places.ts";
import { decodeSegment, isSegment, pathParameterNames } from "../../http/path.ts";
import type { PathParameters } from "../../laws/world.ts";

/** @returns the values of the template's parameters in a path; `undefined` if the path does not match. */
export function matchPath(template: string, path: string): PathParameters | undefined {
  const names = pathParameterNames(template);
  const parts = withoutEndSlash(template)
    .split(/\{[^{}]+\}/)
    .map((part) => part.replace(/[^\w/]/g, "\\$&"));
  const match = new RegExp(`^${parts.join("([^/]+)")}$`).exec(withoutEndSlash(path));
  if (match === null) return undefined;
  const values = names.map((name, at) => [name, decodeSegment(match[at + 1] ?? "") ?? ""] as const);
  if (!values.every(([, value]) => isSegment(value))) return undefined;
  return Object.fromEntries(values);
}
