import type { Operation } from "../../contract/operation.ts";
import { SEMANTICS_KEY } from "../../contract/semantics.ts";
import { effectsOf, either, nameOf } from "../declared.ts";
import type { Rule } from "../rule.ts";

/** Only a warning: a document may be somebody else's, and is asked to declare, not refused. */
export const semanticsDeclared: Rule = {
  id: "semantics-declared",
  severity: "warn",
  says: "Every operation declares what its method means.",
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

/** The one effect that the standard parts of the document settle, else all that the method can have. */
function possible({ method, semantics: { effect } }: Operation): readonly string[] {
  return effect === undefined ? effectsOf(method) : [effect];
}
