// Asks the decision rows of an operation, and turns a "no" into its response.
import { problems } from "../semantics/problems.ts";
import type { Decided, RequestContext, State } from "./context.ts";
import { tests } from "./decisions.ts";
import { notModified, problemOutcome } from "./outcomes.ts";
import type { Plan, Row } from "./plan.ts";
import type { Outcome } from "./port.ts";

/** @returns the answer of a row, with the state of one unit of work. */
export function askOfState(row: Row, context: RequestContext, state: State): Decided | Promise<Decided> {
  return row.ofState ? tests[row.id](context, state) : tests[row.id](context);
}

/** Replaces a response that does not fit the document by a 500, so that its unit of work is undone. */
export function checkAnswer({ wiring, fault, onFault }: Plan, outcome: Outcome): Outcome {
  const why = fault(wiring, outcome);
  if (why === undefined) return outcome;
  onFault(wiring, why);
  return problemOutcome("internal-error", problems["internal-error"]);
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
    // A refusal that needs no declaration has none to be checked against.
    return row.undeclared ? refusal : checkAnswer(plan, refusal);
  }
  return undefined;
}

function refusalFor(row: Row, decided: Exclude<Decided, "yes">, { wiring }: RequestContext): Outcome {
  if ("answer" in decided) return decided.answer;
  if (row.otherwise === 304) return notModified(decided.headers);
  const type = problems[row.otherwise];
  const headers = { ...wiring.answers[type.status]?.constants, ...decided.headers };
  return problemOutcome(row.otherwise, type, decided.no, { detail: decided.detail, headers });
}
