// Finds the parameters of a path template in a path.
import { withoutEndSlash } from "../../contract/path-places.ts";
import { decodeSegment, isSegment } from "../../http/path.ts";
import { pathMatcher, segmentsOf } from "../../http/path-templates.ts";
import type { PathParameters } from "../../laws/world.ts";

/** @returns the values of the template's parameters in a path; `undefined` if the path does not match. */
export function matchPath(template: string, path: string): PathParameters | undefined {
  const [wanted, given] = [withoutEndSlash(template), withoutEndSlash(path)];
  if (!mayMatch(segmentsOf(wanted), segmentsOf(given))) return undefined;
  const match = pathMatcher([[wanted, template]])(given);
  if (match === undefined) return undefined;
  const values = Object.entries(match.texts).map(
    ([name, text]) => [name, decodeSegment(text) ?? ""] as const,
  );
  if (!values.every(([, value]) => isSegment(value))) return undefined;
  return Object.fromEntries(values);
}

/** Most paths differ from most templates in a plain segment, which needs no matcher to see. */
function mayMatch(wanted: readonly string[], given: readonly string[]): boolean {
  const isPlain = (segment: string): boolean => !/[{%]/.test(segment);
  return (
    wanted.length === given.length &&
    wanted.every((one, at) => one === given[at] || !isPlain(one) || given[at]?.includes("%") === true)
  );
}
