// What the words of an operation say: its path, its id, its summary.
import type { Operation } from "../operation.ts";

/** They do something to what is there. */
// biome-ignore format: a list of words
const ACTS: ReadonlySet<string> = new Set([
  "approve", "archive", "cancel", "close", "disable", "enable", "lock", "merge", "move", "publish", "refresh", "rename",
  "rerun", "restore", "retry", "revoke", "run", "send", "stop", "sync", "unlock", "verify",
]);

/** @returns whether the path of an operation ends with such a word, or its id or summary begins with one. */
export function acts({ id, path, summary = "" }: Operation): boolean {
  const last = path.split("/").at(-1)?.split(/[-_]/).at(-1) ?? "";
  return [last, firstWord(idWords(id)), firstWord(summary)].some((word) => isAct(word.toLowerCase()));
}

function isAct(word: string): boolean {
  return ACTS.has(word) || ACTS.has(word.replace(/s$/, ""));
}

function firstWord(text: string): string {
  return text.split(" ", 1)[0]?.replaceAll("-", "") ?? "";
}

/** @returns the words of an `operationId`. */
export function idWords(id: string): string {
  return id.replaceAll(/([a-z])([A-Z])/g, "$1 $2").replaceAll(/[-_./]/g, " ");
}

/** @returns the words of the id and the summary. */
export function wordsOf({ id, summary }: Operation): string {
  return `${idWords(id)} ${summary ?? ""}`;
}

const MANY = [
  "bulk",
  "batch",
  "multiple",
  "many",
  "one or more",
  "list of",
  "lists of",
  "with list",
  "with array",
  "up to",
];
/** "Add assignees to an issue", but "Create access to a file". */
const ADDS_PLURAL = /^(adds?|assigns?) (\w+ )?\w*[^s\W]s to\b/i;

/** @returns whether an operation says that it adds several resources at once. */
export function addsMany(operation: Operation): boolean {
  const { summary = "", description = "" } = operation;
  const [first = ""] = description.split(/[.\n]/, 1);
  const words = ` ${wordsOf(operation)} ${first} `.toLowerCase();
  return MANY.some((many) => words.includes(` ${many} `)) || ADDS_PLURAL.test(summary);
}

/** @returns whether a path ends with a parameter. */
export function isItemPath(path: string): boolean {
  return /\}\/?$/.test(path);
}
