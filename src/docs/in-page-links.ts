// Makes the links of a Redoc page lead to places in the page: in a new tab, before its scripts run, and without scripts.

import { isRecord } from "../json/record.ts";
import { addressOf, type Resolve, withResolvedAnchors } from "./anchors.ts";

/** A place that a link of the page leads to: its id, and the text of the link. */
export type Place = { readonly id: string; readonly label: string };
/** The sections with content in the markup, and those that only scripts fill. */
type Places = { readonly filled: readonly Place[]; readonly empty: readonly Place[] };
type Description = { readonly resolve: Resolve; readonly withoutScripts: string };

/** What Redoc's router writes after the address of each of its own links. */
const OWN_LINK = '" data-discover="true"';
const SECTION = ' data-section-id="';
/** The page's program; the markup before it is what Redoc has rendered in advance. */
const PROGRAM = '<script type="module">';
/** What the program writes before the document. */
const DEFINITION = "const __redoc_definition = ";
/** An attribute of each heading of a description. */
const HEADING = 'data-component-name="Markdoc/Heading/Heading"';

/**
 * Redoc renders `href="/books"` in advance, which its program understands as `#/books`. Without the program, or in a new
 * tab, the address leads out of the file.
 *
 * @param page a page of Redoc, in one file
 * @param describe from the places in the markup: which place a description means, and the HTML for people without
 * scripts from the sections that only scripts fill; each of them has to become an element with that id
 * @returns the page, in which each link has a target that exists
 */
export function withInPageLinks(page: string, describe: (places: Places) => Description): string {
  const at = page.indexOf(PROGRAM);
  if (at < 0) return page;
  const markup = page.slice(0, at);
  const labels = labelsOf(markup);
  const filled: Place[] = [];
  const empty: Place[] = [];
  const [first = "", ...rest] = markup.split(SECTION);
  let isTop = true;
  const sections = rest.map((part) => {
    const id = part.slice(0, part.indexOf('"'));
    const place = { id: decoded(id), label: labels.get(id) ?? headingOf(part) };
    if (part.slice(part.indexOf(">") + 1).startsWith("</div>")) {
      empty.push(place);
      return SECTION + part;
    }
    filled.push(place);
    // Two sections have the id of the page.
    const mark = id !== "/" || isTop ? ` id="${id}"` : "";
    if (id === "/") isTop = false;
    return mark + SECTION + part;
  });
  const { resolve, withoutScripts } = describe({ filled, empty });
  const linked = withAnchors(inPage(first + sections.join("")), resolve);
  return linked + withoutScripts + withDefinition(page.slice(at), resolve);
}

/** The links of descriptions in the markup. */
function withAnchors(markup: string, resolve: Resolve): string {
  const [first = "", ...rest] = markup.split('href="#');
  const resolved = rest.map((part) => {
    const end = part.indexOf('"');
    const fragment = decoded(part.slice(0, end));
    const id = resolve(fragment);
    return id === fragment ? part : addressOf(id).replaceAll("&", "&amp;") + part.slice(end);
  });
  return [first, ...resolved].join('href="#');
}

/** The same links in the document, from which the program renders the page again. */
function withDefinition(program: string, resolve: Resolve): string {
  const begin = program.indexOf(DEFINITION) + DEFINITION.length;
  if (begin < DEFINITION.length) return program;
  const end = program.indexOf(";\n", begin);
  const document: unknown = JSON.parse(program.slice(begin, end));
  const text = JSON.stringify(withResolvedTexts(document, resolve)).replaceAll("<", "\\u003c");
  return program.slice(0, begin) + text + program.slice(end);
}

/** Members whose values are data, which is shown unchanged. */
const DATA = new Set(["example", "examples", "default", "const", "enum"]);

function withResolvedTexts(value: unknown, resolve: Resolve): unknown {
  if (Array.isArray(value)) return value.map((item) => withResolvedTexts(item, resolve));
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => {
      if (name === "description" && typeof member === "string")
        return [name, withResolvedAnchors(member, resolve)];
      return [name, DATA.has(name) ? member : withResolvedTexts(member, resolve)];
    }),
  );
}

/** The text of the first heading in a section. */
function headingOf(section: string): string {
  const begin = section.indexOf(HEADING);
  const end = section.indexOf("</h", begin);
  if (begin < 0 || end < 0) return "";
  const [, ...parts] = section.slice(begin, end).split(">");
  return decoded(parts.map((part) => part.split("<")[0]).join(""));
}

function inPage(markup: string): string {
  return markup
    .split(OWN_LINK)
    .map((part, at, all) => {
      const begin = part.lastIndexOf('href="/');
      return at === all.length - 1 || begin < 0
        ? part
        : `${part.slice(0, begin)}href="#${part.slice(begin + 6)}`;
    })
    .join(OWN_LINK);
}

/** The text of the first link to each place. */
function labelsOf(markup: string): ReadonlyMap<string, string> {
  const labels = new Map<string, string>();
  for (const part of markup.split('href="').slice(1)) {
    const id = part.slice(0, part.indexOf('"'));
    const link = part.slice(0, part.indexOf("</a>"));
    const label = link.split('data-text="')[1]?.split('"')[0];
    if (label !== undefined && !labels.has(id)) labels.set(id, decoded(label));
  }
  return labels;
}

const CHARACTERS: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#x27;": "'",
};

/** The text of an attribute, as React writes it. */
function decoded(attribute: string): string {
  return attribute.replaceAll(/&(?:amp|lt|gt|quot|#x27);/g, (entity) => CHARACTERS[entity] ?? entity);
}
