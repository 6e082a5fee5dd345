// Paths as a document of any style writes them: with or without a slash at the end, and with parameters of any name.
import { pathParameterNames, withoutEndSlashes } from "../http/path.ts";
import { withoutNames } from "../http/path-templates.ts";

/** @returns the path without a slash at its end: `/heroes/` and `/heroes` are one collection. */
export function withoutEndSlash(path: string): string {
  return path.length > 1 ? withoutEndSlashes(path) : path;
}

/** @returns whether `item` is `collection` with one more segment that is a parameter. */
export function isItemOf(collection: string, item: string): boolean {
  return collectionOf(item) === withoutEndSlash(collection);
}

/**
 * @returns the path of an item without its last segment; `undefined` if that is not a parameter
 * @example
 * collectionOf("/products/{id}.json") // "/products.json"
 */
export function collectionOf(item: string): string | undefined {
  const path = withoutEndSlash(item);
  const end = path.lastIndexOf("/");
  const segment = path.slice(end + 1);
  if (!segment.startsWith("{")) return undefined;
  if (segment.endsWith("}")) return path.slice(0, end);
  const [, extension] = /^\{[^{}]+\}(\.[a-z]+)$/.exec(segment) ?? [];
  return extension === undefined ? undefined : `${path.slice(0, end)}${extension}`;
}

/** @returns whether the last segment of a path is a parameter. */
export function isItemPath(path: string): boolean {
  return path.includes("/") && collectionOf(path) !== undefined;
}

/**
 * @param above a path
 * @param path a path at or below it
 * @returns each parameter of `above` and its name in `path`, by place; `undefined` if `path` is not at or below `above`
 * @example
 * namesBelow("/notes/{id}", "/notes/{noteId}/copy") // Map { "id" => "noteId" }
 */
export function namesBelow(above: string, path: string): ReadonlyMap<string, string> | undefined {
  const [upper, lower] = [segmentsOf(above), segmentsOf(path)];
  const names = new Map<string, string>();
  for (const [at, segment] of upper.entries()) {
    const isLast = at === upper.length - 1 && at === lower.length - 1 && segment.endsWith("}");
    // AIP-136: a custom method of an item, `/ships/{ship}:archive`.
    const other = isLast ? lower[at]?.split(":")[0] : lower[at];
    if (other === undefined || withoutNames(segment) !== withoutNames(other)) return undefined;
    const others = pathParameterNames(other);
    for (const [index, name] of pathParameterNames(segment).entries()) names.set(name, others[index] ?? name);
  }
  return names;
}

/** @returns the path without the names of its parameters: the same for two paths of one place */
export function placeOf(path: string): string {
  return withoutNames(withoutEndSlash(path));
}

function segmentsOf(path: string): readonly string[] {
  return withoutEndSlash(path).split("/");
}

/**
 * Path parameters at one place have one name, so that `/articles/{id}` is above `/articles/{article_id}/comments/{id}`.
 *
 * @param paths the paths of a document
 * @returns path -> its parameters -> the names to use; only paths with a different name are in it
 * @example
 * renamedParameters(["/a/{id}", "/a/{a_id}/b/{id}"]) // Map { "/a/{id}" => Map { "id" => "a_id" } }
 */
export function renamedParameters(
  paths: readonly string[],
): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const chosen = namesByPlace(paths);
  const renamed = new Map<string, ReadonlyMap<string, string>>();
  for (const path of paths) {
    const pairs = placesOf(path).map(({ place, name }) => [name, chosen.get(place) ?? name] as const);
    const isUnique = new Set(pairs.map(([, name]) => name)).size === pairs.length;
    if (isUnique && pairs.some(([from, to]) => from !== to)) renamed.set(path, new Map(pairs));
  }
  return renamed;
}

/** The name in the longest path: it tells one level from the others, as `{id}` does not. */
function namesByPlace(paths: readonly string[]): ReadonlyMap<string, string> {
  const chosen = new Map<string, string>();
  const longestFirst = [...paths].sort((a, b) => pathParameterNames(b).length - pathParameterNames(a).length);
  for (const path of longestFirst) {
    for (const { place, name } of placesOf(path)) if (!chosen.has(place)) chosen.set(place, name);
  }
  return chosen;
}

/** The parameters that are a whole segment, each with everything in front of it, names left out. */
function placesOf(path: string): readonly { readonly place: string; readonly name: string }[] {
  const segments = segmentsOf(path);
  const nameless = segments.map(withoutNames);
  return segments.flatMap((segment, at) => {
    const [, name] = /^\{([^{}]+)\}$/.exec(segment) ?? [];
    return name === undefined ? [] : [{ place: nameless.slice(0, at + 1).join("/"), name }];
  });
}

/** @returns the path with its parameters renamed. */
export function renamedPath(path: string, names: ReadonlyMap<string, string>): string {
  return path.replaceAll(/\{([^{}]+)\}/g, (_, name: string) => `{${names.get(name) ?? name}}`);
}
