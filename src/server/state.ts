// The state as one unit of work shows it to the decisions.
import { isSuccess } from "../semantics/statuses.ts";
import type { AnyReply, AnyStored, Exchange, State } from "./exchange.ts";
import { scopeOf } from "./keys.ts";
import type { Plan } from "./plan.ts";
import type { Keys } from "./port.ts";
import type { Reference } from "./wiring.ts";

/** The state as the decisions see it: each question is asked of the store once. */
export function stateOf(plan: Plan, exchange: Exchange, view: unknown, keys: Keys | undefined): State {
  const { wiring } = plan;
  const reply = once(() => act(plan, exchange, view, undefined));
  return {
    reply,
    // A safe operation selects what it returns: RFC 9110 13.1 compares preconditions with that.
    current: wiring.safe
      ? async () => storedOf(await reply())
      : once(() => find(plan, wiring.target, exchange, view)),
    parent: once(() => find(plan, wiring.parent, exchange, view)),
    record: once(async () =>
      exchange.key === undefined ? undefined : keys?.find(scopeOf(exchange, exchange.key)),
    ),
  };
}

/** Lets the handler act. */
export async function act(
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
