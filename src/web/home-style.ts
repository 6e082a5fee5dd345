// The look of the home page: one style sheet, light and dark, from 320 pixels upwards.

/** Every pair of text and ground is 4.5:1 or more, and every border of a control 3:1 (WCAG 2.2 1.4.3, 1.4.11). */
export const homeStyle = `
:root {
  color-scheme: light dark;
  --ground: #fbfaf7; --card: #ffffff; --line: #dedad0; --control: #8a857a;
  --text: #22242a; --quiet: #5c5f68; --accent: #1d5aa8; --on-accent: #ffffff;
  --post: #a2410a; --put: #1d5aa8; --code: #f2efe8;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #17191e; --card: #1f2229; --line: #343842; --control: #7d828e;
    --text: #e9e7e2; --quiet: #a9aeb9; --accent: #8fbcff; --on-accent: #10131a;
    --post: #ffa36b; --put: #8fbcff; --code: #272b34;
  }
}
*, *::before, *::after { box-sizing: border-box; }
body {
  margin: 0; background: var(--ground); color: var(--text);
  font: 1rem/1.6 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
}
header, main, footer { max-width: 52rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: clamp(2rem, 6vw, 4rem); }
footer { padding-bottom: 3rem; }
h1, h2 { font-family: ui-serif, Georgia, "Times New Roman", serif; line-height: 1.2; text-wrap: balance; }
h1 { font-size: clamp(2rem, 6vw, 3rem); margin: 0 0 .75rem; }
h2 { font-size: 1.5rem; margin: 3rem 0 .75rem; }
h3 { font-size: 1rem; margin: 0 0 .35rem; }
p { margin: 0 0 .75rem; text-wrap: pretty; }
.lead { font-size: 1.15rem; text-wrap: pretty; }
.version, .hint, footer { color: var(--quiet); font-size: .875rem; }
a { color: var(--accent); text-underline-offset: .15em; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
nav ul { display: flex; flex-wrap: wrap; gap: .6rem; margin: 1.5rem 0 0; padding: 0; list-style: none; }
nav a {
  display: block; padding: .45rem .9rem; border: 1px solid var(--control); border-radius: 2rem;
  background: var(--card); text-decoration: none; font-weight: 500;
}
nav a:hover { border-color: var(--accent); text-decoration: underline; }
.pair { display: grid; gap: 1rem; grid-template-columns: minmax(0, 1fr); }
.card { min-width: 0; padding: 1.1rem 1.25rem; background: var(--card); border: 1px solid var(--line); border-radius: .75rem; }
.post h3 { color: var(--post); }
.put h3 { color: var(--put); }
code, pre { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; font-size: .875em; }
pre {
  margin: .75rem 0 0; padding: .75rem .9rem; background: var(--code); border-radius: .5rem;
  white-space: pre-wrap; overflow-wrap: anywhere; line-height: 1.5;
}
form { display: grid; gap: 1.1rem 1.25rem; grid-template-columns: minmax(0, 1fr); }
fieldset { min-width: 0; margin: 0; padding: 0; border: 0; }
label, legend { display: block; padding: 0; margin-bottom: .3rem; font-weight: 600; }
.required { margin-left: .35rem; color: var(--post); font-size: .8rem; font-weight: 500; }
input, textarea {
  width: 100%; min-height: 2.75rem; padding: .5rem .7rem; border: 1px solid var(--control); border-radius: .5rem;
  background: var(--ground); color: var(--text); font: inherit;
}
textarea { resize: vertical; }
.several { display: grid; gap: .6rem; grid-template-columns: minmax(0, 1fr); }
.field .hint { margin: .3rem 0 0; }
.actions { display: flex; flex-wrap: wrap; align-items: center; gap: .75rem 1rem; margin: 0; }
button {
  min-height: 2.75rem; padding: .5rem 1.4rem; border: 0; border-radius: .5rem;
  background: var(--accent); color: var(--on-accent); font: inherit; font-weight: 600; cursor: pointer;
}
button:hover { text-decoration: underline; }
footer { margin-top: 3rem; }
@media (min-width: 42rem) {
  .pair, form { grid-template-columns: repeat(2, minmax(0, 1fr)); }
  .several { grid-template-columns: repeat(3, minmax(0, 1fr)); }
  .wide { grid-column: 1 / -1; }
}
`;
