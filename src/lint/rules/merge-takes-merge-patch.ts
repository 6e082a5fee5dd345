import { mediaTypes } from "../../semantics/media-types.ts";
import { declaredRow, nameOf } from "../declared.ts";
import type { Rule } from "../rule.ts";

export const mergeTakesMergePatch: Rule = {
  id: "merge-takes-merge-patch",
  severity: "warn",
  says: "A merge accepts a JSON Merge Patch.",
  section: "RFC 7396 4",
  check: ({ operations }) =>
    operations
      .filter((operation) => declaredRow(operation) !== undefined && operation.semantics.effect === "merge")
      .filter(({ content }) => !content?.media.some(({ type }) => type === mediaTypes.mergePatch))
      .map((operation) => ({
        place: operation.content?.place ?? operation.place,
        wrong: `${nameOf(operation)} has the effect merge but does not accept ${mediaTypes.mergePatch}`,
        instead: `Declare the media type ${mediaTypes.mergePatch} for the request body.`,
      })),
};
