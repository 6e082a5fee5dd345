import { childPlace } from "../../contract/spot.ts";
import { effectRow, effectsOf } from "../../semantics/effects.ts";
import { either, nameOf } from "../declared.ts";
import type { Rule } from "../rule.ts";

export const effectFitsMethod: Rule = {
  id: "effect-fits-method",
  severity: "error",
  says: "The effect is one of the method's effects.",
  section: "RFC 9110 9.3",
  check: ({ operations }) =>
    operations
      .filter(({ semantics }) => semantics.effect === semantics.stated?.effect)
      .flatMap((operation) => {
        const { effect, place } = operation.semantics;
        const row = effectRow(effect);
        if (row === undefined || row.method === operation.method) return [];
        const possible = effectsOf(operation.method);
        return {
          place: childPlace(place, "effect"),
          wrong: `${nameOf(operation)} declares the effect ${effect}, which belongs to ${row.method}`,
          instead:
            possible.length > 0
              ? `Write ${either(possible)}, or change the method to ${row.method}.`
              : `Remove the declaration (the standard defines ${operation.method}), or change the method to ${row.method}.`,
        };
      }),
};
