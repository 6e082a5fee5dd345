// Operations with a method of their own (`additionalOperations`, OpenAPI 3.2 4.9), in a document whose methods are those of 3.1.
import { isToken } from "../http/field.ts";
import { isRecord, type Members, membersOf } from "../json/record.ts";

/** Fetch 2.2.1: a platform's `fetch` sends none of these. */
const FORBIDDEN = ["CONNECT", "TRACE", "TRACK"];

/** @returns the operations of a path item that a client can send, by their methods, whose case counts (RFC 9110 9.1) */
export function ownMethods(item: Members): readonly (readonly [method: string, operation: Members])[] {
  return Object.entries(membersOf(item["additionalOperations"])).flatMap(([method, operation]) =>
    isToken(method) && !FORBIDDEN.includes(method.toUpperCase()) && isRecord(operation)
      ? [[method, operation] as const]
      : [],
  );
}

/**
 * Of a method that no standard defines, the client assumes no more than of POST: nothing says that it is safe or idempotent.
 *
 * @returns the path under which the operation is a POST in the client's document
 */
export function placeOfOwnMethod(path: string, method: string): string {
  return `${path}${BEFORE}${method})`;
}

const BEFORE = " (";

/** @returns the method and the path that are sent for an operation of the client's document */
export function sentLine({ method, path }: { readonly method: string; readonly path: string }): {
  readonly method: string;
  readonly path: string;
} {
  const at = path.lastIndexOf(BEFORE);
  if (at < 0 || !path.endsWith(")")) return { method, path };
  return { method: path.slice(at + BEFORE.length, -1), path: path.slice(0, at) };
}
