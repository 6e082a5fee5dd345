// The cover of a book, drawn from its title and authors: equal books have equal covers, and nothing is requested.

type Titled = { readonly title: string; readonly authors: readonly string[] };

/** Cloth and ink. The ink has a contrast of at least 4.5:1 on its cloth (WCAG 2.2 1.4.3). */
export const cloths: readonly (readonly [cloth: string, ink: string])[] = [
  ["#1f3a5f", "#f5e9cf"],
  ["#7a2e2e", "#fbeede"],
  ["#2f4f3a", "#f0ead2"],
  ["#5b3a68", "#f6ebf7"],
  ["#8a4b12", "#fff4e0"],
  ["#24555c", "#e8f4ee"],
  ["#3d3d46", "#f4f1ea"],
  ["#6b2347", "#ffeaf0"],
];

const [WIDTH, HEIGHT] = [120, 180];
/** Characters per line, and lines, that fit in the frame. */
const [LINE, LINES] = [10, 5];

/** @returns an SVG picture of the cover as a `data:` URL, for the `src` of an image */
export function coverAddress(book: Titled): string {
  return `data:image/svg+xml,${encodeURIComponent(coverPicture(book))}`;
}

/** @returns the cover as SVG text */
export function coverPicture({ title, authors }: Titled): string {
  const seed = hashOf(`${title}\n${authors.join("\n")}`);
  const [cloth, ink] = cloths[seed % cloths.length] ?? ["#3d3d46", "#f4f1ea"];
  const text = linesOf(title).map(
    (line, at) => `<text x="62" y="${46 + at * 17}" font-size="14" font-weight="600">${escaped(line)}</text>`,
  );
  const [author = ""] = authors;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}">` +
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="${cloth}"/>` +
    `<rect width="7" height="${HEIGHT}" fill="#000" opacity=".25"/>` +
    ornament(seed >>> 4, ink) +
    `<g fill="${ink}" font-family="Georgia,serif" text-anchor="middle">${text.join("")}` +
    `<text x="62" y="167" font-size="11">${escaped(shortened(author, 17))}</text></g></svg>`
  );
}

/** One of four frames, and one of three shapes between title and author. */
function ornament(seed: number, ink: string): string {
  const frames = [
    '<rect x="15" y="12" width="95" height="136"/>',
    '<rect x="15" y="12" width="95" height="136" rx="10"/>',
    '<path d="M15 14h95M15 18h95M15 150h95M15 146h95"/>',
    '<path d="M15 26V12h14M96 12h14v14M110 134v14H96M29 148H15v-14"/>',
  ];
  const shapes = [
    '<circle cx="62" cy="134" r="5"/>',
    '<path d="M62 127l7 7-7 7-7-7z"/>',
    '<path d="M50 134h24M56 130h12M56 138h12"/>',
  ];
  const frame = frames[seed % frames.length] ?? "";
  const shape = shapes[(seed >>> 2) % shapes.length] ?? "";
  return `<g fill="none" stroke="${ink}" stroke-width="1.5" opacity=".65">${frame}${shape}</g>`;
}

/** The title in lines of whole words. A word that is too long is divided, like one of a language without spaces. */
function linesOf(title: string): readonly string[] {
  const lines: string[] = [];
  for (const word of title.split(/[\s;:]/u).flatMap(pieces)) {
    const last = lines.at(-1);
    const isRoomy = last !== undefined && width(last) + 1 + width(word) <= LINE;
    if (isRoomy) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  if (lines.length <= LINES) return lines;
  return [...lines.slice(0, LINES - 1), `${lines[LINES - 1] ?? ""}…`];
}

function pieces(word: string): readonly string[] {
  if (word === "") return [];
  if (width(word) <= LINE + 2) return [word];
  const characters = [...word];
  const size = Math.max(1, Math.floor((characters.length * LINE) / width(word)));
  return Array.from({ length: Math.ceil(characters.length / size) }, (_, at) =>
    characters.slice(at * size, (at + 1) * size).join(""),
  );
}

/** A character of East Asia is about twice as wide as a Latin one. */
function width(text: string): number {
  return [...text].reduce((sum, character) => sum + (character >= "\u2e80" ? 2 : 1), 0);
}

function shortened(text: string, most: number): string {
  const characters = [...text];
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join("")}…`;
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** XML 1.0 2.2 and 2.4: some characters need an entity; control characters and lone surrogates are not allowed. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\p{Cc}\ufffe\uffff]/gu, " ")
    .replaceAll(/[&<>"]/g, (character) => ENTITIES[character] ?? "");
}

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash;
}
