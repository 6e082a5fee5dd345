// Where a precondition is required, nothing happens without one.
import { problems } from "../../semantics/problems.ts";
import type { Law } from "../law.ts";
import { changesItsTarget, theResourceOf } from "../shared/about.ts";
import { unconcerned } from "../shared/refusing.ts";
import { judgeStopped, type Stopped, withoutCondition } from "./conditions.ts";

const { status, section } = problems["precondition-required"];

export const requiredPreconditionIsRequired: Law<Stopped> = {
  id: "required-precondition-is-required",
  level: "MUST",
  section,
  says: "Without the precondition that the document requires, nothing is done and the answer is 428.",
  concerns: "operations that require If-Match or If-None-Match",
  premises: ["get-changes-nothing"],
  why: "The document promises that nobody saves over a change unseen. A change that is made without If-Match is exactly that: somebody else's update is lost.",
  evidence:
    "A change with valid content and without the fields: its status (428), and everything known before and after it.",
  fix: "Look for the field before the handler runs, and answer 428 when it is missing. If changes without one are welcome, declare the parameter as not required.",
  notReported: "what the refusal says; a refusal that the request meets with the precondition, too",
  appliesTo: (operation) =>
    changesItsTarget(operation) &&
    (operation.traits.ifMatch === "required" || operation.traits.ifNoneMatch === "required"),
  async probe(world, operation) {
    const item = await world.make(theResourceOf(operation, world.contract));
    const before = await world.witness({ without: unconcerned(world, operation) });
    const sending = {
      path: world.pathTo(operation, item),
      content: world.anotherContent(operation, item.representation),
    };
    const refused = [await world.send(operation, sending)];
    const change = await world.changeSince(before);
    return { refused, change, plain: await withoutCondition(world, operation, { refused, status, sending }) };
  },
  judge: (stopped) => judgeStopped(stopped, status),
};
