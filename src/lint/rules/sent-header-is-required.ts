import { declaredRow, successesWith } from "../declared.ts";
import type { Rule } from "../rule.ts";

export const sentHeaderIsRequired: Rule = {
  id: "sent-header-is-required",
  severity: "warn",
  says: "A response header that always comes is declared required, so that a client may rely on it.",
  section: "OpenAPI 3.1 4.8.21",
  check: ({ operations }) =>
    operations
      // What a process answers with is its own affair.
      .filter((operation) => declaredRow(operation) !== undefined && operation.semantics.effect !== "process")
      .flatMap((operation) =>
        [...successesWith("location", operation), ...successesWith("etag", operation)]
          .filter(([, header]) => !header.required)
          .map(([response, header]) => ({
            place: header.place,
            wrong: `${header.name} in ${response.status} always comes, and is not required`,
            instead: "Add required: true to the header.",
          })),
      ),
};
