import { mediaTypes } from "../../semantics/media-types.ts";
import { declaredRow, nameOf } from "../declared.ts";
import type { Rule } from "../rule.ts";

export const mergeTakesMergePatch: Rule = {
  id: "merge-takes-merge-patch",
  severity: "error",
  says: "A merge reads a JSON Merge Patch.",
  section: "RFC 7396 4",
  check: ({ operations }) =>
    operations
      .filter((operation) => declaredRow(operation) !== undefined && operation.semantics.effect === "merge")
      .filter(({ content }) => !content?.media.some(({ type }) => type === mediaTypes.mergePatch))
      .map((operation) => ({
        place: operation.content?.place ?? operation.place,
        wrong: `${nameOf(operation)} merges, and does not take ${mediaTypes.mergePatch}`,
        instead: `Give the request body the media type ${mediaTypes.mergePatch}.`,
      })),
};
