// Whether the document says in words that a resource is its owner's: "only the author may change it", "lists your notes".
import type { Operation } from "../../contract/operation.ts";
import { isSuccess } from "../../semantics/statuses.ts";

const OWNERS = ["owner", "owners", "author", "authors", "creator", "creators", "uploader"];
const LIMITS = ["only", "not", "private", "must", "unless", "except", "belongs", "another", "other"];
/** With one of these, others may do it, too, and the run's second principal may be one of them. */
// biome-ignore format: a list of words
const OTHERS = [
  "or", "admin", "admins", "administrator", "administrators", "moderator", "moderators", "staff", "member", "members", "team",
  "teams", "organization", "organisation", "collaborator", "collaborators", "editor", "editors", "manager", "managers", "role",
  "scope", "group", "shared", "everyone", "anyone", "anybody", "public", "tenant", "company", "workspace", "project",
];
/** Of a list, or of what somebody keeps for themselves. */
const OWN = ["your", "yours", "own", "caller", "callers"];
const SIGNED_IN = ["current", "authenticated", "signed", "logged"];

/** @returns whether a sentence says that only the owner of the resource may do this. */
export function saysOnlyTheOwner(operation: Operation): boolean {
  return sentencesOf(operation).some(
    (words) => has(words, OWNERS) && has(words, LIMITS) && !has(words, OTHERS),
  );
}

/** @returns whether a sentence says that the list has only what the caller owns. */
export function saysOwnList({ summary, description, responses }: Operation): boolean {
  const successes = responses.filter(({ status }) => isSuccess(Number(status)));
  const texts = [summary, description, ...successes.map((one) => one.description)];
  return sentencesIn(texts).some((words) => {
    const isOwn =
      has(words, OWN) || (has(words, SIGNED_IN) && (words.includes("user") || words.includes("user's")));
    return isOwn && !has(words, OTHERS);
  });
}

function has(words: readonly string[], some: readonly string[]): boolean {
  return some.some((one) => words.includes(one));
}

function sentencesOf({ summary, description, responses }: Operation): readonly (readonly string[])[] {
  const refusals = responses.filter(({ status }) => status === "403" || status === "404");
  return sentencesIn([summary, description, ...refusals.map((one) => one.description)]);
}

/** The words of each sentence, in lower case. */
function sentencesIn(texts: readonly (string | undefined)[]): readonly (readonly string[])[] {
  return texts
    .flatMap((text) => (text ?? "").toLowerCase().split(/[.;\n]/))
    .map((sentence) => sentence.replaceAll("'s", "").split(/[^a-z]+/));
}
