// Writes `operations.ts`: what each operation means, as data.
import type { Contract, Operation } from "../contract/operation.ts";
import { printComment, printKey, printValue } from "./print.ts";

/**
 * @param contract a document's contract, checked by `unsupported`
 * @returns the text of `operations.ts`: one entry per operation, in document order
 */
export function writeOperations(contract: Contract): string {
  const entries = contract.operations.map(
    (operation) =>
      `${printComment([operation.summary ?? operation.id], 2)}  ${printKey(operation.id)}: ${printValue(factsOf(operation), 2)},\n`,
  );
  return [
    "// Generated from the document; do not edit. What each operation means, as data.\n",
    'import type { OperationFacts } from "verbatim/contract/operation-row";\n\n',
    "export const operations = {\n",
    ...entries,
    "} as const satisfies Readonly<Record<string, OperationFacts>>;\n\n",
    "export type OperationId = keyof typeof operations;\n",
  ].join("");
}

function factsOf({
  method,
  path,
  semantics,
  traits,
  deprecated,
}: Operation): Readonly<Record<string, unknown>> {
  return {
    method,
    path,
    effect: semantics.effect,
    safe: semantics.safe,
    idempotent: semantics.idempotent,
    repeat: semantics.repeat,
    ifMatch: traits.ifMatch,
    ifNoneMatch: traits.ifNoneMatch,
    key: traits.key,
    deprecated,
  };
}
