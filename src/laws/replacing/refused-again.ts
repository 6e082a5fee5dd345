// Whether the document says that an action is rejected once it has led to its state.
import { bare } from "../../contract/inferred/identity.ts";
import type { Operation } from "../../contract/operation.ts";
import type { Goal } from "./action-goal.ts";
import { clausesOf, REFUSALS } from "./clauses.ts";
import { doneWordsOf } from "./done-words.ts";

/** With one of these, "only" says when the action is not possible: "only before it is shipped". */
const NEGATIONS = ["before", "until", "not", "unless", "except", "cannot", "no", "never", "without"];
const MODALS = ["must", "may", "can", "should", "could", "might"];
const FILLERS = ["in", "an", "a", "the", "yet", "longer", "any", "more", "state", "status"];
const VERBS = ["can", "may", "could", "are", "be", "will"];

/**
 * @returns whether the document says that a second call is rejected: "409 if it is cancelled already", or "only drafts can be
 *   submitted", where `draft` is a different state
 */
export function refusesAgain(operation: Operation, goal: Goal): boolean {
  const conflict = operation.responses.find(({ status }) => status === "409");
  if (conflict === undefined) return false;
  const own = [bare(String(goal.value ?? "")), ...doneWordsOf(operation)];
  const others = goal.values
    .filter((one) => one !== goal.value && typeof one === "string")
    .map((one) => bare(String(one)));
  const says = (words: readonly string[]): boolean =>
    saysAlready(words, own) || saysOnly(words, own, others) || saysNot(words, others);
  return (
    clausesOf(conflict.description ?? "").some(says) ||
    clausesOf(operation.description ?? "").some(
      (words) => says(words) && words.some((word) => REFUSALS.includes(word)),
    )
  );
}

/** "Cancelled already": "shipped already" says nothing about a second cancellation. */
function saysAlready(words: readonly string[], own: readonly string[]): boolean {
  return words.includes("already") && words.some((word) => own.includes(bare(word)));
}

function saysOnly(words: readonly string[], own: readonly string[], others: readonly string[]): boolean {
  const at = words.indexOf("only");
  if (at < 0 || words.some((word) => NEGATIONS.includes(word))) return false;
  const rest = words.slice(at);
  const end = rest.findIndex((word) => VERBS.includes(word));
  const chosen = rest.slice(0, end < 0 ? rest.length : end).map(bare);
  return chosen.some((word) => others.includes(word)) && !chosen.some((word) => own.includes(word));
}

/** "Is not `open`", and neither "must not be `sent`" nor "not possible for sent orders". */
function saysNot(words: readonly string[], others: readonly string[]): boolean {
  return words.some((word, at) => {
    if (word !== "not" || MODALS.includes(words[at - 1] ?? "")) return false;
    const next = words.slice(at + 1).find((one) => !FILLERS.includes(one));
    return next !== undefined && others.includes(bare(next));
  });
}
