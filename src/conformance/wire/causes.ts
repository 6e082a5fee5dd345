// Why a request had no response, by what fetch threw.
import type { Cause } from "../../laws/cause.ts";

const UNREACHABLE = ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"];

/** @returns whether no server can be reached, so that sending the request again is useless. */
export function isUnreachable(error: unknown): boolean {
  return isBlockedPort(error) || UNREACHABLE.includes(codeOf(error));
}

/** @returns why a request had no response. */
export function causeOf(error: unknown): Cause {
  const code = codeOf(error);
  if (code === "ECONNREFUSED") return { kind: "refused" };
  if (isBlockedPort(error)) return { kind: "blocked port" };
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return { kind: "unknown host" };
  if (code.startsWith("HPE_") || isParserError(error)) return { kind: "no HTTP" };
  if (code === "ECONNRESET" || code === "UND_ERR_SOCKET") return { kind: "closed" };
  if (error instanceof Error && error.name === "TimeoutError") return { kind: "timeout" };
  const cause = innerError(error);
  if (cause !== undefined && cause.message !== "") return { kind: "other", message: cause.message };
  return { kind: "other", message: error instanceof Error ? error.message : String(error) };
}

function codeOf(error: unknown): string {
  if (typeof error !== "object" || error === null) return "";
  if ("code" in error && typeof error.code === "string") return error.code;
  return "cause" in error ? codeOf(error.cause) : "";
}

/** WHATWG Fetch, "port blocking": undici has no error code for it. */
function isBlockedPort(error: unknown): boolean {
  return innerError(error)?.message === "bad port";
}

/** undici's parser errors do not always have a code. */
function isParserError(error: unknown): boolean {
  return innerError(error)?.name === "HTTPParserError";
}

function innerError(error: unknown): Error | undefined {
  if (typeof error !== "object" || error === null || !("cause" in error)) return undefined;
  return error.cause instanceof Error ? error.cause : undefined;
}
