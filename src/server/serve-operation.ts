// Serves an operation: asks its decision rows, then calls its handler, in one unit of work.
import { decisionsFor, type RequestDecision, withoutContent } from "../semantics/decisions.ts";
import { problems } from "../semantics/problems.ts";
import { isSuccess } from "../semantics/statuses.ts";
import { askRows, checkAnswer, headSteps, stateSteps, withItems } from "./ask-rows.ts";
import type { RequestContext, State } from "./context.ts";
import { fingerprintOf, KEY_LIFETIME, keyOf, scopeOf, TRY_AGAIN_SOON } from "./keys.ts";
import { problemOutcome, replyOutcome } from "./outcomes.ts";
import type { Plan, Steps } from "./plan.ts";
import type { Keys, Outcome, Settled } from "./port.ts";
import { receiveContent } from "./receive-content.ts";
import { releaseUpload } from "./release-upload.ts";
import { type Soon, whenKnown } from "./soon.ts";
import { callHandler, stateOf } from "./state.ts";
import type { Units } from "./units.ts";
import type { Wiring } from "./wiring.ts";

/** @returns the steps of an operation, made from its decision rows */
export function stepsOf(wiring: Wiring, knowsCallers: boolean): Steps {
  // Without a key the server cannot distinguish callers, so these rows do not apply.
  const open = { isSecured: false, scopes: [], ownerOrScope: undefined };
  const rows = decisionsFor(knowsCallers ? wiring : { ...wiring, ...open });
  const before: RequestDecision[] = [];
  for (const row of rows) {
    if (row.ofState || row.ofContent) break;
    before.push(row);
  }
  const inside = rows.slice(before.length);
  const unkeyed = inside.filter((row) => !row.ofKey);
  const first = unkeyed.findIndex((row) => row.ofState);
  const ofState = first < 0 ? unkeyed.length : first;
  return {
    before: headSteps(before),
    inside: stateSteps(inside),
    withoutKey: {
      before: headSteps(unkeyed.slice(0, ofState).filter((row) => !row.ofState)),
      inside: stateSteps(unkeyed.slice(ofState)),
    },
    early: stateSteps(withoutContent(inside)),
  };
}

/**
 * @param plan the operation
 * @param context the request
 * @param units run the unit of work: `read` for a safe operation, `write` for any other
 * @returns the response, at once if nothing waits
 * @throws what the store or the handler throws, with nothing changed
 */
export function serveOperation(
  plan: Plan,
  context: RequestContext,
  units: Units<unknown, unknown>,
): Soon<Outcome> {
  const received = whenKnown(
    askRows(plan, plan.before, context, undefined),
    (refusal) => refusal ?? receiveContent(plan, context, units),
  );
  const outcome = whenKnown(received, (refusal) => refusal ?? serveUnit(plan, context, units));
  // An upload is never known at once.
  return outcome instanceof Promise ? whenUploadIsOver(context, outcome) : outcome;
}

async function whenUploadIsOver(context: RequestContext, outcome: Promise<Outcome>): Promise<Outcome> {
  try {
    return await releaseUpload(context, await outcome);
  } catch (error) {
    await context.upload?.discard();
    throw error;
  }
}

function serveUnit(plan: Plan, context: RequestContext, units: Units<unknown, unknown>): Soon<Outcome> {
  if (plan.wiring.safe)
    return units.read((view) => whenKnown(decideAndAct(plan, context, view), ({ result }) => result));
  const write = (rows: Plan["inside"]) =>
    units.write((view, keys) => decideAndAct(plan, context, view, keys, rows));
  const key = keyOf(context);
  if (key !== undefined)
    return plan.keyedTurns.inTurn(scopeOf(context, key), async () => write(plan.inside), keyInProgress);
  // What the content alone determines needs no unit of work, and no turn among those that write.
  const { before, inside } = plan.withoutKey;
  return whenKnown(askRows(plan, before, context, undefined), (refusal) => refusal ?? write(inside));
}

/** Asks a client to retry when an earlier request with the key is still in progress (draft-ietf-httpapi-idempotency-key-header-07 2.7). */
function keyInProgress(): Outcome {
  return problemOutcome("key-in-progress", problems["key-in-progress"], [], { headers: TRY_AGAIN_SOON });
}

function decideAndAct(
  plan: Plan,
  context: RequestContext,
  view: unknown,
  keys?: Keys,
  rows = plan.inside,
): Soon<Settled<Outcome>> {
  const state = stateOf(plan, context, view, keys);
  return whenKnown(askRows(plan, rows, context, state), (refusal) =>
    refusal === undefined ? act(plan, context, state, view, keys) : { keep: false, result: refusal },
  );
}

function act(
  plan: Plan,
  context: RequestContext,
  state: State,
  view: unknown,
  keys: Keys | undefined,
): Soon<Settled<Outcome>> {
  const reply = plan.wiring.safe
    ? state.reply()
    : whenKnown(state.current(), (current) => callHandler(plan, context, view, current));
  return whenKnown(reply, (known): Soon<Settled<Outcome>> => {
    const outcome = withItems(plan, checkAnswer(plan, replyOutcome(context, known)));
    const keep = isSuccess(outcome.status);
    if (!keep || keys === undefined || context.key === undefined) return { keep, result: outcome };
    return recordOutcome(context, context.key, outcome, keys);
  });
}

async function recordOutcome(
  context: RequestContext,
  key: string,
  outcome: Outcome,
  keys: Keys,
): Promise<Settled<Outcome>> {
  await keys.keep(scopeOf(context, key), {
    principal: context.principal.id,
    fingerprint: fingerprintOf(context),
    outcome,
    expires: context.now() + KEY_LIFETIME,
  });
  return { keep: true, result: outcome };
}
