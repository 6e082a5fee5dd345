// The state that the decisions see in one unit of work.
import { isSuccess } from "../semantics/statuses.ts";
import type { AnyReply, AnyStored, RequestContext, State } from "./context.ts";
import { scopeOf } from "./keys.ts";
import type { Plan } from "./plan.ts";
import type { KeyRecord, Keys } from "./port.ts";
import { type Soon, whenKnown } from "./soon.ts";
import type { Reference } from "./wiring.ts";

/** @returns the state of one unit of work; each of its values is read from the store once. */
export function stateOf(plan: Plan, context: RequestContext, view: unknown, keys: Keys | undefined): State {
  return new StateOnce(plan, context, view, keys);
}

/** A class, because it is made for each request: its functions are on the prototype. */
class StateOnce implements State {
  readonly #plan: Plan;
  readonly #context: RequestContext;
  readonly #view: unknown;
  readonly #keys: Keys | undefined;
  #reply: Soon<AnyReply> | undefined;
  #current: Known<AnyStored>;
  #parent: Known<AnyStored>;
  #record: Known<KeyRecord | "in progress">;

  constructor(plan: Plan, context: RequestContext, view: unknown, keys: Keys | undefined) {
    this.#plan = plan;
    this.#context = context;
    this.#view = view;
    this.#keys = keys;
  }

  reply(): Soon<AnyReply> {
    this.#reply ??= callHandler(this.#plan, this.#context, this.#view, undefined);
    return this.#reply;
  }

  current(): Soon<AnyStored | undefined> {
    // A safe operation selects what it returns: RFC 9110 13.1 compares preconditions with that.
    this.#current ??= {
      value: this.#plan.wiring.safe
        ? whenKnown(this.reply(), storedOf)
        : findStored(this.#plan, this.#plan.wiring.target, this.#context, this.#view),
    };
    return this.#current.value;
  }

  parent(): Soon<AnyStored | undefined> {
    this.#parent ??= { value: findStored(this.#plan, this.#plan.wiring.parent, this.#context, this.#view) };
    return this.#parent.value;
  }

  record(): Soon<KeyRecord | "in progress" | undefined> {
    const { key } = this.#context;
    this.#record ??= {
      value: key === undefined ? undefined : this.#keys?.find(scopeOf(this.#context, key)),
    };
    return this.#record.value;
  }
}

/** A value that may be known to be missing. */
type Known<T> = { readonly value: Soon<T | undefined> } | undefined;

/** Calls the handler of the operation. */
export function callHandler(
  plan: Plan,
  context: RequestContext,
  view: unknown,
  current: AnyStored | undefined,
): Soon<AnyReply> {
  const { path, query, header, cookie, content, principal, trace, prefers } = context;
  return plan.handler(
    { path, query, header, cookie, content, caller: principal, current, trace, prefers },
    view,
  );
}

/** The current representation of a resource is what its GET returns (RFC 9110 3.2). */
function findStored(
  plan: Plan,
  reference: Reference | undefined,
  context: RequestContext,
  view: unknown,
): Soon<AnyStored | undefined> {
  if (reference === undefined) return undefined;
  const path = Object.fromEntries(
    Object.entries(reference.parameters).map(([name, ours]) => [name, context.path[ours] ?? ""]),
  );
  const request = { path, ...NOTHING_ELSE, caller: context.principal };
  return whenKnown(plan.read(reference.read)(request, view), storedOf);
}

/** A read that finds a target gets its path parameters, and nothing else. */
const NOTHING_ELSE = { query: {}, header: {}, cookie: {}, content: undefined, current: undefined } as const;

function storedOf(reply: AnyReply): AnyStored | undefined {
  return isSuccess(reply.status) && reply.body !== undefined && "json" in reply.body ? reply.body : undefined;
}
