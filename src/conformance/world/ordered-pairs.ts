// Pairs of members whose values have an order, such as `from` and `to`: a server may reject an end before its start,
// which no schema says.
import { bare } from "../../contract/inferred/identity.ts";
import { memberSchema } from "../../contract/inferred/schema-of.ts";
import { jsonMedia } from "../../contract/media.ts";
import type { Contract, Operation } from "../../contract/operation.ts";
import { isRecord, type Members, membersOf } from "../../json/record.ts";

/** `[lower, upper]`: the names of two members. */
export type OrderedPair = readonly [string, string];

/** A word of the lower member's name, and the word that the upper one has in its place. */
// biome-ignore format: a list of pairs
const WORDS: readonly OrderedPair[] = [
  ["start", "end"], ["starts", "ends"], ["started", "ended"], ["starting", "ending"], ["start", "finish"],
  ["start", "stop"], ["from", "to"], ["from", "until"], ["since", "until"], ["valid", "expires"],
  ["min", "max"], ["minimum", "maximum"], ["least", "most"], ["low", "high"], ["lower", "upper"], ["lowest", "highest"],
  ["open", "close"], ["opens", "closes"], ["opening", "closing"], ["begin", "end"], ["begins", "ends"],
  ["in", "out"], ["after", "before"], ["first", "last"],
];

/** Words of a description before the name of the lower member, and before that of the upper one. */
const LATER = ["after", "later", "least", "greater", "exceeds", "above", "from"];
const EARLIER = ["before", "earlier", "most", "less", "below", "until"];
/** They turn the meaning around: "not before `from`". */
const NOT = ["not", "no", "never", "cannot"];

/** @returns the pairs among the members of an operation's content, by their names and descriptions. */
export function orderedPairs(operation: Operation, { schemas }: Contract): readonly OrderedPair[] {
  const media = jsonMedia(operation);
  if (media === undefined) return [];
  const names = media.members.map(({ name }) => name);
  const told = names.flatMap((name) => {
    const { description } = membersOf(memberSchema(media.schema, name, schemas));
    return typeof description === "string" ? pairsToldBy(name, description, names) : [];
  });
  return [...pairsByName(names), ...told];
}

function pairsByName(names: readonly string[]): readonly OrderedPair[] {
  const byBare = new Map(names.map((name) => [bare(name), name]));
  return names.flatMap((name) => {
    const words = wordsIn(name);
    return WORDS.flatMap(([lower, upper]) => {
      const at = words.indexOf(lower);
      const other = at < 0 ? undefined : byBare.get(words.with(at, upper).join(""));
      return other === undefined ? [] : [[name, other] as const];
    });
  });
}

/** "After `from`", "not before start_date", "must be greater than `min`": the first other member that is named. */
function pairsToldBy(name: string, description: string, names: readonly string[]): readonly OrderedPair[] {
  const words = description.split(/\W+/);
  for (const [at, word] of words.entries()) {
    const isLater = LATER.includes(word.toLowerCase());
    if (!isLater && !EARLIER.includes(word.toLowerCase())) continue;
    const before = words.slice(Math.max(0, at - 2), at).map((one) => one.toLowerCase());
    const after = words.slice(at + 1, at + 6);
    // The name of a member may be such a word itself.
    const other = after.find((one) => one !== name && names.includes(one));
    if (other === undefined) continue;
    const isTurned = before.some((one) => NOT.includes(one));
    return [isLater !== isTurned ? [other, name] : [name, other]];
  }
  return [];
}

/** `startDate`, `start_date` and `start-date` are the same two words. */
function wordsIn(name: string): readonly string[] {
  return name
    .replace(/[A-Z]/g, "_$&")
    .toLowerCase()
    .split(/[^a-z0-9]/)
    .filter((word) => word !== "");
}

/**
 * @param content drawn content
 * @param pairs pairs among its members
 * @param isValid whether its schema allows such content
 * @returns the content with each pair in order, also in the objects in it
 */
export function inOrder(
  content: Members,
  pairs: readonly OrderedPair[],
  isValid: (content: Members) => boolean,
): Members {
  let ordered = content;
  for (const [lower, upper] of pairs) {
    const [low, high] = [ordered[lower], ordered[upper]];
    if (!isBeyond(low, high)) continue;
    const ways = [{ [lower]: high, [upper]: low }, { [upper]: low }, { [lower]: high }].map(
      (way): Members => ({ ...ordered, ...way }),
    );
    ordered = ways.find(isValid) ?? ordered;
  }
  for (const [name, value] of Object.entries(ordered)) {
    if (!isRecord(value)) continue;
    const whole = ordered;
    const inner = inOrder(value, pairsByName(Object.keys(value)), (one) =>
      isValid({ ...whole, [name]: one }),
    );
    if (inner !== value) ordered = { ...ordered, [name]: inner };
  }
  return ordered;
}

/** Whether the first is after the second: of two numbers, dates or times of day. */
function isBeyond(low: unknown, high: unknown): boolean {
  if (typeof low === "number" && typeof high === "number") return low > high;
  if (typeof low !== "string" || typeof high !== "string") return false;
  const isDate = /^\d{4}-\d\d-\d\d/;
  if (isDate.test(low) && isDate.test(high)) return Date.parse(low) > Date.parse(high);
  const isTime = /^\d\d:\d\d/;
  return isTime.test(low) && isTime.test(high) && low > high;
}
