// The state that the decisions see in one unit of work.
import { isSuccess } from "../semantics/statuses.ts";
import type { AnyReply, AnyStored, RequestContext, State } from "./context.ts";
import { scopeOf } from "./keys.ts";
import type { Plan } from "./plan.ts";
import type { Keys } from "./port.ts";
import type { Reference } from "./wiring.ts";

/** @returns the state of one unit of work; each of its values is read from the store once. */
export function stateOf(plan: Plan, context: RequestContext, view: unknown, keys: Keys | undefined): State {
  const { wiring } = plan;
  const reply = once(() => callHandler(plan, context, view, undefined));
  return {
    reply,
    // A safe operation selects what it returns: RFC 9110 13.1 compares preconditions with that.
    current: wiring.safe
      ? async () => storedOf(await reply())
      : once(() => findStored(plan, wiring.target, context, view)),
    parent: once(() => findStored(plan, wiring.parent, context, view)),
    record: once(async () =>
      context.key === undefined ? undefined : keys?.find(scopeOf(context, context.key)),
    ),
  };
}

/** Calls the handler of the operation. */
export async function callHandler(
  plan: Plan,
  context: RequestContext,
  view: unknown,
  current: AnyStored | undefined,
): Promise<AnyReply> {
  const { path, query, header, cookie, content, principal } = context;
  return plan.handler({ path, query, header, cookie, content, caller: principal, current }, view);
}

/** The current representation of a resource is what its GET returns (RFC 9110 3.2). */
async function findStored(
  plan: Plan,
  reference: Reference | undefined,
  context: RequestContext,
  view: unknown,
): Promise<AnyStored | undefined> {
  if (reference === undefined) return undefined;
  const path = Object.fromEntries(
    Object.entries(reference.parameters).map(([name, ours]) => [name, context.path[ours] ?? ""]),
  );
  const request = {
    path,
    query: {},
    header: {},
    cookie: {},
    content: undefined,
    caller: context.principal,
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
