// A merge patch merges nested objects too.
import type { Operation } from "../../contract/operation.ts";
import { sameJson } from "../../json/equality.ts";
import { type Members, membersOf } from "../../json/record.ts";
import type { Difference } from "../change.ts";
import type { Exchange } from "../exchange.ts";
import type { Law } from "../law.ts";
import { NotExercised } from "../reason.ts";
import { theResourceOf } from "../shared/about.ts";
import { broken, holds, needsSuccess } from "../shared/judgements.ts";
import { difference } from "../shared/likeness.ts";
import { performOn, readAgain } from "../shared/sending.ts";
import { type Nested, nestedMembers, withoutNulls } from "../shared/shapes.ts";
import type { Made, World } from "../world.ts";
import { mergesByStandard, section } from "./merging.ts";

type Evidence = {
  readonly name: string;
  /** The member that is added below `name` first, and then removed by `null`. */
  readonly inner: string;
  readonly patches: readonly Exchange[];
  /** What is below `name` after each patch, and the reads that showed it. */
  readonly states: readonly Members[];
  readonly reads: readonly Exchange[];
  readonly kept: readonly string[];
};

const DRAWS = 10;

export const patchMergesNestedMembers: Law<Evidence> = {
  id: "patch-merges-nested-members",
  about: "merging",
  level: "MUST",
  section,
  says: "A merge patch of a nested object sets the members that it names and removes those that are null.",
  concerns: "operations that merge content with nested objects",
  premises: ["patch-changes-named-members", "patch-null-removes"],
  why: "A client changes the city of an address. If the server replaces the object, the street is lost. If it stores null, readers find null where the document promises a string.",
  evidence:
    "Three patches of one object are sent, each followed by a GET: one without a certain member, one with only that member, and one with null for it.",
  fix: "Implement the function in RFC 7396 2 as written: it calls itself for every member that is an object.",
  notReported: "a null that the server shows for a member that was never sent",
  appliesTo: (operation, contract) =>
    mergesByStandard(operation) &&
    nestedMembers(operation, contract).some((nested) => nested.optional.length > 0),
  async probe(world, operation) {
    const resource = theResourceOf(operation, world.contract);
    const item = await world.make(resource, { members: "required" });
    const { nested, value } = drawNested(world, operation);
    const { name } = nested;
    const inner = innerOf(nested, value);
    const { [inner]: added, ...start } = value;
    const patches: Exchange[] = [];
    const made: Made[] = [];
    for (const sent of [start, { [inner]: added }, { [inner]: null }]) {
      patches.push(await performOn(world, operation, item, { [name]: sent }));
      made.push(await readAgain(world, item));
    }
    const states = made.map(({ representation }) => membersOf(representation[name]));
    const reads = made.map(({ read }) => read);
    return { name, inner, patches, states, reads, kept: Object.keys(start) };
  },
  judge({ name, inner, patches, states: [first = {}, second = {}, third = {}], reads, kept }) {
    const failed = needsSuccess(patches.slice(0, 2));
    if (failed !== undefined) return failed;
    const lost = difference(first, second, kept);
    const member = `${name}.${inner}`;
    const within = ({ member: one, ...values }: Difference) => ({ member: `${name}.${one}`, ...values });
    const rule = { kind: "not in the patch", named: [member] } as const;
    if (lost !== undefined) {
      return broken({ kind: "member", ...within(lost), rule }, patches.slice(0, 2), reads.slice(1, 2));
    }
    // If the document does not allow null, only the first half is checked.
    const refused = needsSuccess(patches);
    if (refused !== undefined || second[inner] === undefined) return holds(1);
    const more = difference(second, third, kept);
    if (more !== undefined) {
      return broken(
        { kind: "member", ...within(more), rule: { ...rule, isNull: true } },
        patches,
        reads.slice(2),
      );
    }
    const [expected, seen] = [first[inner], third[inner]];
    if (seen === undefined || sameJson(seen, expected)) return holds(2);
    const removed = { kind: "member", member, expected, seen, rule: { kind: "set to null" } } as const;
    return broken(removed, patches, reads.slice(2));
  },
};

function drawNested(world: World, operation: Operation): { nested: Nested; value: Members } {
  for (let draw = 0; draw < DRAWS; draw++) {
    const content = membersOf(withoutNulls(world.validContent(operation)));
    for (const nested of nestedMembers(operation, world.contract)) {
      const value = membersOf(content[nested.name]);
      const isOptional = nested.optional.some((name) => name in value);
      if (Object.keys(value).length > 1 && isOptional) return { nested, value };
    }
  }
  throw new NotExercised({ kind: "no nested object" });
}

function innerOf({ optional }: Nested, value: Members): string {
  return optional.findLast((name) => name in value) ?? "";
}
