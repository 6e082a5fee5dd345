// Reads parameters whose style is not the plain one of their place: comma lists, deepObject, label, matrix, JSON.
import {
  decodeQuery,
  deepName,
  type ParameterStyle,
  parseCookies,
  queryPairs,
  type Unstyled,
  unstyled,
} from "../http/parameter-styles.ts";
import { decodeSegment } from "../http/path.ts";
import type { ProblemFault } from "../http/problem.ts";
import { tryParse } from "../json/parse.ts";
import type { Sent } from "../schema/coerce.ts";
import type { ParameterFacts } from "./wiring.ts";

/** What was sent for each parameter, and the faults of those that are not written in their style. */
export type Reading = { readonly sent: ReadonlyMap<string, Sent>; readonly faults: readonly ProblemFault[] };

type Texts = ReadonlyMap<string, string>;
type Decode = (text: string) => string | undefined;

/** @returns the parameters of a path, from their percent-encoded texts. */
export function readStyledPath(texts: Texts, facts: ParameterFacts): Reading {
  return readEach(texts, facts, decodeSegment);
}

/** @returns the header parameters; their values are not percent-encoded, and a list may have spaces around its commas. */
export function readStyledFields(texts: Texts, facts: ParameterFacts): Reading {
  return readEach(texts, facts, (text) => text.trim());
}

/** @returns the parameters of a `Cookie` field. */
export function readCookies(field: string, facts: ParameterFacts): Reading {
  const own = [...parseCookies(field)].filter(([name]) => Object.hasOwn(facts.shapes, name));
  return readEach(new Map(own), facts, (text) => decodeSegment(text) ?? text);
}

function readEach(texts: Texts, { styles = {} }: ParameterFacts, decode: Decode): Reading {
  const plain: ParameterStyle = { style: "simple", explode: false, holds: "value" };
  return collected(
    [...texts].map(([name, text]) => {
      const style = Object.hasOwn(styles, name) ? (styles[name] ?? plain) : plain;
      return [name, style, readOne(text, name, style, decode)] as const;
    }),
  );
}

function readOne(text: string, name: string, style: ParameterStyle, decode: Decode): Sent | undefined {
  if (style.style !== "json") return unstyled(text, name, style, decode);
  const value = tryParse(decode(text) ?? "");
  return value === undefined ? undefined : { value };
}

/**
 * @param search the query, with or without its `?`
 * @returns its parameters; `undefined` for a name with a bad escape
 */
export function readStyledQuery(search: string, facts: ParameterFacts): Reading | undefined {
  const pairs = queryPairs(search);
  if (pairs === undefined) return undefined;
  const styles = new Map(Object.entries(facts.styles ?? {}));
  const plain = new Map<string, string[]>();
  const objects = new Map<string, Map<string, string[]>>();
  const found: Found[] = [];
  for (const [name, text] of pairs) {
    const style = styles.get(name);
    if (style !== undefined && !isSpread(style)) {
      found.push([name, style, plain.has(name) ? undefined : readOne(text, name, style, decodeQuery)]);
      plain.set(name, []);
      continue;
    }
    const value = decodeQuery(text);
    const [owner, member] = ownerOf(name, facts, styles) ?? [];
    if (value === undefined) found.push([owner ?? name, undefined, undefined]);
    else if (owner !== undefined && member !== undefined) {
      const members = objects.get(owner) ?? new Map<string, string[]>();
      objects.set(owner, members.set(member, [...(members.get(member) ?? []), value]));
    } else plain.set(name, [...(plain.get(name) ?? []), value]);
  }
  const { sent, faults } = collected(found);
  return { sent: new Map<string, Sent>([...plain, ...objects, ...sent]), faults };
}

type Found = readonly [name: string, style: ParameterStyle | undefined, sent: Unstyled | Sent | undefined];

function collected(found: readonly Found[]): Reading {
  const faults = found.flatMap(([parameter, style, sent]) => {
    const detail =
      style === undefined ? "has a bad escape or invalid UTF-8" : `is not ${WRITTEN[style.style]}`;
    return sent === undefined ? [{ parameter, detail }] : [];
  });
  const sent = found.flatMap(([name, , one]) => (one === undefined ? [] : [[name, one] as const]));
  return { sent: new Map(sent), faults };
}

const WRITTEN: Readonly<Record<ParameterStyle["style"], string>> = {
  simple: "written as one value with commas, such as a,b",
  form: "written as one value with commas, such as a,b",
  label: "written as .a.b",
  matrix: "written as ;name=a",
  spaceDelimited: "written as one value with spaces",
  pipeDelimited: "written as one value with |",
  deepObject: "written as name[member]=a",
  json: "JSON",
};

/** Whether the members of an object are parameters of their own in the query. */
function isSpread({ style, explode, holds }: ParameterStyle): boolean {
  return style === "deepObject" || (style === "form" && explode && holds === "members");
}

/** The object that a name of the query is a member of. */
function ownerOf(
  name: string,
  { shapes }: ParameterFacts,
  styles: ReadonlyMap<string, ParameterStyle>,
): readonly [owner: string, member: string] | undefined {
  const deep = deepName(name);
  if (deep !== undefined && styles.get(deep[0])?.style === "deepObject") return deep;
  const isOwn = Object.hasOwn(shapes, name) && !styles.has(name);
  const owners = [...styles].filter(([, style]) => style.style === "form" && isSpread(style));
  const named = owners.find(([owner]) => Object.hasOwn(shapes[owner]?.members ?? {}, name));
  const open = owners.find(([owner]) => shapes[owner]?.open === true);
  const owner = isOwn ? undefined : (named ?? open);
  return owner && [owner[0], name];
}
