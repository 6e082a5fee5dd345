// Turns what a probe sends into a request, and the response into an exchange.

import { wrapped } from "../../contract/inferred/wrapping.ts";
import { jsonMedia } from "../../contract/media.ts";
import type { Contract, Operation } from "../../contract/operation.ts";
import { isItemPath } from "../../contract/path-places.ts";
import { formatForm } from "../../http/form.ts";
import { isJsonType, parseMediaType } from "../../http/media-type.ts";
import { expandPath, pathParameterNames } from "../../http/path.ts";
import { parseLongIntegers, tryParse } from "../../json/parse.ts";
import type { Cause } from "../../laws/cause.ts";
import type { Exchange, Principal } from "../../laws/exchange.ts";
import { NotExercised } from "../../laws/reason.ts";
import type { Sending } from "../../laws/world.ts";
import { effectRow } from "../../semantics/effects.ts";
import { fields } from "../../semantics/fields.ts";
import { mediaTypes } from "../../semantics/media-types.ts";
import type { Unanswered } from "../history.ts";
import { madeOnce } from "../made-once.ts";
import type { Settings } from "../settings.ts";
import { makeCredentials, type Places, placesOf, queryField } from "./credentials.ts";
import { matchPath } from "./paths.ts";

export type Sender = {
  /** The URL that paths are appended to. */
  readonly baseUrl: string;
  send(operation: Operation, sending: Sending): Promise<Exchange>;
  /** GETs a URI reference found in a response; `undefined` if it is invalid, or on a different server. */
  get(reference: string, base: string): Promise<Exchange | undefined>;
};

/** The parameters that every request of an operation requires, apart from those of its semantics. */
export type Required = {
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  /** Of a path parameter that belongs to no resource. */
  readonly path: (name: string) => string | undefined;
};

const nothing: Required = { query: {}, headers: {}, path: () => undefined };

/**
 * @param settings of the run
 * @param seen called with every exchange
 * @param unanswered called with every request that was sent and had no response
 * @param requiredOf the default parameters of an operation's requests
 * @returns sends requests to the paths below `baseUrl`, and to no other server (RFC 6454 4: one origin)
 */
export function makeSender(
  settings: Pick<Settings, "contract" | "fetch" | "baseUrl" | "headers" | "second">,
  seen: (exchange: Exchange) => void,
  requiredOf: (operation: Operation) => Required = () => nothing,
  unanswered?: (one: Unanswered) => void,
): Sender {
  const { fetch, baseUrl } = settings;
  const base = baseUrl.replace(/\/$/, "");
  const { origin, pathname } = new URL(base);
  const { basePath } = settings.contract;
  // The URL that the path of an operation is appended to: one with servers of its own may have a base path of its own
  // (OpenAPI 3.1 4.8.10), which counts unless the caller chose a different one than that of the document.
  const isChosen = pathname.replace(/\/$/, "") !== basePath;
  const headersOf = makeCredentials(settings);
  const principalOf = madeOnce((as: Principal | undefined) => placesOf(headersOf(as)));
  const exchange = async (operation: string, request: Request, content?: string): Promise<Exchange> => {
    const sent = { operation, request, content };
    const made = await sendRequest(fetch, sent).catch((error: unknown) => {
      const cause = causeOfSilence(error);
      if (cause !== undefined) unanswered?.({ exchange: withoutResponse(sent), cause });
      throw error;
    });
    seen(made);
    return made;
  };
  return {
    baseUrl: base,
    send(operation, sending) {
      const means = {
        base: isChosen || operation.basePath === basePath ? base : `${origin}${operation.basePath}`,
        required: requiredOf(operation),
        principal: principalOf(sending.as),
      };
      const { request, content } = requestFor(operation, sending, means);
      return exchange(operation.id, request, content);
    },
    async get(reference, from) {
      const url = URL.parse(reference, `${origin}${from}`);
      if (url?.origin !== origin) return undefined;
      // The target of a link is a response of that operation like any other, and is judged like any other.
      const reader = readerOf(url, base, settings.contract);
      const required = reader === undefined ? {} : requiredOf(reader).headers;
      const { headers, query } = principalOf(undefined);
      for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
      const request = new Request(url, { headers: merged(required, headers) });
      return exchange(reader?.id ?? fields.location.name, request);
    },
  };
}

/** The operation that reads this URL; a path without parameters goes first. */
function readerOf({ pathname }: URL, base: string, { operations }: Contract): Operation | undefined {
  const path = pathname.slice(new URL(base).pathname.replace(/\/$/, "").length);
  const readers = operations.filter(
    (one) => effectRow(one.semantics.effect)?.safe === true && matchPath(one.path, path) !== undefined,
  );
  return readers.find((one) => one.path === path) ?? readers[0];
}

