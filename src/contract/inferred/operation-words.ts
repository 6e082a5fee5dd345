// What the words of an operation say: its path, its id, its summary.
import type { Operation } from "../operation.ts";

/** They do something to what is there. */
// biome-ignore format: a list of words
const ACTS: ReadonlySet<string> = new Set([
  "action", "approve", "archive", "cancel", "close", "disable", "enable", "lock", "merge", "move", "publish", "refresh",
  "reject", "rename", "rerun", "restore", "retry", "revoke", "run", "send", "stop", "sync", "unlock", "verify",
]);

/** They change what is there, and add nothing. */
const CHANGES = [
  "approve",
  "archive",
  "cancel",
  "close",
  "disable",
  "enable",
  "lock",
  "rename",
  "restore",
  "revoke",
  "unlock",
];

/** @returns whether an operation says that it changes the state of what is there. */
export function changesState(operation: Operation): boolean {
  return (
    beginsWith(operation, CHANGES) || CHANGES.includes(operation.path.split("/").at(-1)?.toLowerCase() ?? "")
  );
}

/** @returns whether the path of an operation ends with such a word, or its id or summary begins with one. */
export function acts({ id, path, summary = "" }: Operation): boolean {
  const last = path.split("/").at(-1)?.split(/[-_]/).at(-1) ?? "";
  return [last, firstWord(idWords(id)), firstWord(summary)].some((word) => isAct(word.toLowerCase()));
}

/** @returns whether a path ends with the name of an activity, such as `/channel-linking`. */
export function namesActivity(path: string): boolean {
  return /[a-z]{3}ing\/?$/.test(path);
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

const SEVERAL = ["bulk", "multiple", "many", "one or more"];
/** Of additions only: "Delete a batch" is about one resource. */
const MANY = [...SEVERAL, "batch", "with list", "with array", "up to"];
/** "Creates list of users", but "Add a domain to the list of domains". */
const ADDS_LIST = /^(adds?|creates?|inserts?) (an? |the )?lists? of\b/i;
/** "Add assignees to an issue", but "Create access to a file". */
const ADDS_PLURAL = /^(adds?|assigns?) (\w+ )?\w*[^s\W]s to\b/i;

/** @returns whether an operation says that it adds several resources at once. */
export function addsMany(operation: Operation): boolean {
  const { id, summary = "" } = operation;
  const isList = [idWords(id), summary, firstSentence(operation)].some((text) => ADDS_LIST.test(text));
  return isList || hasWord(operation, MANY) || ADDS_PLURAL.test(summary);
}

/** @returns whether an operation says that it is about several resources at once. */
export function concernsMany(operation: Operation): boolean {
  return hasWord(operation, SEVERAL);
}

function hasWord(operation: Operation, words: readonly string[]): boolean {
  const text = ` ${wordsOf(operation)} ${firstSentence(operation)} `.toLowerCase();
  return words.some((word) => text.includes(` ${word} `));
}

/** "Add a new pet", "Place an order": one thing, by its article. */
const ADDS_ONE = /^(adds?|creates?|inserts?|places?|registers?) (an?|one|a single) /i;

/** @returns whether the summary or the first sentence of the description says that an operation adds one resource. */
export function addsOne(operation: Operation): boolean {
  return [operation.summary ?? "", firstSentence(operation)].some((text) => ADDS_ONE.test(text));
}

function firstSentence({ description = "" }: Operation): string {
  return description.split(/[.\n]/, 1)[0] ?? "";
}

/** @returns whether the id or the summary of an operation begins with one of the words. */
export function beginsWith({ id, summary = "" }: Operation, words: readonly string[]): boolean {
  return [idWords(id), summary].some((text) => words.includes(firstWord(text).toLowerCase()));
}

export const ADDS: RegExp = /\b(adds?|creates?|insert|new|place|upload)\b/i;

/** Words for many things, which have no plural. */
// biome-ignore format: a list of words
const COLLECTIVE = [
  "activity", "audit", "catalog", "feed", "find", "history", "inbox", "index", "inventory", "list", "log", "news", "query",
  "queue", "search", "timeline", "all",
];

/**
 * @returns whether the last segment of a path is the name of one thing: `/onboarding`, but not `/orders`, `/feed`, or
 *   `/orders/active`, which are some of many
 */
export function namesOneThing(path: string): boolean {
  const [last = "", above = ""] = path.split("/").filter(Boolean).reverse();
  if (isCaller(last)) return true;
  return isSingular(last) && (above === "" || above.startsWith("{") || isSingular(above));
}

function isSingular(segment: string): boolean {
  const word = idWords(segment).split(" ").at(-1)?.toLowerCase() ?? "";
  const isPlural = /s$/.test(word) && !/(ss|us|is)$/.test(word);
  return /^[a-z]{3,}$/.test(word) && !COLLECTIVE.includes(word) && !isPlural;
}

/** @returns whether a path ends with a parameter, or with the caller, such as `/members/@me`. */
export function isItemPath(path: string): boolean {
  return /\}\/?$/.test(path) || isCaller(path.split("/").filter(Boolean).at(-1) ?? "");
}

function isCaller(segment: string): boolean {
  return ["@me", "me", "self", "~"].includes(segment);
}
