// What an operation promises, as one sentence for a doc comment.
import type { Operation } from "../contract/operation.ts";
import { effectRow, repeatText } from "../semantics/effects.ts";

/** @returns a sentence such as "create-or-replace (idempotent); a second request changes nothing more (200)." */
export function promiseOf({ semantics }: Operation): string {
  const { effect, safe, idempotent, repeat } = semantics;
  const word = safe
    ? "safe, idempotent"
    : idempotent === "by-key"
      ? "idempotent with a key"
      : idempotent
        ? "idempotent"
        : "not idempotent";
  const again = effectRow(effect)?.again;
  return `${effect} (${word})${again === undefined ? "" : `; a second request ${repeatText(again, repeat)}`}.`;
}
