// A declaration that cannot be used does not keep a mock from starting: what it lacks is added, and what is wrong is ignored.
import { servedContract } from "../codegen/generate.ts";
import { type Loaded, loadParsed } from "../contract/load.ts";
import type { Operation } from "../contract/operation.ts";
import { SEMANTICS_KEY } from "../contract/semantics.ts";
import { proposalFor } from "../declare/propose.ts";
import type { DeclaredAt } from "../declare/settle-proposals.ts";
import { withDeclarations } from "../declare/with-declarations.ts";
import { resolvePointer } from "../json/pointer.ts";
import { isRecord } from "../json/record.ts";

export type Usable = {
  readonly loaded: Loaded;
  /** What is wrong with each declaration, one sentence each. */
  readonly said: readonly string[];
};

/**
 * @param loaded a document
 * @returns the document in which each declaration is complete, or is left out because it contradicts its method
 */
export async function usableDeclarations(loaded: Loaded): Promise<Usable> {
  const unusable = unusableIn(loaded);
  if (unusable.length === 0) return { loaded, said: [] };
  const completed = await loadParsed(withDeclarations(loaded.document, unusable.flatMap(completedAt)));
  const wrong = unusableIn(completed).map(({ operation }) => operation);
  return {
    loaded: wrong.length === 0 ? completed : await loadParsed(undeclared(completed.document, wrong)),
    said: unusable.map(({ operation: { method, path }, reasons }) => {
      const isWrong = wrong.some((one) => one.method === method && one.path === path);
      return `${method} ${path}: its declaration is ${isWrong ? "ignored" : "completed"}: ${reasons.join("; ")}`;
    }),
  };
}

type Unusable = { readonly operation: Operation; readonly reasons: readonly string[] };

function unusableIn(loaded: Loaded): readonly Unusable[] {
  const { refusals } = servedContract(loaded);
  return loaded.contract.operations.flatMap((operation) => {
    const pointer = declarationPointer(operation);
    const own = refusals.filter(({ place }) => `${place.pointer}/`.startsWith(`${pointer}/`));
    return own.length === 0 ? [] : [{ operation, reasons: own.map(({ reason }) => reason) }];
  });
}

/** The author's effect counts, even if the rest is missing. */
function completedAt({ operation }: Unusable): readonly DeclaredAt[] {
  const { declaration } = proposalFor(operation);
  return declaration === undefined ? [] : [{ place: operation.place, declaration }];
}

function undeclared(
  document: Loaded["document"],
  operations: readonly Operation[],
): Readonly<Record<string, unknown>> {
  const copy = structuredClone(document);
  for (const { place } of operations) {
    const operation = resolvePointer(copy, place.pointer.slice(1));
    if (isRecord(operation)) Reflect.deleteProperty(operation, SEMANTICS_KEY);
  }
  return copy;
}

function declarationPointer({ place }: Operation): string {
  return `${place.pointer}/${SEMANTICS_KEY}`;
}
