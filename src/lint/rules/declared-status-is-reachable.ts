import type { Operation } from "../../contract/operation.ts";
import { decisions, decisionsFor } from "../../semantics/decisions.ts";
import { isSuccess, sourceOf } from "../../semantics/statuses.ts";
import { declaredRow, either, nameOf } from "../declared.ts";
import type { Finding, Rule } from "../rule.ts";
import { statusOf } from "./reachable-status-is-declared.ts";

export const declaredStatusIsReachable: Rule = {
  id: "declared-status-is-reachable",
  severity: "warn",
  says: "Every declared response can occur: from the effect, a decision or the service.",
  section: "RFC 9110 15",
  check: ({ operations }) =>
    operations
      .filter((operation) => declaredRow(operation) !== undefined)
      .flatMap((operation) => [...successesOfOtherEffects(operation), ...refusalsOfNoDecision(operation)]),
};

function successesOfOtherEffects(operation: Operation): readonly Finding[] {
  const { effect } = operation.semantics;
  const possible = declaredRow(operation)?.successes ?? [];
  return operation.responses
    .filter(({ status }) => isSuccess(Number(status)) && !possible.includes(Number(status)))
    .map(({ status, place }) => ({
      place,
      wrong: `${nameOf(operation)} declares ${status}, which the effect ${effect} never returns`,
      instead: `Remove it, or declare a different effect; ${effect} returns ${either(possible)}.`,
    }));
}

function refusalsOfNoDecision(operation: Operation): readonly Finding[] {
  const given = decisionsFor(operation.traits).map(statusOf);
  return operation.responses
    .filter(({ status }) => sourceOf(Number(status)) === "decisions" && !given.includes(Number(status)))
    .map(({ status, place }) => ({
      place,
      wrong: `${nameOf(operation)} declares ${status}, which never occurs`,
      instead: `Remove it, or declare what can cause it, a "no" to: ${questionsOf(Number(status))}`,
    }));
}

/** The questions for which a "no" has this status. */
function questionsOf(status: number): string {
  return decisions
    .filter((row) => statusOf(row) === status)
    .map((row) => `"${row.asks}"`)
    .join(" or ");
}
