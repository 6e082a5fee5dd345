import type { Operation } from "../../contract/operation.ts";
import { childPlace } from "../../contract/spot.ts";
import type { Idempotence } from "../../semantics/effects.ts";
import { methods } from "../../semantics/methods.ts";
import { declaredRow, either, nameOf } from "../declared.ts";
import type { Rule } from "../rule.ts";

export const idempotentFitsEffect: Rule = {
  id: "idempotent-fits-effect",
  severity: "error",
  says: "`idempotent` has a value that the method and the effect allow.",
  section: "RFC 9110 9.2.2",
  check: ({ operations }) =>
    operations.flatMap((operation) => {
      const stated = operation.semantics.stated?.idempotent;
      const possible = possibleFor(operation);
      const isValue = typeof stated === "boolean" || stated === "by-key";
      if (!isValue || possible === undefined || possible.includes(stated)) return [];
      const place = childPlace(operation.semantics.place, "idempotent");
      const [only, ...others] = possible;
      return {
        place,
        wrong: `${nameOf(operation)} declares idempotent: ${stated}, which ${subjectOf(operation)} does not allow`,
        instead: `Write idempotent: ${either(possible.map(String))}.`,
        ...(only === undefined || others.length > 0 ? {} : { fix: { kind: "set", place, value: only } }),
      };
    }),
};

/** What the effect's row allows; without a usable effect, what the method's row says. */
function possibleFor(operation: Operation): readonly Idempotence[] | undefined {
  const byMethod = methods[operation.method].idempotent;
  return declaredRow(operation)?.idempotent ?? (byMethod === undefined ? undefined : [byMethod]);
}

function subjectOf(operation: Operation): string {
  return declaredRow(operation) === undefined ? operation.method : `the effect ${operation.semantics.effect}`;
}
