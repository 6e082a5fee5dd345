/** Problem details: the content of every error response (RFC 9457). */
import { isRecord } from "../json/record.ts";

/**
 * One fault of a request, an element of `errors` (RFC 9457 3 shows this extension).
 *
 * `pointer` is a JSON pointer into the content (RFC 6901); `parameter` names a path, query or header parameter.
 */
export type ProblemFault = {
  readonly pointer?: string;
  readonly parameter?: string;
  readonly detail: string;
};

/** RFC 9457 3.1; the members that we always send are required. */
export type Problem = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly instance?: string;
  readonly errors?: readonly ProblemFault[];
  readonly [extension: string]: unknown;
};

/** Whether a value from JSON is a problem with all required members of `Problem`. RFC 9457 3.1. */
export function isProblem(value: unknown): value is Problem {
  return (
    isRecord(value) &&
    typeof value.type === "string" &&
    typeof value.title === "string" &&
    isStatus(value.status) &&
    isOptionalString(value.detail) &&
    isOptionalString(value.instance) &&
    (value.errors === undefined || (Array.isArray(value.errors) && value.errors.every(isFault)))
  );
}

function isFault(value: unknown): value is ProblemFault {
  return (
    isRecord(value) &&
    typeof value.detail === "string" &&
    isOptionalString(value.pointer) &&
    isOptionalString(value.parameter)
  );
}

// RFC 9110 15: "a three-digit integer code"; 100 to 599 are the valid ones
function isStatus(value: unknown): boolean {
  return Number.isInteger(value) && Number(value) >= 100 && Number(value) <= 599;
}

function isOptionalString(value: unknown): boolean {
  return value === undefined || typeof value === "string";
}
