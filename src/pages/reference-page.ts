// The API docs at `/docs`: every operation on one page, complete without scripts, with anchors for all links.
import { html } from "hono/html";
import type { Contract, Operation } from "../contract/operation.ts";
import type { Spot } from "../contract/spot.ts";
import { samplesOf } from "../explain/examples.ts";
import { badgeOf, twiceSentence } from "../explain/twice.ts";
import { type ProblemType, problemType } from "../semantics/problems.ts";
import { twiceAddress } from "./app-routes.ts";
import { anchorOf } from "./docs-link.ts";
import { framed, type Site } from "./frame.ts";
import { renderMarkdown } from "./markdown.ts";
import { table } from "./page-table.ts";
import { tagOf } from "./plain-reference.ts";
import { type Html, prose } from "./prose.ts";
import { limits, schemaTable, typeOf } from "./schema-table.ts";
import { tryIt } from "./try-it-form.ts";

export type ReferenceInput = {
  readonly site: Site;
  readonly contract: Contract;
  readonly root: Spot;
  /** The origin of the service, for the examples. */
  readonly origin: string;
  readonly problems: Readonly<Record<string, ProblemType>>;
  /** The script that sends requests from the page. */
  readonly script: string;
};

/** @returns the page */
export function referencePage(input: ReferenceInput): Promise<string> {
  const { site, contract, root, script } = input;
  const groups = [...Map.groupBy(contract.operations, (operation) => tagOf(root, operation) ?? "Operations")];
  const links = groups.map(
    ([tag, operations]) => html`<li><strong>${tag}</strong><ul>
${operations.map(
  (operation) =>
    html`<li><a href="#${anchorOf(operation)}"><span class="verb ${operation.method.toLowerCase()}">${operation.method}</span> ${operation.summary ?? operation.path}</a></li>\n`,
)}</ul></li>\n`,
  );
  const main = html`<div class="reference"><nav class="toc" aria-label="Operations"><details open><summary>Operations</summary><ul>
<li><a href="#about">About this API</a></li>
${links}</ul></details></nav>
<div class="operations"><h1 id="about">${contract.title}</h1>
<p class="quiet">Version ${contract.version}. The document: <a href="/openapi.yaml">openapi.yaml</a>, <a href="/openapi.json">openapi.json</a></p>
${markdown(root.at("info").at("description").text(), "about", 0)}
${groups.map(
  ([tag, operations]) => html`<h2 id="tag-${tag.replaceAll(/[^\w-]+/g, "-")}">${tag}</h2>
${operations.map((operation) => section(operation, input))}`,
)}</div></div>`;
  const description = `Every operation of ${contract.title}, with examples to copy.`;
  const head = html`<script type="module" src="${script}"></script>\n`;
  return framed({ site, title: "API", description, path: "/docs", main, head });
}

function section(operation: Operation, input: ReferenceInput): Html {
  const { id, method, path, summary, deprecated, security } = operation;
  const { site, root, origin } = input;
  const at = root.at("paths").at(path).at(method.toLowerCase());
  const { curl, client, fetch } = samplesOf(operation, root, origin);
  return html`<section class="operation" id="${anchorOf(operation)}" aria-labelledby="${anchorOf(operation)}-title">
<h3 id="${anchorOf(operation)}-title"><a href="#${anchorOf(operation)}">${summary ?? id}</a></h3>
<p><span class="badge ${method.toLowerCase()}">${method}</span> <code>${path}</code> <span class="badge">${badgeOf(operation).label}</span>${deprecated && html` <span class="badge bad">deprecated</span>`}</p>
<p>${prose(twiceSentence(operation))} ${"/twice" in site.places && html`<a href="${twiceAddress(method.toLowerCase())}">See ${method} sent twice</a>`}</p>
${authentication(site, security)}${markdown(operation.description, anchorOf(operation), 2)}
${parameters(operation, root)}${body(operation, at)}${responses(operation, at, input)}
<h4>Copy and run</h4>
${sample("In a shell", curl, id)}${sample("With the generated client", client, id)}${sample("With fetch", fetch, id)}
${tryIt(operation, root)}
</section>
`;
}

function sample(name: string, code: string, id: string): Html {
  return html`<details><summary>${name}</summary><pre data-copy="${name}, ${id}"><code>${code}</code></pre></details>\n`;
}

function authentication(site: Site, security: Operation["security"]): Html {
  if (security.length === 0) return html`<p class="quiet">Anyone may call it.</p>\n`;
  const scopes = security.flatMap(({ scopes: all }) => all);
  const ways = security.map(({ schemes }) => schemes.map(credentialOf).join(" and ")).filter(Boolean);
  return html`<p class="quiet">Needs authentication: send ${ways.map((way, at) => html`${at > 0 && ", or "}<code>${way}</code>`)}${
    scopes.length > 0 &&
    html` with the scope ${scopes.map((scope, at) => html`${at > 0 && " or "}<code>${scope}</code>`)}`
  }.${"/guide" in site.places && html` <a href="/guide/access">Who may do what</a>`}</p>\n`;
}

