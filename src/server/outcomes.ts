// Turns what a decision or a handler said into an answer: status, header fields, body.

import { formatLink } from "../http/link.ts";
import { expandPath } from "../http/path.ts";
import type { ProblemFault } from "../http/problem.ts";
import { formatFragment, resolvePointer } from "../json/pointer.ts";
import { fields } from "../semantics/fields.ts";
import { mediaTypes } from "../semantics/media-types.ts";
import type { Method } from "../semantics/methods.ts";
import { type ProblemType, problems, problemType } from "../semantics/problems.ts";
import type { AnyReply, AnyStored, RequestContext } from "./context.ts";
import type { Outcome } from "./port.ts";
import type { LocationFacts } from "./wiring.ts";

type Fields = Record<string, string>;

// RFC 9110 and Fetch: no content is to be taken for another type than it says.
const NOSNIFF = { "x-content-type-options": "nosniff" } as const;
/** A representation may be kept, and has to be asked for again before each use (RFC 9111 5.2.2.4). */
const REVALIDATE = {
  [fields.cacheControl.name]: "no-cache",
  [fields.vary.name]: fields.accept.name,
} as const;
const NO_STORE = { [fields.cacheControl.name]: "no-store" } as const;

/**
 * @param id the last segment of the problem type's URI
 * @param type its row
 * @param errors what was wrong where
 * @param extra `detail`, and header fields that the status calls for
 * @returns a problem document (RFC 9457)
 */
export function problemOutcome(
  id: string,
  type: ProblemType,
  errors: readonly ProblemFault[] = [],
  extra: { readonly detail?: string | undefined; readonly headers?: Readonly<Fields> | undefined } = {},
): Outcome {
  const problem = {
    type: problemType(id),
    title: type.title,
    status: type.status,
    detail: extra.detail ?? type.todo,
    ...(errors.length > 0 ? { errors: errors.map(asFragment) } : {}),
  };
  return {
    status: type.status,
    headers: { ...NOSNIFF, ...NO_STORE, [fields.contentType.name]: mediaTypes.problem, ...extra.headers },
    body: null,
    problem,
  };
}

/** @returns 405: the path does not answer the method (RFC 9110 15.5.6). */
export function methodNotAllowed(allowed: readonly Method[]): Outcome {
  const allow = allowed.join(", ");
  const headers = { [fields.allow.name]: allow };
  const detail = `This path answers ${allow}.`;
  return problemOutcome("method-not-allowed", problems["method-not-allowed"], [], { detail, headers });
}

/** @returns the answer to OPTIONS (RFC 9110 9.3.7). */
export function methodsAllowed(allowed: readonly Method[], more: Readonly<Fields> = {}): Outcome {
  return {
    status: 204,
    headers: { [fields.allow.name]: allowed.join(", "), ...more, ...NO_STORE },
    body: null,
  };
}

/**
 * @param outcome an answer
 * @param requestId names the request in a problem, as the answer's header field does
 * @returns the content as it is sent
 */
export function contentOf({ body, problem }: Outcome, requestId: string | undefined): string | null {
  if (problem === undefined) return body;
  return JSON.stringify(requestId === undefined ? problem : { ...problem, requestId });
}

/** RFC 9457 3 points into the content by a URI fragment: `#/authors/0`. */
function asFragment(fault: ProblemFault): ProblemFault {
  return fault.pointer === undefined ? fault : { ...fault, pointer: formatFragment(fault.pointer) };
}

/**
 * @param headers the entity tag of the representation
 * @returns the answer to a conditional GET whose client has the representation: the header fields of the 200, without
 *   its content (RFC 9110 15.4.5)
 */
export function notModified(headers: Readonly<Fields> = {}): Outcome {
  return { status: 304, headers: { ...REVALIDATE, ...headers }, body: null };
}

/**
 * @param context the request
 * @param reply what its handler said
 * @returns the answer that the document declares for it
 * @throws TypeError when a field that the handler gave can't be sent
 */
export function replyOutcome(context: RequestContext, reply: AnyReply): Outcome {
  const { body } = reply;
  if (body !== undefined && "errors" in body) return problemOutcome(body.id, body.type, body.errors);
  const given = textsOf(reply.fields);
  const status = statusOf(context, reply);
  const answer = context.wiring.answers[status];
  const headers: Fields = {
    ...NOSNIFF,
    ...(context.wiring.safe ? REVALIDATE : NO_STORE),
    ...answer?.constants,
    ...given,
  };
  if (answer?.location) headers[fields.location.name] = locationOf(context, body, answer.location);
  if (body === undefined || answer?.media === undefined) return { status, headers, body: null };
  headers[fields.contentType.name] = answer.media;
  if (answer.etag) headers[fields.etag.name] = body.etag;
  const next = context.wiring.effect === "list" ? nextLink(context, body) : undefined;
  if (next !== undefined) headers[fields.link.name] = next;
  return { status, headers, body: body.json };
}

/** @throws TypeError for a value that no field can carry: here, where the unit of work can still be undone. */
function textsOf(given: AnyReply["fields"]): Fields {
  const texts = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, String(value)]));
  if (Object.keys(texts).length > 0) new Headers(texts);
  return texts;
}

/** RFC 7240 4.2: `return=minimal` asks for the answer without content, where the document declares one. */
function statusOf({ minimal, wiring }: RequestContext, { status }: AnyReply): number {
  return minimal && status === 200 && wiring.answers[204] !== undefined ? 204 : status;
}

/** A path without origin: what the request said of its host is not to be believed. */
function locationOf(
  { path }: RequestContext,
  stored: AnyStored | undefined,
  location: LocationFacts,
): string {
  const parameters = Object.entries(location.parameters).flatMap(([name, source]) => {
    if ("constant" in source) return [[name, source.constant]];
    const value = "path" in source ? path[source.path] : resolvePointer(stored?.value, source.content);
    return value === undefined ? [] : [[name, String(value)]];
  });
  return expandPath(location.path, Object.fromEntries(parameters));
}

/** RFC 8288: the page after this one, under the same query. */
function nextLink({ requestTarget }: RequestContext, stored: AnyStored): string | undefined {
  const next = resolvePointer(stored.value, "/next");
  if (typeof next !== "string") return undefined;
  const query = new URLSearchParams(requestTarget.search);
  query.set("cursor", next);
  return formatLink(`${requestTarget.path}?${query}`, { rel: "next" });
}
