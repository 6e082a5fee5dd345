// A problem is a JSON object whose members have the types and meanings of RFC 9457.
import { parseMediaType } from "../../http/media-type.ts";
import { isRecord } from "../../json/record.ts";
import { fieldNames } from "../../semantics/fields.ts";
import { mediaTypes } from "../../semantics/media-types.ts";
import type { Exchange } from "../exchange.ts";
import type { ContentFault, WrongContent } from "../failure.ts";
import type { Law } from "../law.ts";
import { type Answered, collectAnswers, judgeAnswers } from "./answering.ts";

export const problemSaysWhatItIs: Law<readonly Answered[]> = {
  id: "problem-says-what-it-is",
  about: "answers",
  level: "MUST",
  section: "RFC 9457 3.1",
  says: "A problem is a JSON object whose status equals that of the response and whose other members have the right types.",
  concerns: "operations that return problems",
  premises: [],
  judgesAnswers: true,
  why: "Tools that show and log errors read the problem and not the status line. If the two differ, such a tool may believe the wrong one.",
  evidence: "The content of every response of type application/problem+json is checked.",
  fix: "Create the problem and the status line from the same value, in the one place where errors become responses.",
  notReported: "members that are absent or added; errors that are not problems, which the document describes",
  appliesTo: () => true,
  async probe(world, operation) {
    const all = (await collectAnswers(world, operation)).filter(isProblemAnswer);
    return all.map((exchange) => ({ exchange, failure: problemFailure(exchange) }));
  },
  judge: judgeAnswers,
};

function isProblemAnswer({ request, response }: Exchange): boolean {
  const type = parseMediaType(response.headers[fieldNames.contentType] ?? "");
  return request.method !== "HEAD" && type?.essence === mediaTypes.problem && response.text !== "";
}

/** @returns the fault of a problem in a response; `undefined` if the response is not a problem or has no fault. */
export function problemFailure(exchange: Exchange): WrongContent | undefined {
  if (!isProblemAnswer(exchange)) return undefined;
  const { content, status } = exchange.response;
  const wrong = (fault: ContentFault): WrongContent => ({ kind: "content", exchange, fault });
  if (!isRecord(content)) return wrong({ kind: "no problem object" });
  const problem = new Map<string, unknown>(Object.entries(content));
  const stated = problem.get("status");
  if (stated !== undefined && stated !== status)
    return wrong({ kind: "problem member", member: "status", seen: stated, expected: status });
  for (const member of ["type", "title", "detail", "instance"]) {
    const seen = problem.get(member);
    if (seen !== undefined && typeof seen !== "string")
      return wrong({ kind: "problem member", member, seen, expected: "string" });
  }
  const type = problem.get("type");
  return typeof type === "string" && !URL.canParse(type, "http://host.invalid/")
    ? wrong({ kind: "problem member", member: "type", seen: type, expected: "URI reference" })
    : undefined;
}
