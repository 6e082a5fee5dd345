// Shared by the reasons of `refusal-has-its-status`: a rejection whose reason is known.
import type { Operation } from "../../contract/operation.ts";
import { isSuccess } from "../../semantics/statuses.ts";
import type { Exchange } from "../exchange.ts";
import type { Circumstance } from "../failure.ts";
import { responseNamed } from "../shared/about.ts";
import type { World } from "../world.ts";

export type Refused = {
  readonly exchange: Exchange;
  /** The statuses that the document has for this reason. */
  readonly expected: readonly number[];
  readonly when: Circumstance;
  /** What shows that there is no other reason. */
  readonly accepted: readonly Exchange[];
};

/** @returns the description of the response that the document declares under this status; empty if it has none. */
export function saidOf(operation: Operation, status: number): string {
  return responseNamed(operation, status)?.description ?? "";
}

/** @returns what was sent to the operation itself so far, with its own method. */
export function sentSoFar(world: World, operation: Operation): readonly Exchange[] {
  return world.seen(operation).filter(({ request }) => request.method === operation.method);
}

/** @returns whether the request succeeded. */
export function isDone({ response }: Exchange): boolean {
  return isSuccess(response.status);
}
