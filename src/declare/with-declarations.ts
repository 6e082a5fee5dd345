// A document with declarations in it, to see what lint would say about them.
import { SEMANTICS_KEY } from "../contract/semantics.ts";
import { parsePointer, resolvePointer } from "../json/pointer.ts";
import { isRecord } from "../json/record.ts";
import type { DeclaredAt } from "./settle-proposals.ts";

/**
 * @param document a bundled document
 * @param declarations for operations in it
 * @returns a copy of the document with the declarations
 */
export function withDeclarations(
  document: Readonly<Record<string, unknown>>,
  declarations: readonly DeclaredAt[],
): Readonly<Record<string, unknown>> {
  const copy = structuredClone(document);
  for (const { place, declaration } of declarations) {
    const pointer = place.pointer.slice(1);
    const operation = parsePointer(pointer) === undefined ? undefined : resolvePointer(copy, pointer);
    if (isRecord(operation)) Reflect.set(operation, SEMANTICS_KEY, declaration);
  }
  return copy;
}
