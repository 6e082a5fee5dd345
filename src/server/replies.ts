// The replies of handlers: they say what happened; the server says it in HTTP.
import type { ProblemFault } from "../http/problem.ts";
import { type ProblemType, problems } from "../semantics/problems.ts";
import type { FieldValue } from "./handlers.ts";
import type { Stored } from "./port.ts";

declare const made: unique symbol;

/**
 * A reply of a handler. Only the functions below make one, and the replies of each operation are a closed union,
 * generated from the document. `Fields` are the header fields that the document requires and only the handler knows.
 */
export type Reply<Status extends number, Body, Fields = NoFields> = {
  readonly status: Status;
  readonly body: Body;
  readonly fields: Fields;
  readonly [made]: Made<Status, Body, Fields>;
};
export type NoFields = Readonly<Record<never, string>>;
type Made<Status, Body, Fields> = { readonly status: Status; readonly body: Body; readonly fields: Fields };

/**
 * What a handler may return, made from the union of its replies. It is one object, because the compiler compares a wrong
 * reply with one member of a union: its error would name one status, and not all that are allowed.
 */
export type OneOf<Replies extends Reply<number, unknown, unknown>> = {
  // The compiler compares members in this order, and reports the first difference.
  readonly status: Replies["status"];
  readonly body: Replies["body"];
  readonly fields: Replies["fields"];
  /** Only together do status, content and fields make a reply. */
  readonly [made]: Replies[typeof made];
};

/** A problem that the handler found (RFC 9457): the row of its type, and the faults with their places. */
export type Refused = {
  readonly id: string;
  readonly type: ProblemType;
  readonly errors: readonly ProblemFault[];
};

/**
 * @returns 200 with a representation.
 *
 * @example
 * ```ts
 * import { ok } from "@verbatim-http/kit/server/replies";
 * import type { Stored } from "@verbatim-http/kit/server/port";
 *
 * const reply = (note: Stored<{ id: string }>) => ok(note);
 * ```
 */
export function ok<T>(stored: Stored<T>): Reply<200, Stored<T>>;
export function ok<T, F extends Fields>(stored: Stored<T>, fields: F): Reply<200, Stored<T>, F>;
export function ok(stored: unknown, fields: Fields = {}): unknown {
  return reply(200, stored, fields);
}

/**
 * @returns 201: the resource did not exist before; its `Location` is built from the stored representation.
 *
 * @example
 * ```ts
 * import { created, ok } from "@verbatim-http/kit/server/replies";
 * import type { Stored } from "@verbatim-http/kit/server/port";
 *
 * const reply = (note: Stored<{ id: string }>, isNew: boolean) => (isNew ? created(note) : ok(note));
 * ```
 */
export function created<T>(stored: Stored<T>): Reply<201, Stored<T>>;
export function created<T, F extends Fields>(stored: Stored<T>, fields: F): Reply<201, Stored<T>, F>;
export function created(stored: unknown, fields: Fields = {}): unknown {
  return reply(201, stored, fields);
}

/**
 * @returns 202: accepted, and not done yet; with the status of the job, or without content.
 *
 * @example
 * ```ts
 * import { accepted } from "@verbatim-http/kit/server/replies";
 *
 * const reply = () => accepted();
 * ```
 */
export function accepted(): Reply<202, undefined>;
export function accepted<T>(stored: Stored<T>): Reply<202, Stored<T>>;
export function accepted<T, F extends Fields>(
  stored: Stored<T> | undefined,
  fields: F,
): Reply<202, Stored<T>, F>;
export function accepted(stored?: unknown, fields: Fields = {}): unknown {
  return reply(202, stored, fields);
}

/**
 * @param status 301, 302, 303, 307 or 308 (RFC 9110 15.4)
 * @param location the URL or path to go to
 * @returns a redirection without content
 *
 * @example
 * ```ts
 * import { redirect } from "@verbatim-http/kit/server/replies";
 *
 * const reply = () => redirect(303, "/notes/1");
 * ```
 */
