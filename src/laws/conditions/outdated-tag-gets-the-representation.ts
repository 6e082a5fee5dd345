// A client with an outdated copy gets the new representation.
import type { Operation } from "../../contract/operation.ts";
import { sameJson } from "../../json/equality.ts";
import { fieldNames, fields } from "../../semantics/fields.ts";
import { isSuccess } from "../../semantics/statuses.ts";
import type { Exchange } from "../exchange.ts";
import type { Law, Verdict } from "../law.ts";
import { NotExercised } from "../reason.ts";
import { resourceOf, theResourceOf } from "../shared/about.ts";
import { broken, holds, needsSuccess, notExercised, wrongStatus } from "../shared/judgements.ts";
import { judgeAll } from "../shared/rounds.ts";
import { changeByOther } from "../shared/sending.ts";
import type { Item, Made, World } from "../world.ts";
import { conditionOf, isStrong, NEVER } from "./conditions.ts";

type Case = {
  readonly first: Exchange;
  /** The id of the resource that was changed or added. */
  readonly changed: string;
  /** After a change, without a precondition. */
  readonly plain: Exchange;
  /** After the change, each with a tag that is not current. */
  readonly conditional: readonly Exchange[];
};

const etag = fieldNames.etag;

export const outdatedTagGetsTheRepresentation: Law<readonly Case[]> = {
  id: "outdated-tag-gets-the-representation",
  about: "conditions",
  level: "MUST",
  section: fields.ifNoneMatch.section,
  says: "With an entity tag in If-None-Match that is not current, GET returns the representation.",
  concerns: "operations that read or list what can be changed, and take If-None-Match",
  premises: ["tag-follows-representation", "known-tag-is-not-modified"],
  why: "A client asks whether its copy is still current. A 304 says yes, and the client goes on showing and editing outdated data.",
  evidence:
    "A GET and a change are sent, then a GET with the tag from before the change and one with a tag that never existed. Both must return the representation.",
  fix: "Compare each tag in the field with the current one, and return 304 only if one of them matches.",
  notReported: "a weak entity tag that stays the same, because the two representations may be equivalent",
  appliesTo: (operation, contract) => {
    const resource = resourceOf(operation, contract);
    const changes = [resource?.write, resource?.merge, resource?.create];
    const { safe } = operation.semantics;
    return (
      safe === true && operation.traits.ifNoneMatch !== "none" && changes.some((one) => one !== undefined)
    );
  },
  async probe(world, operation) {
    const item = await world.make(theResourceOf(operation, world.contract));
    const path = world.pathTo(operation, item);
    const cases: Case[] = [];
    let first = await world.send(operation, { path });
    for (const change of changesOf(operation, item)) {
      const tag = first.response.headers[etag];
      if (tag === undefined) throw new NotExercised({ kind: "no entity tag" });
      const changed = world.idOf(await change(world));
      const plain = await world.send(operation, { path });
      const conditional: Exchange[] = [];
      for (const condition of [tag, NEVER]) {
        const headers = { [fields.ifNoneMatch.name]: condition };
        conditional.push(await world.send(operation, { path, headers }));
      }
      cases.push({ first, changed, plain, conditional });
      first = plain;
    }
    return cases;
  },
  judge: (cases) => judgeAll(cases, judgeCase),
};

/** A list changes if an item is added or changed. */
function changesOf(operation: Operation, item: Made): readonly ((world: World) => Promise<Item>)[] {
  const changed = async (world: World): Promise<Item> => {
    await changeByOther(world, item);
    return item;
  };
  const added = (world: World): Promise<Item> => world.make(item.resource, { above: item });
  return operation.semantics.effect === "list" ? [added, changed] : [changed];
}

function judgeCase({ first, changed, plain, conditional }: Case): Verdict {
  const failed = needsSuccess([first, plain]);
  if (failed !== undefined) return failed;
  if (sameJson(first.response.content, plain.response.content)) return notExercised("nothing changed");
  const stays = first.response.headers[etag] === plain.response.headers[etag];
  if (stays && !isStrong(plain.response.headers[etag])) return notExercised("weak entity tag stays");
  const wrong = conditional.find(({ response }) => !isSuccess(response.status));
  if (wrong === undefined) return holds(conditional.length);
  const when = conditionOf(wrong, "ifNoneMatch", { outdatedBy: changed });
  return broken(wrongStatus(wrong, "success", when), [first, wrong]);
}
