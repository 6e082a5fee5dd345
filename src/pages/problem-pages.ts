// The problem types as HTML pages: one page that lists them, and one page per type.
import { html } from "hono/html";
import { type ProblemType, problemType } from "../semantics/problems.ts";
import { framed, type Site } from "./frame.ts";
import { table } from "./page-table.ts";
import { type Html, prose } from "./prose.ts";
import { sectionLinks } from "./sections.ts";

type ProblemTable = Readonly<Record<string, ProblemType>>;

/** @returns the page of all problem types. */
export function problemsPage(site: Site, types: ProblemTable): Promise<string> {
  const rows = Object.entries(types).map(([id, type]) => [
    type.status,
    html`<a href="${problemType(id)}">${type.title}</a>`,
    prose(type.when),
  ]);
  return page(
    site,
    "Problem types",
    html`<p>Every error response is a problem document (RFC 9457, <code>application/problem+json</code>), and its <code>type</code> is one of the URLs below. A request that gets an error changes nothing.</p>
${table("Problem types", ["Status", "Problem", "When"], rows)}`,
  );
}

/** @returns the page of one problem type; `undefined` if there is no such type. */
export function problemPage(site: Site, id: string, types: ProblemTable): Promise<string> | undefined {
  const type = Object.hasOwn(types, id) ? types[id] : undefined;
  if (type === undefined) return undefined;
  return page(
    site,
    type.title,
    html`<dl><dt>Type</dt><dd><code>${problemType(id)}</code></dd>
<dt>Status</dt><dd>${type.status}</dd>
<dt>When</dt><dd>${prose(type.when)}</dd>
<dt>How to fix it</dt><dd>${prose(type.todo)}</dd>
<dt>Source</dt><dd>${sectionLinks(type.section)}</dd></dl>`,
  );
}

function page(site: Site, title: string, content: Html): Promise<string> {
  const description = "What each error of this service means, and how to fix it.";
  return framed({ site, title, description, path: "/problems", main: html`<h1>${title}</h1>\n${content}` });
}
