// Finds the place in a Redoc page that a description means by `#getting-started`, whichever tool the link was written for.

import { decodeSegment } from "../http/path.ts";

/** A place of the page: its id, and the names by which a link may mean it. */
export type Target = { readonly id: string; readonly names: readonly string[] };
/** From the part of a link after `#` to the id of a place. */
export type Resolve = (fragment: string) => string;

/** The top of the page: a link that means nothing in the document leads there, and not to an error. */
const TOP = "/";
/** What Redoc, Swagger UI and others write before the name of a place. */
const KINDS = new Set(["section", "tag", "operation", "description", "paths", ""]);

/**
 * @param targets the places; of two with the same name, the first one is meant
 * @returns a function from fragments to ids; it never fails
 */
export function anchorsAmong(targets: readonly Target[]): Resolve {
  const ids = new Set(targets.map(({ id }) => id));
  const named = new Map<string, string>();
  for (const { id, names } of targets) {
    for (const key of names.flatMap(keysOf)) if (key !== "" && !named.has(key)) named.set(key, id);
  }
  return (fragment) => {
    const text = decodeSegment(fragment) ?? fragment;
    if (ids.has(text)) return text;
    if (ids.has(`/${text}`)) return `/${text}`;
    const parts = text.split("/").filter((part) => !KINDS.has(part.toLowerCase()));
    const found = [text, parts.join("/"), parts.at(-1) ?? ""]
      .flatMap(keysOf)
      .map((key) => named.get(key))
      .find((id) => id !== undefined);
    return found ?? TOP;
  };
}

/** Letters and digits without accents: tools differ in what they do with everything else. */
function keysOf(name: string): readonly string[] {
  const text = name.replaceAll("~1", "/").normalize("NFKD").toLowerCase();
  return [text, text.replaceAll("&", " and ")].map((one) => one.replaceAll(/[^\p{L}\p{N}]/gu, ""));
}

/**
 * @param text Markdown, which may contain HTML
 * @returns the text, in which each link to a place of the page has the id of that place; code is unchanged
 */
export function withResolvedAnchors(text: string, resolve: Resolve): string {
  if (!text.includes("#")) return text;
  let fence = "";
  return text
    .split("\n")
    .map((line) => {
      const mark = /^ {0,3}(```|~~~)/.exec(line)?.[1] ?? "";
      if (mark !== "" && (fence === "" || fence === mark)) fence = fence === "" ? mark : "";
      return fence !== "" || mark !== "" ? line : outsideCode(line, resolve);
    })
    .join("\n");
}

function outsideCode(line: string, resolve: Resolve): string {
  const pieces = line.split("`");
  return pieces
    .map((piece, at) => {
      // A last backtick without a partner begins no code.
      const isCode = at % 2 === 1 && at < pieces.length - 1;
      return isCode ? piece : OPENERS.reduce((done, opener) => resolvedAfter(done, opener, resolve), piece);
    })
    .join("`");
}

/** What is before the fragment of a link in Markdown and in HTML, and the characters that end it. */
const OPENERS = [
  { before: "](#", ends: ") \t" },
  { before: "](<#", ends: ">" },
  { before: "]: #", ends: " \t" },
  { before: 'href="#', ends: '"' },
  { before: "href='#", ends: "'" },
] as const;

function resolvedAfter(text: string, { before, ends }: (typeof OPENERS)[number], resolve: Resolve): string {
  const [first = "", ...rest] = text.split(before);
  const resolved = rest.map((part) => {
    const end = part.split("").findIndex((character) => ends.includes(character));
    const fragment = end < 0 ? part : part.slice(0, end);
    return addressOf(resolve(fragment)) + part.slice(fragment.length);
  });
  return [first, ...resolved].join(before);
}

/** @returns an id as the part of an address after `#`, in which no character ends a link of Markdown or an attribute */
export function addressOf(id: string): string {
  return encodeURI(id).replaceAll("'", "%27").replaceAll("(", "%28").replaceAll(")", "%29");
}
