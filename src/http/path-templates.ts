/** Finds the path template that a request's path matches (OpenAPI 3.1.1 4.8.8: concrete paths before templated ones). */
import { decodeSegment, pathParameterNames } from "./path.ts";

export type PathMatch<T> = {
  readonly value: T;
  /** The text of each path parameter, still percent-encoded. */
  readonly texts: Readonly<Record<string, string>>;
};

type End<T> = { readonly names: readonly string[]; readonly value: T };

/** What the templates with the same beginning have in their next segment. */
type Node<T> = {
  /** By the decoded text of the segment. */
  readonly literals: Map<string, Node<T>>;
  /** Segments with parameters and text, such as `{id}:batch`; those with more text come first. */
  readonly mixed: { readonly literals: readonly string[]; readonly text: number; readonly node: Node<T> }[];
  /** A segment that is one parameter. */
  parameter?: Node<T>;
  end?: End<T>;
};

/**
 * Segments are compared decoded, from left to right: a literal wins over a segment with a parameter in it, and that
 * over a segment that is a parameter, whatever the order of the templates. A parameter is never empty.
 *
 * @param templates templates such as `/books/{bookId}`, and a value for each
 * @returns a function from an undecoded path to the value of the most specific template; `undefined` for no match
 *
 * @example
 * ```ts
 * const find = pathMatcher([["/books/{bookId}", "getBook"], ["/books/new", "newBook"]]);
 * find("/books/new")?.value; // "newBook"
 * find("/books/a%20b"); // { value: "getBook", texts: { bookId: "a%20b" } }
 * ```
 */
export function pathMatcher<T>(
  templates: Iterable<readonly [template: string, value: T]>,
): (path: string) => PathMatch<T> | undefined {
  const root = emptyNode<T>();
  for (const [template, value] of templates) {
    const end = segmentsOf(template).reduce(childFor, root);
    end.end ??= { names: pathParameterNames(template), value };
  }
  const literal = literalNodes(root);
  return (path) => {
    const usual = path.includes("%") ? undefined : usualMatch(literal, path);
    if (usual !== undefined) return usual;
    const found: string[] = [];
    const end = walk(root, segmentsOf(path), 0, found);
    if (end === undefined) return undefined;
    return { value: end.value, texts: textsOf(end, found) };
  };
}

/** The nodes that are reached by literals alone, by the beginning of a path that reaches them: `/` and `/books/`. */
function literalNodes<T>(root: Node<T>): ReadonlyMap<string, Node<T>> {
  const nodes = new Map<string, Node<T>>();
  const add = (beginning: string, node: Node<T>): void => {
    nodes.set(beginning, node);
    for (const [text, child] of node.literals) if (!text.includes("/")) add(`${beginning}${text}/`, child);
  };
  add("/", root);
  return nodes;
}

/**
 * Most paths are literals, and perhaps one parameter at the end. These win over all others, so that nothing has to be walked
 * or split.
 *
 * @returns the match of such a path; `undefined` for any other one, which may match too
 */
function usualMatch<T>(literal: ReadonlyMap<string, Node<T>>, path: string): PathMatch<T> | undefined {
  const last = path.lastIndexOf("/") + 1;
  const node = literal.get(path.slice(0, last));
  if (node === undefined) return undefined;
  const text = path.slice(last);
  const exact = node.literals.get(text)?.end;
  if (exact !== undefined) return { value: exact.value, texts: {} };
  if (node.mixed.length > 0 || text === "") return undefined;
  const end = node.parameter?.end;
  return end && { value: end.value, texts: textsOf(end, [text]) };
}

function textsOf({ names }: End<unknown>, found: readonly string[]): PathMatch<unknown>["texts"] {
  const [only] = names;
  // The usual cases, without a list of pairs. A computed name in a literal is a member of its own even if it is `__proto__`.
  if (only === undefined) return {};
  if (names.length === 1) return { [only]: found[0] ?? "" };
  return Object.fromEntries(names.map((name, index) => [name, found[index] ?? ""]));
}

