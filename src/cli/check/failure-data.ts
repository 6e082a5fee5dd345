// A failure or a reason as plain data for programs.
import type { Exchange } from "../../laws/exchange.ts";
import type { Failure } from "../../laws/failure.ts";
import type { Reason } from "../../laws/reason.ts";

/** @returns the record with each exchange as its operation, method, target and status. */
export function recordOf(record: Failure | Reason): unknown {
  return JSON.parse(
    JSON.stringify(record, (_, value: unknown) => (isExchange(value) ? inShort(value) : value)),
  );
}

function isExchange(value: unknown): value is Exchange {
  return typeof value === "object" && value !== null && "request" in value && "response" in value;
}

function inShort({ operation, request, response }: Exchange): unknown {
  return { operation, method: request.method, target: request.target, status: response.status };
}
