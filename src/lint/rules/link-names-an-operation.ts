import { nameOf } from "../declared.ts";
import type { Rule } from "../rule.ts";

export const linkNamesAnOperation: Rule = {
  id: "link-names-an-operation",
  severity: "error",
  says: "A link names an operation of the document.",
  section: "OpenAPI 3.1 4.8.20",
  check: ({ operations }) =>
    operations.flatMap((operation) =>
      operation.responses.flatMap((response) =>
        response.links
          .filter((link) => link.operation !== "" && !operations.some(({ id }) => id === link.operation))
          .map((link) => ({
            place: link.place,
            wrong: `The link ${link.name} in ${response.status} of ${nameOf(operation)} names ${link.operation}, but no operation has that operationId`,
            instead: "Write the operationId of an operation in this document.",
          })),
      ),
    ),
};
