import { effectRow } from "../../semantics/effects.ts";
import { declaredRow, declares, either, nameOf } from "../declared.ts";
import type { Rule } from "../rule.ts";

export const putAnswersBoth: Rule = {
  id: "put-answers-both",
  severity: "error",
  says: "A create-or-replace answers differently when it created and when it replaced.",
  section: "RFC 9110 9.3.4",
  check: ({ operations }) =>
    operations.flatMap((operation) => {
      const row = declaredRow(operation);
      if (row === undefined || operation.semantics.effect !== "create-or-replace") return [];
      const replaced = effectRow("replace")?.successes ?? [];
      const created = row.successes.filter((status) => !replaced.includes(status));
      return [
        { when: "created", statuses: created },
        { when: "replaced", statuses: replaced },
      ]
        .filter(({ statuses }) => !statuses.some((status) => declares(operation, status)))
        .map(({ when, statuses }) => ({
          place: operation.place,
          wrong: `${nameOf(operation)} has no response that says that it ${when}`,
          instead: `Declare ${either(statuses)}, or another effect.`,
        }));
    }),
};
