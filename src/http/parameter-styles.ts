/** How the value of a parameter is written as text (OpenAPI 3.1.1 4.8.12.3 to 4.8.12.6; RFC 6570 3.2). */
import { decodeSegment } from "./path.ts";

/** A style that is not the plain one of its place. */
export type ParameterStyle = {
  readonly style:
    | "simple"
    | "label"
    | "matrix"
    | "form"
    | "spaceDelimited"
    | "pipeDelimited"
    | "deepObject"
    | "json";
  readonly explode: boolean;
  readonly holds: "value" | "list" | "either" | "members";
};

/** The texts of a value or a list, or the texts of each member of an object. */
export type Unstyled = readonly string[] | ReadonlyMap<string, readonly string[]>;

/**
 * @param text the text of one parameter, still encoded, since an encoded delimiter is part of a value
 * @param name the name of the parameter, which `matrix` repeats
 * @param style how it is written
 * @param decode decodes one value; `undefined` for a bad escape
 * @returns its decoded texts; `undefined` if it is not written in that style
 *
 * @example
 * ```ts
 * const list = { style: "simple", explode: false, holds: "list" } as const;
 * unstyled("red,blue%2Cgreen", "colors", list, decodeSegment); // ["red", "blue,green"]
 * ```
 */
export function unstyled(
  text: string,
  name: string,
  style: ParameterStyle,
  decode: (text: string) => string | undefined = decodeSegment,
): Unstyled | undefined {
  const parts = partsOf(text, name, style);
  if (parts === undefined) return undefined;
  return style.holds === "members" ? membersIn(parts, style, decode) : allDecoded(parts, decode);
}

/** The delimiter between the values of a list that is written as one text. */
const DELIMITERS: Readonly<Record<ParameterStyle["style"], string | RegExp>> = {
  simple: ",",
  label: ",",
  matrix: ",",
  form: ",",
  // RFC 3986 allows neither a space nor `|` in a query, so clients encode them; some send `|` anyway.
  spaceDelimited: /%20|\+/,
  pipeDelimited: /\||%7C/i,
  deepObject: /(?!)/,
  json: /(?!)/,
};

/** The values of a list, or the names and values of an object, still encoded. */
function partsOf(
  text: string,
  name: string,
  { style, explode, holds }: ParameterStyle,
): readonly string[] | undefined {
  if (style === "label") {
    if (!text.startsWith(".")) return undefined;
    const rest = text.slice(1);
    if (holds === "value") return [rest];
    return rest.split(explode ? "." : ",");
  }
  if (style === "matrix") return matrixParts(text, name, explode, holds);
  return holds === "value" ? [text] : text.split(DELIMITERS[style]);
}

/** RFC 6570 3.2.7: `;name=a,b`, and `;name=a;name=b` or `;member=a` where it is exploded. */
function matrixParts(
  text: string,
  name: string,
  explode: boolean,
  holds: ParameterStyle["holds"],
): readonly string[] | undefined {
  if (!text.startsWith(";")) return undefined;
  const pairs = text.slice(1).split(";");
  if (explode && holds === "members") return pairs;
  const values = pairs.map((pair) => {
    const [own, value = ""] = splitPair(pair);
    return decodeSegment(own) === name ? value : undefined;
  });
  if (values.includes(undefined) || (values.length > 1 && !explode)) return undefined;
  const known = values.map((value) => value ?? "");
  return holds === "value" || explode ? known : known.flatMap((value) => value.split(","));
}

/** `a,1,b,2`, or `a=1,b=2` where it is exploded. */
function membersIn(
  parts: readonly string[],
  { explode }: ParameterStyle,
  decode: (text: string) => string | undefined,
): ReadonlyMap<string, readonly string[]> | undefined {
  const pairs = explode
    ? parts.map(splitPair)
    : parts.flatMap((part, index) => (index % 2 === 0 ? [[part, parts[index + 1]] as const] : []));
  const members = new Map<string, string[]>();
  for (const [encoded, value] of pairs) {
    const [name, text] = [decode(encoded), value === undefined ? undefined : decode(value)];
    if (name === undefined || text === undefined) return undefined;
    members.set(name, [...(members.get(name) ?? []), text]);
  }
  return members;
}

function splitPair(pair: string): readonly [string, string | undefined] {
  const at = pair.indexOf("=");
  return at < 0 ? [pair, undefined] : [pair.slice(0, at), pair.slice(at + 1)];
}

function allDecoded(
  parts: readonly string[],
  decode: (text: string) => string | undefined,
): readonly string[] | undefined {
  const decoded = parts.map(decode);
  return decoded.every((one) => one !== undefined) ? decoded : undefined;
}

/** @returns the name and the member of a `deepObject` parameter's name, such as `filter[color]`. */
export function deepName(name: string): readonly [name: string, member: string] | undefined {
  const [, own, member] = /^([^[\]]+)\[([^[\]]+)\]$/.exec(name) ?? [];
  return own === undefined || member === undefined ? undefined : [own, member];
}

/** @returns the pairs of a query, in order, their values still encoded; `undefined` for a name with a bad escape. */
export function queryPairs(search: string): readonly (readonly [name: string, value: string])[] | undefined {
  const pairs: (readonly [string, string])[] = [];
  for (const pair of search.replace(/^\?/, "").split("&")) {
    if (pair === "") continue;
    const [encoded, value = ""] = splitPair(pair);
    const name = decodeQuery(encoded);
    if (name === undefined) return undefined;
    pairs.push([name, value]);
  }
  return pairs;
}

/** @returns a text of a query, decoded: `+` is a space (WHATWG URL 5.1). */
export function decodeQuery(text: string): string | undefined {
  return decodeSegment(text.replaceAll("+", "%20"));
}

/** @returns the values of a `Cookie` field by name (RFC 6265 4.2.1); the first one of a name counts. */
export function parseCookies(field: string): ReadonlyMap<string, string> {
  const cookies = new Map<string, string>();
  for (const pair of field.split(";")) {
    const [name, value] = splitPair(pair.trim());
    if (value !== undefined && !cookies.has(name)) cookies.set(name, value.replace(/^"(.*)"$/, "$1"));
  }
  return cookies;
}

/** @returns a query without the pairs of some names. */
export function withoutNames(search: string, names: readonly string[]): string {
  if (names.length === 0) return search;
  const kept = search.replace(/^\?/, "").split("&");
  return kept.filter((pair) => !names.includes(decodeQuery(splitPair(pair)[0]) ?? "")).join("&");
}
