import { declaredRow, successesWith } from "../declared.ts";
import type { Rule } from "../rule.ts";

export const sentHeaderIsRequired: Rule = {
  id: "sent-header-is-required",
  severity: "warn",
  says: "A response header that is always sent is declared required, so that clients can rely on it.",
  section: "OpenAPI 3.1 4.8.21",
  check: ({ operations }) =>
    operations
      // The effect does not say what a process returns.
      .filter((operation) => declaredRow(operation) !== undefined && operation.semantics.effect !== "process")
      .flatMap((operation) =>
        [...successesWith("location", operation), ...successesWith("etag", operation)]
          .filter(([, header]) => !header.required)
          .map(([response, header]) => ({
            place: header.place,
            wrong: `${header.name} in ${response.status} is always sent but not declared required`,
            instead: "Add required: true to the header.",
            fix: { kind: "add", place: header.place, key: "required", value: true },
          })),
      ),
};
