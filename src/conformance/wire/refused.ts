// Whether a server took the credentials of a run at all: else no verdict is worth anything.
import type { Operation } from "../../contract/operation.ts";
import type { Exchange } from "../../laws/exchange.ts";
import { problems } from "../../semantics/problems.ts";
import type { Settings } from "../settings.ts";
import { hasCredentials, ownRequests } from "./credentials.ts";

/**
 * @param settings of the run
 * @param log everything that it has sent
 * @returns how many requests with its own credentials were answered 401, where they all were, of the operations that
 *   ask for some; else 0
 */
export function refusedRequests(
  settings: Pick<Settings, "contract" | "headers">,
  log: readonly Exchange[],
): number {
  if (!hasCredentials(settings)) return 0;
  const secured = new Set(settings.contract.operations.filter(asksForCredentials).map(({ id }) => id));
  const own = log.filter(ownRequests(settings)).filter(({ operation }) => secured.has(operation));
  // RFC 9110 15.5.2: who is known, and may not, is answered 403.
  const isRefused = own.every(({ response }) => response.status === problems.unauthenticated.status);
  return isRefused ? own.length : 0;
}

/** An alternative without schemes is nobody's secret (OpenAPI 3.1 4.8.30). */
function asksForCredentials({ security }: Operation): boolean {
  return security.length > 0 && security.every(({ schemes }) => schemes.length > 0);
}
