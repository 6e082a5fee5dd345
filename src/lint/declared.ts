// What several rules look up about an operation, mostly in the tables of `semantics`.
import { isDeclared } from "../contract/error-types.ts";
import type { Header, Operation, Response } from "../contract/operation.ts";
import { successes } from "../contract/read.ts";
import { type EffectRow, effectRow } from "../semantics/effects.ts";
import { type FieldId, isField } from "../semantics/fields.ts";

/** @returns the operation as messages name it: `PUT /books/{bookId}`. */
export function nameOf(operation: Operation): string {
  return `${operation.method} ${operation.path}`;
}

/**
 * The premise of most rules: without a declaration, only `semantics-declared` reports a finding, because nothing
 * else is certain.
 *
 * @returns the row of a declared effect that the method can have; `undefined` otherwise
 */
export function declaredRow(operation: Operation): EffectRow | undefined {
  const { declared, effect, stated } = operation.semantics;
  const row = effectRow(effect);
  return declared && stated?.effect === effect && row?.method === operation.method ? row : undefined;
}

/** @returns whether the operation has a response for the status: by number, by range or by `default`. */
export function declares(operation: Operation, status: number): boolean {
  return isDeclared(status, operation.responses);
}

/** @returns the success responses of an operation that declare the header, each with that header. */
export function successesWith(
  field: FieldId,
  operation: Operation,
): readonly (readonly [Response, Header])[] {
  return successes(operation.responses).flatMap((response) => {
    const header = headerOf(response, field);
    return header === undefined ? [] : [[response, header] as const];
  });
}

/** @returns the header of a response; `undefined` if it does not declare one with that name. */
export function headerOf(response: Response, field: FieldId): Header | undefined {
  return response.headers.find((header) => isField(field, header.name));
}

/** @returns the words as a list in a sentence: `200, 201 or 204`. */
export function either(words: readonly (string | number)[]): string {
  const head = words.slice(0, -1).join(", ");
  return head === "" ? String(words.at(-1) ?? "") : `${head} or ${words.at(-1)}`;
}
