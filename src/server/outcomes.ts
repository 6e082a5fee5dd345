// Turns the result of a decision or a handler into a response: status, header fields, content.

import { formatLink } from "../http/link.ts";
import { expandPath } from "../http/path.ts";
import type { ProblemFault } from "../http/problem.ts";
import { formatFragment, resolvePointer } from "../json/pointer.ts";
import { isRecord } from "../json/record.ts";
import { fields } from "../semantics/fields.ts";
import { mediaTypes } from "../semantics/media-types.ts";
import type { Method } from "../semantics/methods.ts";
import { type ProblemType, problems, problemType } from "../semantics/problems.ts";
import { hasLength, isSuccess, mayHaveContent } from "../semantics/statuses.ts";
import type { AnyReply, AnyStored, RequestContext } from "./context.ts";
import { answerFor } from "./declared-answer.ts";
import type { Outcome } from "./port.ts";
import { LOCAL } from "./principals.ts";
import type { LocationFacts } from "./wiring.ts";

type Fields = Record<string, string>;

// Fetch 3.6: browsers must not guess a type that differs from Content-Type.
const NOSNIFF = { "x-content-type-options": "nosniff" } as const;
const NO_STORE = { [fields.cacheControl.name]: "no-store" } as const;
const NOT_STORED = { ...NOSNIFF, ...NO_STORE } as const;
const VARY = { [fields.vary.name]: fields.accept.name } as const;
/**
 * A cache may store a representation, and must revalidate it before each use (RFC 9111 5.2.2.4); one for a principal only
 * in the cache of that principal (5.2.2.7). Whole objects, because each response of a read is a copy of one.
 */
const REVALIDATED = { [fields.cacheControl.name]: "no-cache", ...VARY } as const;
const PRIVATE = { [fields.cacheControl.name]: "private, no-cache", ...VARY } as const;
const READ = { ...NOSNIFF, ...REVALIDATED } as const;
const PRIVATE_READ = { ...NOSNIFF, ...PRIVATE } as const;

/** Whether any cache may keep the response, and not only that of the principal. */
function isShared({ principal }: RequestContext): boolean {
  return principal.id === LOCAL.id;
}

const PROBLEM = { ...NOT_STORED, [fields.contentType.name]: mediaTypes.problem } as const;

/**
 * @param id the last segment of the problem type's URI
 * @param type its row
 * @param errors the faults and their places
 * @param extra `detail`, and the header fields of the status
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
    headers: { ...PROBLEM, ...extra.headers },
    body: null,
    problem,
  };
}

/** @returns 405: the path does not support the method (RFC 9110 15.5.6). */
export function methodNotAllowed(allowed: readonly Method[]): Outcome {
  const allow = allowed.join(", ");
  const headers = { [fields.allow.name]: allow };
  const detail = `This path supports ${allow}.`;
  return problemOutcome("method-not-allowed", problems["method-not-allowed"], [], { detail, headers });
}

/** @returns the response to OPTIONS (RFC 9110 9.3.7). */
export function methodsAllowed(allowed: readonly Method[], more: Readonly<Fields> = {}): Outcome {
  return {
    status: 204,
    headers: { [fields.allow.name]: allowed.join(", "), ...more, ...NO_STORE },
    body: null,
  };
}

/** @returns a success without content: an earlier request has done it. */
export function doneBefore(status: number): Outcome {
  return { status, headers: NOT_STORED, body: null };
}

/**
 * @param outcome a response
 * @param requestId the id of the request, for a problem
 * @returns the content to send
 */
export function contentOf({ body, problem }: Outcome, requestId: string | undefined): string | null {
  if (problem === undefined) return body;
  return JSON.stringify(requestId === undefined ? problem : { ...problem, requestId });
}

/**
 * @param outcome a response
 * @param content its content, if that is not a stream
 * @returns its fields with the length of the content, which Node and `fetch` would else add in different cases
 */
export function withLength(
  { status, headers }: Outcome,
  content: string | Uint8Array | null,
): Readonly<Record<string, string>> {
  if (content === null && !hasLength(status)) return headers;
  return {
    ...headers,
    [fields.contentLength.name]: String(content === null ? 0 : Buffer.byteLength(content)),
  };
}

/**
 * @param outcome a response
 * @param content its content, if that is not a stream
 * @returns its fields with the length of the content: names and values in turn, which Node writes fastest
 */
export function fieldList({ status, headers }: Outcome, content: string | Uint8Array | null): string[] {
  const list: string[] = [];
  for (const name in headers) list.push(name, headers[name] ?? "");
  if (content === null && !hasLength(status)) return list;
  list.push(fields.contentLength.name, content === null ? "0" : String(Buffer.byteLength(content)));
  return list;
}

/** RFC 9457 3: a problem points into the content by a URI fragment, such as `#/authors/0`. */
function asFragment(fault: ProblemFault): ProblemFault {
  return fault.pointer === undefined ? fault : { ...fault, pointer: formatFragment(fault.pointer) };
}

