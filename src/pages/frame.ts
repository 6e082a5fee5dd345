// The frame of every page: head, navigation bar and footer.
import { html, raw } from "hono/html";
import { familyStyle } from "./family.ts";
import { iconAddress, markPicture } from "./mark.ts";
import type { Html } from "./prose.ts";

/** What the pages of one API have in common. */
export type Site = {
  /** The name in the bar. */
  readonly brand: string;
  /** Where the name leads. */
  readonly home: string;
  /** The entries of the bar: path -> name. */
  readonly places: Readonly<Record<string, string>>;
  /** A paragraph below each page. */
  readonly foot: Html;
};

type PageInput = {
  readonly site: Site;
  readonly title: string;
  /** One sentence for search engines and link previews. */
  readonly description: string;
  /** The path of the page, to mark its entry in the bar. */
  readonly path: string;
  /** The content between the bar and the footer. */
  readonly main: Html;
  /** More elements for the head, such as the app's script. */
  readonly head?: Html | undefined;
};

/** @returns an HTML document */
export async function framed({ site, title, description, path, main, head }: PageInput): Promise<string> {
  // HTML 13.1.2: the content of a style element is raw text, so nothing in it may be escaped.
  const style = raw(familyStyle);
  const page = await html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<meta name="description" content="${description}">
<link rel="icon" href="${iconAddress}">
<style>${style}</style>
${head}</head>
<body>
<a class="skip" href="#main">Skip to content</a>
${bar(site, path)}
<main class="page" id="main" tabindex="-1">
${main}
</main>
<footer class="page foot">${site.foot}</footer>
</body>
</html>
`;
  return String(page);
}

/** @returns the navigation bar, with the entry of this path marked */
export function bar({ brand, home, places }: Site, path: string): Html {
  const links = Object.entries(places).map(
    ([to, name]) =>
      html`<li><a href="${to}"${isAt(path, to) && html` aria-current="page"`}>${name}</a></li>\n`,
  );
  return html`<header class="bar"><div class="page"><a class="brand" href="${home}">${raw(markPicture())}${brand}</a>
<nav aria-label="Main"><ul>
${links}</ul></nav></div></header>`;
}

function isAt(path: string, place: string): boolean {
  return path === place || (place !== "/" && path.startsWith(`${place}/`));
}

/** @returns a link to a page, if the site has one at its path or above; otherwise the text alone */
export function linkIn({ places }: Site, to: string, text: Html | string): Html {
  const isThere = Object.keys(places).some((place) => isAt(to, place));
  return isThere ? html`<a href="${to}">${text}</a>` : html`${text}`;
}
