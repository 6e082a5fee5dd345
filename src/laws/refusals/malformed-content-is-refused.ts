// Content that is not JSON is rejected and does nothing.
import { jsonMedia } from "../../contract/media.ts";
import { problems } from "../../semantics/problems.ts";
import type { Law } from "../law.ts";
import { hasResource } from "../shared/about.ts";
import { judgeRefused } from "../shared/judgements.ts";
import { collectRefusals, type Refusals, type Wrong } from "../shared/refusing.ts";

export const malformedContentIsRefused: Law<Refusals> = {
  id: "malformed-content-is-refused",
  about: "refusals",
  level: "SHOULD",
  section: problems["malformed-request"].section,
  says: "Content that cannot be parsed as JSON is rejected and changes nothing.",
  concerns: "operations that read JSON content",
  premises: ["get-changes-nothing", "refused-content-changes-nothing", "patch-refused-changes-nothing"],
  why: "A request that was cut off in transit is not what its sender meant. If the server uses the part that it could read, half a record is stored as if it were whole.",
  evidence:
    "Valid content is sent without its last character and with one character too many, then text that is not JSON. If content is required, a request without content is sent too.",
  fix: "Parse all content before you do anything else, and return 400 if that fails. Do not continue with an empty object in place of content that could not be read.",
  notReported: "which 4xx status rejects it, and the content of the error response; duplicate members",
  appliesTo: (operation, contract) =>
    jsonMedia(operation) !== undefined &&
    operation.traits.readsContent &&
    hasResource(operation, contract) &&
    operation.semantics.effect !== undefined,
  probe: (world, operation) =>
    collectRefusals(world, operation, () => {
      const text = JSON.stringify(world.validContent(operation));
      const wrong = (what: string, sent: string): Wrong => ({
        when: { kind: "request", what },
        sending: { text: sent },
      });
      return [
        wrong("content without its last character", text.slice(0, -1)),
        wrong("content with a character too many", `${text}}`),
        wrong("a word in place of JSON", "nothing"),
        ...(operation.content?.required === true ? [wrong("no content", "")] : []),
      ];
    }),
  judge: ({ refused, change }) => judgeRefused(refused, change),
};
