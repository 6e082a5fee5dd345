// A request that accepts none of the media types is rejected before anything is done.
import { fields } from "../../semantics/fields.ts";
import { problems } from "../../semantics/problems.ts";
import type { Law } from "../law.ts";
import { hasResource, responseNamed } from "../shared/about.ts";
import { judgeRefusals, notExercised } from "../shared/judgements.ts";
import { collectRefusals, contentFor, type Refusals, withoutStates } from "../shared/refusing.ts";

const { status: NOT_ACCEPTABLE, section } = problems["not-acceptable"];

export const unacceptableIsRefused: Law<Refusals> = {
  id: "unacceptable-is-refused",
  about: "refusals",
  level: "SHOULD",
  section,
  says: "A request that accepts none of the declared media types returns 406 and changes nothing.",
  concerns: "operations that return content and declare 406",
  premises: ["get-changes-nothing"],
  why: "If the server discovers only after the work that the client cannot read the response, the client sees an error for a request that took effect, and sends it again.",
  evidence:
    "The request is sent with an Accept field that names an unknown media type. It must return 406, and the visible state must be the same before and after it.",
  fix: "Compare Accept with the media types of the successful response before the work begins. If you would rather respond in any case (RFC 9110 12.5.1 allows it), do not declare 406.",
  notReported:
    "operations that do not declare 406; an action that returns 409 because of its state; the media type of the error response",
  appliesTo: (operation, contract) =>
    operation.traits.answersContent &&
    hasResource(operation, contract) &&
    responseNamed(operation, NOT_ACCEPTABLE) !== undefined,
  async probe(world, operation) {
    const found = await collectRefusals(world, operation, (item) =>
      ["application/x-nobody-writes-this"].map((accept) => ({
        when: { kind: "request", what: `Accept: ${accept}` },
        sending: {
          headers: { [fields.accept.name]: accept },
          content: contentFor(world, operation, item),
        },
      })),
    );
    return withoutStates(operation, found);
  },
  judge({ refused, change }) {
    const exchanges = refused.map(({ exchange }) => exchange);
    return exchanges.length === 0 && change === undefined
      ? notExercised("nothing to refuse")
      : judgeRefusals(exchanges, [NOT_ACCEPTABLE], change);
  },
};
