// The style that all pages share: colours, fonts and sizes, in light and dark, for screens of 320 pixels and more.
import { createHash } from "node:crypto";

/** The bar at the top of every page. Its colours come from the variables of the page. */
export const barStyle = `
.bar { border-bottom: 1px solid var(--line); background: var(--card); }
.bar .page { display: flex; flex-wrap: wrap; align-items: center; gap: 0 1.25rem; min-height: 3.5rem; padding-block: .4rem; }
.bar .brand { display: flex; align-items: center; gap: .5rem; font: 600 1.2rem/1.75 var(--serif); color: var(--text); text-decoration: none; }
.mark-ground { fill: var(--accent, #1d5aa8); } .mark-strokes { fill: var(--card, #fff); }
.bar ul { display: flex; flex-wrap: wrap; gap: 0 .25rem; margin: 0 0 0 -.7rem; padding: 0; list-style: none; }
.bar li a { display: block; padding: .6rem .7rem; text-decoration: none; font-weight: 500; }
.bar li a:hover, .bar li a[aria-current] { text-decoration: underline; text-decoration-thickness: 2px; }
@media (max-width: 30rem) {
  .bar .page { padding-block: .4rem 0; }
  .bar li a { padding: .5rem .3rem; font-size: .9rem; }
  .bar ul { margin-left: -.3rem; gap: 0; }
}
`;

