// "Only if there is none" creates, and never replaces.
import { effects } from "../semantics/effects.ts";
import { fields } from "../semantics/fields.ts";
import { problems } from "../semantics/problems.ts";
import { theResourceOf } from "./about.ts";
import { broken, holds, isGone, judgeRefusals, needsSuccess, told } from "./judgements.ts";
import type { Law } from "./law.ts";
import type { Exchange } from "./world.ts";

type Evidence = { readonly first: Exchange; readonly second: Exchange; readonly change: string | undefined };

const [CREATED] = effects.create.successes;

export const createOnly: Law<Evidence> = {
  id: "create-only",
  level: "MUST",
  section: fields.ifNoneMatch.section,
  says: "A PUT with If-None-Match: * creates at a free address, and at a taken one does nothing and answers 412.",
  concerns: "operations that create or replace and take If-None-Match",
  premises: [
    "put-is-stored",
    "put-creates-then-replaces",
    "stale-if-match-is-refused",
    "get-changes-nothing",
  ],
  why: "Two clients choose the same name at the same time, and with If-None-Match: * only one of them may get it. If the second replaces the first, the first one's resource is gone and both believe it is theirs.",
  evidence:
    "A PUT with If-None-Match: * to a free address, and one with other content to the same: 201, then 412, and everything known before and after the second.",
  fix: "Insert, and let a unique key of the database refuse the second; answer 412 when no row was added. Looking first and writing then lets two clients through.",
  notReported: "what the refusal says",
  appliesTo: ({ semantics, traits }) =>
    semantics.effect === "create-or-replace" && traits.ifNoneMatch !== "none",
  async probe(world, operation) {
    const item = await world.freeItem(theResourceOf(operation, world.contract));
    const path = world.pathTo(operation, item);
    const headers = { [fields.ifNoneMatch.name]: "*" };
    const content = world.validContent(operation);
    const first = await world.perform(operation, { path, headers, content });
    const before = await world.witness();
    const other = world.anotherContent(operation, content);
    const second = await world.perform(operation, { path, headers, content: other });
    return { first, second, change: await world.changeSince(before) };
  },
  judge({ first, second, change }) {
    const isFalse = first.response.status === problems["precondition-failed"].status || isGone(first);
    const refused = isFalse ? undefined : needsSuccess([first]);
    if (refused !== undefined) return refused;
    if (first.response.status !== CREATED)
      return broken(`to a free address, ${told(first)}, not ${CREATED}`, [first]);
    const refusal = judgeRefusals([second], [problems["precondition-failed"].status], change);
    return refusal.verdict === "holds" ? holds(2) : refusal;
  },
};
