// A list in a merge patch replaces the old list.
import type { Operation } from "../../contract/operation.ts";
import { sameJson } from "../../json/equality.ts";
import { membersOf } from "../../json/record.ts";
import type { Exchange } from "../exchange.ts";
import type { Law } from "../law.ts";
import { theResourceOf } from "../shared/about.ts";
import { broken, holds, needsSuccess, notExercised } from "../shared/judgements.ts";
import { performOn } from "../shared/sending.ts";
import { listMembers } from "../shared/shapes.ts";
import type { Made, Missing, World } from "../world.ts";
import { merges, section } from "./merging.ts";

type Round = {
  readonly name: string;
  readonly patches: readonly Exchange[];
  /** The longer list, and the shorter one after it. */
  readonly longer: readonly unknown[];
  readonly shorter: readonly unknown[];
  /** The list after each. */
  readonly between: unknown;
  readonly after: unknown;
  /** The read after the second. */
  readonly looks: readonly Exchange[];
};

const DRAWS = 10;
const ROUNDS = 2;

export const patchReplacesListsWhole: Law<readonly Round[]> = {
  id: "patch-replaces-lists-whole",
  about: "merging",
  level: "MUST",
  section,
  says: "A list in a merge patch replaces the whole list.",
  concerns: "operations that merge content with lists",
  premises: ["get-changes-nothing"],
  why: "A user removes one of three tags and saves. If the server joins the list with the old one, or patches it item by item, the tag comes back and cannot be removed.",
  evidence: "A patch with a longer list is sent, then one with a shorter list, each followed by a GET.",
  fix: "Merge only objects. Set every other value as sent (RFC 7396 2).",
  notReported: "a different order; items that the server left out",
  appliesTo: (operation, contract) => merges(operation) && listMembers(operation, contract).length > 0,
  async probe(world, operation) {
    const item = await world.make(theResourceOf(operation, world.contract));
    const rounds: Round[] = [];
    for (const name of listMembers(operation, world.contract).slice(0, ROUNDS)) {
      const [longer, shorter] = drawLists(world, operation, name);
      if (longer === undefined || shorter === undefined || sameJson(longer, shorter)) continue;
      const patches: Exchange[] = [];
      const reads: (Made | Missing)[] = [];
      for (const list of [longer, shorter]) {
        patches.push(await performOn(world, operation, item, { [name]: list }));
        reads.push(await world.read(item));
      }
      const [between, after] = reads.map(({ representation }) => representation?.[name]);
      const looks = reads.slice(-1).map(({ read }) => read);
      rounds.push({ name, patches, longer, shorter, between, after, looks });
    }
    return rounds;
  },
  judge(rounds) {
    if (rounds.length === 0) return notExercised("no two lists");
    for (const { name, patches, longer, shorter, between, after, looks } of rounds) {
      const failed = needsSuccess(patches);
      if (failed !== undefined) return failed;
      const now = Array.isArray(after) ? after : [];
      const was = Array.isArray(between) ? between : [];
      const has = (list: readonly unknown[], one: unknown): boolean =>
        list.some((item) => sameJson(item, one));
      if (!longer.every((one) => has(was, one))) {
        return notExercised({ kind: "not stored", member: name });
      }
      const left = now.some((one) => has(was, one) && !has(shorter, one));
      if (!left) continue;
      const difference = { member: name, expected: shorter, seen: after };
      return broken({ kind: "member", ...difference, rule: { kind: "sent" } }, patches, looks);
    }
    return holds(rounds.length);
  },
};

/** The longest and the shortest list of several draws. */
function drawLists(
  world: World,
  operation: Operation,
  name: string,
): readonly (readonly unknown[] | undefined)[] {
  const drawn = Array.from({ length: DRAWS }, () => membersOf(world.validContent(operation))[name]).filter(
    (value) => Array.isArray(value),
  );
  const sorted = drawn.sort((a, b) => b.length - a.length);
  return [sorted[0], sorted.at(-1)];
}
