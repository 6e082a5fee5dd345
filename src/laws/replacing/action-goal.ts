// Which state an action leads to, by its description, such as "the `status` becomes `submitted`", or by its name:
// `POST /orders/{id}/cancel` of an order whose status can be `cancelled`.
import { bare, singular } from "../../contract/inferred/identity.ts";
import { jsonMedia } from "../../contract/media.ts";
import type { Contract, Operation, Resource } from "../../contract/operation.ts";
import { sameJson } from "../../json/equality.ts";
import type { Members } from "../../json/record.ts";
import { isSuccess } from "../../semantics/statuses.ts";
import { resourceActedOn } from "../shared/acted-on.ts";
import { shownSchemas } from "../shared/shown-schema.ts";
import { AWAITED, clausesOf, FORMER, isDeferred, nounsIn, OPEN, REFUSALS, textsOf } from "./clauses.ts";
import { doneWordsOf, verbOf } from "./done-words.ts";

export type Goal = {
  readonly member: string;
  /** `undefined`: any value, such as the time in `cancelledAt`. */
  readonly value: string | boolean | undefined;
  /** A sentence says it; otherwise the name of the action does. */
  readonly isSaid: boolean;
  /** The values that the member may have. */
  readonly values: readonly (string | boolean)[];
};

/** @returns the goal; `undefined` if neither the text nor the name says one, or if the content of the request may. */
export function goalOf(operation: Operation, contract: Contract): Goal | undefined {
  const resource = resourceActedOn(operation, contract);
  if (resource === undefined) return undefined;
  const states = statesOf(resource, contract, wordsInQuotes(textOf(operation)));
  const sent = (jsonMedia(operation)?.members ?? []).map(({ name }) => bare(name));
  const isInPart = sent.some((name) => PARTS.includes(name));
  const goal = goalInWords(operation, states) ?? (isInPart ? undefined : goalInName(operation, states));
  const isChosen = sent.some(
    (name) =>
      name === bare(goal?.member ?? "") || CHOICES.includes(name) || LATER.some((end) => name.endsWith(end)),
  );
  return isChosen ? undefined : goal;
}

/** Members of a request that may say what the action does. */
// biome-ignore format: a list of words
const CHOICES = ["status", "state", "to", "target", "action", "value", "undo", "dryrun", "enabled", "active", "force", "transition"];

/** Members of a request that may say how much of it: a refund of a part leaves an order paid. */
const PARTS = ["amount", "quantity", "qty", "count", "items", "lines", "percent", "percentage", "partial"];

/** Ends of names that say when it is to be done. */
const LATER = ["at", "date", "time", "when", "until"];

/** @returns whether the representation shows the state. */
export function isReached({ member, value }: Goal, representation: Members): boolean {
  const seen = representation[member];
  return value === undefined ? seen !== undefined && seen !== null : sameJson(seen, value);
}

type State = {
  readonly member: string;
  readonly values: readonly (string | boolean)[];
  readonly isTime: boolean;
  readonly hasEnum?: boolean;
};

/** A state without an enum has the values that the text has in quotes. */
const STATES = ["status", "state", "stage", "phase"];

