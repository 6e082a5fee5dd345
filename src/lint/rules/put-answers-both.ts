import { effectRow } from "../../semantics/effects.ts";
import { declaredRow, declares, either, nameOf } from "../declared.ts";
import type { Rule } from "../rule.ts";

export const putAnswersBoth: Rule = {
  id: "put-answers-both",
  severity: "warn",
  says: "A create-or-replace has different responses for a creation and a replacement.",
  section: "RFC 9110 9.3.4",
  check: ({ operations }) =>
    operations.flatMap((operation) => {
      const row = declaredRow(operation);
      if (row === undefined || operation.semantics.effect !== "create-or-replace") return [];
      const replaced = effectRow("replace")?.successes ?? [];
      const created = row.successes.filter((status) => !replaced.includes(status));
      return [
        // A PUT without content, such as PUT /repositories/{id}/star, encloses no representation to create.
        ...(operation.content === undefined ? [] : [{ what: "a creation", statuses: created }]),
        { what: "a replacement", statuses: replaced },
      ]
        .filter(({ statuses }) => !statuses.some((status) => declares(operation, status)))
        .map(({ what, statuses }) => ({
          place: operation.place,
          wrong: `${nameOf(operation)} has no response for ${what}`,
          instead: `Declare ${either(statuses)}, or a different effect.`,
        }));
    }),
};
