// The frame of every page that is made here: its head, the bar that leads everywhere, its foot.
import { html, raw } from "hono/html";
import { familyStyle } from "./family.ts";
import type { Html } from "./prose.ts";

export type PageInput = {
  readonly title: string;
  /** One sentence for search engines and previews. */
  readonly description: string;
  /** The path of the page, to mark it in the bar. */
  readonly path: string;
  /** What is between the bar and the foot. */
  readonly main: Html;
  /** The end of the head, such as the app's script. */
  readonly head?: Html | undefined;
};

/** Where the bar leads: path -> name. */
const places = {
  "/": "Shelf",
  "/twice": "Twice",
  "/semantics": "Semantics",
  "/docs": "API",
  "/laws": "Laws",
  "/problems": "Problems",
} as const;

/** @returns one HTML page */
export async function framed({ title, description, path, main, head }: PageInput): Promise<string> {
  // HTML 13.1.2.6: a style element is raw text, and has no escapes.
  const style = raw(familyStyle);
  const page = await html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<meta name="description" content="${description}">
<link rel="icon" href="data:,">
<style>${style}</style>
${head}</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
${bar(path)}
<main class="page" id="main" tabindex="-1">
${main}
</main>
<footer class="page foot"><p>One OpenAPI document declares what each method does, and all of this comes out of it:
<a href="/openapi.yaml">openapi.yaml</a>, <a href="/openapi.json">openapi.json</a>; the books as JSON:
<a href="/books">/books</a>.</p></footer>
</body>
</html>
`;
  return String(page);
}

/** @returns the bar that leads everywhere, with the place of this path marked. */
export function bar(path: string): Html {
  const links = Object.entries(places).map(
    ([to, name]) =>
      html`<li><a href="${to}"${isAt(path, to) && html` aria-current="page"`}>${name}</a></li>\n`,
  );
  return html`<header class="bar"><div class="page"><a class="brand" href="/">Verbatim</a>
<nav aria-label="Everything here"><ul>
${links}</ul></nav></div></header>`;
}

function isAt(path: string, place: string): boolean {
  return path === place || (place !== "/" && path.startsWith(`${place}/`));
}
