// PUT replaces; it does not merge.
import type { Contract, Operation } from "../../contract/operation.ts";
import { sameJson } from "../../json/equality.ts";
import { type Members, membersOf } from "../../json/record.ts";
import { effects } from "../../semantics/effects.ts";
import type { Exchange } from "../exchange.ts";
import type { Law } from "../law.ts";
import { optionalMembers, puts, theResourceOf } from "../shared/about.ts";
import { broken, holds, needsSuccess } from "../shared/judgements.ts";
import { isKept } from "../shared/likeness.ts";
import { performOn, prepareItemToPut, readAgain } from "../shared/sending.ts";
import { type Nested, nestedMembers, withoutNulls } from "../shared/shapes.ts";
import type { Made, World } from "../world.ts";

/** An object: the representation, or one in it. */
type Case = {
  /** The prefix of its members in a report, such as `place.`. */
  readonly within: string;
  readonly names: readonly string[];
  readonly whole: Members;
  /** After the PUT that left them out. */
  readonly after: Members;
  /** A resource that never had them: what the server fills in on its own. */
  readonly twin: Members;
  /** The PUT with all members and the one that left some out, and the read after that. */
  readonly puts: readonly Exchange[];
  readonly read: Exchange;
};

export const putReplacesWhole: Law<readonly Case[]> = {
  id: "put-replaces-whole",
  about: "replacing",
  level: "MUST",
  section: effects.replace.section,
  says: "A member that a PUT leaves out is gone afterwards, including members of nested objects.",
  concerns: "operations that create or replace content with optional members",
  premises: ["put-is-stored"],
  why: "A user clears a field, saves, and finds it filled again, because the server kept what the PUT left out. Nothing can ever be removed, and an address that the user believes deleted is still shown.",
  evidence:
    "A PUT with only the required members to a second resource shows what the server fills in on its own. Then a PUT with all members, with values that differ from those, and one with only the required members are sent to the first, each followed by a GET. The same is done for nested objects.",
  fix: "Store the content of the PUT as the whole resource, with your defaults for missing members. Do not merge it into the old one. Offer PATCH for changes to single members.",
  notReported: "members that the server fills in, with the value that they have when they were never sent",
  appliesTo: (operation, contract) =>
    puts(operation) &&
    (optionalMembers(operation, contract).length > 0 || nestedOptional(operation, contract).length > 0),
  async probe(world, operation) {
    const item = await world.make(theResourceOf(operation, world.contract));
    const drawn = drawWithoutNulls(world, operation);
    const names = optionalMembers(operation, world.contract);
    const nested = nestedMembers(operation, world.contract).filter(({ name }) => name in membersOf(drawn[0]));
    const cases: Case[] = [];
    if (names.length > 0) {
      const [bare, other] = [1, 2].map(() => world.validContent(operation, "required"));
      const { sent: _, ...top } = await replace(world, operation, { item, drawn, bare, other, nested: [] });
      const set =
        leftIn({ within: "", ...top, names }) === undefined
          ? new Set()
          : await world.serverSet(item.resource);
      cases.push({ within: "", ...top, names: names.filter((name) => !set.has(name)) });
    }
    if (nested.length > 0) {
      const bare = withoutOptional(membersOf(drawn[0]), nested);
      const inner = nested.map(({ name }) => [name, bare[name]] as const);
      const other = { ...membersOf(drawn[1]), ...Object.fromEntries(inner) };
      const { sent, ...round } = await replace(world, operation, { item, drawn, bare, other, nested });
      for (const { name, optional } of nested) {
        const [inWhole, inAfter, inTwin] = [round.whole, round.after, round.twin].map((one) =>
          membersOf(one[name]),
        );
        if (inWhole === undefined || inAfter === undefined || inTwin === undefined) continue;
        // A member that the server overwrites cannot be left out by the client.
        const sentInner = membersOf(sent[name]);
        const kept = optional.filter((inner) => isKept(sentInner[inner], inWhole[inner]));
        const inside = { whole: inWhole, after: inAfter, twin: inTwin };
        cases.push({ ...round, within: `${name}.`, names: kept, ...inside });
      }
    }
    return cases;
  },
  judge(cases) {
    const failed = needsSuccess(cases.flatMap((one) => one.puts));
    if (failed !== undefined) return failed;
    for (const one of cases) {
      const left = leftIn(one);
      if (left === undefined) continue;
      const [expected, seen] = [one.twin[left], one.after[left]];
      const difference = { member: `${one.within}${left}`, expected, seen };
      return broken({ kind: "member", ...difference, rule: { kind: "left out" } }, one.puts, [one.read]);
    }
    const asked = cases.map(({ names, whole }) => names.filter((name) => whole[name] !== undefined).length);
    return holds(asked.reduce((sum, one) => sum + one, 0));
  },
};

