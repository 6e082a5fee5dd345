// What one success of an operation does, one row an effect: the vocabulary of `x-method-semantics`.
import type { Method } from "./methods.ts";

export type Effect =
  | "read"
  | "list"
  | "create"
  | "create-or-replace"
  | "replace"
  | "merge"
  | "delete"
  | "process";

export type Idempotence = boolean | "by-key";

export type EffectRow = {
  readonly method: Method;
  readonly safe: boolean;
  /** The values that a declaration may give; more than one where the standard takes no position. */
  readonly idempotent: readonly Idempotence[];
  /** The effect needs a target that exists: without one the answer is 404. */
  readonly needsTarget: boolean;
  /** The statuses that one success may answer. */
  readonly successes: readonly number[];
  /** What one success does, as the end of the sentence "Sending it once …". */
  readonly once: string;
  /** What a second, identical request does, as the end of the sentence "Sending it again …". */
  readonly again: string;
  readonly section: string;
};

export const effects = {
  read: {
    method: "GET",
    safe: true,
    idempotent: [true],
    needsTarget: true,
    successes: [200],
    once: "answers one representation and changes nothing",
    again: "answers the same, as long as nobody changed it",
    section: "RFC 9110 9.3.1",
  },
  list: {
    method: "GET",
    safe: true,
    idempotent: [true],
    needsTarget: false,
    successes: [200],
    once: "answers a page of the collection and changes nothing",
    again: "answers the same, as long as nobody changed it",
    section: "RFC 9110 9.3.1",
  },
  create: {
    method: "POST",
    safe: false,
    idempotent: [false, "by-key"],
    needsTarget: false,
    successes: [201],
    once: "adds one resource, and the server names it",
    again: "adds another one",
    section: "RFC 9110 9.3.3",
  },
  "create-or-replace": {
    method: "PUT",
    safe: false,
    idempotent: [true],
    needsTarget: false,
    successes: [200, 201, 204],
    once: "makes the resource be what was sent: created when there was none, replaced whole when there was one",
    again: "changes nothing more",
    section: "RFC 9110 9.3.4",
  },
  replace: {
    method: "PUT",
    safe: false,
    idempotent: [true],
    needsTarget: true,
    successes: [200, 204],
    once: "replaces the resource whole by what was sent; it has to exist",
    again: "changes nothing more",
    section: "RFC 9110 9.3.4",
  },
  merge: {
    method: "PATCH",
    safe: false,
    idempotent: [true, false],
    needsTarget: true,
    successes: [200, 204],
    once: "changes the members that were named, and leaves the others",
    again: "changes nothing more, as a merge patch names values and not differences",
    section: "RFC 5789 2, RFC 7396 2",
  },
  delete: {
    method: "DELETE",
    safe: false,
    idempotent: [true],
    needsTarget: true,
    successes: [200, 204],
    once: "removes the resource",
    again: "changes nothing more: it is gone already",
    section: "RFC 9110 9.3.5",
  },
  process: {
    method: "POST",
    safe: false,
    idempotent: [true, false, "by-key"],
    needsTarget: false,
    successes: [200, 201, 202, 204],
    once: "does what its description says",
    again: "does what its description says",
    section: "RFC 9110 9.3.3",
  },
} as const satisfies Record<Effect, EffectRow>;

export const effectNames = Object.keys(effects) as readonly Effect[];

/**
 * @param effect an effect, or `undefined` where nothing settles it
 * @returns its row, widened to the common type; `undefined` for `undefined`
 */
export function effectRow(effect: Effect | undefined): EffectRow | undefined {
  return effect === undefined ? undefined : effects[effect];
}
