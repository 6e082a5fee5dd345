// Serves an operation: asks its decision rows, then calls its handler, in one unit of work.
import { decisionsFor, type RequestDecision } from "../semantics/decisions.ts";
import { problems } from "../semantics/problems.ts";
import { isSuccess } from "../semantics/statuses.ts";
import { askOfState, askRows, checkAnswer } from "./ask-rows.ts";
import type { RequestContext } from "./context.ts";
import { tests } from "./decisions.ts";
import { fingerprintOf, KEY_LIFETIME, keyOf, scopeOf, TRY_AGAIN_SOON } from "./keys.ts";
import { problemOutcome, replyOutcome } from "./outcomes.ts";
import type { Plan, Row } from "./plan.ts";
import type { Keys, Outcome, Settled, UnitOfWork } from "./port.ts";
import { receiveContent } from "./receive-content.ts";
import { callHandler, stateOf } from "./state.ts";
import type { Wiring } from "./wiring.ts";

/** @returns the decision rows of an operation, split before the first row that needs the state or the content. */
export function splitRows(
  wiring: Wiring,
  knowsCallers: boolean,
): { readonly before: readonly RequestDecision[]; readonly inside: readonly Row[] } {
  // Without a key the server cannot distinguish callers, so these rows do not apply.
  const open = { isSecured: false, scopes: [], ownerOrScope: undefined };
  const rows = decisionsFor(knowsCallers ? wiring : { ...wiring, ...open });
  const before: RequestDecision[] = [];
  for (const row of rows) {
    if (row.ofState || row.ofContent) break;
    before.push(row);
  }
  return { before, inside: rows.slice(before.length) };
}

/**
 * @param plan the operation
 * @param context the request
 * @param store runs the unit of work: `read` for a safe operation, `write` for any other
 * @returns the response
 * @throws what the store or the handler throws, with nothing changed
 */
export async function serveOperation(
  plan: Plan,
  context: RequestContext,
  store: UnitOfWork<unknown, unknown>,
): Promise<Outcome> {
  const refusal =
    (await askRows(plan, plan.before, context, (row) => tests[row.id](context))) ??
    (await receiveContent(plan, context, store));
  if (refusal !== undefined) return refusal;
  if (plan.wiring.safe) return store.read(async (view) => (await decideAndAct(plan, context, view)).result);
  const write = () => store.write((view, keys) => decideAndAct(plan, context, view, keys));
  const key = keyOf(context);
  return key === undefined ? write() : plan.keyedTurns.inTurn(scopeOf(context, key), write, keyInProgress);
}

/** Asks a client to retry when an earlier request with the key is still in progress (draft-ietf-httpapi-idempotency-key-header-07 2.7). */
function keyInProgress(): Outcome {
  return problemOutcome("key-in-progress", problems["key-in-progress"], [], { headers: TRY_AGAIN_SOON });
}

async function decideAndAct(
  plan: Plan,
  context: RequestContext,
  view: unknown,
  keys?: Keys,
): Promise<Settled<Outcome>> {
  const state = stateOf(plan, context, view, keys);
  const refusal = await askRows(plan, plan.inside, context, (row) => askOfState(row, context, state));
  if (refusal !== undefined) return { keep: false, result: refusal };
  const reply = plan.wiring.safe
    ? await state.reply()
    : await callHandler(plan, context, view, await state.current());
  const outcome = checkAnswer(plan, replyOutcome(context, reply));
  const keep = isSuccess(outcome.status);
  if (keep && keys !== undefined && context.key !== undefined) {
    const expires = context.now() + KEY_LIFETIME;
    await keys.keep(scopeOf(context, context.key), {
      principal: context.principal.id,
      fingerprint: fingerprintOf(context),
      outcome,
      expires,
    });
  }
  return { keep, result: outcome };
}
