// Renders our Markdown files as parts of pages: no scripts, no HTML of their own, and links that lead to pages.
import { raw } from "hono/html";
import { Marked } from "marked";
import type { Html } from "./prose.ts";

export type Rendered = {
  /** The text of the first heading. */
  readonly title: string;
  readonly main: Html;
  readonly sections: readonly Section[];
};

/** A heading and the text below it, for the search. */
export type Section = { readonly id: string; readonly heading: string; readonly text: string };

/** Where the text is in its page: a prefix that makes its ids unique, and how many levels its headings move down. */
type Placement = { readonly prefix: string; readonly deeper: number };

const ALONE: Placement = { prefix: "", deeper: 0 };

/**
 * @param text Markdown (CommonMark with the tables of GitHub)
 * @param leadsTo turns the target of a link into an address; `undefined` if there is no page, and its text is then no link
 * @returns the page; its headings have the ids that GitHub gives them
 */
export function renderMarkdown(
  text: string,
  leadsTo: (href: string) => string | undefined,
  { prefix, deeper }: Placement = ALONE,
): Rendered {
  const sections: { id: string; heading: string; text: string }[] = [];
  const marked = new Marked({
    renderer: {
      heading({ tokens, depth, text: heading }) {
        const level = Math.min(6, depth + deeper);
        return `<h${level} id="${prefix}${idOf(plain(heading))}">${this.parser.parseInline(tokens)}</h${level}>\n`;
      },
      link({ href, tokens }) {
        const words = this.parser.parseInline(tokens);
        const to = leadsTo(href);
        return to === undefined ? words : `<a href="${escaped(to)}">${words}</a>`;
      },
      // A page may load nothing, and its policy allows no attributes with styles or scripts.
      image: ({ text: alt }) => escaped(alt),
      html: ({ text: markup }) => escaped(markup),
      table(token) {
        const cells = (row: typeof token.header, name: "th" | "td") =>
          row.map(({ tokens }) => `<${name}>${this.parser.parseInline(tokens)}</${name}>`).join("");
        const rows = token.rows.map((row) => `<tr>${cells(row, "td")}</tr>\n`).join("");
        const label = escaped(token.header.map(({ text: name }) => plain(name)).join(", ")) || "Table";
        return `<div class="scroll" role="region" aria-label="${label}" tabindex="0"><table><thead><tr>${cells(token.header, "th")}</tr></thead><tbody>\n${rows}</tbody></table></div>\n`;
      },
    },
  });
  for (const token of marked.lexer(text)) {
    if (token.type === "heading") {
      const heading = plain(token["text"]);
      sections.push({ id: idOf(heading), heading, text: "" });
    } else {
      const last = sections.at(-1);
      if (last !== undefined) last.text += `${plain(token.raw)} `;
    }
  }
  const main = raw(marked.parse(text, { async: false }));
  return { title: sections[0]?.heading ?? "", main, sections };
}

/** The id that GitHub gives a heading. */
function idOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
    .replaceAll(/\s/g, "-");
}

/** The words, without the marks of Markdown and the targets of links. */
function plain(text: string): string {
  const [first = "", ...parts] = text.split("](");
  const words = [first, ...parts.map((part) => part.slice(part.indexOf(")") + 1))].join("");
  return words.replaceAll(/[`*|[\]#]/g, "").trim();
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? "");
}
