// The problem types as pages: what each means, when it comes and what to do, at its own address.
import { createHash } from "node:crypto";
import { type ProblemType, problemType } from "../semantics/problems.ts";
import { escapeHtml } from "./html.ts";

export type ProblemTable = Readonly<Record<string, ProblemType>>;

/** @returns the page of all problem types. */
export function problemsPage(table: ProblemTable): string {
  const rows = Object.entries(table)
    .map(
      ([id, type]) =>
        `<tr><td>${type.status}</td><td><a href="${problemType(id)}">${escapeHtml(type.title)}</a></td><td>${prose(type.when)}</td></tr>`,
    )
    .join("\n");
  return frame(
    "Problem types",
    `<p>Every error is a problem document (RFC 9457, <code>application/problem+json</code>). Its <code>type</code> is one of these addresses. An error changes nothing.</p>
<div class="wide"><table><thead><tr><th>status</th><th>problem</th><th>when</th></tr></thead><tbody>
${rows}
</tbody></table></div>`,
  );
}

/** @returns the page of one problem type; `undefined` when there is none of that name. */
export function problemPage(id: string, table: ProblemTable): string | undefined {
  const type = Object.hasOwn(table, id) ? table[id] : undefined;
  if (type === undefined) return undefined;
  return frame(
    type.title,
    `<dl><dt>type</dt><dd><code>${problemType(id)}</code></dd>
<dt>status</dt><dd>${type.status}</dd>
<dt>when</dt><dd>${prose(type.when)}</dd>
<dt>what to do</dt><dd>${prose(type.todo)}</dd>
<dt>source</dt><dd>${escapeHtml(type.section)}</dd></dl>
<p><a href="/problems">All problem types</a></p>`,
  );
}

/** Backticks are code. */
function prose(text: string): string {
  return escapeHtml(text).replaceAll(/`([^`]+)`/g, "<code>$1</code>");
}

function frame(title: string, content: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,">
<style>${PROBLEM_STYLE}</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
${content}
<p><a href="/docs">The API</a></p>
</main>
</body>
</html>
`;
}

/** @returns the header fields of these pages: nothing but their own style, by its hash. */
export function problemHeaders(): Record<string, string> {
  const style = createHash("sha256").update(PROBLEM_STYLE).digest("base64");
  return {
    "content-type": "text/html; charset=utf-8",
    "cache-control": "no-cache",
    "x-content-type-options": "nosniff",
    "content-security-policy": `default-src 'none'; style-src 'sha256-${style}'; img-src data:; base-uri 'none'; frame-ancestors 'none'`,
  };
}

const PROBLEM_STYLE = `
:root { color-scheme: light dark; --ink: #1d1d1f; --paper: #fff; --line: #d5d5da; --link: #0b57d0; --code: #f2f2f5; }
@media (prefers-color-scheme: dark) { :root { --ink: #ececf0; --paper: #17171a; --line: #3a3a40; --link: #8ab4f8; --code: #26262b; } }
body { margin: 0; color: var(--ink); background: var(--paper); font: 1rem/1.55 system-ui, sans-serif; }
main { max-width: 52rem; margin: 0 auto; padding: 2rem 1rem 4rem; }
a { color: var(--link); }
code { background: var(--code); padding: .1em .3em; border-radius: .25em; overflow-wrap: anywhere; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; }
th, td { text-align: left; vertical-align: top; padding: .5rem .75rem .5rem 0; border-bottom: 1px solid var(--line); }
dt { font-weight: 600; margin-top: 1rem; }
dd { margin: 0; }
`;
