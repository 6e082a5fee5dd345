// Responses match the document.
import type { Operation, Response } from "../../contract/operation.ts";
import { parseEntityTag } from "../../http/entity-tag.ts";
import { isJsonType, parseMediaType } from "../../http/media-type.ts";
import { tryParse } from "../../json/parse.ts";
import { membersOf } from "../../json/record.ts";
import { fieldNames, fields, isIgnored } from "../../semantics/fields.ts";
import { mediaTypes } from "../../semantics/media-types.ts";
import { problems } from "../../semantics/problems.ts";
import { isConflict, isGone, isSuccess, isWithoutContent, sourceOf } from "../../semantics/statuses.ts";
import { mayFindNothing } from "../../semantics/traits.ts";
import type { Exchange } from "../exchange.ts";
import type { ContentFault, Failure, WrongContent, WrongField } from "../failure.ts";
import type { Law } from "../law.ts";
import { placeOf } from "../lists/page-places.ts";
import { resourceOf } from "../shared/about.ts";
import { isRefusal, isServerError, wrongStatus } from "../shared/judgements.ts";
import { declaresStatus } from "../shared/refusing.ts";
import type { World } from "../world.ts";
import { type Answered, collectAnswers, judgeAnswers } from "./answering.ts";
import { isAsAsked } from "./as-asked.ts";
import { problemFailure } from "./problem-says-what-it-is.ts";

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
    "missing-precondition-is-refused",
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
    "Every response of the run to the operation's own method is checked: its status, its media type, the fields that the document requires, the form of its entity tag, and its JSON content against the schema.",
  fix: "Add to the document what the server returns, or make the server return what the document declares. A test that compares every response with the document finds the place.",
  notReported:
    "an undeclared 4xx for a request that is invalid or hostile, because OpenAPI asks for successes and known errors only; 404 and 410 where the path names something; 405 and 501; 401 and 403 where security is declared; 409 in a document without declarations; content where none is declared; schemas that only an OpenAPI 3.0 reader can judge",
  appliesTo: ({ responses }) => responses.length > 0,
  async probe(world, operation) {
    const own = (await collectAnswers(world, operation)).filter(
      ({ request }) => request.method === operation.method,
    );
    return own.map((exchange) => ({ exchange, failure: failureOf(world, operation, exchange) }));
  },
  judge: judgeAnswers,
};

/** The maximum number of reported faults per value. */
const MOST = 3;

const { status: UNAUTHENTICATED } = problems.unauthenticated;
const { status: FORBIDDEN } = problems["insufficient-scope"];
const refusesAccess: readonly number[] = [UNAUTHENTICATED, FORBIDDEN];

function failureOf(world: World, operation: Operation, exchange: Exchange): Failure | undefined {
  const { status, headers } = exchange.response;
  const declared = responseOf(operation, status);
  if (declared === undefined) {
    // An operation that declares security implicitly declares its rejections.
    const isAccess =
      operation.traits.isSecured && refusesAccess.includes(status) && !isWrongRefusal(operation, exchange);
    const isNothing =
      isGone(status) &&
      (mayFindNothing(operation.semantics.effect, operation.path) || isAfterTheLast(operation, exchange));
    const isOthers = sourceOf(status) === "platform" || isServerError(exchange) || isAccess || isNothing;
    if (isOthers) return undefined;
    if (!isRefusal(exchange)) return wrongStatus(exchange, "declared");
    // A conflict depends on other resources as well as on the request.
    if (!operation.semantics.declared && isConflict(status)) return undefined;
    // OpenAPI 3.1 4.8.16.1: a document is expected to declare the known errors.
    return isAsAsked(world, operation, exchange)
      ? wrongStatus(exchange, "declared", { kind: "valid request" })
      : undefined;
  }
  const missing = declared.headers.find(
    ({ name, required }) => required && headers[name.toLowerCase()] === undefined && !isIgnored(name),
  );
  if (missing !== undefined) {
    const expected = { kind: "any value" } as const;
    return { kind: "field", exchange, field: missing.name, seen: undefined, expected };
  }
  // A different law checks the members of problems.
  if (problemFailure(exchange) !== undefined) return undefined;
  return (
    wrongTag(exchange) ??
    wrongDate(exchange) ??
    wrongContent(world, declared, exchange) ??
    writeOnlyIn(world, operation, exchange)
  );
}

