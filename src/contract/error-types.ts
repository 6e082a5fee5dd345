// Which responses are errors, and which of these have a shape of the document's own.
import { isJsonType } from "../http/media-type.ts";
import { mediaTypes } from "../semantics/media-types.ts";
import { isError, isRedirection, isSuccess, sourceOf } from "../semantics/statuses.ts";
import type { Operation, Response } from "./operation.ts";
import { sentMedia } from "./served-media.ts";

/** @returns whether a handler can return the response: the decisions and the platform return the others. */
export function isOfHandler({ status }: Response): boolean {
  return isRange(status) || sourceOf(Number(status)) === "handler";
}

function isRange(status: string): boolean {
  return status === "default" || /^[1-5]XX$/i.test(status);
}

/** @returns whether the responses have one for the status: its own, that of its range, or `default` (OpenAPI 3.1 4.8.16). */
export function isDeclared(status: number, responses: readonly Pick<Response, "status">[]): boolean {
  return responseFor(status, responses) !== undefined;
}

/** @returns the response that is declared for a status: its own, that of its range, or `default` (OpenAPI 3.1 4.8.16). */
export function responseFor<One extends Pick<Response, "status">>(
  status: number,
  responses: readonly One[],
): One | undefined {
  const spellings = [String(status), `${Math.floor(status / 100)}XX`, "DEFAULT"];
  return spellings
    .map((spelling) => responses.find((one) => one.status.toUpperCase() === spelling))
    .find((found) => found !== undefined);
}

/** @returns whether a handler returns the response as a problem; `default` is one next to a success. */
export function isRefusal({ responses }: Operation, { status }: Response): boolean {
  if (/^[45]XX$/i.test(status) || isError(Number(status))) return true;
  return status === "default" && responses.some((one) => /^[23]/.test(one.status));
}

/** @returns whether the content of the response is an error in JSON, and not a problem (RFC 9457). */
export function isErrorOfItsOwn(operation: Operation, response: Response): boolean {
  const type = sentMedia(response)?.type;
  return (
    type !== undefined && isRefusal(operation, response) && isJsonType(type) && type !== mediaTypes.problem
  );
}

/** @returns whether a server can send the status: three digits, a range or `default`. */
export function isSendable(status: string): boolean {
  return isRange(status) || /^[2-5]\d\d$/.test(status);
}

/** @returns whether the response may have content that is not an error. */
export function isShown(operation: Operation, response: Response): boolean {
  return (
    !isRefusal(operation, response) &&
    (isRange(response.status) || isSuccess(Number(response.status)) || isRedirection(Number(response.status)))
  );
}
