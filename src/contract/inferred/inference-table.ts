// What each operation is taken to do and why, in one table for `explain` and `check`.
import { type Effect, effects } from "../../semantics/effects.ts";
import { fields } from "../../semantics/fields.ts";
import { mediaTypes } from "../../semantics/media-types.ts";
import type { Contract, Operation } from "../operation.ts";
import { inferContract } from "./infer.ts";
import { settledOperations } from "./settle.ts";

export type Evidence = {
  readonly operation: Operation;
  readonly effect: Effect | undefined;
  readonly because: string;
  /**
   * `declared`: the document says it; `settled`: its words or a standard suggest it, and `explain` shows it; `tried`: only
   * `check` takes it for that, and its first requests confirm it or not; `open`: nothing suggests it.
   */
  readonly how: "declared" | "settled" | "tried" | "open";
  /** Where a response has the id of its resource: path parameter -> pointer. */
  readonly ids: Readonly<Record<string, string>>;
};

/**
 * @param contract as the document declares it
 * @returns a row for each operation, in document order
 */
export function evidenceOf(contract: Contract): readonly Evidence[] {
  const settled = settledOperations(contract);
  const judged = inferContract(contract).operations;
  return contract.operations.map((operation, at) => {
    const ids = judged[at]?.identity ?? {};
    const row = rowOf(operation, settled[at] ?? operation, judged[at] ?? operation);
    return { operation, ids, ...row };
  });
}

function rowOf(
  operation: Operation,
  settled: Operation,
  judged: Operation,
): Pick<Evidence, "effect" | "because" | "how"> {
  const { effect, declared, inferred } = settled.semantics;
  if (declared) return { effect, because: "the document declares it", how: "declared" };
  if (effect !== undefined)
    return { effect, because: inferred ?? standardReason(operation, effect), how: "settled" };
  const { effect: tried, inferred: because } = judged.semantics;
  if (tried !== undefined)
    return { effect: tried, because: because ?? standardReason(judged, tried), how: "tried" };
  return { effect: undefined, because: "nothing in the document suggests what it does", how: "open" };
}

/** @returns why a standard part of the document, or the method itself, settles the effect. */
export function standardReason({ responses }: Pick<Operation, "responses">, effect: Effect): string {
  const reasons: Partial<Record<Effect, string>> = {
    read: "its path ends with a parameter",
    list: "there are items below its path",
    create: `its ${effects.create.successes[0]} has ${fields.location.name}`,
    "create-or-replace": "a PUT that returns 201 creates",
    merge: `it takes ${mediaTypes.mergePatch}`,
    delete: "DELETE removes what its path names",
  };
  return reasons[effect] ?? `it returns ${responses.map(({ status }) => status).join(", ")}`;
}
