// The id of a request: the response field that carries it, and where to find it.
import { fields } from "../semantics/fields.ts";

export const REQUEST_ID = fields.requestId.name.toLowerCase();

/** @returns the id of a request, from what the platform hands over with it. */
export function requestIdOf(env: unknown): string | undefined {
  const bindings = env as { readonly outgoing?: { getHeader(name: string): unknown } } | undefined;
  const id = bindings?.outgoing?.getHeader(REQUEST_ID);
  return typeof id === "string" ? id : undefined;
}
