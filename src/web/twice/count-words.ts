// What the requests of a lane did, in words that count.
import type { Change, LaneRun } from "./lane-steps.ts";
import type { Lane } from "./lessons.ts";

const NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
const ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"];

const DID: Readonly<Record<Change, string>> = {
  added: "added a book",
  removed: "removed the book",
  changed: "changed the book",
  nothing: "changed nothing",
};

/** @returns for example "Five POSTs: each one added a book." or "Two PUTs: the first added a book, the second changed nothing." */
export function countWords({ title, several }: Pick<Lane, "title" | "several">, { steps }: LaneRun): string {
  const deeds = steps.map(({ change, exchange: { response } }) =>
    response.status < 400 ? DID[change] : `was answered with ${response.status} and ${DID[change]}`,
  );
  const [first = ""] = deeds;
  if (deeds.length === 0) return "Nothing sent yet.";
  if (deeds.length === 1) return `One ${title}: it ${first}.`;
  return `${capital(numberWord(deeds.length))} ${several}: ${together(deeds)}.`;
}

function together(deeds: readonly string[]): string {
  const [first = "", second = "", ...more] = deeds;
  if (deeds.every((deed) => deed === first)) return `each one ${first}`;
  if (more.length === 0) return `the first ${first}, the second ${second}`;
  if (more.every((deed) => deed === second)) {
    return `the first ${first}, each of the other ${numberWord(deeds.length - 1)} ${second}`;
  }
  return deeds.map((deed, at) => `the ${nth(at)} ${deed}`).join(", ");
}

/** @param at 0 for "first" */
export function nth(at: number): string {
  return ORDINALS[at] ?? `${at + 1}th`;
}

export function numberWord(count: number): string {
  return NUMBERS[count] ?? String(count);
}

export function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
