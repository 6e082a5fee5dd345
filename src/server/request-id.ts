// The id of a request: its response field, and where to find it.
import { fieldNames } from "../semantics/fields.ts";

export const REQUEST_ID = fieldNames.requestId;

/** @returns the id of a request from the environment of the platform. */
export function requestIdOf(env: unknown): string | undefined {
  const bindings = env as { readonly outgoing?: { getHeader(name: string): unknown } } | undefined;
  const id = bindings?.outgoing?.getHeader(REQUEST_ID);
  return typeof id === "string" ? id : undefined;
}
