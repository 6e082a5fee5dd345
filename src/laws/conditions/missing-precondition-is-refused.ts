// Where a precondition is required, a request without it does nothing.
import { problems } from "../../semantics/problems.ts";
import type { Law } from "../law.ts";
import { changesItsTarget, theResourceOf } from "../shared/about.ts";
import { judgeStopped, probeStopped, type Stopped } from "./conditions.ts";

const { status, section } = problems["precondition-required"];

export const missingPreconditionIsRefused: Law<Stopped> = {
  id: "missing-precondition-is-refused",
  about: "conditions",
  level: "MUST",
  section,
  says: "A request without the precondition that the document requires changes nothing and returns 428.",
  concerns: "operations that require If-Match or If-None-Match",
  premises: ["get-changes-nothing"],
  why: "The document promises that nobody overwrites a change unseen. A change that is accepted without If-Match breaks that promise, and someone else's update is lost.",
  evidence:
    "A change with valid content is sent without the fields. It must return 428, and the visible state must be the same before and after it.",
  fix: "Check for the field before the handler runs, and return 428 if it is missing. If changes without it are acceptable, declare the parameter as optional.",
  notReported: "the content of the error response; a request that is rejected with the precondition too",
  appliesTo: (operation) =>
    changesItsTarget(operation) &&
    (operation.traits.ifMatch === "required" || operation.traits.ifNoneMatch === "required"),
  async probe(world, operation) {
    const item = await world.make(theResourceOf(operation, world.contract));
    return probeStopped(world, operation, item, {
      status,
      send: (sending) => world.send(operation, sending),
    });
  },
  judge: (stopped) => judgeStopped(stopped, status),
};
