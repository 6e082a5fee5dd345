import { methodRow } from "../../semantics/methods.ts";
import { nameOf } from "../declared.ts";
import type { Rule } from "../rule.ts";

/** Only a warning: some services read it, and a client can send it; but proxies may drop it, and ours rejects it. */
export const deleteHasNoContent: Rule = {
  id: "delete-has-no-content",
  severity: "warn",
  says: "A DELETE has no request body.",
  section: "RFC 9110 9.3.5",
  check: ({ operations }) =>
    operations.flatMap((operation) => {
      const { toleratesContent, section } = methodRow(operation.method);
      if (operation.content === undefined || toleratesContent !== true) return [];
      return {
        place: operation.content.place,
        wrong: `${nameOf(operation)} has a request body, which a server or a proxy may drop or reject (${section})`,
        instead: "Use query parameters, or a POST that processes the list.",
      };
    }),
};
