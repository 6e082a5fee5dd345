import { isIgnoredParameter } from "../../semantics/fields.ts";
import { nameOf } from "../declared.ts";
import type { Rule } from "../rule.ts";

export const parameterIsRead: Rule = {
  id: "parameter-is-read",
  severity: "warn",
  says: "A header parameter is one that OpenAPI does not ignore.",
  section: "OpenAPI 3.1 4.8.12.2",
  check: ({ operations }) =>
    operations.flatMap((operation) =>
      operation.parameters.flatMap(({ in: where, name, place }) => {
        if (where !== "header" || !isIgnoredParameter(name)) return [];
        return {
          place,
          wrong: `${nameOf(operation)} has the header parameter ${name}, which OpenAPI ignores`,
          instead:
            "Remove it: media types say what is accepted and sent, and a security scheme describes the credentials.",
          fix: { kind: "remove", place },
        };
      }),
    ),
};
