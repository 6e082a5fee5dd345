// Checks a response against its declaration in the document; a response that does not fit is never sent.
import { isJsonType } from "../http/media-type.ts";
import { faultsOf, inOneLine } from "../schema/faults.ts";
import { fields } from "../semantics/fields.ts";
import { mediaTypes } from "../semantics/media-types.ts";
import { problems } from "../semantics/problems.ts";
import { isError, sourceOf } from "../semantics/statuses.ts";
import { mayFindNothing } from "../semantics/traits.ts";
import { errorsOf } from "./context.ts";
import { answerFor } from "./declared-answer.ts";
import { contentOf } from "./outcomes.ts";
import type { Outcome } from "./port.ts";
import type { Wiring } from "./wiring.ts";

/**
 * @param wiring the operation
 * @param outcome a response of the operation
 * @returns why the response does not fit the document; `undefined` when it does
 */
export function answerFault(wiring: Wiring, outcome: Outcome): string | undefined {
  const { status, headers } = outcome;
  const body = contentOf(outcome, undefined);
  const isEmpty = body === null && outcome.content === undefined && outcome.items === undefined;
  const name = `${wiring.id} returned ${status}`;
  if (sourceOf(status) === "platform") return undefined;
  const declared = answerFor(wiring, status);
  const isNothing = status === problems["not-found"].status && mayFindNothing(wiring.effect, wiring.path);
  if (declared === undefined && outcome.problem !== undefined && isNothing) return undefined;
  if (declared === undefined) return `${name}, which the document does not declare`;
  const type = headers[fields.contentType.name];
  const media = outcome.items === undefined ? declared.media : declared.stream?.media;
  if (media === undefined && outcome.items !== undefined)
    return `${name} as a stream of items; the document declares ${declared.media ?? "no content"}`;
  if (media !== undefined && type !== media) {
    return `${name} ${type ? `as ${type}` : "without content"}; the document declares ${media}`;
  }
  // RFC 9110 15.5: an error explains itself, also where the document says nothing about its content.
  if (declared.media === undefined && !isEmpty && !isError(status))
    return `${name} with content; the document declares none`;
  const missing = (declared.requiredHeaders ?? []).filter((header) => headers[header] === undefined);
  if (missing.length > 0) return `${name} without ${missing.join(", ")}, which the document requires`;
  if (declared.validate === undefined || body === null) return undefined;
  const value = type !== undefined && isJsonType(type) ? JSON.parse(body) : body;
  const faults = faultsOf(errorsOf(declared.validate, value));
  if (faults.length === 0) return undefined;
  const kind = type === mediaTypes.problem ? "a problem" : "content";
  return `${name} with ${kind} that does not fit its schema: ${inOneLine(faults)}`;
}
