// The operations of a document in short, for readers of the rendered docs without scripts.
import { html } from "hono/html";
import type { Contract, Operation } from "../contract/operation.ts";
import type { Spot } from "../contract/spot.ts";
import { badgeOf, twiceSentence } from "../explain/twice.ts";
import { type Html, prose } from "./prose.ts";

/** A section of the page: its id, and the name of a tag or the summary of one operation. */
type Place = { readonly id: string; readonly label: string };

type Group = { readonly id?: string; readonly label: string; readonly operations: readonly Operation[] };

/**
 * @param root the document
 * @param places the sections that the page's links lead to, in their order
 * @param ids the id of each operation
 * @returns HTML that a browser shows only without scripts; every operation is in it once, each place has its id
 */
export function plainReference(
  contract: Contract,
  root: Spot,
  places: readonly Place[],
  ids: ReadonlyMap<Operation, string>,
): Html {
  const taken = new Set(places.map(({ id }) => id));
  return html`<noscript><div class="plain-reference">
<p><strong>This file needs JavaScript for parameters, schemas and examples.</strong> Here is every operation in short.</p>
${groupsOf(contract, root, places).map(
  ({ id, label, operations }) => html`<section${id === undefined ? "" : html` id="${id}"`}><h2>${label}</h2>
${operations.map((operation) => shortly(operation, freeId(ids.get(operation), taken)))}</section>
`,
)}</div></noscript>
`;
}

function groupsOf({ operations }: Contract, root: Spot, places: readonly Place[]): readonly Group[] {
  const names = tagLabels(root);
  const named = new Set<Operation>();
  const groups = places.map(({ id, label }) => {
    const its = operations.filter((operation) => {
      const tag = tagOf(root, operation);
      const name = tag === undefined ? (operation.summary ?? operation.id) : (names.get(tag) ?? tag);
      return name === label && !named.has(operation);
    });
    for (const operation of its) named.add(operation);
    return { id, label, operations: its };
  });
  const others = operations.filter((operation) => !named.has(operation));
  return others.length === 0 ? groups : [...groups, { label: "Operations", operations: others }];
}

/** @returns the name that is shown for each tag, where the document declares one */
export function tagLabels(root: Spot): ReadonlyMap<string, string> {
  const declared = root.at("tags").entries();
  return new Map(
    declared.flatMap(([, tag]) => {
      const shown = tag.at("summary").text() ?? tag.at("x-displayName").text();
      return shown === undefined ? [] : [[tag.at("name").text() ?? "", shown] as const];
    }),
  );
}

/** An operation without a tag is a section by itself, which has its id already. */
function freeId(id: string | undefined, taken: ReadonlySet<string>): string | undefined {
  return id === undefined || taken.has(id) ? undefined : id;
}

function shortly(operation: Operation, place: string | undefined): Html {
  const { id, method, path, summary } = operation;
  const { label } = badgeOf(operation);
  return html`<h3${place === undefined ? "" : html` id="${place}"`}>${summary ?? id}</h3>
<p><code>${method} ${path}</code> (${label})</p>
<p>${prose(twiceSentence(operation))}</p>
`;
}

/** @returns the first tag of an operation, which decides where it is shown */
export function tagOf(root: Spot, { path, method }: Operation): string | undefined {
  return root.at("paths").at(path).at(method.toLowerCase()).at("tags").at(0).text();
}
