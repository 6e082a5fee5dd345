// Which state an action leads to, by its description, such as "the `status` becomes `submitted`", or by its name:
// `POST /orders/{id}/cancel` of an order whose status can be `cancelled`.
import { bare, singular } from "../../contract/inferred/identity.ts";
import { jsonMedia } from "../../contract/media.ts";
import type { Contract, Operation, Resource } from "../../contract/operation.ts";
import { withoutEndSlashes } from "../../http/path.ts";
import { sameJson } from "../../json/equality.ts";
import type { Members } from "../../json/record.ts";
import { isSuccess } from "../../semantics/statuses.ts";
import { resourceActedOn } from "../shared/acted-on.ts";
import { shownSchemas } from "../shared/shown-schema.ts";

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
  const goal = goalInWords(operation, states) ?? goalInName(operation, states);
  const sent = (jsonMedia(operation)?.members ?? []).map(({ name }) => bare(name));
  const isChosen = sent.some(
    (name) =>
      name === bare(goal?.member ?? "") || CHOICES.includes(name) || LATER.some((end) => name.endsWith(end)),
  );
  return isChosen ? undefined : goal;
}

/** Members of a request that may say what the action does. */
// biome-ignore format: a list of words
const CHOICES = ["status", "state", "to", "target", "action", "value", "undo", "dryrun", "enabled", "active", "force", "transition"];

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

/** Anywhere in the clause, they leave open whether it is so after the response. */
const OPEN = ["or", "if", "unless", "when", "until", "once", "after", "eventually", "later", "depending"];

function goalInWords(operation: Operation, states: readonly State[]): Goal | undefined {
  const nouns = operation.path.split("/").map((segment) => singular(bare(segment)));
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
        before.some((word) => CONDITIONS.includes(word)) || words.some((word) => OPEN.includes(word));
      const isLed = isLedTo(
        { before, next: words[at + 1], subjects: [bare(member), "it", ...nouns] },
        member,
      );
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
  if (LEADS.includes(lead)) return true;
  if (LEADS_TO_END.includes(lead)) return next === undefined || AFTER_END.includes(next);
  const subject = bare(before[at - 1] ?? "");
  return (
    LEADS_OF_SUBJECT.includes(lead) && [subject, singular(subject)].some((one) => subjects.includes(one))
  );
}

function textOf({ summary, description, responses }: Operation): string {
  const successes = responses.filter(({ status }) => isSuccess(Number(status)));
  return [summary, description, ...successes.map((one) => one.description)].filter(Boolean).join(". ");
}

/** The words of each clause, in lower case; a value may have a hyphen or an underscore. */
function clausesOf(text: string): readonly (readonly string[])[] {
  return text
    .toLowerCase()
    .replaceAll(/->|=>|→/g, " becomes ")
    .split(/[.,;:()\n]/)
    .map((clause) => clause.split(/[^a-z0-9_-]+/).filter((word) => word !== ""));
}

function goalInName(operation: Operation, states: readonly State[]): Goal | undefined {
  const participles = participlesOf(verbOf(operation));
  const named = (name: string): boolean => participles.includes(name);
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

/** The last word of the path, also of `/orders/{id}:cancel`. */
function verbOf({ path }: Operation): string {
  const last = withoutEndSlashes(path).split("/").at(-1) ?? "";
  return bare(last.split(":").at(-1) ?? "");
}

/** Participles that no rule gives, and states that go by a different word. */
const IRREGULAR: Readonly<Record<string, readonly string[]>> = {
  pay: ["paid"],
  send: ["sent"],
  resend: [],
  sell: ["sold"],
  withdraw: ["withdrawn"],
  hold: ["held", "onhold"],
  freeze: ["frozen"],
  activate: ["activated", "active"],
  deactivate: ["deactivated", "inactive"],
  reopen: ["reopened", "open"],
  open: ["opened", "open"],
  finish: ["finished"],
  complete: ["completed", "complete"],
  checkout: ["checkedout"],
  checkin: ["checkedin"],
};

/** `cancel` gives `cancelled` and `canceled`, `apply` gives `applied`, `close` gives `closed`. */
function participlesOf(verb: string): readonly string[] {
  if (verb.length < 3) return [];
  const regular = [`${verb}ed`, `${verb}${verb.at(-1)}ed`];
  if (verb.endsWith("e")) regular.push(`${verb}d`);
  if (verb.endsWith("y")) regular.push(`${verb.slice(0, -1)}ied`);
  return IRREGULAR[verb] ?? regular;
}

/** Words for a rejection, in the description of the operation. */
const REFUSALS = [
  "fails",
  "fail",
  "rejected",
  "rejects",
  "refused",
  "refuses",
  "error",
  "conflict",
  "cannot",
  "409",
  "422",
];

/**
 * @returns whether the document says that a second call is rejected: "409 if it is cancelled already", or "only drafts can be
 *   submitted", where `draft` is a different state
 */
export function refusesAgain(operation: Operation, { value, values }: Goal): boolean {
  const conflict = operation.responses.find(({ status }) => status === "409");
  if (conflict === undefined) return false;
  const others = values.filter((one) => one !== value && typeof one === "string").map(String);
  const says = (words: readonly string[]): boolean =>
    words.includes("already") ||
    (["only", "not", "unless"].some((word) => words.includes(word)) &&
      others.some((other) => words.some((word) => bare(word) === bare(other))));
  return (
    clausesOf(conflict.description ?? "").some(says) ||
    clausesOf(operation.description ?? "").some(
      (words) => says(words) && words.some((word) => REFUSALS.includes(word)),
    )
  );
}
