// Finds out whether the server accepted the run's credentials, without which the verdicts are worthless.
import type { Operation } from "../../contract/operation.ts";
import type { Exchange } from "../../laws/exchange.ts";
import { isGone, isShutOut } from "../../laws/shared/judgements.ts";
import { problems } from "../../semantics/problems.ts";
import type { Settings } from "../settings.ts";
import { hasCredentials, ownRequests } from "./credentials.ts";

/**
 * @param settings of the run
 * @param log everything that it sent
 * @returns the number of requests with its own credentials to operations that require some, if all of them returned
 *   401; else 0
 */
export function refusedRequests(
  settings: Pick<Settings, "contract" | "headers">,
  log: readonly Exchange[],
): number {
  if (!hasCredentials(settings)) return 0;
  const secured = new Set(settings.contract.operations.filter(asksForCredentials).map(({ id }) => id));
  const own = log.filter(ownRequests(settings)).filter(({ operation }) => secured.has(operation));
  // RFC 9110 15.5.2: a known principal without permission gets 403.
  const isRefused = own.every(({ response }) => response.status === problems.unauthenticated.status);
  return isRefused ? own.length : 0;
}

/** Every request of the run was refused in one way; `status` is that of the first. */
export type LockedOut = {
  readonly because: "no access" | "nothing there";
  readonly status: number;
  readonly count: number;
};

/** @returns how the server refused every request, if it did: the verdicts are then worthless. */
export function lockedOut(log: readonly Exchange[]): LockedOut | undefined {
  const [first] = log;
  if (first === undefined) return undefined;
  const { status } = first.response;
  const are = (is: (exchange: Exchange) => boolean): boolean => log.every(is);
  if (are(isShutOut)) return { because: "no access", status, count: log.length };
  const isNothing = (one: Exchange): boolean => isGone(one) || one.response.status === NOT_ALLOWED;
  return are(isNothing) && isGone(first)
    ? { because: "nothing there", status, count: log.length }
    : undefined;
}

const { status: NOT_ALLOWED } = problems["method-not-allowed"];

/** An alternative without schemes requires no credentials (OpenAPI 3.1 4.8.30). */
function asksForCredentials({ security }: Operation): boolean {
  return security.length > 0 && security.every(({ schemes }) => schemes.length > 0);
}
