// Whether the document says in words that a resource is its owner's: "only the author may change it", "lists your notes".
import { bare, singular } from "../../contract/inferred/identity.ts";
import type { Contract, Operation } from "../../contract/operation.ts";
import { pathParameterNames } from "../../http/path.ts";
import { isSuccess } from "../../semantics/statuses.ts";
import { resourceOf } from "../shared/about.ts";

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
const SIGNED_IN = ["caller", "current", "authenticated", "signed", "logged"];
/** Words between "your" and the noun, or between the noun and "of the current user". */
const NEAR = 4;

/** @returns whether a sentence says that only the owner of the resource may do this, and is not about a single member. */
export function saysOnlyTheOwner(operation: Operation, contract: Contract): boolean {
  const { summary, description, responses } = operation;
  const refusals = responses.filter(({ status }) => status === "403" || status === "404");
  const texts = [summary, description, ...refusals.map((one) => one.description)];
  const members = (resourceOf(operation, contract)?.members ?? []).map(({ name }) => bare(name));
  return sentencesIn(texts).some(
    (words) => limitsToOwner(words) && !has(words, OTHERS) && !words.some((word) => isMember(word, members)),
  );
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
    const before = words.slice(Math.max(0, at - 2), at);
    const after = words.slice(at + 1, at + 1 + NEAR);
    return before.includes("your") || before.includes("own") || has(after, SIGNED_IN);
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
