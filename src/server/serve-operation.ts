// Walks the decisions that apply to an operation, then lets its handler act: all in one unit of work.
import { type Decision, type DecisionId, decisionsFor } from "../semantics/decisions.ts";
import { fields } from "../semantics/fields.ts";
import { problems } from "../semantics/problems.ts";
import { isSuccess } from "../semantics/statuses.ts";
import { tests } from "./decisions.ts";
import type { AnyReply, AnyStored, Exchange, Handler, State, Verdict } from "./exchange.ts";
import { fingerprintOf, KEY_LIFETIME, keyOf, scopeOf } from "./keys.ts";
import { notModified, problemOutcome, replyOutcome } from "./outcomes.ts";
import type { Keys, Outcome, Settled, UnitOfWork } from "./port.ts";
import type { Twins } from "./twins.ts";
import type { Reference, Wiring } from "./wiring.ts";

type Row = Decision & { readonly id: DecisionId };

/** An operation as it is served: its rows split where the state is first asked. */
export type Plan = {
  readonly wiring: Wiring;
  readonly before: readonly Row[];
  readonly inside: readonly Row[];
  readonly handler: Handler<unknown>;
  /** The handler of a read operation, by id: it is what finds targets and parents. */
  readonly read: (id: string) => Handler<unknown>;
  /** What is wrong with an answer, if answers are checked; `undefined` when it fits the document. */
  readonly fault: (wiring: Wiring, outcome: Outcome) => string | undefined;
  readonly twins: Twins;
  readonly onFault: (wiring: Wiring, fault: string) => void;
};

const NO_STATE: State = {
  current: async () => undefined,
  parent: async () => undefined,
  reply: async () => {
    throw new Error("a question of the state was asked before the unit of work");
  },
  keys: undefined,
};

/** @returns the rows of an operation, those before the first question of the state apart. */
export function splitRows(
  wiring: Wiring,
  knowsCallers: boolean,
): { readonly before: readonly Row[]; readonly inside: readonly Row[] } {
  // Without a key there is nobody to tell apart, and nothing to ask.
  const open = { isSecured: false, scopes: [], ownerOrScope: undefined };
  const rows = decisionsFor(knowsCallers ? wiring : { ...wiring, ...open });
  const first = rows.findIndex((row) => row.ofState);
  const merges = rows.findIndex(
    (row) => row.id === "content-is-valid" && wiring.content?.result !== undefined,
  );
  const split = [first, merges].filter((index) => index >= 0);
  const at = split.length === 0 ? rows.length : Math.min(...split);
  return { before: rows.slice(0, at), inside: rows.slice(at) };
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
  const refusal = await walk(plan, plan.before, exchange, NO_STATE);
  if (refusal !== undefined) return refusal;
  if (plan.wiring.safe) return store.read(async (view) => (await decideAndAct(plan, exchange, view)).result);
  const write = () => store.write((view, keys) => decideAndAct(plan, exchange, view, keys));
  const key = keyOf(exchange);
  return key === undefined ? write() : plan.twins.inTurn(scopeOf(exchange, key), write, keyInProgress);
}

/** A twin that has waited long enough is told to come back (draft-ietf-httpapi-idempotency-key-header-07 2.7). */
function keyInProgress(): Outcome {
  const headers = { [fields.retryAfter.name]: "1" };
  return problemOutcome("key-in-progress", problems["key-in-progress"], [], { headers });
}

async function decideAndAct(
  plan: Plan,
  exchange: Exchange,
  view: unknown,
  keys?: Keys,
): Promise<Settled<Outcome>> {
  const state = stateOf(plan, exchange, view, keys);
  const refusal = await walk(plan, plan.inside, exchange, state);
  if (refusal !== undefined) return { keep: false, result: refusal };
  const reply = plan.wiring.safe
    ? await state.reply()
    : await act(plan, exchange, view, await state.current());
  const outcome = fitting(plan, replyOutcome(exchange, reply));
  const keep = isSuccess(outcome.status);
  if (keep && keys !== undefined && exchange.key !== undefined) {
    const expires = exchange.now() + KEY_LIFETIME;
    await keys.keep(scopeOf(exchange, exchange.key), {
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
async function walk(
  plan: Plan,
  rows: readonly Row[],
  exchange: Exchange,
  state: State,
): Promise<Outcome | undefined> {
  for (const row of rows) {
    const asked = tests[row.id](exchange, state);
    const verdict = asked instanceof Promise ? await asked : asked;
    if (verdict === "yes") continue;
    const refusal = await refuse(row, verdict, exchange, state);
    // What protects every operation alike is declared by none: there is nothing to hold it against.
    return row.undeclared ? refusal : fitting(plan, refusal);
  }
  return undefined;
}

async function refuse(
  row: Row,
  verdict: Exclude<Verdict, "yes">,
  { wiring }: Exchange,
  state: State,
): Promise<Outcome> {
  if ("answer" in verdict) return verdict.answer;
  if (row.otherwise === 304) return notModified(await state.reply());
  const type = problems[row.otherwise];
  const headers = { ...wiring.answers[type.status]?.constants, ...verdict.headers };
  return problemOutcome(row.otherwise, type, verdict.no, { detail: verdict.detail, headers });
}

/** The state as the decisions see it: each question is asked of the store once. */
function stateOf(plan: Plan, exchange: Exchange, view: unknown, keys: Keys | undefined): State {
  const { wiring } = plan;
  const reply = once(() => act(plan, exchange, view, undefined));
  const readsItself = wiring.effect === "read";
  return {
    reply,
    current: readsItself
      ? async () => storedOf(await reply())
      : once(() => find(plan, wiring.target, exchange, view)),
    parent: once(() => find(plan, wiring.parent, exchange, view)),
    keys,
  };
}

async function act(
  plan: Plan,
  exchange: Exchange,
  view: unknown,
  current: AnyStored | undefined,
): Promise<AnyReply> {
  const { path, query, header, content, principal } = exchange;
  return plan.handler({ path, query, header, content, caller: principal, current }, view);
}

/** The current representation of a resource is what its own GET answers (RFC 9110 3.2). */
async function find(
  plan: Plan,
  reference: Reference | undefined,
  exchange: Exchange,
  view: unknown,
): Promise<AnyStored | undefined> {
  if (reference === undefined) return undefined;
  const path = Object.fromEntries(
    Object.entries(reference.parameters).map(([name, ours]) => [name, exchange.path[ours] ?? ""]),
  );
  const request = {
    path,
    query: {},
    header: {},
    content: undefined,
    caller: exchange.principal,
    current: undefined,
  };
  return storedOf(await plan.read(reference.read)(request, view));
}

function storedOf(reply: AnyReply): AnyStored | undefined {
  return isSuccess(reply.status) && reply.body !== undefined && "json" in reply.body ? reply.body : undefined;
}

function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | undefined;
  return () => {
    asked ??= ask();
    return asked;
  };
}
