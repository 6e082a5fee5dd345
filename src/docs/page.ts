// The frame of the pages that need no script: one style, light and dark, from 320 pixels upwards.
import { createHash } from "node:crypto";
import { escapeHtml } from "./html.ts";

/** @returns text with what stands in backticks as code, escaped. */
export function prose(text: string): string {
  return escapeHtml(text).replaceAll(/`([^`]+)`/g, "<code>$1</code>");
}

/**
 * @param title the text of the heading and of the tab
 * @param content HTML below the heading
 * @returns the page, with links to its sisters
 */
export function pageOf(title: string, content: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,">
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
${content}
</main>
<footer>
<nav><a href="/docs">The API</a> <a href="/laws">Laws</a> <a href="/problems">Problem types</a></nav>
</footer>
</body>
</html>
`;
}

/** @returns the header fields of these pages: nothing but their own style, by its hash. */
export function pageHeaders(): Record<string, string> {
  const style = createHash("sha256").update(STYLE).digest("base64");
  return {
    "content-type": "text/html; charset=utf-8",
    "cache-control": "no-cache",
    "x-content-type-options": "nosniff",
    "content-security-policy": `default-src 'none'; style-src 'sha256-${style}'; img-src data:; base-uri 'none'; frame-ancestors 'none'`,
  };
}

/** Every pair of text and ground is 4.5:1 or more (WCAG 2.2 1.4.3). */
const STYLE = `
:root { color-scheme: light dark; --ink: #1d1d1f; --quiet: #5b5b63; --paper: #fff; --line: #d5d5da; --link: #0b57d0; --code: #f2f2f5; }
@media (prefers-color-scheme: dark) { :root { --ink: #ececf0; --quiet: #a9a9b3; --paper: #17171a; --line: #3a3a40; --link: #8ab4f8; --code: #26262b; } }
body { margin: 0; color: var(--ink); background: var(--paper); font: 1rem/1.55 system-ui, sans-serif; }
main { max-width: 52rem; margin: 0 auto; padding: 2rem 1rem 1rem; }
footer { max-width: 52rem; margin: 0 auto; padding: 1rem 1rem 4rem; }
h1 { font-size: clamp(1.5rem, 5vw, 2rem); line-height: 1.25; text-wrap: balance; }
h2 { font-size: 1.25rem; margin: 2rem 0 0; }
a { color: var(--link); }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
nav { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; }
code { background: var(--code); padding: .1em .3em; border-radius: .25em; overflow-wrap: anywhere; }
pre { background: var(--code); padding: .75rem 1rem; border-radius: .4rem; margin: .25rem 0 0; white-space: pre-wrap; }
pre code { padding: 0; background: none; }
.quiet { color: var(--quiet); }
.wide { overflow-x: auto; }
table { border-collapse: collapse; }
th, td { text-align: left; vertical-align: top; padding: .5rem .75rem .5rem 0; border-bottom: 1px solid var(--line); }
dt { font-weight: 600; margin-top: 1rem; }
dd { margin: 0; text-wrap: pretty; }
dd ul { margin: 0; padding-left: 1.25rem; }
dd li { margin-top: .25rem; }
ul.laws { list-style: none; margin: 0; padding: 0; }
ul.laws li { padding: .6rem 0; border-bottom: 1px solid var(--line); }
`;
