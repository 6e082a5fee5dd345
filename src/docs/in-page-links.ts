// Makes the links of a Redoc page lead to places in the page: in a new tab, before its scripts run, and without scripts.

/** A place that a link of the page leads to: its id, and the text of the link. */
export type Place = { readonly id: string; readonly label: string };

/** What Redoc's router writes after the address of each of its own links. */
const OWN_LINK = '" data-discover="true"';
const SECTION = ' data-section-id="';
/** The page's program; the markup before it is what Redoc has rendered in advance. */
const PROGRAM = '<script type="module">';

/**
 * Redoc renders `href="/books"` in advance, which its program understands as `#/books`. Without the program, or in a new
 * tab, the address leads out of the file.
 *
 * @param page a page of Redoc, in one file
 * @param withoutScripts makes the HTML for people without scripts, from the sections that only scripts fill;
 * each of them has to become an element with that id
 * @returns the page, in which each link has a target that exists
 */
export function withInPageLinks(page: string, withoutScripts: (places: readonly Place[]) => string): string {
  const at = page.indexOf(PROGRAM);
  if (at < 0) return page;
  const markup = page.slice(0, at);
  const labels = labelsOf(markup);
  const places: Place[] = [];
  const [first = "", ...rest] = markup.split(SECTION);
  let isTop = true;
  const sections = rest.map((part) => {
    const id = part.slice(0, part.indexOf('"'));
    if (part.slice(part.indexOf(">") + 1).startsWith("</div>")) {
      places.push({ id: decoded(id), label: labels.get(id) ?? "" });
      return SECTION + part;
    }
    // Two sections have the id of the page.
    const mark = id !== "/" || isTop ? ` id="${id}"` : "";
    if (id === "/") isTop = false;
    return mark + SECTION + part;
  });
  return inPage(first + sections.join("")) + withoutScripts(places) + page.slice(at);
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
