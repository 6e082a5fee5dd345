// If-None-Match: * creates and never replaces.
import { effects } from "../../semantics/effects.ts";
import { fields } from "../../semantics/fields.ts";
import { problems } from "../../semantics/problems.ts";
import type { Exchange } from "../exchange.ts";
import type { Law } from "../law.ts";
import { theResourceOf } from "../shared/about.ts";
import { broken, holds, isGone, needsSuccess, wrongStatus } from "../shared/judgements.ts";
import { unconcerned } from "../shared/refusing.ts";
import { judgeStopped, type Stopped, sendWithoutCondition } from "./conditions.ts";

type Evidence = { readonly first: Exchange; readonly second: Stopped };

const [CREATED] = effects.create.successes;
const { status: FAILED } = problems["precondition-failed"];

export const createOnly: Law<Evidence> = {
  id: "create-only",
  about: "conditions",
  level: "MUST",
  section: fields.ifNoneMatch.section,
  says: "A PUT with If-None-Match: * creates a resource at an unused URL; at a URL in use it changes nothing and returns 412.",
  concerns: "operations that create or replace and take If-None-Match",
  premises: [
    "put-is-stored",
    "put-creates-then-replaces",
    "stale-if-match-is-refused",
    "get-changes-nothing",
  ],
  why: "Two clients choose the same name at the same time, and If-None-Match: * must let only one of them have it. If the second PUT replaces the first, the first client's resource is gone and both believe that it is theirs.",
  evidence:
    "A PUT with If-None-Match: * to an unused URL must return 201. A second one with different content to the same URL must return 412, and the visible state must be the same before and after it.",
  fix: "Insert, and let a unique key in the database reject the second insert. Return 412 when no row was added. Checking first and writing later lets two clients through.",
  notReported:
    "the content of the error response; a request that is rejected without the precondition too (13.2.1)",
  appliesTo: ({ semantics, traits }) =>
    semantics.effect === "create-or-replace" && traits.ifNoneMatch !== "none",
  async probe(world, operation) {
    const item = await world.freeItem(theResourceOf(operation, world.contract));
    const path = world.pathTo(operation, item);
    const headers = { [fields.ifNoneMatch.name]: "*" };
    const content = world.validContent(operation);
    const first = await world.perform(operation, { path, headers, content });
    const before = await world.witness({ without: unconcerned(world, operation) });
    const other = world.anotherContent(operation, content);
    const sending = { path, content: other };
    const refused = [await world.perform(operation, { ...sending, headers })];
    const change = await before.changeSince();
    const plain = await sendWithoutCondition(world, operation, { refused, status: FAILED, sending });
    return { first, second: { refused, change, plain } };
  },
  judge({ first, second }) {
    const isFalse = first.response.status === FAILED || isGone(first);
    const refused = isFalse ? undefined : needsSuccess([first]);
    if (refused !== undefined) return refused;
    if (first.response.status !== CREATED) {
      return broken(wrongStatus(first, [CREATED], { kind: "unused URL" }), [first]);
    }
    const refusal = judgeStopped(second, FAILED);
    return refusal.verdict === "holds" ? holds(2) : refusal;
  },
};
