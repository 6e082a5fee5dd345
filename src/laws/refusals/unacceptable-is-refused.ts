// Who can read none of the answers is told so before anything is done.
import { fields } from "../../semantics/fields.ts";
import { problems } from "../../semantics/problems.ts";
import type { Law } from "../law.ts";
import { hasResource } from "../shared/about.ts";
import { judgeRefusals } from "../shared/judgements.ts";
import { contentFor, type Refusals, refusals } from "../shared/refusing.ts";

const { status: NOT_ACCEPTABLE, section } = problems["not-acceptable"];

export const unacceptableIsRefused: Law<Refusals> = {
  id: "unacceptable-is-refused",
  level: "SHOULD",
  section,
  says: "A request that accepts none of the declared media types is answered by 406, and nothing is done.",
  concerns: "operations that answer with content and declare 406",
  premises: ["get-changes-nothing"],
  why: "If it is found out after the work that the answer cannot be read, the client sees an error for something that was done, and does it again.",
  evidence: "The request with an Accept that names a media type nobody has.",
  fix: "Compare Accept with the media types of the success before the work begins; where you would rather answer regardless (RFC 9110 12.5.1 lets you), do not declare 406.",
  notReported: "operations that do not declare 406; the media type of the refusal itself",
  appliesTo: (operation, contract) =>
    operation.traits.answersContent &&
    hasResource(operation, contract) &&
    operation.responses.some((one) => one.status === String(NOT_ACCEPTABLE)),
  probe: (world, operation) =>
    refusals(world, operation, (item) =>
      ["application/x-nobody-writes-this"].map((accept) => ({
        says: `Accept: ${accept}`,
        sending: {
          headers: { [fields.accept.name]: accept },
          content: contentFor(world, operation, item),
        },
      })),
    ),
  judge: ({ refused, change }) =>
    judgeRefusals(
      refused.map(({ exchange }) => exchange),
      [NOT_ACCEPTABLE],
      change,
    ),
};
