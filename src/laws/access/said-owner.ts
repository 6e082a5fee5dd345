// Whether the document says in words that a resource is its owner's: "only the author may change it", "lists your notes".
import { bare, singular } from "../../contract/inferred/identity.ts";
import type { Contract, Operation, Resource } from "../../contract/operation.ts";
import { pathParameterNames } from "../../http/path.ts";
import { isSuccess } from "../../semantics/statuses.ts";
import { resourceOf } from "../shared/about.ts";
import { shownSchemas } from "../shared/shown-schema.ts";

const OWNERS = ["owner", "owners", "author", "authors", "creator", "creators", "uploader"];
const FILLERS = ["the", "its", "their", "a", "an", "by", "to", "of", "be", "is", "are", "very", "own"];
/** Before "the owner", but for fillers. */
const LIMITS = ["only", "private", "must", "unless", "except", "another"];
const MODALS = ["must", "may", "can", "should", "need", "do"];
/** With one of these, others may do it, too, and the run's second principal may be one of them. */
// biome-ignore format: a list of words
const OTHERS = [
  "or", "admin", "admins", "administrator", "administrators", "moderator", "moderators", "staff", "member", "members", "team",
  "teams", "organization", "organisation", "collaborator", "collaborators", "editor", "editors", "manager", "managers", "role",
  "scope", "group", "shared", "everyone", "anyone", "anybody", "public", "tenant", "company", "workspace",
];
/** Users with one of these roles may do more than others. */
// biome-ignore format: a list of words
const ROLES = ["admin", "admins", "administrator", "administrators", "moderator", "moderators", "staff", "editors", "managers"];
const SIGNED_IN = ["caller", "current", "authenticated", "signed", "logged"];
/** Words between the noun and "current user". */
const POSSESSION = ["of", "owned", "created", "by", "belonging", "belong", "to", "the"];
const NEAR = 4;

/** @returns whether a sentence says that only the owner of the resource may do this, and is not about a single member. */
export function saysOnlyTheOwner(operation: Operation, contract: Contract): boolean {
  const { summary, description, responses } = operation;
  const refusals = responses.filter(({ status }) => status === "403" || status === "404");
  const texts = [summary, description, ...refusals.map((one) => one.description)];
  const resource = resourceOf(operation, contract);
  const members = (resource?.members ?? []).map(({ name }) => bare(name));
  const states = resource === undefined ? [] : statesOf(resource, contract);
  const sentences = sentencesIn(texts);
  // "Moderators may change everything" may be true of the second principal.
  if (sentences.some((words) => has(words, ROLES))) return false;
  return sentences.some(
    (words) =>
      limitsToOwner(words) &&
      isAboutEffect(words, operation) &&
      !has(words, [...OTHERS, ...STATES, ...states]) &&
      !words.some((word) => isMember(word, members)),
  );
}

/** "Only the author sees a draft" says nothing about the others. */
// biome-ignore format: a list of words
const STATES = ["draft", "drafts", "unpublished", "hidden", "archived", "while", "until", "once", "before", "after", "then"];

function statesOf(resource: Resource, contract: Contract): readonly string[] {
  return resource.members
    .flatMap(({ name }) => shownSchemas(resource, name, contract))
    .flatMap((schema) => [schema["enum"] ?? []].flat())
    .map((value) => String(value).toLowerCase())
    .filter((value) => !LIMITS.includes(value));
}

const READING = [
  "read",
  "reads",
  "see",
  "sees",
  "view",
  "views",
  "get",
  "gets",
  "fetch",
  "access",
  "retrieve",
  "open",
];
const CHANGING = [
  "change",
  "changes",
  "edit",
  "edits",
  "update",
  "updates",
  "modify",
  "modifies",
  "write",
  "replace",
];
const DELETING = ["delete", "deletes", "remove", "removes"];

/** "Anyone may read it. Only the owner may change it." limits the change alone, wherever it stands. */
function isAboutEffect(words: readonly string[], { semantics }: Operation): boolean {
  if (!has(words, [...READING, ...CHANGING, ...DELETING])) return true;
  if (semantics.effect === "read") return has(words, READING);
  return has(words, semantics.effect === "delete" ? DELETING : CHANGING);
}

/** The owner may be a member, too. */
function isMember(word: string, members: readonly string[]): boolean {
  return members.includes(bare(word)) && !OWNERS.includes(word);
}

function limitsToOwner(words: readonly string[]): boolean {
  return words.some((word, at) => {
    if (!OWNERS.includes(word)) return false;
    const before = words.slice(0, at).filter((one) => !FILLERS.includes(one));
    const [previous = "", beforeIt = ""] = before.toReversed();
    const isNot = previous === "not" && !MODALS.includes(beforeIt);
    return isNot || LIMITS.includes(previous) || words[at + 1] === "only";
  });
}

/** @returns whether a sentence says that the list has only what the caller owns. */
export function saysOwnList({ path, summary, description, responses }: Operation): boolean {
  const successes = responses.filter(({ status }) => isSuccess(Number(status)));
  const segments = path.split("/").filter((segment) => pathParameterNames(segment).length === 0);
  const noun = singular(bare(segments.findLast((segment) => segment !== "") ?? ""));
  return sentencesIn([summary, description, ...successes.map((one) => one.description)]).some((words) => {
    const at = words.findIndex((word) => singular(bare(word)) === noun);
    if (noun === "" || at < 0 || has(words, OTHERS)) return false;
    const [previous, beforeIt] = [words[at - 1], words[at - 2]];
    const isYours = previous === "your" || (previous === "own" && beforeIt !== undefined);
    const after = words.slice(at + 1, at + 1 + NEAR);
    // What is "visible to the caller", or "that the caller may read", may be that of others.
    const caller = after.findIndex((word) => SIGNED_IN.includes(word));
    return isYours || (caller > 0 && after.slice(0, caller).every((word) => POSSESSION.includes(word)));
  });
}

function has(words: readonly string[], some: readonly string[]): boolean {
  return some.some((one) => words.includes(one));
}

/** The words of each sentence, in lower case. */
function sentencesIn(texts: readonly (string | undefined)[]): readonly (readonly string[])[] {
  return texts
    .flatMap((text) => (text ?? "").toLowerCase().split(/[.;\n]/))
    .map((sentence) =>
      sentence
        .replaceAll("'s", "")
        .split(/[^a-z_-]+/)
        .filter((word) => word !== ""),
    );
}
