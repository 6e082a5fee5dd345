// Responses match the document.
import type { Operation, Response } from "../../contract/operation.ts";
import { parseMediaType } from "../../http/media-type.ts";
import { PROBLEM_MEDIA_TYPE } from "../../http/problem.ts";
import { fields, isIgnored } from "../../semantics/fields.ts";
import { problems } from "../../semantics/problems.ts";
import { giverOf } from "../../semantics/statuses.ts";
import type { Law } from "../law.ts";
import { isFailure, isRefusal } from "../shared/judgements.ts";
import { written } from "../shared/likeness.ts";
import type { Exchange, World } from "../world.ts";
import { type Answered, answersOf, judgeAnswers } from "./answering.ts";
import { isAsAsked } from "./as-asked.ts";
import { problemFault } from "./problem-says-what-it-is.ts";

export const answersAreAsDeclared: Law<readonly Answered[]> = {
  id: "answers-are-as-declared",
  about: "answers",
  level: "SHOULD",
  section: "RFC 9110 15, OpenAPI 3.1 4.8.16",
  says: "Every response has a declared status, the media type and header fields of that status, and content that matches its schema.",
  concerns: "operations that declare responses",
  premises: [
    "created-is-located",
    "put-creates-then-replaces",
    "second-answer-is-as-declared",
    "undeclared-method-is-refused",
    "stale-if-match-is-refused",
    "create-only",
    "get-changes-nothing",
    "required-precondition-is-required",
    "known-tag-is-not-modified",
    "key-repeats-the-answer",
    "refused-content-changes-nothing",
    "patch-refused-changes-nothing",
    "valid-content-is-accepted",
    "unknown-media-type-is-refused",
    "unacceptable-is-refused",
    "put-is-stored",
    "delete-removes",
  ],
  judgesAnswers: true,
  why: "Generated clients read responses by the document. An undeclared status, type or member causes an error in the middle of a success, where nobody looks for one.",
  evidence:
    "Every response of the run to the operation's own method is checked: its status, its media type, the fields that the document requires, and its JSON content against the schema.",
  fix: "Add to the document what the server returns, or make the server return what the document declares. A test that compares every response with the document finds the place.",
  notReported:
    "an undeclared 4xx for a request that is invalid or hostile, because OpenAPI asks for successes and known errors only; 405 and 501; 401 and 403 where security is declared; content where none is declared; schemas that only an OpenAPI 3.0 reader can judge",
  appliesTo: ({ responses }) => responses.length > 0,
  async probe(world, operation) {
    const own = (await answersOf(world, operation)).filter(
      ({ request }) => request.method === operation.method,
    );
    return own.map((exchange) => ({ exchange, fault: faultOf(world, operation, exchange) }));
  },
  judge: judgeAnswers,
};

const refusesAccess: readonly number[] = [
  problems.unauthenticated.status,
  problems["insufficient-scope"].status,
];

function faultOf(world: World, operation: Operation, exchange: Exchange): string | undefined {
  const { status, headers } = exchange.response;
  const declared = responseOf(operation, status);
  if (declared === undefined) {
    // That an operation is secured says by itself that it refuses those who may not.
    const isAccess = operation.traits.isSecured && refusesAccess.includes(status);
    const isOthers = giverOf(status) === "platform" || isFailure(exchange) || isAccess;
    if (isOthers) return undefined;
    if (!isRefusal(exchange)) return "which the document does not declare";
    return isAsAsked(world, operation, exchange)
      ? "to a request as the document has it, and does not declare that: it is expected to tell known errors"
      : undefined;
  }
  const missing = declared.headers.find(
    ({ name, required }) => required && headers[name.toLowerCase()] === undefined && !isIgnored(name),
  );
  if (missing !== undefined) return `without ${missing.name}, which the document requires`;
  // What is wrong with a problem as a problem, another law says.
  return problemFault(exchange) === undefined ? contentFault(world, declared, exchange) : undefined;
}

function contentFault(world: World, declared: Response, { response }: Exchange): string | undefined {
  if (declared.media.length === 0 || response.status === 204 || response.status === 304) return undefined;
  const types = declared.media.map(({ type }) => type).join(" or ");
  const field = response.headers[fields.contentType.name.toLowerCase()];
  if (response.text === "") return `without content; the document declares ${types}`;
  const essence = parseMediaType(field ?? "")?.essence;
  const media = declared.media.find(({ type }) => essence !== undefined && covers(type, essence));
  if (media === undefined) return `as ${field ?? "nothing"}; the document declares ${types}`;
  if (!/[/+]json$/.test(essence ?? "") || media.schema === undefined) return undefined;
  if (!isJson(response.text)) return "with content that is no JSON";
  const faults = world.faultsIn(media.schema, response.content) ?? [];
  const kind = essence === PROBLEM_MEDIA_TYPE ? "a problem" : "content";
  return faults.length === 0
    ? undefined
    : `with ${kind} that does not fit: ${faults.slice(0, 3).join("; ")} (${written(response.content)})`;
}

/** OpenAPI 3.1 4.8.16: a status itself, then its range, then `default`. */
function responseOf({ responses }: Operation, status: number): Response | undefined {
  const names = [String(status), `${Math.floor(status / 100)}XX`, "default"];
  return names
    .map((name) => responses.find((one) => one.status.toUpperCase() === name.toUpperCase()))
    .find((one) => one !== undefined);
}

/** OpenAPI 3.1 4.8.14: the key may be a media type or a media type range. */
function covers(declared: string, essence: string): boolean {
  const type = parseMediaType(declared)?.essence ?? declared;
  return type === essence || type === "*/*" || (type.endsWith("/*") && essence.startsWith(type.slice(0, -1)));
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