function wordsInQuotes(text: string): readonly string[] {
  return text.split(/[`"']/).filter((part, at) => at % 2 === 1 && /^[A-Za-z][\w-]{1,30}$/.test(part));
}

function statesOf(resource: Resource, contract: Contract, quoted: readonly string[]): readonly State[] {
  return resource.members.flatMap(({ name: member, required, nullable }): readonly State[] => {
    const schemas = shownSchemas(resource, member, contract);
    const values = schemas
      .flatMap((one) => (Array.isArray(one["enum"]) ? one["enum"] : []))
      .filter((one) => typeof one === "string");
    if (values.length > 1) return [{ member, values, isTime: false, hasEnum: true }];
    const types = schemas.flatMap((one) => one["type"] ?? []);
    const isPlain = types.includes("string") && schemas.every(({ format }) => format === undefined);
    if (isPlain && STATES.includes(bare(member)) && !resource.settable.includes(member))
      return [{ member, values: quoted.filter((one) => bare(one) !== bare(member)), isTime: false }];
    if (types.includes("boolean")) return [{ member, values: [true, false], isTime: false }];
    const isTime = schemas.some(({ format }) => format === "date-time" || format === "date");
    const isOpen = (!required || nullable) && !resource.settable.includes(member);
    return isTime && isOpen ? [{ member, values: [], isTime }] : [];
  });
}

/** Words between a verb and the value: "becomes the state `sent`". */
const FILLERS = ["the", "a", "an", "its", "state", "status", "set", "marked", "now", "then", "value"];
const LEADS = ["becomes", "become"];
/** They begin the words for what a clause is about. */
const ARTICLES = ["the", "a", "an", "its", "their", "this", "all", "each", "every", "any", "other", "new"];
const OPENINGS = ["then", "afterwards", "finally", "and"];
const DOERS = ["server", "service", "call", "request", "action", "operation", "endpoint", "method"];
const SUBJECTS = ["it", "record", "resource", "entry", "item", "object", "entity", "document"];
/** The value has to end what they begin: "to overdue customers" does not name a state. */
const LEADS_TO_END = ["to", "as", "into"];
const AFTER_END = ["and", "by", "with", "again", "immediately", "state", "status", "once", "so", "at"];
/** They need a subject that is the member or the resource: "the money is returned" is something else. */
const LEADS_OF_SUBJECT = ["is", "are", "gets", "turns"];
/** A clause with one of these says something else: when the action is possible, or what else there is. */
// biome-ignore format: a list of words
const CONDITIONS = [
  "if", "unless", "when", "while", "until", "only", "already", "not", "cannot", "must", "can", "may", "might", "could", "has",
  "have", "was", "were", "once", "before", "after", "no", "never", "should", "or", "later", "eventually", "whose", "which",
  "that", "than", "fails", "asks", "requests",
];

function goalInWords(operation: Operation, states: readonly State[]): Goal | undefined {
  const nouns = nounsIn(operation);
  const found = clausesOf(textOf(operation)).flatMap((words) => goalsInClause(words, states, nouns));
  const [first] = found;
  const isOne = found.every((one) => one.member === first?.member && one.value === first.value);
  return isOne ? first : undefined;
}

function goalsInClause(
  words: readonly string[],
  states: readonly State[],
  nouns: readonly string[],
): readonly Goal[] {
  return states.flatMap(({ member, values, hasEnum = false }) =>
    values.flatMap((value) => {
      const at = words.findIndex((word) => bare(word) === bare(String(value)));
      const before = words.slice(0, Math.max(0, at));
      // A flag, or a state without an enum, is meant only where it is named: "sets `paid` to true".
      const isNamed = hasEnum || before.some((word) => bare(word) === bare(member));
      const isConditional =
        before.some((word) => CONDITIONS.includes(word)) ||
        words.some((word, place) => place !== at && [...OPEN, ...FORMER].includes(word)) ||
        isDeferred(words, [...nouns, ...textsOf(values)]);
      const subjects = [...SUBJECTS, ...nouns, ...textsOf(values)];
      const isLed = isLedTo({ before, next: words[at + 1], subjects }, member);
      const isGoal = at > 0 && isNamed && isLed && !isConditional;
      return isGoal ? [{ member, value, values, isSaid: true }] : [];
    }),
  );
}

type Lead = {
  readonly before: readonly string[];
  readonly next: string | undefined;
  readonly subjects: readonly string[];
};

/** Whether the words before a value, and the one after it, make it what something becomes. */
function isLedTo({ before, next, subjects }: Lead, member: string): boolean {
  const at = before.findLastIndex((word) => !FILLERS.includes(word) && bare(word) !== bare(member));
  const lead = before[at] ?? "";
  // "(status `sent`)" is the whole clause.
  if (before.length === 1 && bare(before[0] ?? "") === bare(member)) return next === undefined;
  const article = before.findLastIndex((word, place) => place < at && ARTICLES.includes(word));
  const isOwn = isAboutOne(before.slice(article + 1, at), subjects, member);
  if (isByOther(before, [...subjects, bare(member)])) return false;
  if (LEADS.includes(lead)) return isOwn;
  if (LEADS_TO_END.includes(lead))
    return (article < 0 || isOwn) && (next === undefined || AFTER_END.includes(next));
  const subject = bare(before[at - 1] ?? "");
  return (
    LEADS_OF_SUBJECT.includes(lead) &&
    [subject, singular(subject)].some((one) => [...subjects, bare(member)].includes(one))
  );
}

/** "The next shift sets it to `urgent`" is not what the action does. */
function isByOther(words: readonly string[], subjects: readonly string[]): boolean {
  const [first = "", ...rest] = words.slice(words.findIndex((word) => !OPENINGS.includes(word)));
  const isOwn = (word: string): boolean =>
    [...subjects, ...FILLERS, ...DOERS].some((one) => one === bare(word) || one === singular(bare(word)));
  return ARTICLES.includes(first) && !rest.slice(0, 2).some(isOwn);
}

/** "The payment becomes `pending`" is about something else than the order, "the payment status" too. */
function isAboutOne(words: readonly string[], subjects: readonly string[], member: string): boolean {
  const nouns = words.filter((word) => !FILLERS.includes(word) && bare(word) !== bare(member)).map(bare);
  return (
    nouns.length === 0 || nouns.some((one) => subjects.includes(one) || subjects.includes(singular(one)))
  );
}

function textOf({ summary, description, responses }: Operation): string {
  const successes = responses.filter(({ status }) => isSuccess(Number(status)));
  return [summary, description, ...successes.map((one) => one.description)].filter(Boolean).join(". ");
}

function goalInName(operation: Operation, states: readonly State[]): Goal | undefined {
  const participles = doneWordsOf(operation);
  const named = (name: string): boolean => participles.includes(name);
  const known = [...nounsIn(operation), ...states.flatMap(({ values }) => textsOf(values))];
  const verb = verbOf(operation);
  const isLater = (words: readonly string[]): boolean =>
    isDeferred(words, known) ||
    // "Activates a sensor when it reports the next time."
    (words[0]?.startsWith(verb.slice(0, -1)) === true && words.some((word) => AWAITED.includes(word))) ||
    (words.some((word) => named(bare(word))) &&
      words.some((word) => OPEN.includes(word)) &&
      !words.some((word) => word === "already" || REFUSALS.includes(word)));
  // "Approved once two people have approved it."
  if (clausesOf(textOf(operation)).some(isLater)) return undefined;
  for (const { member, values, isTime } of states) {
    const own = bare(member);
    const found = values.filter((value) => typeof value === "string" && named(bare(value)));
    if (found.length === 1) return { member, value: found[0], values, isSaid: false };
    const isFlag = values.includes(true) && (named(own) || (own.startsWith("is") && named(own.slice(2))));
    if (isFlag) return { member, value: true, values, isSaid: false };
    const time = TIMES.find((end) => own.endsWith(end)) ?? "";
    if (isTime && time !== "" && named(own.slice(0, -time.length)))
      return { member, value: undefined, values, isSaid: false };
  }
  return undefined;
}

const TIMES = ["at", "on", "date", "time"];
