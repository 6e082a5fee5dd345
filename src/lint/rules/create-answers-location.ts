import { fields } from "../../semantics/fields.ts";
import { declaredRow, declares, either, headerOf, nameOf } from "../declared.ts";
import type { Rule } from "../rule.ts";

export const createAnswersLocation: Rule = {
  id: "create-answers-location",
  severity: "warn",
  says: "A create returns 201 with `Location`, because only the server knows the new address.",
  section: "RFC 9110 9.3.3",
  check: ({ operations }) =>
    operations.flatMap((operation) => {
      const row = declaredRow(operation);
      if (row === undefined || operation.semantics.effect !== "create") return [];
      const field = fields.location.name;
      if (!row.successes.some((status) => declares(operation, status))) {
        return {
          place: operation.place,
          wrong: `${nameOf(operation)} creates a resource but has no response ${either(row.successes)}`,
          instead: `Declare '${either(row.successes)}' with the header ${field}.`,
        };
      }
      return operation.responses
        .filter(({ status }) => row.successes.includes(Number(status)))
        .filter((response) => headerOf(response, "location") === undefined)
        .map(({ status, place }) => ({
          place,
          wrong: `${status} of ${nameOf(operation)} has no ${field} header, so it does not return the address of the new resource`,
          instead: `Declare the header ${field} with required: true.`,
        }));
    }),
};
