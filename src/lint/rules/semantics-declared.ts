import type { Operation } from "../../contract/operation.ts";
import { SEMANTICS_KEY } from "../../contract/semantics.ts";
import { effectsOf } from "../../semantics/effects.ts";
import { either, nameOf } from "../declared.ts";
import type { Rule } from "../rule.ts";

/** Only a warning, so that a document written without the extension can still be used. */
export const semanticsDeclared: Rule = {
  id: "semantics-declared",
  severity: "warn",
  says: "Every operation declares the semantics of its method.",
  section: "RFC 9110 9.1",
  check: ({ operations }) =>
    operations
      .filter((operation) => !operation.semantics.declared && effectsOf(operation.method).length > 0)
      .map((operation) => ({
        place: operation.semantics.place,
        wrong: `${nameOf(operation)} has no ${SEMANTICS_KEY} object`,
        instead: `Add ${SEMANTICS_KEY} with effect (${either(possible(operation))}), safe, idempotent and repeat.`,
      })),
};

/** The one effect that follows from the standard parts of the document, otherwise all effects of the method. */
function possible({ method, semantics: { effect } }: Operation): readonly string[] {
  return effect === undefined ? effectsOf(method) : [effect];
}
