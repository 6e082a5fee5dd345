// Groups the laws by the effects of the operations to which they apply.
import type { Contract } from "../contract/operation.ts";
import type { Law } from "../laws/law.ts";
import { type Effect, effectRow } from "../semantics/effects.ts";

type LawGroup = { readonly title: string; readonly laws: readonly Law[] };

type Row = { readonly title: string; readonly has: (concerned: readonly Effect[]) => boolean };

const only =
  (...these: readonly Effect[]) =>
  (concerned: readonly Effect[]): boolean =>
    concerned.length > 0 && concerned.every((effect) => these.includes(effect));

/** A law belongs to the first row that fits. */
const rows: readonly Row[] = [
  { title: "Reading", has: only("read", "list") },
  { title: "Creating", has: only("create") },
  { title: "Replacing", has: only("create-or-replace", "replace") },
  { title: "Merging", has: only("merge") },
  { title: "Deleting", has: only("delete") },
  {
    title: "Every change",
    has: (concerned) => concerned.length > 0 && concerned.every((effect) => !effectRow(effect)?.safe),
  },
  { title: "Every operation", has: (concerned) => concerned.length > 0 },
  { title: "Not in this document", has: () => true },
];

/**
 * @param laws in the order in which they are checked
 * @param contracts the documents whose operations decide the group of a law
 * @returns the groups; laws that concern no operation come last
 */
export function groupLaws(laws: readonly Law[], contracts: readonly Contract[]): readonly LawGroup[] {
  const grouped = Map.groupBy(laws, (law) => {
    const effects = contracts.flatMap((contract) => effectsConcerned(law, contract));
    return rows.find((row) => row.has(effects))?.title ?? "";
  });
  return rows.flatMap(({ title }) => {
    const members = grouped.get(title);
    return members === undefined ? [] : [{ title, laws: members }];
  });
}

function effectsConcerned(law: Law, contract: Contract): readonly Effect[] {
  return contract.operations
    .filter((operation) => law.appliesTo(operation, contract))
    .flatMap(({ semantics }) => semantics.effect ?? []);
}
