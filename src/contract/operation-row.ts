// The facts about each operation in generated code: types only.

import type { Effect, Idempotence } from "../semantics/effects.ts";
import type { Method } from "../semantics/methods.ts";
import type { Requirement } from "../semantics/traits.ts";

/**
 * What the document says about one operation: part of its entry in `wiring` of `generated/server.ts`.
 *
 * @example
 * ```ts
 * import type { OperationFacts } from "@verbatim-http/kit/contract/operation-row";
 * import { wiring } from "./generated/server.ts";
 *
 * const facts: OperationFacts = wiring.putNote;
 * console.log(facts.method, facts.path, facts.idempotent); // PUT /notes/{noteId} true
 * ```
 */
export type OperationFacts = {
  readonly method: Method;
  readonly path: string;
  readonly effect: Effect;
  readonly safe: boolean;
  readonly idempotent: Idempotence;
  /** The status of an identical second request, without preconditions, preferences or key. */
  readonly repeat: number;
  readonly ifMatch: Requirement;
  readonly ifNoneMatch: Requirement;
  readonly key: Requirement;
  readonly deprecated: boolean;
};
