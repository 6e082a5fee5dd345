// A change shows in the members that say when a resource was changed, or how often.
import { bare, singular } from "../../contract/inferred/identity.ts";
import type { Contract, Operation, Resource } from "../../contract/operation.ts";
import { sameJson } from "../../json/equality.ts";
import type { Exchange } from "../exchange.ts";
import type { Law } from "../law.ts";
import { merges } from "../merging/merging.ts";
import { puts, resourceOf, theResourceOf } from "../shared/about.ts";
import { resourceActedOn } from "../shared/acted-on.ts";
import { broken, holds, needsSuccess, notExercised } from "../shared/judgements.ts";
import { isMissing, performOn, readAgain } from "../shared/sending.ts";
import { shownSchema } from "../shared/shown-schema.ts";
import type { Made, World } from "../world.ts";
import { goalOf, isReached } from "./action-goal.ts";

type Recorded = { readonly name: string; readonly isCount: boolean };

type Evidence = {
  readonly names: readonly Recorded[];
  readonly exchange: Exchange;
  readonly before: Made;
  readonly after: Made;
  readonly isChanged: boolean;
};

/** Without case and punctuation: `updatedAt` and `updated_at` are one name. */
const TIMES: readonly string[] = [
  ...[
    "updated",
    "modified",
    "changed",
    "edited",
    "lastupdated",
    "lastmodified",
    "lastchanged",
    "lastedited",
  ].flatMap((word) => ["", "at", "on", "date", "time", "atutc", "timestamp"].map((end) => `${word}${end}`)),
  ...["dateupdated", "datemodified", "datechanged", "updatetime", "modificationdate", "modificationtime"],
];
const COUNTS: readonly string[] = [
  ...["version", "revision", "rev", "lockversion", "rowversion", "versionnumber", "revisionnumber"],
];

export const changesAreRecorded: Law<Evidence> = {
  id: "changes-are-recorded",
  about: "replacing",
  level: "SHOULD",
  section: "RFC 9110 9.3.4, by the names of members",
  says: "After a change, a member that says when the resource was changed has a new value, and a counter of its versions a higher one.",
  concerns:
    "operations that replace, merge or act on a resource with such a member that clients do not set, such as updatedAt or version, in documents without declarations",
  premises: ["get-changes-nothing", "put-is-stored", "patch-changes-named-members"],
  why: "Clients that synchronise ask for what was changed since a time. A change that is not dated never reaches them, and two people who edit the same version overwrite each other.",
  evidence:
    "A resource is created, changed and read. If one of these members is as before, more than a second passes, the resource is changed again, and the member is compared once more.",
  fix: "Set these members in the one statement that stores a change, or in a trigger of the database, and not in the code of each route.",
  notReported:
    "members that a client sets, or whose description is about something else, such as a different member; a `version` that is neither marked readOnly nor described as counting changes; a time of whole minutes, hours or days; a change that a GET does not show; a time that changes only from one second to the next; a text that is not a time",
  appliesTo: (operation, contract) =>
    !operation.semantics.declared &&
    (puts(operation) || merges(operation)
      ? namesIn(resourceOf(operation, contract), contract).length > 0
      : goalOf(operation, contract) !== undefined &&
        namesFor(operation, resourceActedOn(operation, contract), contract).length > 0),
  async probe(world, operation) {
    const first = await change(world, operation);
    if (!first.isChanged || unrecorded(first) === undefined) return first;
    await world.calm();
    // An action has its effect once.
    const isAction = operation.semantics.effect === "process";
    return change(world, operation, { item: isAction ? undefined : first.after, isLate: isAction });
  },
  judge(evidence) {
    const { exchange, names, before, after, isChanged } = evidence;
    const failed = needsSuccess([exchange]);
    if (failed !== undefined) return failed;
    if (!isChanged || names.length === 0) return notExercised("nothing changed");
    const still = unrecorded(evidence);
    if (still === undefined) return holds(names.length);
    const { name: member } = still;
    const difference = { expected: before.representation[member], seen: after.representation[member] };
    const failure = { kind: "member", member, ...difference, rule: { kind: "recorded" } } as const;
    return broken(failure, [exchange], [before.read, after.read]);
  },
};

