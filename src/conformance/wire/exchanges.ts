// What an exchange did, by its method and its status.
import type { Exchange } from "../../laws/exchange.ts";
import { isSafeMethod } from "../../semantics/methods.ts";
import { isSuccess } from "../../semantics/statuses.ts";

/** @returns whether the exchange did what it was asked. */
export function succeeded({ response }: Exchange): boolean {
  return isSuccess(response.status);
}

/** @returns whether the exchange asked for no change (RFC 9110 9.2.1). */
export function isSafe({ request }: Exchange): boolean {
  return isSafeMethod(request.method);
}
