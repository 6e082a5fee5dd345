import { childPlace } from "../../contract/spot.ts";
import { fields } from "../../semantics/fields.ts";
import { nameOf } from "../declared.ts";
import type { Rule } from "../rule.ts";

export const keyFitsIdempotent: Rule = {
  id: "key-fits-idempotent",
  severity: "error",
  says: "An operation declares `idempotent: by-key` if and only if it has the Idempotency-Key parameter.",
  section: fields.idempotencyKey.section,
  check: ({ operations }) =>
    operations.flatMap((operation) => {
      const { stated, place } = operation.semantics;
      const takesKey = operation.traits.key !== "none";
      const field = fields.idempotencyKey.name;
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