/** The contrast of text is at least 4.5:1, that of the border of a control at least 3:1 (WCAG 2.2 1.4.3, 1.4.11). */
export const familyStyle = `
:root {
  color-scheme: light dark;
  --ground: #fbfaf7; --card: #ffffff; --line: #dedad0; --control: #8a857a;
  --text: #22242a; --quiet: #5c5f68; --accent: #1d5aa8; --on-accent: #ffffff;
  --post: #a2410a; --put: #1d5aa8; --patch: #6b3fa0; --delete: #b3261e; --get: #146c3f;
  --code: #f2efe8; --good: #146c3f; --bad: #b3261e; --star: #9a6700;
  --serif: ui-serif, Georgia, "Times New Roman", serif;
  --mono: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #17191e; --card: #1f2229; --line: #343842; --control: #7d828e;
    --text: #e9e7e2; --quiet: #a9aeb9; --accent: #8fbcff; --on-accent: #10131a;
    --post: #ffa36b; --put: #8fbcff; --patch: #c9a6ff; --delete: #ff9a90; --get: #7ddba3;
    --code: #272b34; --good: #7ddba3; --bad: #ff9a90; --star: #f0c060;
  }
}
*, *::before, *::after { box-sizing: border-box; }
body {
  overflow-wrap: break-word; margin: 0; background: var(--ground); color: var(--text);
  font: 1rem/1.6 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
}
.page { max-width: 64rem; margin: 0 auto; padding: 0 1.25rem; }
h1, h2 { font-family: var(--serif); line-height: 1.2; text-wrap: balance; }
h1[dir="auto"] { text-align: left; }
h1 { font-size: clamp(1.9rem, 5vw, 2.75rem); margin: 0 0 .75rem; }
h2 { font-size: 1.5rem; margin: 2.5rem 0 .75rem; }
h3 { font-size: 1rem; margin: 0 0 .35rem; }
p { margin: 0 0 .75rem; text-wrap: pretty; }
.lead { font-size: 1.15rem; }
.quiet, .hint { color: var(--quiet); font-size: .875rem; }
a { color: var(--accent); text-underline-offset: .15em; }
.skip { position: absolute; top: -10rem; left: 1rem; z-index: 3; padding: .6rem 1rem; background: var(--card); border: 1px solid var(--control); border-radius: .5rem; }
.skip:focus { top: .5rem; }
main:focus { outline: none; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
code, pre { font-family: var(--mono); font-size: .875em; }
code { overflow-wrap: anywhere; }
pre {
  margin: .75rem 0 0; padding: .75rem .9rem; background: var(--code); border-radius: .5rem;
  white-space: pre-wrap; overflow-wrap: anywhere; line-height: 1.5;
}
.card { min-width: 0; padding: 1.1rem 1.25rem; background: var(--card); border: 1px solid var(--line); border-radius: .75rem; }
${barStyle}.shelf { padding: 0; list-style: none; }
.shelf li { padding: .6rem 0; border-bottom: 1px solid var(--line); }
.shelf li > a { font: 600 1.1rem var(--serif); margin-right: .5rem; }
.pair, .book-form { display: grid; gap: 1.1rem 1.25rem; grid-template-columns: minmax(0, 1fr); }
.several { display: grid; gap: .6rem; grid-template-columns: minmax(0, 1fr); }
.required { margin-left: .35rem; color: var(--post); font-size: .8rem; font-weight: 500; }
.field .hint, .fault { margin: .3rem 0 0; }
.fault { color: var(--bad); font-weight: 500; }
.actions { display: flex; flex-wrap: wrap; align-items: center; gap: .75rem 1rem; margin: 0; }
@media (min-width: 42rem) {
  .pair, .book-form { grid-template-columns: repeat(2, minmax(0, 1fr)); }
  .several { grid-template-columns: repeat(3, minmax(0, 1fr)); }
  .wide { grid-column: 1 / -1; }
}
.find { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: .3rem .75rem; max-width: 42rem; margin: 0 0 2rem; }
.find label { grid-column: 1 / -1; margin: 0; }
.guide { max-width: 46rem; } .guide li { margin: .25rem 0; }
.contents { columns: 16rem; padding-left: 1.25rem; }
.contents [aria-current] { font-weight: 600; text-decoration: none; }
.reference { display: grid; gap: 1rem 2.5rem; grid-template-columns: minmax(0, 1fr); }
.toc ul { margin: 0 0 .75rem; padding: 0; list-style: none; }
.toc li > a { display: block; padding: .3rem 0; text-decoration: none; }
.toc li li > a { display: grid; grid-template-columns: 3.6rem minmax(0, 1fr); align-items: baseline; padding: .2rem 0; text-decoration: none; }
.toc li a:hover { text-decoration: underline; }
.verb { font: 600 .75rem var(--mono); }
.operation { padding: 1.5rem 0; border-top: 1px solid var(--line); }
.operation h3 { font: 600 1.35rem/1.25 var(--serif); } .operation h3 a { color: inherit; text-decoration: none; }
.operation h4 { margin: 1.25rem 0 .35rem; font-size: 1rem; } h5 { margin: .75rem 0 0; }
.operation details { margin: .35rem 0; } summary { cursor: pointer; padding: .2rem 0; }
.operation pre + button { margin-top: .5rem; }
.try { display: grid; gap: .35rem; padding: .25rem 1rem 1rem; margin-top: 1rem; border: 1px solid var(--line); border-radius: .75rem; background: var(--card); }
.try[hidden] { display: none; } .try :is(textarea, input) { font-family: var(--mono); font-size: .875rem; } .sent > p { margin: .75rem 0 0; font-weight: 600; }
@media (min-width: 60rem) {
  .reference { grid-template-columns: 15rem minmax(0, 1fr); }
  .toc { position: sticky; top: 1rem; align-self: start; max-height: calc(100vh - 2rem); overflow-y: auto; font-size: .9rem; }
}
@media screen and (max-width: 59.99rem) { .toc details > ul { max-height: 45vh; padding: 0 1rem; border: 1px solid var(--line); border-radius: .75rem; overflow-y: auto; } }
.laws { list-style: none; margin: 0; padding: 0; }
.laws li { padding: .6rem 0; border-bottom: 1px solid var(--line); }
dd ul { margin: 0; padding-left: 1.25rem; }
dd pre { margin-top: .25rem; }
.foot { margin-top: 4rem; padding-bottom: 3rem; color: var(--quiet); font-size: .875rem; }
main.page { padding-top: clamp(1.5rem, 4vw, 3rem); }
.scroll { overflow-x: auto; }
@media (max-width: 42rem) {
  .stacked :is(table, tbody, tr, td) { display: block; width: auto; }
  .stacked thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .stacked tr { padding: .6rem 0; border-bottom: 1px solid var(--line); }
  .stacked td { padding: .1rem 0; border: 0; }
  .stacked td::before { content: attr(data-label) ": "; color: var(--quiet); font-size: .875rem; }
}
@media print {
  .bar nav, .skip, .toc, .find, .try, pre + button { display: none; }
  body { background: none; }
  pre, .card, tr, li { break-inside: avoid; }
}
pre + h3, .scroll + p { margin-top: 1.25rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .5rem .9rem .5rem 0; border-bottom: 1px solid var(--line); }
th { font-weight: 600; }
dt { font-weight: 600; margin-top: 1rem; }
dd { margin: 0; }
.badge {
  display: inline-block; padding: .05rem .5rem; border: 1px solid currentColor; border-radius: 1rem;
  font: 600 .8rem/1.5 var(--mono);
}
.get { color: var(--get); } .post { color: var(--post); } .put { color: var(--put); }
.patch { color: var(--patch); } .delete { color: var(--delete); }
label, legend { display: block; padding: 0; margin-bottom: .3rem; font-weight: 600; }
fieldset { min-width: 0; margin: 0; padding: 0; border: 0; }
input:not([type=radio], [type=checkbox]), textarea, select {
  width: 100%; min-height: 2.75rem; padding: .5rem .7rem; border: 1px solid var(--control); border-radius: .5rem;
  background: var(--ground); color: var(--text); font: inherit;
}
textarea { resize: vertical; }
button, .button {
  display: inline-block; min-height: 2.75rem; padding: .5rem 1.2rem; border: 1px solid transparent; border-radius: .5rem;
  background: var(--accent); color: var(--on-accent); font: inherit; font-weight: 600; cursor: pointer; text-decoration: none;
}
button:hover, .button:hover { background: color-mix(in srgb, var(--accent), var(--text) 20%); }
button.plain:hover, .button.plain:hover { background: var(--code); }
button.plain, .button.plain { background: transparent; color: var(--accent); border-color: var(--control); }
button:disabled { opacity: .55; cursor: default; }
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
`;

/** Header fields of a representation that a cache must revalidate before each use. */
export const REVALIDATED = { "cache-control": "no-cache", "x-content-type-options": "nosniff" } as const;

/**
 * @param more directives to add to the content security policy, such as `form-action 'self'`
 * @returns the header fields of a page without scripts, which may use no style but this one
 */
export function pageHeaders(more: readonly string[] = []): Record<string, string> {
  const style = createHash("sha256").update(familyStyle).digest("base64");
  const policy = [
    "default-src 'none'",
    `style-src 'sha256-${style}'`,
    "img-src data:",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    ...more,
  ];
  return {
    ...REVALIDATED,
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": policy.join("; "),
  };
}
