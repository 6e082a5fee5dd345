import type { Parameter } from "../../contract/operation.ts";
import { nameOf } from "../declared.ts";
import type { Rule } from "../rule.ts";

export const parameterNamesDiffer: Rule = {
  id: "parameter-names-differ",
  severity: "warn",
  says: "Two parameters of an operation differ in more than the case of their names.",
  section: "RFC 9110 5.1",
  check: ({ operations }) =>
    operations.flatMap((operation) =>
      operation.parameters.flatMap((one, index) => {
        const first = operation.parameters.slice(0, index).find((other) => isSameButCase(one, other));
        if (first === undefined) return [];
        const reason =
          one.in === "header"
            ? "header fields have no case, so they are one field"
            : "clients will confuse them";
        return {
          place: one.place,
          wrong: `${nameOf(operation)} has the ${one.in} parameters ${first.name} and ${one.name}: ${reason}`,
          instead: "Keep one of them, or rename one.",
        };
      }),
    ),
};

function isSameButCase(one: Parameter, other: Parameter): boolean {
  return (
    one.in === other.in && one.name !== other.name && one.name.toLowerCase() === other.name.toLowerCase()
  );
}
