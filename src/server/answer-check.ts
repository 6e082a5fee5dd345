// Checks a response against its declaration in the document; a response that does not fit is never sent.
import { faultsOf } from "../schema/faults.ts";
import { fields } from "../semantics/fields.ts";
import { mediaTypes } from "../semantics/media-types.ts";
import { sourceOf } from "../semantics/statuses.ts";
import { errorsOf } from "./context.ts";
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
  const name = `${wiring.id} returned ${status}`;
  if (sourceOf(status) === "platform") return undefined;
  const declared = wiring.answers[status];
  if (declared === undefined) return `${name}, which the document does not declare`;
  const type = headers[fields.contentType.name];
  if (declared.media !== undefined && type !== declared.media) {
    return `${name} ${type ? `as ${type}` : "without content"}; the document declares ${declared.media}`;
  }
  if (declared.media === undefined && body !== null)
    return `${name} with content; the document declares none`;
  const missing = (declared.requiredHeaders ?? []).filter((header) => headers[header] === undefined);
  if (missing.length > 0) return `${name} without ${missing.join(", ")}, which the document requires`;
  if (declared.validate === undefined || body === null) return undefined;
  const faults = faultsOf(errorsOf(declared.validate, JSON.parse(body)));
  if (faults.length === 0) return undefined;
  const kind = type === mediaTypes.problem ? "a problem" : "content";
  return `${name} with ${kind} that does not fit its schema: ${faults.map((f) => `${f.pointer} ${f.detail}`).join("; ")}`;
}
