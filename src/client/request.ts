// One request of a call, made of openapi-fetch's parts: the address, the content and the fields are as its own.
import {
  createFinalURL,
  createQuerySerializer,
  defaultBodySerializer,
  defaultPathSerializer,
  type Middleware,
  mergeHeaders,
} from "openapi-fetch";
import type { Send } from "./settings.ts";

export type { Middleware };

type Fields = Readonly<Record<string, unknown>>;
type Callback = Parameters<NonNullable<Middleware["onRequest"]>>[0];

/** What a request is made of. */
export type Init = Omit<RequestInit, "body" | "headers"> & {
  readonly params: {
    readonly path: Fields;
    readonly query?: Fields | undefined;
    readonly header?: Fields | undefined;
  };
  readonly headers: Fields;
  readonly body?: unknown;
  readonly fetch: Send;
  /** Writes the path, where it is not that of the operation. */
  readonly pathSerializer?: (path: string, values: Record<string, unknown>) => string;
};

/**
 * @param baseUrl of the service
 * @param middleware openapi-fetch's own, around the sender
 * @param newId names a request for its middleware
 * @returns sends what it is told to, and gives the answer
 */
export function requester(baseUrl: string, middleware: readonly Middleware[], newId: () => string) {
  const querySerializer = createQuerySerializer();
  // Its type has the content only.
  const bodySerializer = defaultBodySerializer as (content: unknown, fields: Headers) => BodyInit;
  return (method: string, schemaPath: string, init: Init): Promise<Response> => {
    const { params, headers: ours, body, fetch, pathSerializer = defaultPathSerializer, ...rest } = init;
    const headers = mergeHeaders(ours as HeadersInit, params.header as HeadersInit);
    const writers = { baseUrl, querySerializer, pathSerializer };
    const address = createFinalURL(schemaPath, { ...writers, params: params as never });
    const content = body === undefined ? {} : { body: bodySerializer(body, headers) };
    const request = new Request(address, { ...rest, method, headers, ...content });
    const options = Object.freeze({ ...writers, bodySerializer, fetch, parseAs: "stream" });
    const told = { request, schemaPath, params, id: middleware.length > 0 ? newId() : "", options };
    return through(middleware, told as unknown as Callback, fetch);
  };
}

/** What middleware makes of a request, and of its answer: the last one has the first word about that. */
async function through(middleware: readonly Middleware[], told: Callback, send: Send): Promise<Response> {
  let { request } = told;
  for (const { onRequest } of middleware) {
    const given = await onRequest?.({ ...told, request });
    if (given instanceof Response) return given;
    request = given ?? request;
  }
  const backwards = middleware.toReversed();
  let response = await send(request).catch((error) => mended(backwards, { ...told, request }, error));
  for (const { onResponse } of backwards) {
    response = (await onResponse?.({ ...told, request, response })) ?? response;
  }
  return response;
}

/** The answer that middleware gives where none came; else it throws what middleware makes of the error. */
async function mended(middleware: readonly Middleware[], told: Callback, thrown: unknown): Promise<Response> {
  let error = thrown;
  for (const { onError } of middleware) {
    const given = await onError?.({ ...told, error });
    if (given instanceof Response) return given;
    error = given ?? error;
  }
  throw error;
}
