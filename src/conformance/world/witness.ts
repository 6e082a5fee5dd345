// The visible state at one time, and the differences between two times.
import type { Resource } from "../../contract/operation.ts";
import { sameJson } from "../../json/equality.ts";
import { type Members, membersOf } from "../../json/record.ts";
import type { Change, ChangedThing } from "../../laws/change.ts";
import type { Exchange } from "../../laws/exchange.ts";
import { difference } from "../../laws/shared/likeness.ts";
import type { Listed } from "./lists.ts";

/** An item, as read by one GET. */
export type Sight = {
  readonly resource: Resource;
  readonly target: string;
  readonly exchange: Exchange;
  readonly members: Members;
  readonly tag: string | undefined;
};

/** One read of everything. */
export type Look = {
  readonly items: readonly Sight[];
  readonly lists: readonly (Listed & { readonly resource: Resource })[];
};

/** Differences to ignore: `<read operation> <member>` pairs, and entity tags. */
export type Excuses = {
  readonly members: ReadonlySet<string>;
  readonly strict: boolean;
  /** Items that were written again with equal content, which may change their tag. */
  readonly rewritten?: boolean | undefined;
};

const TAG = "ETag";

/** @returns the differences between two reads without a write in between, which happen on their own. */
export function volatileBetween(one: Look, other: Look): ReadonlySet<string> {
  const found = new Set<string>();
  const compare = (resource: Resource, a: Members, b: Members): void => {
    for (const name of Object.keys({ ...a, ...b })) {
      if (!sameJson(a[name], b[name])) found.add(`${resource.read} ${name}`);
    }
  };
  for (const [a, b] of pairs(one.items, other.items)) {
    compare(a.resource, a.members, b.members);
    if (!isSameTag(a.tag, b.tag)) found.add(`${a.resource.read} ${TAG}`);
  }
  for (const [a, b] of pairs(one.lists, other.lists)) {
    const later = byId(b);
    for (const [id, entry] of byId(a)) compare(a.resource, entry, later.get(id) ?? entry);
  }
  return found;
}

/** @returns the first difference that is not excused. */
export function changeBetween(before: Look, after: Look, excuses: Excuses): Change | undefined {
  for (const [a, b] of pairs(before.items, after.items)) {
    const found = changeOfItem(a, b, excuses);
    if (found !== undefined) return { ...found, before: a.exchange, after: b.exchange };
  }
  for (const [a, b] of pairs(before.lists, after.lists)) {
    const found = changeOfList(a, b, excuses);
    const [one, other] = [a.pages[0], b.pages[0]];
    if (found === undefined || one === undefined || other === undefined) continue;
    return { ...found, before: one.exchange, after: other.exchange };
  }
  return undefined;
}

function changeOfItem(a: Sight, b: Sight, excuses: Excuses): ChangedThing | undefined {
  if (a.exchange.response.status !== b.exchange.response.status) return { kind: "status" };
  const found = difference(a.members, b.members, judged(a.resource, { ...a.members, ...b.members }, excuses));
  if (found !== undefined) return { kind: "member", difference: found };
  const isVolatile = excuses.members.has(`${a.resource.read} ${TAG}`);
  // A tag changes with members that the server sets, such as a time.
  const follows = !excuses.strict && (excuses.rewritten === true || !sameJson(a.members, b.members));
  if (isSameTag(a.tag, b.tag) || isVolatile || follows) return undefined;
  return { kind: "tag", expected: a.tag, seen: b.tag };
}

/** RFC 9110 8.8.1: a tag may be weak at first and become strong later. */
function isSameTag(a: string | undefined, b: string | undefined): boolean {
  return a?.replace(/^W\//, "") === b?.replace(/^W\//, "");
}

function changeOfList(
  a: Look["lists"][number],
  b: Look["lists"][number],
  excuses: Excuses,
): ChangedThing | undefined {
  if (!a.isWhole || !b.isWhole) return undefined;
  const lost = a.ids?.find((id) => !b.ids?.includes(id));
  if (lost !== undefined) return { kind: "entry lost", id: lost };
  const gained = b.ids?.find((id) => !a.ids?.includes(id));
  if (gained !== undefined) return { kind: "entry gained", id: gained };
  if (a.entries.length !== b.entries.length) {
    return { kind: "entry count", expected: a.entries.length, seen: b.entries.length };
  }
  const later = byId(b);
  for (const [id, entry] of byId(a)) {
    const now = later.get(id) ?? entry;
    const found = difference(entry, now, listedNames(a.resource, { ...entry, ...now }, excuses));
    if (found !== undefined) return { kind: "entry member", id, difference: found };
  }
  return undefined;
}

function judged(resource: Resource, members: Members, excuses: Excuses): readonly string[] {
  const readOnly = new Set(excuses.strict ? [] : resource.readOnly);
  // RFC 9110 9.2.2: a member that a client cannot set, such as a revision, may count each request.
  const counts = (name: string): boolean =>
    excuses.strict || excuses.rewritten !== true || resource.settable.includes(name);
  return Object.keys(membersOf(members)).filter(
    (name) => !readOnly.has(name) && counts(name) && !excuses.members.has(`${resource.read} ${name}`),
  );
}

/** A member that only the entry has, such as a rank, belongs to the list and not to the item. */
function listedNames(resource: Resource, members: Members, excuses: Excuses): readonly string[] {
  const shown = new Set([...resource.members.map(({ name }) => name), ...resource.settable]);
  return judged(resource, members, excuses).filter((name) => shown.has(name));
}

function byId(list: Listed): ReadonlyMap<string, Members> {
  return new Map((list.ids ?? []).map((id, at) => [id, list.entries[at] ?? {}]));
}

/** The items in both. Items only in the later state were created in between, and appear in the lists. */
function pairs<T extends { readonly target: string }>(
  one: readonly T[],
  other: readonly T[],
): readonly (readonly [T, T])[] {
  const later = new Map(other.map((each) => [each.target, each]));
  return one.flatMap((each) => {
    const now = later.get(each.target);
    return now === undefined ? [] : [[each, now] as const];
  });
}
