/** The graph of a program: which character can follow which, in groups that repeat. */
import type { Program } from "./program.ts";

/** Steps that lead to each other, or one step. */
export type Group = {
  readonly isLoop: boolean;
  /** Inside the loop, one character can be read in two ways. */
  readonly isAmbiguousInside: boolean;
  /** The first steps after the loop that can read a character which the loop can read, too. */
  readonly isLeftAnywhereFor: readonly number[];
  readonly exits: readonly number[];
};

export type Graph = {
  readonly groups: readonly Group[];
  readonly groupOf: ReadonlyMap<number, Group>;
  /** The most ways to read one text, apart from the place where one repetition ends. */
  readonly ways: number;
  /** Whether every match begins at the start of the text. */
  readonly isAnchored: boolean;
  /** Whether a step can come after a loop. */
  readonly isAfterLoop: (at: number) => boolean;
};

/** The step before the first one. */
const ENTRY = -1;
const MOST_FOLLOWERS = 1000;

export function isLooping({ isLoop }: Group): boolean {
  return isLoop;
}

/** @returns the graph; `undefined` if a loop can repeat nothing, or a step has too many followers */
export function graphOf(
  program: Program,
  areDisjoint: (one: number, other: number) => boolean,
): Graph | undefined {
  const followers = new Map<number, readonly number[]>();
  const waiting = [ENTRY];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (followers.has(at)) continue;
    const found = followersOf(program, nextOf(program, at));
    if (found === undefined) return undefined;
    followers.set(at, found);
    waiting.push(...found);
  }
  const overlap = (one: number, other: number): boolean =>
    !areDisjoint(setOf(program, one), setOf(program, other));
  const groups: Group[] = [];
  const groupOf = new Map<number, Group>();
  const ways = new Map<Group, number>();
  for (const members of componentsOf(followers)) {
    const group = describe(members, followers, overlap);
    groups.push(group);
    for (const member of members) groupOf.set(member, group);
    ways.set(
      group,
      waysFrom(members, group, {
        followers,
        overlap,
        waysOf: (at) => ways.get(groupOf.get(at) ?? group) ?? 1,
      }),
    );
  }
  const entry = groupOf.get(ENTRY);
  const late = stepsAfterLoops(program, groupOf);
  return {
    groups,
    groupOf,
    ways: (entry && ways.get(entry)) ?? 1,
    isAnchored: isAnchored(program),
    isAfterLoop: (at) => late.has(at),
  };
}

/** @returns whether a group that is reachable from a step, its own included, has a property */
export function reaches({ groupOf }: Graph, from: number, has: (group: Group) => boolean): boolean {
  const seen = new Set<Group>();
  const waiting = [from];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const group = groupOf.get(at);
    if (group === undefined || seen.has(group)) continue;
    seen.add(group);
    if (has(group)) return true;
    waiting.push(...group.exits);
  }
  return false;
}

function setOf({ steps }: Program, at: number): number {
  const step = steps[at];
  return step?.op === "set" ? step.set : -1;
}

function nextOf({ steps, first }: Program, at: number): number {
  const step = steps[at];
  return step?.op === "set" ? step.next : first;
}

/**
 * @param from a step
 * @returns the sets that can be next, as often as there are ways to them; `undefined` if a way leads back to a step
 */
function followersOf({ steps }: Program, from: number): readonly number[] | undefined {
  const found: number[] = [];
  const onTheWay = new Set<number>();
  const hasAnEnd = (at: number): boolean => {
    const step = steps[at];
    if (step === undefined || step.op === "match") return true;
    if (step.op === "set") return found.push(at) <= MOST_FOLLOWERS;
    if (onTheWay.has(at)) return false;
    onTheWay.add(at);
    const nexts = step.op === "split" ? [step.first, step.second] : [step.next];
    const all = nexts.every(hasAnEnd);
    onTheWay.delete(at);
    return all;
  };
  return hasAnEnd(from) ? found : undefined;
}

function isAnchored({ steps, first }: Program): boolean {
  const seen = new Set<number>();
  const waiting = [first];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const step = steps[at];
    if (step === undefined || step.op === "start" || seen.has(at)) continue;
    seen.add(at);
    if (step.op === "set" || step.op === "match") return false;
    waiting.push(...(step.op === "split" ? [step.first, step.second] : [step.next]));
  }
  return true;
}

/** Tarjan's algorithm: the strongly connected components, each after those that it leads to. */
function componentsOf(followers: ReadonlyMap<number, readonly number[]>): readonly (readonly number[])[] {
  const components: number[][] = [];
  const order = new Map<number, number>();
  const low = new Map<number, number>();
  const stack: number[] = [];
  const onStack = new Set<number>();
  const visit = (at: number): void => {
    order.set(at, order.size);
    low.set(at, order.size - 1);
    stack.push(at);
    onStack.add(at);
    for (const next of followers.get(at) ?? []) {
      if (!order.has(next)) visit(next);
      if (onStack.has(next)) low.set(at, Math.min(low.get(at) ?? 0, low.get(next) ?? 0));
    }
    if (low.get(at) !== order.get(at)) return;
    const component = stack.splice(stack.indexOf(at));
    for (const member of component) onStack.delete(member);
    components.push(component);
  };
  visit(ENTRY);
  return components;
}

type Followers = ReadonlyMap<number, readonly number[]>;
type Overlap = (one: number, other: number) => boolean;

function describe(members: readonly number[], followers: Followers, overlap: Overlap): Group {
  const inside = new Set(members);
  const all = members.map((member) => followers.get(member) ?? []);
  const exits = all.flat().filter((next) => !inside.has(next));
  const isLoop = all.flat().some((next) => inside.has(next));
  return {
    isLoop,
    exits,
    isAmbiguousInside: all.some(
      (nexts) =>
        !areAllDisjoint(
          nexts.filter((next) => inside.has(next)),
          overlap,
        ),
    ),
    isLeftAnywhereFor: all.flatMap((nexts) => {
      const staying = nexts.filter((next) => inside.has(next));
      return nexts.filter((next) => !inside.has(next) && staying.some((other) => overlap(next, other)));
    }),
  };
}

function areAllDisjoint(nexts: readonly number[], overlap: Overlap): boolean {
  return nexts.every((one, index) => nexts.slice(index + 1).every((other) => !overlap(one, other)));
}

/** Different next characters exclude each other; otherwise the ways add up. */
function waysFrom(
  members: readonly number[],
  { exits, isLoop }: Group,
  { followers, overlap, waysOf }: { followers: Followers; overlap: Overlap; waysOf: (at: number) => number },
): number {
  const isSettled = members.every((member) => areAllDisjoint(followers.get(member) ?? [], overlap));
  const counts = exits.map(waysOf);
  if (isSettled) return Math.max(1, ...counts);
  return counts.reduce((sum, count) => sum + count, isLoop ? 1 : 0);
}

function stepsAfterLoops({ steps }: Program, groupOf: ReadonlyMap<number, Group>): ReadonlySet<number> {
  const late = new Set<number>();
  const waiting = [...groupOf].flatMap(([at, group]) => (group.isLoop ? [at] : []));
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const step = steps[at];
    if (step === undefined || late.has(at)) continue;
    late.add(at);
    if (step.op === "split") waiting.push(step.first, step.second);
    else if (step.op !== "match") waiting.push(step.next);
  }
  return late;
}
