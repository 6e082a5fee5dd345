// Checks the version, the framing and the size of a request, before anything else is read from its head.
import type { IncomingMessage } from "node:http";
import { fields } from "../semantics/fields.ts";
import { type ProblemId, problems } from "../semantics/problems.ts";
import { problemOutcome } from "./outcomes.ts";
import type { Outcome } from "./port.ts";
import { fieldLines, type RawHead } from "./raw-head.ts";

/** The longest request target, in bytes; RFC 9110 4.1 recommends at least 8000. */
const LONGEST_TARGET = 8192;
/** The most bytes of all names and values of fields. */
const MOST_FIELDS = 16 * 1024;
/** Node reads no more of a head than this, so that the front can say which part of it is too long. */
export const LONGEST_HEAD = 32 * 1024;

const VERSIONS = ["1.0", "1.1"];
/** RFC 9112 7.1: the only transfer coding that is decoded. */
const CODING = "chunked";

/** @returns the response to a request that cannot be understood, the last one on its connection. */
export function judgeFraming(head: RawHead): Outcome | undefined {
  // RFC 9110 15.6.6, of the major version.
  if (!VERSIONS.includes(head.httpVersion)) return lastRefusal("version-not-supported");
  const codings = codingsOf(fieldLines(head, "transferEncoding"));
  // RFC 9112 6.3: without it the end of the content is unknown. RFC 9112 6.1: 501 for a coding that is not understood.
  if (codings.length > 0 && codings.at(-1) !== CODING) return lastRefusal("malformed-request");
  if (codings.length > 1) return lastRefusal("not-implemented");
  if (head.target.length > LONGEST_TARGET) return lastRefusal("target-too-long");
  let size = 0;
  for (const text of head.rawHeaders) size += text.length;
  return size > MOST_FIELDS ? lastRefusal("head-too-large") : undefined;
}

function codingsOf(lines: readonly string[]): readonly string[] {
  return lines.length === 0
    ? lines
    : lines.flatMap((line) => line.split(",")).map((coding) => coding.trim().toLowerCase());
}

/** @returns whether a message must be the last one on its connection (RFC 9112 6.1: an old one with a transfer coding). */
export function isFaulty(httpVersion: string, hasCoding: boolean): boolean {
  return hasCoding && httpVersion === "1.0";
}

/** RFC 9112 6: the fields that announce content. */
export function hasContent({ headers }: IncomingMessage): boolean {
  return headers["transfer-encoding"] !== undefined || (headers["content-length"] ?? "0") !== "0";
}

function lastRefusal(id: ProblemId): Outcome {
  return problemOutcome(id, problems[id], [], { headers: { [fields.connection.name]: "close" } });
}
