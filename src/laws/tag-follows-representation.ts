// A change of the representation changes its entity tag.

import { effects } from "../semantics/effects.ts";
import { fields } from "../semantics/fields.ts";
import { declaresField, theResourceOf } from "./about.ts";
import { broken, holds, notExercised } from "./judgements.ts";
import type { Law } from "./law.ts";
import { same } from "./likeness.ts";
import { changeByOther, readAgain } from "./sending.ts";
import type { Made } from "./world.ts";

type State = Pick<Made, "tag" | "representation" | "read">;

const [OK] = effects.read.successes;
const CHANGES = 3;

export const tagFollowsRepresentation: Law<readonly State[]> = {
  id: "tag-follows-representation",
  level: "MUST",
  section: fields.etag.section,
  says: "Whenever the representation changes, its strong entity tag does.",
  concerns: "operations that read what can be changed, and declare an ETag",
  premises: ["put-is-stored", "patch-changes-named-members"],
  notReported: "weak entity tags; a tag that changes though the representation does not",
  appliesTo(operation, contract) {
    const resource = contract.resources.find((one) => one.read === operation.id);
    const isChangeable = resource?.write !== undefined || resource?.merge !== undefined;
    return isChangeable && declaresField(operation, OK, "etag");
  },
  async probe(world, operation) {
    let item = await world.make(theResourceOf(operation, world.contract));
    const states: State[] = [item];
    for (let change = 0; change < CHANGES; change++) {
      await changeByOther(world, item);
      item = await readAgain(world, item);
      states.push(item);
    }
    return states;
  },
  judge(states) {
    const strong = states.filter(({ tag }) => tag !== undefined && !tag.startsWith("W/"));
    if (strong.length < states.length) return notExercised("the answers have no strong entity tag");
    let cases = 0;
    for (const [at, now] of strong.entries()) {
      const before = strong.slice(0, at).find(({ tag }) => tag === now.tag);
      if (before !== undefined && !same(before.representation, now.representation)) {
        return broken(`two representations have the entity tag ${now.tag}`, [before.read, now.read]);
      }
      if (at > 0 && before === undefined) cases++;
    }
    return cases > 0 ? holds(cases) : notExercised("nothing could be changed");
  },
};
