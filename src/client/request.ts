// One request of a call, built with openapi-fetch's parts: query, URL, content, header fields and middleware.
import {
  createFinalURL,
  createQuerySerializer,
  type Middleware,
  mergeHeaders,
  serializeArrayParam,
  serializeObjectParam,
} from "openapi-fetch";
import { isObject } from "./errors.ts";
import { jsonText } from "./numbers.ts";
import type { Send } from "./options.ts";
import { noteRequest, type Trace } from "./trace.ts";

export type { Middleware };
/** @internal The parts of openapi-fetch for parameters with a style of their own; other clients do not load them. */
export const serializers = { createQuerySerializer, serializeArrayParam, serializeObjectParam };
/** Entries that are false or absent are skipped. */
export type Chain = readonly (Middleware | false | null | undefined)[];

type Fields = Readonly<Record<string, unknown>>;
type Callback = Parameters<NonNullable<Middleware["onRequest"]>>[0];

/** What a request is built from, next to the method and the path of its operation. */
export type Init = {
  readonly params: {
    readonly path: Fields;
    readonly query?: Fields | undefined;
    readonly header?: Fields | undefined;
  };
  readonly headers: Fields;
  readonly body?: unknown;
  readonly signal: AbortSignal;
  readonly fetch: Send;
  /** The content was made by `edit`. */
  readonly strict?: boolean | undefined;
  /** The URL, if it is not that of the operation. */
  readonly at?: string | undefined;
};

/**
 * @param baseUrl of the service
 * @param chain middleware of openapi-fetch, around the sender
 * @param newId identifies a request for its middleware
 * @returns a function that sends a request and records it in the trace
 */
export function requester(baseUrl: string, chain: Chain, newId: () => string) {
  const middleware = chain.filter((one) => !!one);
  return (
    trace: Trace,
    { params, headers: ours, body, fetch, at, signal, strict }: Init,
  ): Promise<Response> => {
    const {
      path: schemaPath,
      write: bodySerializer = (content: unknown) => jsonText(content, strict),
      url = pathOf,
      query: querySerializer = queryOf,
    } = trace.row;
    const headers = mergeHeaders(ours as HeadersInit, params.header as HeadersInit);
    const pathSerializer = at ? () => at : url;
    const writers = { baseUrl, querySerializer, pathSerializer };
    const address = createFinalURL(schemaPath, { ...writers, params } as never);
    // RFC 9110 15.4: redirects are not followed, because the request carries secrets.
    const request = new Request(address, {
      // Its method and its duplex.
      ...trace.row,
      headers,
      signal,
      redirect: "manual",
      body: bodySerializer(body),
    });
    noteRequest(trace, request);
    const options = Object.freeze({ ...writers, bodySerializer, fetch, parseAs: "stream" });
    const callback = { request, schemaPath, params, id: middleware[0] ? newId() : "", options };
    return sendThrough(middleware, callback as unknown as Callback, fetch);
  };
}

/**
 * @param name the name of the value, for the error
 * @param wrong matches invalid values
 * @returns the value as text
 * @throws TypeError for an object and for an invalid value
 */
export function textOf(value: unknown, name: string, wrong: RegExp): string {
  const text = String(value ?? "");
  if (isObject(value) || wrong.test(text))
    throw new TypeError(text ? `"${text}" is not a valid ${name}.` : `${name} is not set.`);
  return text;
}

// RFC 3986 5.2.4: a dot segment would change the path, and an empty segment would name the collection. A lone
// surrogate has no encoding.
const WRONG = /^\.{0,2}$|\p{Cs}/u;

/**
 * @internal
 *
 * @param value of one path parameter
 * @returns the value as a segment
 * @throws TypeError for an object and for a value that would change the path
 */
export function segmentOf(value: unknown, name: string): string {
  return encodeURIComponent(textOf(value, name, WRONG));
}

function pathOf(path: string, values: Fields): string {
  return path.replace(/\{([^{}]+)\}/g, (_, name) => segmentOf(values[name], name));
}

/**
 * @internal
 *
 * @returns the query in the default style: `name=a&name=b`, and the members of an object (OpenAPI 3.1 4.8.12.2)
 * @throws TypeError for an object or a list inside a list or an object, which has no text in this style
 */
export function queryOf(values: Fields): string {
  return Object.entries(values)
    .flatMap(([name, value]) =>
      isObject(value) && !Array.isArray(value)
        ? Object.entries(value)
        : [value].flat().map((one) => [name, one] as const),
    )
    .flatMap(([name, value]) =>
      value == null ? [] : `${name}=${encodeURIComponent(textOf(value, name, /\p{Cs}/u))}`,
    )
    .join("&");
}

/** Runs the middleware: requests pass it in order, responses in reverse order. */
async function sendThrough(
  middleware: readonly Middleware[],
  callback: Callback,
  send: Send,
): Promise<Response> {
  let { request } = callback;
  for (const one of middleware) {
    const given = await one.onRequest?.({ ...callback, request });
    if (given instanceof Response) return given;
    request = given ?? request;
  }
  const backwards = middleware.toReversed();
  let response = await send(request).catch((error) => recover(backwards, { ...callback, request }, error));
  for (const one of backwards) {
    response = (await one.onResponse?.({ ...callback, request, response })) ?? response;
  }
  return response;
}

/** @returns the response that middleware gives for an error @throws the error, or what middleware makes of it */
async function recover(
  middleware: readonly Middleware[],
  callback: Callback,
  thrown: unknown,
): Promise<Response> {
  let error = thrown;
  for (const one of middleware) {
    const given = await one.onError?.({ ...callback, error });
    if (given instanceof Response) return given;
    error = given ?? error;
  }
  throw error;
}