/**
 * @param context the request
 * @param headers the entity tag of the representation
 * @returns 304, with the header fields of the 200 and without its content (RFC 9110 15.4.5)
 */
export function notModified(context: RequestContext, headers: Readonly<Fields> = {}): Outcome {
  const read = isShared(context) ? REVALIDATED : PRIVATE;
  return { status: 304, headers: { ...read, ...headers }, body: null };
}

/**
 * @param context the request
 * @param reply the reply of its handler
 * @returns the response that the document declares for it
 * @throws TypeError when a header field of the reply can't be sent
 */
export function replyOutcome(context: RequestContext, reply: AnyReply): Outcome {
  const { body } = reply;
  if (body !== undefined && "errors" in body) return problemOutcome(body.id, body.type, body.errors);
  const given = textsOf(reply.fields);
  const status = statusOf(context, reply);
  const answer = answerFor(context.wiring, status);
  const read = isShared(context) ? READ : PRIVATE_READ;
  const headers: Fields = {
    ...(context.wiring.safe ? read : NOT_STORED),
    ...answer?.constants,
    ...given,
  };
  if (answer?.location && isSuccess(status))
    headers[fields.location.name] = locationOf(context, body, answer.location);
  if (body === undefined || answer?.media === undefined || !mayHaveContent(status))
    return { status, headers, body: null };
  const { content } = body;
  const items = content !== undefined && "items" in content ? content : undefined;
  headers[fields.contentType.name] = (items && answer.stream?.media) ?? answer.media;
  const { json, etag } = context.textOf(body);
  if (answer.etag && etag !== "") headers[fields.etag.name] = sendable(etag);
  const next = context.wiring.effect === "list" ? nextLink(context, body) : undefined;
  if (next !== undefined) headers[fields.link.name] = next;
  if (items !== undefined) return { status, headers, body: null, items };
  if (content !== undefined && !("items" in content)) return { status, headers, body: null, content };
  return { status, headers, body: json };
}

/** @throws TypeError for a value that no field can have: now, while the unit of work can still be undone. */
function textsOf(given: AnyReply["fields"]): Fields | undefined {
  if (Object.keys(given).length === 0) return undefined;
  const texts = Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name, sendable(String(value))]),
  );
  new Headers(texts);
  return texts;
}

/** RFC 9110 5.5: a value of a field is visible, with spaces and tabs; a platform may find that out too late. */
function sendable(value: string): string {
  if (/^[\t\x20-\x7e\x80-\xff]*$/.test(value)) return value;
  throw new TypeError(`A field has a character that cannot be sent: ${JSON.stringify(value)}`);
}

/** RFC 7240 4.2: `return=minimal` asks for a response without content, if the document declares one. */
function statusOf({ minimal, wiring }: RequestContext, { status }: AnyReply): number {
  return minimal && status === 200 && wiring.answers[204] !== undefined ? 204 : status;
}

/** A path without origin, because Host is not trustworthy; a URL where the options say the public one. */
function locationOf(
  { path, publicUrl, basePath }: RequestContext,
  stored: AnyStored | undefined,
  location: LocationFacts,
): string {
  const parameters = Object.entries(location.parameters).flatMap(([name, source]) => {
    if ("constant" in source) return [[name, source.constant]];
    const value = "path" in source ? path[source.path] : resolvePointer(stored?.value, source.content);
    return value === undefined ? [] : [[name, String(value)]];
  });
  const base = publicUrl ?? basePath ?? location.basePath ?? "";
  return `${base}${expandPath(location.path, Object.fromEntries(parameters))}`;
}

/** RFC 8288: the next page of the same query. */
function nextLink(context: RequestContext, { value }: AnyStored): string | undefined {
  const { requestTarget, wiring, publicUrl } = context;
  const next = isRecord(value) && Object.hasOwn(value, "next") ? value["next"] : undefined;
  // Only a document that calls its parameter `cursor` pages by it.
  if (typeof next !== "string" || !Object.hasOwn(wiring.queryParameters.shapes, "cursor")) return undefined;
  const query = withCursor(requestTarget.search, next);
  const { path } = requestTarget;
  const base = context.basePath ?? wiring.basePath ?? "";
  const shown = publicUrl === undefined ? path : `${publicUrl}${path.slice(base.length)}`;
  return formatLink(`${shown}?${query}`, { rel: "next" });
}

/** The query with another cursor. */
function withCursor(search: string, cursor: string): string {
  // Such a query is written as it was sent, with the new member at its end.
  if (/^\?[a-z]+=[A-Za-z0-9_-]+$/.test(search) && !search.startsWith("?cursor=") && /^[\w-]+$/.test(cursor))
    return `${search.slice(1)}&cursor=${cursor}`;
  const query = new URLSearchParams(search);
  query.set("cursor", cursor);
  return query.toString();
}
