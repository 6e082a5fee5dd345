import { childPlace } from "../../contract/spot.ts";
import { fields, isField, isTabled } from "../../semantics/fields.ts";
import { keyFieldOf } from "../../semantics/traits.ts";
import { either, nameOf } from "../declared.ts";
import type { Rule } from "../rule.ts";

export const keyFitsIdempotent: Rule = {
  id: "key-fits-idempotent",
  severity: "error",
  says: "An operation declares `idempotent: by-key` if and only if it has the parameter that carries the key: Idempotency-Key, or the header parameter that `key` names.",
  section: fields.idempotencyKey.section,
  check: ({ operations }) =>
    operations.flatMap((operation) => {
      const { stated, place, key } = operation.semantics;
      const takesKey = operation.traits.key !== "none";
      const field = keyFieldOf(operation.traits);
      if (key !== undefined && !(takesKey && isFree(key))) {
        const others = operation.parameters.filter((one) => one.in === "header" && isFree(one.name));
        const names = either(others.map(({ name }) => name));
        return {
          place: childPlace(place, "key"),
          wrong: isFree(key)
            ? `key of ${nameOf(operation)} is ${JSON.stringify(key)}, which is not a header parameter of the operation`
            : `key of ${nameOf(operation)} is ${JSON.stringify(key)}, a field with a different meaning`,
          instead:
            names === ""
              ? "Declare the header parameter that carries the key, and write its name."
              : `Write the name of the header parameter that carries the key, such as ${names}.`,
        };
      }
      if (stated?.idempotent === "by-key" && !takesKey) {
        return {
          place: childPlace(place, "idempotent"),
          wrong: `${nameOf(operation)} declares idempotent: by-key but has no parameter ${field}`,
          instead: `Declare the header parameter ${field}, or write idempotent: false.`,
        };
      }
      if (stated?.idempotent === false && takesKey) {
        return {
          place: childPlace(place, "idempotent"),
          wrong: `${nameOf(operation)} has the parameter ${field} but declares idempotent: false`,
          instead: `Write idempotent: by-key, or remove the header parameter ${field}.`,
        };
      }
      return [];
    }),
};

/** Whether a field has no meaning other than that of a key. */
function isFree(name: string): boolean {
  return isField("idempotencyKey", name) || !isTabled(name);
}
