// What one success of an operation does, one row per effect: the vocabulary of `x-method-semantics`.
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

/** The parts of "A second request … (status), …". */
export type Repeat = {
  readonly does: string;
  /** The condition or the reason, as a clause. */
  readonly note?: string;
};

export type EffectRow = {
  readonly method: Method;
  readonly safe: boolean;
  /** The values that a declaration may give; more than one where the standard takes no position. */
  readonly idempotent: readonly Idempotence[];
  /** Whether it acts on one resource: never, on one that it may create, or on one that must exist (otherwise 404). */
  readonly target: "none" | "optional" | "required";
  /** The statuses of a success. */
  readonly successes: readonly number[];
  /** What one success does, as the end of the sentence "Sent once, it …". */
  readonly once: string;
  /** What a second, identical request does. */
  readonly again: Repeat;
  readonly section: string;
};

export const effects = {
  read: {
    method: "GET",
    safe: true,
    idempotent: [true],
    target: "required",
    successes: [200],
    once: "returns one representation and changes nothing",
    again: { does: "returns the same", note: "unless it was changed in between" },
    section: "RFC 9110 9.3.1",
  },
  list: {
    method: "GET",
    safe: true,
    idempotent: [true],
    target: "none",
    successes: [200],
    once: "returns a page of the collection and changes nothing",
    again: { does: "returns the same", note: "unless it was changed in between" },
    section: "RFC 9110 9.3.1",
  },
  create: {
    method: "POST",
    safe: false,
    idempotent: [false, "by-key"],
    target: "none",
    successes: [201],
    once: "adds one resource, and the server chooses its address",
    again: { does: "adds another one" },
    section: "RFC 9110 9.3.3",
  },
  "create-or-replace": {
    method: "PUT",
    safe: false,
    idempotent: [true],
    target: "optional",
    successes: [200, 201, 204],
    once: "creates the resource if there is none, and replaces it as a whole if there is one",
    again: { does: "changes nothing more" },
    section: "RFC 9110 9.3.4",
  },
  replace: {
    method: "PUT",
    safe: false,
    idempotent: [true],
    target: "required",
    successes: [200, 204],
    once: "replaces the resource as a whole; the resource must exist",
    again: { does: "changes nothing more" },
    section: "RFC 9110 9.3.4",
  },
  merge: {
    method: "PATCH",
    safe: false,
    idempotent: [true, false],
    target: "required",
    successes: [200, 204],
    once: "changes the members in the patch and leaves the others alone",
    again: { does: "changes nothing more", note: "because a merge patch sets values" },
    section: "RFC 5789 2, RFC 7396 2",
  },
  delete: {
    method: "DELETE",
    safe: false,
    idempotent: [true],
    target: "required",
    successes: [200, 204],
    once: "deletes the resource",
    again: { does: "changes nothing more", note: "because it is already gone" },
    section: "RFC 9110 9.3.5",
  },
  process: {
    method: "POST",
    safe: false,
    idempotent: [true, false, "by-key"],
    target: "required",
    successes: [200, 201, 202, 204],
    once: "does what its description says",
    again: { does: "does what its description says" },
    section: "RFC 9110 9.3.3",
  },
} as const satisfies Record<Effect, EffectRow>;

export const effectNames = Object.keys(effects) as readonly Effect[];

/** @returns the effects that a method can have. */
export function effectsOf(method: Method): readonly Effect[] {
  return effectNames.filter((name) => effects[name].method === method);
}

/**
 * @param effect an effect, or `undefined` where the document leaves it open
 * @returns its row, widened to the common type; `undefined` for `undefined`
 */
export function effectRow(effect: Effect | undefined): EffectRow | undefined {
  return effect === undefined ? undefined : effects[effect];
}

/**
 * @param repeat what a second request does
 * @param status its status, where the document declares one
 * @returns both as the end of a sentence, such as `changes nothing more (404), because it is already gone`
 */
export function repeatText({ does, note }: Repeat, status?: number): string {
  return `${does}${status === undefined ? "" : ` (${status})`}${note === undefined ? "" : `, ${note}`}`;
}
