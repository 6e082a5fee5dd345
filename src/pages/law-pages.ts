// The laws as HTML pages: one page that lists them, and one page per law.
import { html } from "hono/html";
import type { Contract, Operation } from "../contract/operation.ts";
import { inQuotes } from "../json/in-quotes.ts";
import type { Law } from "../laws/law.ts";
import { framed } from "./frame.ts";
import { groupLaws } from "./law-groups.ts";
import { type Html, prose } from "./prose.ts";
import { hasWords } from "./search-index.ts";
import { sectionLinks } from "./sections.ts";
import { serviceSite } from "./service-site.ts";

export type LawPages = {
  readonly laws: readonly Law[];
  readonly contract: Contract;
  /** The address of an operation in the docs. */
  readonly linkTo: (operation: Operation) => string;
  /** The server to check, in the command that a page shows. */
  readonly origin: string;
};

/** @returns the page of all laws, or of those that have all words of the query */
export function lawsPage({ laws: all, contract }: LawPages, query = ""): Promise<string> {
  const laws = all.filter(({ id, says, why, level, section }) =>
    hasWords(`${id} ${says} ${why} ${level} ${section}`, query),
  );
  const groups = groupLaws(laws, [contract]).map(
    (group) => html`<h2>${group.title}</h2>
<ul class="laws">
${group.laws.map((law) => lawItem(law, contract))}</ul>
`,
  );
  return page(
    "Laws",
    html`<p>${all.length} laws for a server of ${contract.title}. <code>verbatim check</code>, or a contract test, checks each law over HTTP on every operation that it concerns. A law never guesses: if the document leaves a question open, nothing is reported. The <em>visible state</em> in these texts is everything that the document's read and list operations return.</p>
<search><form class="find" method="get" action="/laws"><label for="q">Show only laws with these words, such as "PUT" or "If-Match" or "MUST"</label>
<input id="q" name="q" type="search" maxlength="200" value="${query}"> <button>Filter</button></form></search>
${query !== "" && html`<p role="status">${laws.length} of ${all.length} laws have these words. <a href="/laws">Show all laws</a></p>\n`}${groups}`,
  );
}

/** @returns the page of one law; `undefined` if no law has that id. */
export function lawPage(id: string, pages: LawPages): Promise<string> | undefined {
  const law = pages.laws.find((one) => one.id === id);
  if (law === undefined) return undefined;
  const rows = [
    row("Why it matters", prose(law.why)),
    row("How to fix it", prose(law.fix)),
    row("How it is tested", prose(law.evidence)),
    row("What is not reported", prose(sentence(law.notReported))),
    row(`Operations of ${pages.contract.title}`, operationsOf(law, pages)),
    row("Check only this law", command(law, pages)),
    row("Checked first", premises(law)),
    row("Lint rules for it", listed((law.lint ?? []).map((rule) => html`<code>${rule}</code>`))),
  ];
  return page(
    law.says,
    html`<p class="quiet"><code>${law.id}</code> · ${law.level} · ${sectionLinks(law.section)}</p>
<dl>${rows}</dl>`,
  );
}

function lawItem(law: Law, contract: Contract): Html {
  const count = contract.operations.filter((operation) => law.appliesTo(operation, contract)).length;
  const concerned = count === 0 ? "" : ` · ${count} ${count === 1 ? "operation" : "operations"}`;
  return html`<li><a href="${addressOf(law.id)}">${prose(law.says)}</a><br><span class="quiet"><code>${law.id}</code> · ${law.level} · ${sectionLinks(law.section)}${concerned}</span></li>\n`;
}

function row(term: string, description: Html | undefined): Html | undefined {
  return description && html`<dt>${term}</dt><dd>${description}</dd>\n`;
}

function listed(items: readonly Html[]): Html | undefined {
  return items.length === 0 ? undefined : html`${items.map((item, at) => html`${at > 0 && ", "}${item}`)}`;
}

function operationsOf(law: Law, { contract, linkTo }: LawPages): Html {
  const concerned = contract.operations.filter((operation) => law.appliesTo(operation, contract));
  if (concerned.length === 0) return html`None. The law concerns ${prose(law.concerns)}.`;
  const items = concerned.map(
    (operation) =>
      html`<li><a href="${linkTo(operation)}">${operation.summary ?? operation.id}</a><br><code>${operation.method} ${operation.path}</code></li>`,
  );
  return html`The law concerns ${prose(law.concerns)}:<ul>${items}</ul>`;
}

function command({ id }: Law, { origin }: LawPages): Html {
  // Who reads the page may have nothing installed.
  const line = `npx @verbatim-http/kit check openapi.yaml ${inQuotes(origin)} --only ${id}`;
  return html`<pre><code>${line}</code></pre>`;
}

function premises({ premises: ids }: Law): Html | undefined {
  const links = listed(ids.map((id) => html`<a href="${addressOf(id)}"><code>${id}</code></a>`));
  return (
    links &&
    html`${links}. If one of them is broken, this law is not checked, so that one fault is reported once.`
  );
}

function addressOf(id: string): string {
  return `/laws/${id}`;
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function page(title: string, content: Html): Promise<string> {
  const description = "The laws that a server of this document is checked against, and why they matter.";
  return framed({
    site: serviceSite,
    title,
    description,
    path: "/laws",
    main: html`<h1>${prose(title)}</h1>\n${content}`,
  });
}