type RequestMeans = {
  /** The URL that paths are appended to. */
  readonly base: string;
  readonly required: Required;
  readonly principal: Places;
};

function requestFor(
  operation: Operation,
  { path, asIs = {}, headers: own = {}, without = [], ...sending }: Sending,
  { base, required, principal }: RequestMeans,
): { readonly request: Request; readonly content: string | undefined } {
  const query = {
    ...left(required.query, without),
    ...left(principal.query, without, queryField),
    ...sending.query,
  };
  const search = Object.keys(query).length === 0 ? "" : `?${new URLSearchParams(query)}`;
  const type =
    sending.mediaType ?? jsonMedia(operation)?.type ?? operation.content?.media[0]?.type ?? mediaTypes.json;
  const content = sending.text ?? written(operation, { path, content: sending.content }, type);
  const headers = merged(
    left(required.headers, without),
    left(principal.headers, without),
    content === undefined ? {} : { [fields.contentType.name]: type },
    own,
  );
  const template = Object.entries(asIs).reduce(
    (text, [name, value]) => text.replace(`{${name}}`, () => value),
    operation.path,
  );
  const request = new Request(`${base}${expandPath(template, complete(path, required))}${search}`, {
    method: sending.method ?? operation.method,
    redirect: "manual",
    headers,
    ...(content === undefined ? {} : { body: content }),
  });
  return { request, content };
}

type Sent = {
  readonly operation: string;
  readonly request: Request;
  readonly content: string | undefined;
};

/** Why a request that was sent had no response; `undefined` if it was not sent. */
function causeOfSilence(error: unknown): Cause | undefined {
  return error instanceof NotExercised && error.reason.kind === "no answer" ? error.reason.cause : undefined;
}

function withoutResponse({ operation, request, content }: Sent): Exchange {
  const target = targetOf(request);
  const headers = Object.fromEntries(request.headers);
  return {
    operation,
    request: { method: request.method, target, headers, content },
    response: { status: 0, headers: {}, content: undefined, text: "" },
  };
}

/** Sends one request and reads the response; `content` is the request's content, which a `Request` does not return. */
export async function sendRequest(
  fetch: Settings["fetch"],
  { operation, request, content }: Sent,
): Promise<Exchange> {
  const headers = Object.fromEntries(request.headers);
  const target = targetOf(request);
  const response = await fetch(request);
  const text = await response.text();
  const isJson = isJsonType(response.headers.get(fields.contentType.name) ?? "");
  const exact = isJson ? parseLongIntegers(text) : undefined;
  return {
    operation,
    request: { method: request.method, target, headers, content },
    response: {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      content: isJson ? tryParse(text) : undefined,
      ...(exact === undefined ? {} : { exact }),
      text,
    },
  };
}

/** A path parameter that belongs to no resource is filled in like any other. */
function complete(path: Sending["path"], required: Required): Sending["path"] {
  const values = Object.entries(path).map(([name, value]) => [name, value || required.path(name)] as const);
  return Object.fromEntries(values.flatMap(([name, value]) => (value ? [[name, value]] : [])));
}

/** @param nameOf the name that `without` has for a member */
function left(
  texts: Readonly<Record<string, string>>,
  without: readonly string[],
  nameOf = (name: string): string => name,
): Readonly<Record<string, string>> {
  if (without.length === 0) return texts;
  const names = new Set(without.map((name) => name.toLowerCase()));
  return Object.fromEntries(Object.entries(texts).filter(([name]) => !names.has(nameOf(name).toLowerCase())));
}

/** The URL of a request has an origin and a path (Fetch 5.4). */
function targetOf({ url }: Request): string {
  return url.slice(url.indexOf("/", url.indexOf("//") + 2));
}

/** One field per name, ignoring case; the last one counts. A `Request` copies its `Headers`, so this makes none. */
function merged(...all: readonly Readonly<Record<string, string>>[]): Record<string, string> {
  return Object.fromEntries(
    all.flatMap((one) => Object.entries(one).map(([name, value]) => [name.toLowerCase(), value])),
  );
}

/** The content as text, in the envelope that its media type has. */
function written(
  operation: Operation,
  { path, content: inner }: Pick<Sending, "path" | "content">,
  type: string,
): string | undefined {
  if (inner === undefined) return undefined;
  const essence = parseMediaType(type)?.essence;
  const { wrapping } = operation.content?.media.find((media) => media.type === essence) ?? {};
  const id = path[isItemPath(operation.path) ? (pathParameterNames(operation.path).at(-1) ?? "") : ""];
  const content = wrapping === undefined ? inner : wrapped(inner, wrapping, id);
  if (typeof content !== "object" || content === null || type !== mediaTypes.form)
    return JSON.stringify(content);
  return formatForm(content);
}
