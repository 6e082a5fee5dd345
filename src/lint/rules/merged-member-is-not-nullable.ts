import { representationOf } from "../../contract/resources.ts";
import type { Rule } from "../rule.ts";

export const mergedMemberIsNotNullable: Rule = {
  id: "merged-member-is-not-nullable",
  severity: "error",
  says: "What can be merged has no member that can be null: in a merge patch, null removes.",
  section: "RFC 7396 1",
  check: ({ operations, resources }) =>
    resources
      .filter(({ merge }) => merge !== undefined)
      .flatMap(({ read, merge }) =>
        operations
          .filter(({ id }) => id === read)
          .flatMap(representationOf)
          .filter(({ nullable, readOnly }) => nullable && !readOnly)
          .map(({ name, place }) => ({
            place,
            wrong: `${name} can be null, and ${merge} cannot set it to null: a merge patch removes what is null`,
            instead: `Make ${name} optional instead, absent where it was null.`,
          })),
      ),
};
