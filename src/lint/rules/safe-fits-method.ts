import { childPlace } from "../../contract/spot.ts";
import { methods } from "../../semantics/methods.ts";
import { nameOf } from "../declared.ts";
import type { Rule } from "../rule.ts";

export const safeFitsMethod: Rule = {
  id: "safe-fits-method",
  severity: "error",
  says: "An operation is declared safe if and only if its method is safe.",
  section: "RFC 9110 9.2.1",
  check: ({ operations }) =>
    operations.flatMap((operation) => {
      const stated = operation.semantics.stated?.safe;
      const { safe } = methods[operation.method];
      if (typeof stated !== "boolean" || stated === safe) return [];
      const place = childPlace(operation.semantics.place, "safe");
      return {
        place,
        wrong: `${nameOf(operation)} declares safe: ${stated}, but ${operation.method} is ${safe ? "" : "not "}safe`,
        instead: `Write safe: ${safe}, or use a method that is ${stated ? "" : "not "}safe.`,
        fix: { kind: "set", place, value: safe },
      };
    }),
};
