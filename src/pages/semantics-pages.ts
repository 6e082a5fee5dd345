// The semantics of the operations as HTML pages: one page that lists them, and one page per operation.
import { html } from "hono/html";
import type { Contract, Operation } from "../contract/operation.ts";
import type { Spot } from "../contract/spot.ts";
import { samplesOf } from "../explain/examples.ts";
import { factsOf } from "../explain/promises.ts";
import { badgeOf, twiceSentence } from "../explain/twice.ts";
import { effectRow, effects, repeatText } from "../semantics/effects.ts";
import { twiceAddress } from "./app-routes.ts";
import { docsLink } from "./docs-link.ts";
import { framed, linkIn, type Site } from "./frame.ts";
import { table } from "./page-table.ts";
import { type Html, prose } from "./prose.ts";

type SemanticsInput = {
  readonly site: Site;
  readonly contract: Contract;
  readonly root: Spot;
  /** The origin of the service, for the examples. */
  readonly origin: string;
};

/** @returns the page of all operations, by path, with a table of the effects */
export function semanticsPage({ site, contract }: SemanticsInput): Promise<string> {
  const paths = [...new Set(contract.operations.map(({ path }) => path))];
  const description = "What every operation promises, and what sending it twice does.";
  const main = html`<h1>What every operation promises</h1>
<p class="lead">${contract.title}, ${contract.operations.length} operations. This page is generated from
<code>x-method-semantics</code> in <a href="/openapi.yaml">the document</a>, and the ${linkIn(site, "/laws", "laws")} check that
the service keeps these promises. As JSON: <a href="/semantics.json">/semantics.json</a>.</p>
${paths.map((path) => pathSection(contract, path))}<h2>What the effects mean</h2>
${table(
  "What the effects mean",
  ["Effect", "Method", "Sent once", "Sent twice", "Source"],
  Object.entries(effects).map(([name, row]) => [
    html`<code>${name}</code>`,
    row.method,
    row.once,
    repeatText(row.again),
    row.section,
  ]),
)}`;
  return framed({ site, title: "Semantics", description, path: "/semantics", main });
}

function pathSection(contract: Contract, path: string): Html {
  const rows = contract.operations
    .filter((operation) => operation.path === path)
    .map((operation) => [
      methodBadge(operation),
      html`<a href="/semantics/${encodeURIComponent(operation.id)}">${operation.id}</a>`,
      badgeOf(operation).label,
      prose(twiceSentence(operation)),
    ]);
  return html`<h2><code>${path}</code></h2>
${table(path, ["Method", "Operation", "Semantics", "Promise"], rows)}
`;
}

/** @returns the page of one operation; `undefined` if there is no such operation */
export function operationPage(id: string, input: SemanticsInput): Promise<string> | undefined {
  const operation = input.contract.operations.find((one) => one.id === id);
  if (operation === undefined) return undefined;
  const { site } = input;
  const { curl, client } = samplesOf(operation, input.root, input.origin);
  const { method, path, summary, semantics } = operation;
  const once = effectRow(semantics.effect)?.once;
  const main = html`<p class="quiet"><a href="/semantics">All operations</a></p>
<h1>${summary ?? id}</h1>
<p class="lead">${methodBadge(operation)} <code>${path}</code></p>
<p><span class="badge">${badgeOf(operation).label}</span></p>
${once && html`<p>Sent once, it ${once}.</p>`}
<p class="lead">${prose(twiceSentence(operation))}</p>
${"/twice" in site.places && html`<p><a class="button" href="${twiceAddress(method.toLowerCase())}">Send it twice</a></p>\n`}<h2>Examples</h2>
<h3>In a shell</h3><pre><code>${curl}</code></pre>
<h3>With the generated client</h3><pre><code>${client}</code></pre>
<h2>Declaration</h2>
<div class="scroll" role="region" aria-label="Declaration" tabindex="0"><table><tbody>
${declared(operation).map(
  ([name, value]) => html`<tr><th scope="row">${name}</th><td>${value}</td></tr>\n`,
)}</tbody></table></div>
<p>For its parameters, schemas and responses, see <a href="${docsLink(operation)}">the API docs</a>.</p>`;
  const description = `${method} ${path}: ${badgeOf(operation).label}`;
  return framed({ site, title: summary ?? id, description, path: "/semantics", main });
}

function declared(operation: Operation): readonly (readonly [string, string])[] {
  const facts = factsOf(operation);
  const word = (value: unknown): string =>
    value === undefined ? "not settled" : value === true ? "yes" : value === false ? "no" : String(value);
  return [
    ["Operation", operation.id],
    ["Effect", word(facts.effect)],
    ["Safe", word(facts.safe)],
    ["Idempotent", facts.idempotent === "by-key" ? "by key" : word(facts.idempotent)],
    ["Status of a repeat", word(facts.repeat)],
    ["May be retried", facts.retry],
    ["If-Match", facts.ifMatch],
    ["If-None-Match", facts.ifNoneMatch],
    ["Idempotency-Key", facts.key],
  ];
}

function methodBadge({ method }: Operation): Html {
  return html`<span class="badge ${method.toLowerCase()}">${method}</span>`;
}
