// The state that the decisions see in one unit of work.
import { isSuccess } from "../semantics/statuses.ts";
import type { AnyReply, AnyStored, Handler, RequestContext, State } from "./context.ts";
import { scopeOf } from "./keys.ts";
import type { Finder, Plan } from "./plan.ts";
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
        : this.#plan.findTarget(this.#context, this.#view),
    };
    return this.#current.value;
  }

  parent(): Soon<AnyStored | undefined> {
    this.#parent ??= { value: this.#plan.findParent(this.#context, this.#view) };
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

/**
 * The current representation of a resource is what its GET returns (RFC 9110 3.2).
 *
 * @param reference the resource
 * @param read returns the handler of an operation that reads
 * @returns a function that finds the resource for a request
 */
export function finderOf(reference: Reference | undefined, read: (id: string) => Handler<unknown>): Finder {
  if (reference === undefined) return () => undefined;
  const handler = read(reference.read);
  const names = Object.entries(reference.parameters);
  return (context, view) => {
    const path = parametersFor(names, context.path);
    return whenKnown(handler({ path, ...NOTHING_ELSE, caller: context.principal }, view), storedOf);
  };
}

function parametersFor(
  names: readonly (readonly [name: string, ours: string])[],
  path: RequestContext["path"],
): RequestContext["path"] {
  const [only] = names;
  // The usual case, without a list of pairs. A computed name in a literal is a member of its own even if it is `__proto__`.
  if (only !== undefined && names.length === 1) return { [only[0]]: path[only[1]] ?? "" };
  return Object.fromEntries(names.map(([name, ours]) => [name, path[ours] ?? ""]));
}

/** A read that finds a target gets its path parameters, and nothing else. */
const NOTHING_ELSE = { query: {}, header: {}, cookie: {}, content: undefined, current: undefined } as const;

function storedOf(reply: AnyReply): AnyStored | undefined {
  return isSuccess(reply.status) && reply.body !== undefined && "json" in reply.body ? reply.body : undefined;
}
