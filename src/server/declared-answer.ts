// The declaration of a response, and the content of an error in the shape that the document declares.
import { isJsonType } from "../http/media-type.ts";
import type { Problem } from "../http/problem.ts";
import { fields } from "../semantics/fields.ts";
import { mediaTypes } from "../semantics/media-types.ts";
import type { Outcome } from "./port.ts";
import type { AnswerFacts, Wiring } from "./wiring.ts";

/** @returns the declaration of a status: its own, otherwise that of its range, otherwise `default` (OpenAPI 3.1 4.8.16). */
export function answerFor({ answers }: Pick<Wiring, "answers">, status: number): AnswerFacts | undefined {
  return answers[status] ?? answers[`${Math.floor(status / 100)}XX`] ?? answers["default"];
}

/** Returns the content of an error, in the schema that the document declares for it. */
export type ErrorContent = (problem: Problem, about: { readonly operation: string }) => unknown;

/**
 * @param wiring the operation
 * @param outcome one of its responses
 * @param errorContent makes the content of an error that the document declares in a JSON type of its own
 * @returns the response; a problem has the media type and the content that the document declares for its status
 */
export function asDeclared(
  wiring: Wiring,
  outcome: Outcome,
  errorContent: ErrorContent | undefined,
): Outcome {
  const { problem, status, headers } = outcome;
  const media = problem && answerFor(wiring, status)?.media;
  if (problem === undefined || media === undefined || media === mediaTypes.problem || !isJsonType(media)) {
    return outcome;
  }
  const content = errorContent === undefined ? problem : errorContent(problem, { operation: wiring.id });
  return {
    status,
    headers: { ...headers, [fields.contentType.name]: media },
    body: JSON.stringify(content),
  };
}
