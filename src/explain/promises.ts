// The facts about an operation that `explain` shows; `undefined` where the document leaves them open.
import type { Operation } from "../contract/operation.ts";
import type { Effect, Idempotence } from "../semantics/effects.ts";
import type { Method } from "../semantics/methods.ts";
import type { Requirement } from "../semantics/traits.ts";
import { mayRetry, type Retry, twiceSentence } from "./twice.ts";

export type Facts = {
  readonly method: Method;
  readonly path: string;
  /** `operationId`, if the document has one. */
  readonly operation: string | undefined;
  readonly declared: boolean;
  readonly effect: Effect | undefined;
  /** Why the operation is taken to have its effect, if the document suggests it but does not say it. */
  readonly inferred: string | undefined;
  readonly safe: boolean | undefined;
  readonly idempotent: Idempotence | undefined;
  readonly ifMatch: Requirement;
  readonly ifNoneMatch: Requirement;
  readonly key: Requirement;
  /** The status of an identical second request, without preconditions, preferences or key. */
  readonly repeat: number | undefined;
  readonly retry: Retry;
  readonly sentence: string;
};

/** @returns the facts about an operation. */
export function factsOf(operation: Operation): Facts {
  const { method, path, id, named, semantics, traits } = operation;
  return {
    method,
    path,
    operation: named ? id : undefined,
    declared: semantics.declared,
    effect: semantics.effect,
    inferred: semantics.inferred,
    safe: semantics.safe,
    idempotent: semantics.idempotent,
    ifMatch: traits.ifMatch,
    ifNoneMatch: traits.ifNoneMatch,
    key: traits.key,
    repeat: semantics.repeat,
    retry: mayRetry(operation),
    sentence: twiceSentence(operation),
  };
}
