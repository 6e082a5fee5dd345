import { mediaTypes } from "../../semantics/media-types.ts";
import { declaredRow, nameOf } from "../declared.ts";
import type { Rule } from "../rule.ts";

export const errorsAreProblems: Rule = {
  id: "errors-are-problems",
  severity: "warn",
  says: "Every error response has a problem document as its content.",
  section: "RFC 9457 3",
  check: ({ operations }) =>
    operations
      .filter((operation) => declaredRow(operation) !== undefined)
      .flatMap((operation) =>
        operation.responses
          .filter(({ status }) => /^[45]/.test(status))
          .filter(({ media }) => !media.some(({ type }) => type === mediaTypes.problem))
          .map(({ status, place, media }) => ({
            place,
            wrong: `${status} of ${nameOf(operation)} does not have the media type ${mediaTypes.problem}`,
            instead: `Add content with the media type ${mediaTypes.problem}.`,
            ...(media.length > 0 ? {} : { fix: { kind: "add", place, ...PROBLEM } }),
          })),
      ),
};

const PROBLEM = { key: "content", value: { [mediaTypes.problem]: {} } };
