import { declaredRow, nameOf } from "../declared.ts";
import type { Rule } from "../rule.ts";

export const noDefaultResponse: Rule = {
  id: "no-default-response",
  severity: "warn",
  says: "Every status has its own response, because `default` could be any status.",
  section: "OpenAPI 3.1 4.8.16",
  check: ({ operations }) =>
    operations
      .filter((operation) => declaredRow(operation) !== undefined)
      .flatMap((operation) =>
        operation.responses
          .filter(({ status }) => status === "default")
          .map(({ place }) => ({
            place,
            wrong: `${nameOf(operation)} has a default response`,
            instead: "Declare each status separately; 405, 408, 417, 431 and 5xx need no declaration.",
          })),
      ),
};
