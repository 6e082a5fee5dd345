import { methodRow } from "../../semantics/methods.ts";
import { nameOf } from "../declared.ts";
import type { Rule } from "../rule.ts";

export const contentHasMeaning: Rule = {
  id: "content-has-meaning",
  severity: "error",
  says: "A request has content only if its method defines a meaning for it.",
  section: "RFC 9110 9.3",
  check: ({ operations }) =>
    operations.flatMap((operation) => {
      const { content: hasMeaning, toleratesContent, section } = methodRow(operation.method);
      if (operation.content === undefined || hasMeaning || toleratesContent === true) return [];
      return {
        place: operation.content.place,
        wrong: `${nameOf(operation)} has a request body, which has no meaning for ${operation.method} (${section})`,
        instead: "Use query parameters or a different method.",
      };
    }),
};