/** What a request sends for a scheme (OpenAPI 3.1 4.8.27). */
function credentialOf({ kind, key }: Operation["security"][number]["schemes"][number]): string {
  if (key !== undefined) return key.in === "header" ? `${key.name}: …` : `${key.name}=… (${key.in})`;
  return kind === "http basic" ? "Authorization: Basic …" : "Authorization: Bearer …";
}

function parameters(operation: Operation, root: Spot): Html | undefined {
  if (operation.parameters.length === 0) return undefined;
  const at = root.at("paths").at(operation.path);
  const spots = [
    ...at.at("parameters").entries(),
    ...at.at(operation.method.toLowerCase()).at("parameters").entries(),
  ];
  const rows = operation.parameters.map((parameter) => {
    const found = spots.find(
      ([, one]) => one.at("name").value === parameter.name && one.at("in").value === parameter.in,
    )?.[1];
    const description = found?.at("description").text()?.split("\n\n")[0] ?? "";
    const schema = found?.at("schema");
    return [
      html`<code>${parameter.name}</code>${parameter.required && html` <span class="required">required</span>`}`,
      `${parameter.in}${schema === undefined ? "" : `, ${typeOf(schema)}`}`,
      html`${prose(description)}${schema && limits(schema)}`,
    ];
  });
  const names = operation.parameters.map(({ name }) => name).join(", ");
  return html`<h4>Parameters</h4>\n<details><summary>${names}</summary>${table(`Parameters of ${operation.id}`, ["Name", "Where", "Description"], rows)}</details>\n`;
}

function body({ id, content }: Operation, at: Spot): Html | undefined {
  if (content === undefined) return undefined;
  const all = at.at("requestBody").at("content");
  const [first] = all.entries();
  return html`<h4>Request body${content.required && html` <span class="required">required</span>`}</h4>
<p>${content.media.map(({ type }, index) => html`${index > 0 && " or "}<code>${type}</code>`)}</p>
${first && html`<details><summary>Its members</summary>${schemaTable(`Request body of ${id}`, first[1].at("schema"))}</details>\n`}${first && examples(first[1])}`;
}

function responses(operation: Operation, at: Spot, { problems }: ReferenceInput): Html {
  const rows = operation.responses.map(({ status, media, headers }) => {
    const response = at.at("responses").at(status);
    const names = headers.map(({ name }, index) => html`${index > 0 && ", "}<code>${name}</code>`);
    return [
      status,
      html`${prose(response.at("description").text()?.split("\n\n")[0] ?? "")}${
        headers.length > 0 && html`<br><span class="quiet">with ${names}</span>`
      }${fixes(response, problems)}`,
      html`${media.map(({ type }) => html`<code>${type}</code> `)}`,
    ];
  });
  const success = operation.responses.find(({ status }) => status.startsWith("2"));
  const [shown] = success === undefined ? [] : at.at("responses").at(success.status).at("content").entries();
  return html`<h4>Responses</h4>
<details><summary>${operation.responses.map(({ status }) => status).join(", ")}: what they mean, and how to fix errors</summary>
${table(`Responses of ${operation.id}`, ["Status", "Means", "Content"], rows)}</details>
${shown && html`<details><summary>The content of ${success?.status}</summary>${schemaTable(`Response of ${operation.id}`, shown[1].at("schema"))}${examples(shown[1])}</details>\n`}`;
}

/** How to fix each problem that an example of the response shows. */
function fixes(response: Spot, problems: Readonly<Record<string, ProblemType>>): readonly Html[] {
  const types = response
    .at("content")
    .entries()
    .flatMap(([, media]) => [
      media.at("example"),
      ...media
        .at("examples")
        .entries()
        .map(([, one]) => one.at("value")),
    ])
    .flatMap((example) => example.at("type").text() ?? []);
  return [...new Set(types)].flatMap((type) => {
    const [id, problem] = Object.entries(problems).find(([name]) => problemType(name) === type) ?? [];
    return id === undefined || problem === undefined
      ? []
      : [html`<br><a href="${problemType(id)}">${problem.title}</a>: ${prose(problem.todo)}`];
  });
}

function examples(media: Spot): readonly Html[] {
  return media
    .at("examples")
    .entries()
    .map(([name, example]) => {
      const value = example.at("value").value;
      const text = typeof value === "string" ? value : JSON.stringify(value, null, 2);
      return html`<details><summary>Example: ${example.at("summary").text() ?? name}</summary><pre><code>${text}</code></pre></details>\n`;
    });
}

/** @param deeper how many levels the headings move down */
function markdown(text: string | undefined, prefix: string, deeper: number): Html | undefined {
  return text === undefined ? undefined : renderMarkdown(text, linkOf, { prefix: `${prefix}-`, deeper }).main;
}

/** The document is ours, but its links may lead only to pages, never to scripts. */
function linkOf(href: string): string | undefined {
  return /^(?:https?:|mailto:|#|\/)/.test(href) ? href : undefined;
}