export function redirect<const S extends 301 | 302 | 303 | 307 | 308>(
  status: S,
  location: string,
): Reply<S, undefined, { readonly Location: string }> {
  return reply(status, undefined, { Location: location }) as Reply<
    S,
    undefined,
    { readonly Location: string }
  >;
}

/**
 * @param status any status that the operation declares and no other function here makes, such as 206
 * @param stored the representation, if the response has content
 * @param fields header fields
 * @returns a response with that status
 *
 * @example
 * ```ts
 * import { respond } from "@verbatim-http/kit/server/replies";
 * import type { Stored } from "@verbatim-http/kit/server/port";
 *
 * const reply = (part: Stored<unknown>) => respond(206, part, { "Content-Range": "items 0-9/20" });
 * ```
 */
export function respond<const S extends number>(status: S): Reply<S, undefined>;
export function respond<const S extends number, T>(status: S, stored: Stored<T>): Reply<S, Stored<T>>;
export function respond<const S extends number, T, F extends Fields>(
  status: S,
  stored: Stored<T> | undefined,
  fields: F,
): Reply<S, Stored<T>, F>;
export function respond(status: number, stored?: unknown, fields: Fields = {}): unknown {
  return reply(status, stored, fields);
}

/**
 * @returns 204: done, without content.
 *
 * @example
 * ```ts
 * import { noContent } from "@verbatim-http/kit/server/replies";
 *
 * const reply = () => noContent();
 * ```
 */
export function noContent(): Reply<204, undefined>;
export function noContent<F extends Fields>(fields: F): Reply<204, undefined, F>;
export function noContent(fields: Fields = {}): unknown {
  return reply(204, undefined, fields);
}

/**
 * @returns 404: there is no such resource.
 *
 * @example
 * ```ts
 * import { notFound, ok } from "@verbatim-http/kit/server/replies";
 * import type { Stored } from "@verbatim-http/kit/server/port";
 *
 * const reply = (note: Stored<{ id: string }> | undefined) => (note ? ok(note) : notFound());
 * ```
 */
export function notFound(): Reply<404, Refused> {
  return reply(404, refusal("not-found", problems["not-found"], [])) as Reply<404, Refused>;
}

/**
 * @param parameter the path or query parameter that is invalid
 * @param detail what is wrong with it
 * @returns 400
 *
 * @example
 * ```ts
 * import { malformed } from "@verbatim-http/kit/server/replies";
 *
 * const reply = () => malformed("cursor", "The cursor is not one that this list returned.");
 * ```
 */
export function malformed(parameter: string, detail: string): Reply<400, Refused> {
  const errors = [{ parameter, detail }];
  return reply(400, refusal("malformed-request", problems["malformed-request"], errors)) as Reply<
    400,
    Refused
  >;
}

/**
 * @param id the last segment of the problem type's URI
 * @param type its row in the service's own table
 * @param errors the faults and their places
 * @returns the type's status, with a problem document
 *
 * @example
 * ```ts
 * import { refused } from "@verbatim-http/kit/server/replies";
 *
 * const locked = {
 *   status: 423,
 *   title: "Locked",
 *   when: "a note is locked",
 *   todo: "Unlock the note first.",
 *   section: "RFC 4918 11.3",
 * } as const;
 * const reply = () => refused("locked", locked);
 * ```
 */
export function refused<const T extends ProblemType>(
  id: string,
  type: T,
  errors: readonly ProblemFault[] = [],
): Reply<T["status"], Refused> {
  return reply(type.status, refusal(id, type, errors)) as Reply<T["status"], Refused>;
}

type Fields = Readonly<Record<string, FieldValue>>;

function refusal(id: string, type: ProblemType, errors: readonly ProblemFault[]): Refused {
  return { id, type, errors };
}

function reply(status: number, body: unknown, fields: Fields = {}): unknown {
  return { status, body, fields };
}