type Replacing = {
  readonly item: Made;
  readonly drawn: readonly Members[];
  /** The content that leaves members out. */
  readonly bare: unknown;
  /** The same for the second resource, with other values: some members, such as a title, may have to be unique. */
  readonly other: unknown;
  /** The objects whose members it leaves out. */
  readonly nested: readonly Nested[];
};

/** The second resource comes first: a member that has its value from the server by chance would show nothing. */
async function replace(
  world: World,
  operation: Operation,
  { item, drawn, bare, other, nested }: Replacing,
): Promise<Omit<Case, "within" | "names"> & { readonly sent: Members }> {
  const free = await prepareItemToPut(world, operation);
  // Where there is only one resource, such as /settings, it is the second one too, after different content.
  if (sameJson(free.path, item.path))
    await performOn(world, operation, free, world.anotherContent(operation, item.representation));
  await performOn(world, operation, free, other);
  const twin = await readAgain(world, free);
  const sent = unlike(drawn, twin.representation, nested);
  const full = await performOn(world, operation, item, sent);
  const whole = await readAgain(world, item);
  const put = await performOn(world, operation, item, bare);
  const after = await readAgain(world, item);
  return {
    sent,
    whole: whole.representation,
    after: after.representation,
    twin: twin.representation,
    puts: [full, put],
    read: after.read,
  };
}

const DRAWS = 8;

/** Without members that are `null`, because leaving such a member out shows nothing. */
function drawWithoutNulls(world: World, operation: Operation): readonly Members[] {
  return Array.from({ length: DRAWS }, () => membersOf(withoutNulls(world.validContent(operation, "all"))));
}

/** @returns each member from the first draw in which it differs from what the server fills in, as far as there is one. */
function unlike(
  [first = {}, ...more]: readonly Members[],
  twin: Members,
  nested: readonly Nested[],
): Members {
  const draws = [first, ...more];
  const differing = (all: readonly Members[], name: string, other: unknown): unknown => {
    const values = all.map((one) => one[name]).filter((one) => one !== undefined);
    return values.find((one) => !isKept(one, other)) ?? values[0];
  };
  const names = new Set(draws.flatMap((one) => Object.keys(one)));
  const whole = Object.fromEntries([...names].map((name) => [name, differing(draws, name, twin[name])]));
  const inner = nested.map(({ name, optional }) => {
    const objects = draws.map((one) => membersOf(one[name]));
    const values = optional.map((one) => [one, differing(objects, one, membersOf(twin[name])[one])] as const);
    const defined = Object.fromEntries(values.filter(([, value]) => value !== undefined));
    return [name, { ...membersOf(first[name]), ...defined }] as const;
  });
  return { ...whole, ...Object.fromEntries(inner) };
}

function nestedOptional(operation: Operation, contract: Contract): readonly Nested[] {
  return nestedMembers(operation, contract).filter(({ optional }) => optional.length > 0);
}

/** The first member that was left out but is still there, and that the server did not fill in. */
function leftIn({ names, whole, after, twin }: Case): string | undefined {
  return names.find(
    (name) =>
      whole[name] !== undefined && sameJson(after[name], whole[name]) && !sameJson(after[name], twin[name]),
  );
}

/** The content without the optional members of its objects. */
function withoutOptional(content: Members, nested: readonly Nested[]): Members {
  const bare = nested.map(({ name, optional }) => {
    const kept = Object.entries(membersOf(content[name])).filter(([inner]) => !optional.includes(inner));
    return [name, Object.fromEntries(kept)] as const;
  });
  return { ...content, ...Object.fromEntries(bare) };
}
