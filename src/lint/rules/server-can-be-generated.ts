import type { Rule } from "../rule.ts";
import { unsupportedIn } from "../unsupported/whole-document.ts";

/** Only a warning: the document may be for a client, or for a server of a different make. */
export const serverCanBeGenerated: Rule = {
  id: "server-can-be-generated",
  severity: "warn",
  says: "The document uses only what the generated server supports.",
  section: "README: what is declared is enforced, or refused with the reason",
  check: (contract, root) =>
    unsupportedIn(contract, root).flatMap(({ place, reason, isKnown }) =>
      isKnown
        ? []
        : [
            {
              place,
              wrong: `\`generate --server\` refuses this: ${reason.replace(/\.$/, "")}`,
              instead: "Change it, or generate only the client with `--client`.",
            },
          ],
    ),
};