/** Whether it asked for a numbered page, which a list may not have any more. */
function isAfterTheLast(operation: Operation, { request }: Exchange): boolean {
  const place = placeOf(operation)?.parameter.name;
  const [, query = ""] = request.target.split("?");
  return !operation.semantics.declared && place !== undefined && new URLSearchParams(query).has(place);
}

/** RFC 9110 15.5.4: 403 is for credentials that do not suffice, and the document says that a request without any gets 401. */
function isWrongRefusal(operation: Operation, { request, response }: Exchange): boolean {
  const schemes = operation.security.flatMap((one) => one.schemes);
  return (
    !operation.semantics.declared &&
    response.status === FORBIDDEN &&
    declaresStatus(operation, UNAUTHENTICATED) &&
    schemes.every(({ kind }) => kind.startsWith("http ")) &&
    request.headers[fieldNames.authorization] === undefined
  );
}

/** RFC 9110 8.8.3: an entity tag is in quotes; without them no client can send it back. */
function wrongTag(exchange: Exchange): WrongField | undefined {
  const { name: field } = fields.etag;
  const seen = exchange.response.headers[field.toLowerCase()];
  if (seen === undefined || parseEntityTag(seen) !== undefined) return undefined;
  return { kind: "field", exchange, field, seen, expected: { kind: "one of", values: ['"…"', 'W/"…"'] } };
}

/** Node and others send a Date that is up to a second old. */
const SLACK = 2000;

/** RFC 9110 5.6.7, 8.8.2.1: Last-Modified has one form, and is no later than Date. */
function wrongDate(exchange: Exchange): WrongField | undefined {
  const { headers } = exchange.response;
  const { name: field } = fields.lastModified;
  const seen = headers[field.toLowerCase()];
  if (seen === undefined) return undefined;
  const time = Date.parse(seen);
  if (Number.isNaN(time) || new Date(time).toUTCString() !== seen) {
    const values = ["a date such as Sun, 06 Nov 1994 08:49:37 GMT"];
    return { kind: "field", exchange, field, seen, expected: { kind: "one of", values } };
  }
  const date = headers[fieldNames.date];
  if (date === undefined || !(time > Date.parse(date) + SLACK)) return undefined;
  return { kind: "field", exchange, field, seen, expected: { kind: "no later than", value: date } };
}

function wrongContent(
  world: World,
  declared: Response,
  exchange: Exchange,
): WrongContent | WrongField | undefined {
  const { response } = exchange;
  const wrong = (fault: ContentFault): WrongContent => ({ kind: "content", exchange, fault });
  if (declared.media.length === 0 || isWithoutContent(response.status)) return undefined;
  const types = declared.media.map(({ type }) => type);
  const { name: field } = fields.contentType;
  const seen = response.headers[field.toLowerCase()];
  if (response.text === "") return wrong({ kind: "missing", types });
  const essence = parseMediaType(seen ?? "")?.essence;
  const media = declared.media.find(({ type }) => essence !== undefined && covers(type, essence));
  if (media === undefined) {
    return { kind: "field", exchange, field, seen, expected: { kind: "one of", values: types } };
  }
  if (!isJsonType(essence ?? "") || media.schema === undefined) return undefined;
  if (tryParse(response.text) === undefined) return wrong({ kind: "no JSON" });
  const faults = (world.faultsInResponse(media.schema, response.content) ?? []).slice(0, MOST);
  if (faults.length === 0) return undefined;
  const isProblem = essence === mediaTypes.problem;
  return wrong({ kind: "schema", faults, isProblem });
}

/** OpenAPI 3.1 4.8.24: no response has a member that the document marks writeOnly, such as a password. */
function writeOnlyIn(
  { contract }: World,
  operation: Operation,
  exchange: Exchange,
): WrongContent | undefined {
  const resource = resourceOf(operation, contract);
  if (resource === undefined || !isSuccess(exchange.response.status)) return undefined;
  const { content } = exchange.response;
  const found = resource.hidden.find((name) => hasMember(content, name));
  if (found === undefined) return undefined;
  const fault = { pointer: `/${found}`, detail: "is writeOnly" };
  return { kind: "content", exchange, fault: { kind: "schema", faults: [fault], isProblem: false } };
}

/** Whether the representation, or an entry of the list, has the member. */
function hasMember(content: unknown, name: string, depth = 3): boolean {
  if (depth === 0 || typeof content !== "object" || content === null) return false;
  if (!Array.isArray(content) && Object.hasOwn(content, name)) return membersOf(content)[name] !== null;
  return Object.values(content).some((one) => hasMember(one, name, depth - 1));
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
