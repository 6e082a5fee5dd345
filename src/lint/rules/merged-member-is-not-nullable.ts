import { representationOf } from "../../contract/resources.ts";
import type { Rule } from "../rule.ts";

export const mergedMemberIsNotNullable: Rule = {
  id: "merged-member-is-not-nullable",
  severity: "warn",
  says: "A resource with a merge has no nullable members, because null in a merge patch removes a member.",
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
            wrong: `${name} is nullable, but ${merge} cannot set it to null: null in a merge patch removes the member`,
            instead: `Make ${name} optional instead, and leave it out where it was null.`,
          })),
      ),
};
