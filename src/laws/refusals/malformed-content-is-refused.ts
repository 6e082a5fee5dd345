// Content that is no JSON is refused, and does nothing.
import { problems } from "../../semantics/problems.ts";
import type { Law } from "../law.ts";
import { hasResource, jsonMedia } from "../shared/about.ts";
import { judgeRefused } from "../shared/judgements.ts";
import { type Refusals, refusals } from "../shared/refusing.ts";

export const malformedContentIsRefused: Law<Refusals> = {
  id: "malformed-content-is-refused",
  level: "SHOULD",
  section: problems["malformed-request"].section,
  says: "Content that cannot be read as JSON is refused, and nothing is done.",
  concerns: "operations that read JSON content",
  premises: ["get-changes-nothing", "refused-content-changes-nothing", "patch-refused-changes-nothing"],
  why: "A request that was cut off on its way is not what its sender meant. If the server takes what it could read of it, half a record is stored as if it were whole.",
  evidence:
    "Valid content without its last character, with one too many, and text that is no JSON; where content is required, none at all.",
  fix: "Parse the whole content before anything else is done, and answer 400 when that fails. Do not go on with an empty object in place of what could not be read.",
  notReported: "which status of 4xx refuses it, and what the refusal says; members that are there twice",
  appliesTo: (operation, contract) =>
    jsonMedia(operation) !== undefined &&
    operation.traits.readsContent &&
    hasResource(operation, contract) &&
    operation.semantics.effect !== undefined,
  probe: (world, operation) =>
    refusals(world, operation, () => {
      const text = JSON.stringify(world.validContent(operation));
      const none =
        operation.content?.required === true ? [{ says: "no content", sending: { text: "" } }] : [];
      return [
        { says: "content without its last character", sending: { text: text.slice(0, -1) } },
        { says: "content with a character too many", sending: { text: `${text}}` } },
        { says: "a word in place of JSON", sending: { text: "nothing" } },
        ...none,
      ];
    }),
  judge: ({ refused, change }) => judgeRefused(refused, change),
};
