// Walks the decisions that apply to an operation, then lets its handler act: all in one unit of work.
import { decisionsFor, type RequestDecision } from "../semantics/decisions.ts";
import { problems } from "../semantics/problems.ts";
import { isSuccess } from "../semantics/statuses.ts";
import { tests } from "./decisions.ts";
import type { Exchange, Verdict } from "./exchange.ts";
import { fingerprintOf, KEY_LIFETIME, keyOf, scopeOf, TRY_AGAIN_SOON } from "./keys.ts";
import { notModified, problemOutcome, replyOutcome } from "./outcomes.ts";
import type { Plan, Row } from "./plan.ts";
import type { Keys, Outcome, Settled, UnitOfWork } from "./port.ts";
import { act, stateOf } from "./state.ts";
import type { Wiring } from "./wiring.ts";

/** @returns the rows of an operation, those before the first question of the state apart. */
export function splitRows(
  wiring: Wiring,
  knowsCallers: boolean,
): { readonly before: readonly RequestDecision[]; readonly inside: readonly Row[] } {
  // Without a key there is nobody to tell apart, and nothing to ask.
  const open = { isSecured: false, scopes: [], ownerOrScope: undefined };
  const rows = decisionsFor(knowsCallers ? wiring : { ...wiring, ...open });
  const before: RequestDecision[] = [];
  for (const row of rows) {
    if (row.ofState) break;
    before.push(row);
  }
  return { before, inside: rows.slice(before.length) };
}

/**
 * @param plan the operation
 * @param exchange the request
 * @param store runs the unit of work: `read` for a safe operation, `write` for any other
 * @returns the answer; whatever the store or the handler throws is thrown on, with nothing changed
 */
export async function serveOperation(
  plan: Plan,
  exchange: Exchange,
  store: UnitOfWork<unknown, unknown>,
): Promise<Outcome> {
  const refusal = await walk(plan, plan.before, exchange, (row) => tests[row.id](exchange));
  if (refusal !== undefined) return refusal;
  if (plan.wiring.safe) return store.read(async (view) => (await decideAndAct(plan, exchange, view)).result);
  const write = () => store.write((view, keys) => decideAndAct(plan, exchange, view, keys));
  const key = keyOf(exchange);
  return key === undefined ? write() : plan.twins.inTurn(scopeOf(exchange, key), write, keyInProgress);
}

/** A twin that has waited long enough is told to come back (draft-ietf-httpapi-idempotency-key-header-07 2.7). */
function keyInProgress(): Outcome {
  return problemOutcome("key-in-progress", problems["key-in-progress"], [], { headers: TRY_AGAIN_SOON });
}

async function decideAndAct(
  plan: Plan,
  exchange: Exchange,
  view: unknown,
  keys?: Keys,
): Promise<Settled<Outcome>> {
  const state = stateOf(plan, exchange, view, keys);
  const refusal = await walk(plan, plan.inside, exchange, (row) =>
    row.ofState ? tests[row.id](exchange, state) : tests[row.id](exchange),
  );
  if (refusal !== undefined) return { keep: false, result: refusal };
  const reply = plan.wiring.safe
    ? await state.reply()
    : await act(plan, exchange, view, await state.current());
  const outcome = fitting(plan, replyOutcome(exchange, reply));
  const keep = isSuccess(outcome.status);
  if (keep && keys !== undefined && exchange.key !== undefined) {
    const expires = exchange.now() + KEY_LIFETIME;
    await keys.keep(scopeOf(exchange, exchange.key), {
      principal: exchange.principal.id,
      fingerprint: fingerprintOf(exchange),
      outcome,
      expires,
    });
  }
  return { keep, result: outcome };
}

/** An answer that does not fit the document is not sent, and what led to it is not kept. */
function fitting({ wiring, fault, onFault }: Plan, outcome: Outcome): Outcome {
  const why = fault(wiring, outcome);
  if (why === undefined) return outcome;
  onFault(wiring, why);
  return problemOutcome("internal-error", problems["internal-error"]);
}

/** Asks the rows in their order; the first that is not a yes ends the request. */
async function walk<Asked extends Row>(
  plan: Plan,
  rows: readonly Asked[],
  exchange: Exchange,
  ask: (row: Asked) => Verdict | Promise<Verdict>,
): Promise<Outcome | undefined> {
  for (const row of rows) {
    const asked = ask(row);
    const verdict = asked instanceof Promise ? await asked : asked;
    if (verdict === "yes") continue;
    const refusal = refuse(row, verdict, exchange);
    // What protects every operation alike is declared by none: there is nothing to hold it against.
    return row.undeclared ? refusal : fitting(plan, refusal);
  }
  return undefined;
}

function refuse(row: Row, verdict: Exclude<Verdict, "yes">, { wiring }: Exchange): Outcome {
  if ("answer" in verdict) return verdict.answer;
  if (row.otherwise === 304) return notModified(verdict.headers);
  const type = problems[row.otherwise];
  const headers = { ...wiring.answers[type.status]?.constants, ...verdict.headers };
  return problemOutcome(row.otherwise, type, verdict.no, { detail: verdict.detail, headers });
}
