// Asks the decision rows of an operation, and turns a "no" into its response.
import type { RequestDecision } from "../semantics/decisions.ts";
import { problems } from "../semantics/problems.ts";
import type { Decided, RequestContext, State } from "./context.ts";
import { tests } from "./decisions.ts";
import { answerFor, asDeclared } from "./declared-answer.ts";
import { framed } from "./framed.ts";
import { notModified, problemOutcome } from "./outcomes.ts";
import type { Plan, Row, Step } from "./plan.ts";
import type { Outcome } from "./port.ts";
import type { Soon } from "./soon.ts";

/** Replaces a response that does not fit the document by a 500, so that its unit of work is undone. */
export function checkAnswer({ wiring, fault, onFault, errorContent }: Plan, given: Outcome): Outcome {
  const outcome = asDeclared(wiring, given, errorContent);
  const why = fault(wiring, outcome);
  if (why === undefined) return outcome;
  onFault(wiring, why);
  return asDeclared(wiring, problemOutcome("internal-error", problems["internal-error"]), errorContent);
}

/** @returns the response with the content that its items make */
export function withItems(plan: Plan, outcome: Outcome): Outcome {
  if (outcome.items === undefined) return outcome;
  const { items, ...rest } = outcome;
  const { wiring, onFault, checksItems } = plan;
  const facts = answerFor(wiring, outcome.status)?.stream;
  if (facts === undefined)
    throw new TypeError(
      `${wiring.id} returned a stream for ${outcome.status}, for which the document declares none.`,
    );
  const report = (fault: string): void =>
    onFault(wiring, `${wiring.id} sent an item that does not fit its schema: ${fault}`);
  return { ...rest, content: framed(items, facts, checksItems ? report : undefined) };
}

/** @returns the steps of rows that the request alone answers */
export function headSteps(rows: readonly RequestDecision[]): readonly Step<undefined>[] {
  return rows.map((row) => ({ row, test: tests[row.id] }));
}

/** @returns the steps of rows that may need the state */
export function stateSteps(rows: readonly Row[]): readonly Step<State>[] {
  return rows.map((row) => ({ row, test: tests[row.id] }));
}

/** Asks the rows in order; the first that does not say yes ends the request. Nothing waits unless a test does. */
export function askRows<S>(
  plan: Plan,
  steps: readonly Step<S>[],
  context: RequestContext,
  state: S,
  first = 0,
): Soon<Outcome | undefined> {
  for (let at = first; at < steps.length; at++) {
    const step = steps[at];
    if (step === undefined) break;
    const decided = step.test(context, state);
    if (decided === "yes") continue;
    if (!(decided instanceof Promise)) return refuse(plan, step.row, decided, context);
    return decided.then((late) =>
      late === "yes" ? askRows(plan, steps, context, state, at + 1) : refuse(plan, step.row, late, context),
    );
  }
  return undefined;
}

function refuse(plan: Plan, row: Row, decided: Exclude<Decided, "yes">, context: RequestContext): Outcome {
  const refusal = refusalFor(row, decided, context);
  // A refusal without a declaration has none to be checked against; it is a problem (RFC 9457), as lint says.
  const isUnchecked = row.undeclared || answerFor(plan.wiring, refusal.status) === undefined;
  return isUnchecked ? asDeclared(plan.wiring, refusal, plan.errorContent) : checkAnswer(plan, refusal);
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
