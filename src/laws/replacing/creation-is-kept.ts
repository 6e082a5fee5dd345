// A change leaves the members alone that say when or by whom a resource was created.
import { bare } from "../../contract/inferred/identity.ts";
import type { Resource } from "../../contract/operation.ts";
import { sameJson } from "../../json/equality.ts";
import type { Exchange } from "../exchange.ts";
import type { Law } from "../law.ts";
import { merges } from "../merging/merging.ts";
import { puts, resourceOf, theResourceOf } from "../shared/about.ts";
import { resourceActedOn } from "../shared/acted-on.ts";
import { broken, holds, needsSuccess, notExercised } from "../shared/judgements.ts";
import { performOn, readAgain } from "../shared/sending.ts";
import type { Made } from "../world.ts";
import { goalOf } from "./action-goal.ts";

type Evidence = {
  readonly exchange: Exchange;
  readonly names: readonly string[];
  readonly before: Made;
  readonly after: Made;
};

/** Without case and punctuation: `createdAt` and `created_at` are one name. */
const WORDS = ["created", "inserted", "registered", "added"];
const CREATION: readonly string[] = [
  ...WORDS.flatMap((word) =>
    ["", "at", "on", "by", "date", "time", "atutc", "timestamp"].map((end) => `${word}${end}`),
  ),
  ...["datecreated", "timecreated", "creationdate", "creationtime", "creationtimestamp"],
];

export const creationIsKept: Law<Evidence> = {
  id: "creation-is-kept",
  about: "replacing",
  level: "SHOULD",
  section: "RFC 9110 9.3.4, by the names of members",
  says: "A PUT, a PATCH or an action leaves the members alone that say when or by whom a resource was created.",
  concerns:
    "operations that replace, merge or act on a resource with such a member that clients do not set, such as createdAt, in documents without declarations",
  premises: ["get-changes-nothing", "put-is-stored"],
  why: "A list that is sorted by creation jumps after each edit, and nobody can tell any more how old an order is.",
  evidence:
    "A resource is created, read, changed and read again. The members must have the values from before the change.",
  fix: "Set these members when you insert the row, and leave them out of every update.",
  notReported: "members that a client sets, and members that change without a write",
  appliesTo: (operation, contract) =>
    !operation.semantics.declared &&
    (puts(operation) || merges(operation)
      ? namesIn(resourceOf(operation, contract)).length > 0
      : goalOf(operation, contract) !== undefined &&
        namesIn(resourceActedOn(operation, contract)).length > 0),
  async probe(world, operation) {
    const actedOn = resourceActedOn(operation, world.contract);
    const resource = actedOn ?? theResourceOf(operation, world.contract);
    const made = await world.make(resource);
    const before = await readAgain(world, made);
    const content =
      actedOn === undefined
        ? world.anotherContent(operation, before.representation)
        : world.validContent(operation);
    const exchange = await performOn(world, operation, made, content);
    const after = await readAgain(world, made);
    // `registered: false` and `registeredAt: null` say that it is still to come.
    const goal = goalOf(operation, world.contract);
    const names = namesIn(resource).filter(
      (name) => isKnown(name, before.representation[name]) && name !== goal?.member,
    );
    return { exchange, before, after, names };
  },
  judge({ exchange, before, after, names }) {
    const failed = needsSuccess([exchange]);
    if (failed !== undefined) return failed;
    if (names.length === 0) return notExercised("nothing changed");
    const member = names.find((name) => !sameJson(before.representation[name], after.representation[name]));
    if (member === undefined) return holds(names.length);
    const difference = { expected: before.representation[member], seen: after.representation[member] };
    const failure = { kind: "member", member, ...difference, rule: { kind: "creation" } } as const;
    return broken(failure, [exchange], [before.read, after.read]);
  },
};

/** A number under a name such as `added` counts something. */
function isKnown(name: string, value: unknown): boolean {
  if (value === undefined || value === null || typeof value === "boolean") return false;
  return typeof value !== "number" || !WORDS.includes(bare(name));
}

function namesIn(resource: Resource | undefined): readonly string[] {
  const shown = (resource?.members ?? []).map(({ name }) => name);
  return shown.filter((name) => CREATION.includes(bare(name)) && resource?.settable.includes(name) === false);
}