async function change(
  world: World,
  operation: Operation,
  { item, isLate = false }: { readonly item?: Made | undefined; readonly isLate?: boolean } = {},
): Promise<Evidence> {
  const goal = goalOf(operation, world.contract);
  const resource = resourceActedOn(operation, world.contract) ?? theResourceOf(operation, world.contract);
  const before = item ?? (await world.make(resource));
  if (isLate) await world.calm();
  const content =
    goal === undefined
      ? world.anotherContent(operation, before.representation)
      : world.validContent(operation);
  const exchange = await performOn(world, operation, before, content);
  const after = await world.read(before);
  if (isMissing(after))
    return { names: [], exchange, before, after: await readAgain(world, before), isChanged: false };
  const differs = (name: string): boolean =>
    !sameJson(before.representation[name], after.representation[name]);
  const isChanged =
    goal === undefined
      ? resource.settable.some(differs)
      : differs(goal.member) && isReached(goal, after.representation);
  const shown = namesFor(operation, resource, world.contract).filter(
    ({ name }) => (before.representation[name] ?? undefined) !== undefined && name in after.representation,
  );
  return { names: shown, exchange, before, after, isChanged };
}

/** The first of these members that does not record the change. */
function unrecorded({ names, before, after }: Evidence): Recorded | undefined {
  return names.find(({ name, isCount }) => {
    const [former, now] = [before.representation[name], after.representation[name]];
    const isHigher = typeof former === "number" && typeof now === "number" && now > former;
    return isCount && typeof former === "number" ? !isHigher : sameJson(former, now) && !isCoarse(now);
  });
}

/** A time of whole minutes, hours or days may stay the same for longer than this waits. */
function isCoarse(time: unknown): boolean {
  return typeof time === "string" && /T\d\d:\d\d(?::00(?:\.0{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?$/.test(time);
}

/** @returns whether a member of this name says when a resource was changed, or how often. */
export function isRecordOfChange(name: string): boolean {
  return [...TIMES, ...COUNTS].includes(bare(name));
}

/** Words for what a member is about, apart from the nouns in the path. */
// biome-ignore format: a list of words
const SUBJECTS = [
  "it", "this", "that", "these", "they", "record", "resource", "entry", "item", "object", "entity", "document", "change", "update",
  "row", "modification", "edit", "client", "user", "which", "time", "timestamp", "moment", "version",
];
const VERBS = ["was", "is", "were", "has", "got", "gets"];
const COUNTING = /chang|updat|increment|increas|edit|optimistic|modif|write|lock|concurren|grows|etag/i;
const CHANGE =
  /chang|updat|modif|edit|alter|writ|stor|sav|touch|increment|increas|lock|etag|concurren|grows/i;
/** Words that say how a time is written. */
const UNIT = /\b(?:unix|iso|utc|rfc|timestamp|epoch|milliseconds|seconds)\b/i;
const OTHERWISE = /publi|releas|approv|upload|schema|format|terms|import|sync|fetch/i;

/** "When the price list was changed last" is about something else. */
function isAboutAll(description: string, { path }: Resource): boolean {
  const nouns = path.split("/").map((segment) => singular(bare(segment)));
  const words = description.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  const subjects = words.filter((word, at) => VERBS.includes(words[at + 1] ?? "") && !VERBS.includes(word));
  const isOwn = (word: string): boolean =>
    [...SUBJECTS, ...nouns].includes(singular(word)) || SUBJECTS.includes(word);
  const isOfTime = words.length === 0 || CHANGE.test(description) || UNIT.test(description);
  return subjects.every(isOwn) && isOfTime && !OTHERWISE.test(description);
}

/** An action may be no edit of the content, which is what a revision counts. */
function namesFor(
  operation: Operation,
  resource: Resource | undefined,
  contract: Contract,
): readonly Recorded[] {
  const names = namesIn(resource, contract);
  if (resource === undefined || operation.semantics.effect !== "process") return names;
  return names.filter(
    ({ name }) =>
      !/edit|rev/i.test(name) && !/edit/i.test(String(shownSchema(resource, name, contract)["description"])),
  );
}

function namesIn(resource: Resource | undefined, contract: Contract): readonly Recorded[] {
  if (resource === undefined) return [];
  const names = resource.members.map(({ name }) => name);
  return names.flatMap((name) => {
    if (resource.settable.includes(name)) return [];
    const { type, format, description } = shownSchema(resource, name, contract);
    const types = [type].flat();
    const said = String(description ?? "");
    const words = said.split(/[^A-Za-z0-9_-]+/);
    // "When `status` was changed last."
    const isOfOther = names.some((other) => other !== name && words.includes(other));
    const isTime = TIMES.includes(bare(name)) && (format === "date-time" || types.includes("integer"));
    // A `version` that the document neither describes nor marks may be that of a format.
    const isMarked = bare(name) !== "version" || said !== "" || resource.readOnly.includes(name);
    const isCounting = said === "" || COUNTING.test(said);
    const isCount = COUNTS.includes(bare(name)) && types.includes("integer") && isMarked && isCounting;
    return (isTime || isCount) && !isOfOther && isAboutAll(said, resource) ? [{ name, isCount }] : [];
  });
}
