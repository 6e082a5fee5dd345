// Asks the decision rows of an operation, and turns a "no" into its response.
import { problems } from "../semantics/problems.ts";
import type { Decided, RequestContext, State } from "./context.ts";
import { tests } from "./decisions.ts";
import { answerFor, asDeclared } from "./declared-answer.ts";
import { notModified, problemOutcome } from "./outcomes.ts";
import type { Plan, Row } from "./plan.ts";
import type { Outcome } from "./port.ts";

/** @returns the answer of a row, with the state of one unit of work. */
export function askOfState(row: Row, context: RequestContext, state: State): Decided | Promise<Decided> {
  return row.ofState ? tests[row.id](context, state) : tests[row.id](context);
}

/** Replaces a response that does not fit the document by a 500, so that its unit of work is undone. */
export function checkAnswer({ wiring, fault, onFault, errorContent }: Plan, given: Outcome): Outcome {
  const outcome = asDeclared(wiring, given, errorContent);
  const why = fault(wiring, outcome);
  if (why === undefined) return outcome;
  onFault(wiring, why);
  return asDeclared(wiring, problemOutcome("internal-error", problems["internal-error"]), errorContent);
}

/** Asks the rows in order; the first that does not say yes ends the request. */
export async function askRows<Asked extends Row>(
  plan: Plan,
  rows: readonly Asked[],
  context: RequestContext,
  ask: (row: Asked) => Decided | Promise<Decided>,
): Promise<Outcome | undefined> {
  for (const row of rows) {
    const asked = ask(row);
    const decided = asked instanceof Promise ? await asked : asked;
    if (decided === "yes") continue;
    const refusal = refusalFor(row, decided, context);
    // A refusal without a declaration has none to be checked against; it is a problem (RFC 9457), as lint says.
    const isUnchecked = row.undeclared || answerFor(plan.wiring, refusal.status) === undefined;
    return isUnchecked ? asDeclared(plan.wiring, refusal, plan.errorContent) : checkAnswer(plan, refusal);
  }
  return undefined;
}

function refusalFor(row: Row, decided: Exclude<Decided, "yes">, context: RequestContext): Outcome {
  const { wiring } = context;
  if ("answer" in decided) return decided.answer;
  if (row.otherwise === 304) return notModified(context, decided.headers);
  const type = problems[row.otherwise];
  const headers = { ...answerFor(wiring, type.status)?.constants, ...decided.headers };
  const refusal = problemOutcome(row.otherwise, type, decided.no, { detail: decided.detail, headers });
  return decided.reason === undefined ? refusal : { ...refusal, reason: decided.reason };
}