/** @returns a template with its parameters' names left out; two templates with the same one match the same paths. */
export function templateShape(template: string): string {
  return segmentsOf(template)
    .map(withoutNames)
    .map((segment) => decodeSegment(segment) ?? segment)
    .join("/");
}

const PARAMETER = /\{[^{}]+\}/g;

/** @returns a template, or a part of one, without the names of its parameters. */
export function withoutNames(template: string): string {
  return template.replaceAll(PARAMETER, "{}");
}

/** @returns the segments of a path or a template; a parameter is one of them, or a part of one. */
export function segmentsOf(path: string): readonly string[] {
  return (path.startsWith("/") ? path.slice(1) : path).split("/");
}

function emptyNode<T>(): Node<T> {
  return { literals: new Map(), mixed: [] };
}

function childFor<T>(node: Node<T>, segment: string): Node<T> {
  const literals = segment.split(PARAMETER).map((text) => decodeSegment(text) ?? text);
  const [only = ""] = literals;
  if (literals.length === 1) return childNamed(node, only);
  const text = literals.join("").length;
  if (text === 0 && literals.length === 2) {
    node.parameter ??= emptyNode<T>();
    return node.parameter;
  }
  return mixedChild(node, literals, text);
}

function childNamed<T>(node: Node<T>, name: string): Node<T> {
  const known = node.literals.get(name) ?? emptyNode<T>();
  node.literals.set(name, known);
  return known;
}

function mixedChild<T>({ mixed }: Node<T>, literals: readonly string[], text: number): Node<T> {
  const known = mixed.find((one) => JSON.stringify(one.literals) === JSON.stringify(literals));
  if (known !== undefined) return known.node;
  const fresh = { literals, text, node: emptyNode<T>() };
  mixed.push(fresh);
  mixed.sort((a, b) => b.text - a.text);
  return fresh.node;
}

/**
 * Takes linear time; a regular expression with several parameters would take a power of the length.
 *
 * @returns the texts between the literals, each as short as possible and not empty; `undefined` for no match
 */
function textsBetween(
  [first = "", ...literals]: readonly string[],
  text: string,
): readonly string[] | undefined {
  if (!text.startsWith(first)) return undefined;
  const texts: string[] = [];
  let at = first.length;
  for (const [index, literal] of literals.entries()) {
    const isLast = index === literals.length - 1;
    const [character = ""] = text.slice(at, at + 2);
    const next = isLast ? text.length - literal.length : text.indexOf(literal, at + character.length);
    if (next <= at || (isLast && !text.endsWith(literal))) return undefined;
    texts.push(text.slice(at, next));
    at = next + literal.length;
  }
  return texts;
}

/** Depth first, the most specific child first; `found` has the texts of the parameters on the way. */
function walk<T>(
  node: Node<T>,
  segments: readonly string[],
  index: number,
  found: string[],
): Node<T>["end"] | undefined {
  const segment = segments[index];
  if (segment === undefined) return node.end;
  const text = segment.includes("%") ? decodeSegment(segment) : segment;
  const literal = text === undefined ? undefined : node.literals.get(text);
  const direct = literal && walk(literal, segments, index + 1, found);
  if (direct !== undefined) return direct;
  const length = found.length;
  for (const { literals, node: child } of node.mixed) {
    const texts = text === undefined ? undefined : textsBetween(literals, text);
    if (texts === undefined) continue;
    found.push(...texts.map(encodeURIComponent));
    const end = walk(child, segments, index + 1, found);
    if (end !== undefined) return end;
    found.length = length;
  }
  if (node.parameter === undefined || segment === "") return undefined;
  found.push(segment);
  const end = walk(node.parameter, segments, index + 1, found);
  if (end === undefined) found.length = length;
  return end;
}
