// The header fields that have a meaning here, one row per field.

type FieldRow = {
  readonly name: string;
  readonly section: string;
  /**
   * A header parameter whose schema is not used: the field has a grammar of its own, or OpenAPI ignores the parameter (3.1
   * 4.8.12.1).
   */
  readonly parameter?: "grammar" | "ignored";
  /** A response header that the server sends instead of the handler, or that OpenAPI ignores (3.1 4.8.17.1). */
  readonly response?: "supplied" | "ignored";
  /** Pages of other origins can send or read it only if CORS lists it (Fetch 2.2.2, 3.2.6), or can always read it. */
  readonly cors?: "sent" | "read" | "safelisted";
  /** It describes the message, so two responses with the same representation may differ in it. */
  readonly ofMessage?: true;
  /** A 304 has it if the 200 would have it (RFC 9110 15.4.5). */
  readonly of304?: true;
  /** A proxy adds it to the requests that it forwards. */
  readonly ofProxy?: true;
};

export const fields = {
  accept: { name: "Accept", section: "RFC 9110 12.5.1", parameter: "ignored" },
  acceptEncoding: { name: "Accept-Encoding", section: "RFC 9110 12.5.3", cors: "read" },
  acceptPatch: { name: "Accept-Patch", section: "RFC 5789 3.1", response: "supplied", cors: "read" },
  acceptPost: { name: "Accept-Post", section: "W3C LDP 1.0 7.1.2", cors: "read" },
  age: { name: "Age", section: "RFC 9111 5.1", ofMessage: true },
  allow: { name: "Allow", section: "RFC 9110 10.2.1", cors: "read" },
  allowHeaders: { name: "Access-Control-Allow-Headers", section: "Fetch 3.3.3" },
  allowMethods: { name: "Access-Control-Allow-Methods", section: "Fetch 3.3.3" },
  allowOrigin: { name: "Access-Control-Allow-Origin", section: "Fetch 3.3.3" },
  authorization: { name: "Authorization", section: "RFC 9110 11.6.2", parameter: "ignored", cors: "sent" },
  cacheControl: {
    name: "Cache-Control",
    section: "RFC 9111 5.2",
    response: "supplied",
    cors: "safelisted",
    of304: true,
  },
  connection: { name: "Connection", section: "RFC 9110 7.6.1", ofMessage: true },
  contentEncoding: { name: "Content-Encoding", section: "RFC 9110 8.4" },
  contentLanguage: { name: "Content-Language", section: "RFC 9110 8.5", cors: "safelisted" },
  contentLength: { name: "Content-Length", section: "RFC 9110 8.6", ofMessage: true, cors: "safelisted" },
  contentLocation: { name: "Content-Location", section: "RFC 9110 8.7", of304: true },
  contentRange: { name: "Content-Range", section: "RFC 9110 14.4" },
  contentType: {
    name: "Content-Type",
    section: "RFC 9110 8.3",
    parameter: "ignored",
    response: "ignored",
    cors: "sent",
  },
  cookie: { name: "Cookie", section: "RFC 6265 4.2" },
  deprecation: { name: "Deprecation", section: "RFC 9745 2", cors: "read" },
  date: { name: "Date", section: "RFC 9110 6.6.1", ofMessage: true, of304: true },
  etag: { name: "ETag", section: "RFC 9110 8.8.3", response: "supplied", cors: "read", of304: true },
  exposeHeaders: { name: "Access-Control-Expose-Headers", section: "Fetch 3.3.3" },
  expect: { name: "Expect", section: "RFC 9110 10.1.1" },
  expires: { name: "Expires", section: "RFC 9111 5.3", cors: "safelisted", of304: true },
  ifMatch: { name: "If-Match", section: "RFC 9110 13.1.1", parameter: "grammar", cors: "sent" },
  ifModifiedSince: { name: "If-Modified-Since", section: "RFC 9110 13.1.3", parameter: "grammar" },
  ifNoneMatch: { name: "If-None-Match", section: "RFC 9110 13.1.2", parameter: "grammar", cors: "sent" },
  host: { name: "Host", section: "RFC 9110 7.2" },
  forwarded: { name: "Forwarded", section: "RFC 7239 4", ofProxy: true },
  idempotencyKey: {
    name: "Idempotency-Key",
    section: "draft-ietf-httpapi-idempotency-key-header-07 2",
    parameter: "grammar",
    cors: "sent",
  },
  idempotencyReplayed: {
    name: "Idempotency-Replayed",
    section: "draft-ietf-httpapi-idempotency-key-header-07 2.6",
    cors: "read",
  },
  keepAlive: { name: "Keep-Alive", section: "RFC 9110 7.6.1", ofMessage: true },
  lastModified: { name: "Last-Modified", section: "RFC 9110 8.8.2", cors: "safelisted" },
  link: { name: "Link", section: "RFC 8288 3", response: "supplied", cors: "read" },
  location: { name: "Location", section: "RFC 9110 10.2.2", response: "supplied", cors: "read" },
  maxAge: { name: "Access-Control-Max-Age", section: "Fetch 3.3.3" },
  origin: { name: "Origin", section: "RFC 6454 7" },
  prefer: { name: "Prefer", section: "RFC 7240 2", parameter: "grammar", cors: "sent" },
  preferenceApplied: {
    name: "Preference-Applied",
    section: "RFC 7240 3",
    response: "supplied",
    cors: "read",
  },
  rateLimit: {
    name: "RateLimit",
    section: "draft-ietf-httpapi-ratelimit-headers-10 4",
    cors: "read",
    ofMessage: true,
  },
  rateLimitPolicy: {
    name: "RateLimit-Policy",
    section: "draft-ietf-httpapi-ratelimit-headers-10 3",
    cors: "read",
    ofMessage: true,
  },
  realIp: { name: "X-Real-IP", section: "no standard", ofProxy: true },
  requestId: { name: "X-Request-Id", section: "no standard", cors: "read", ofMessage: true },
  requestMethod: { name: "Access-Control-Request-Method", section: "Fetch 3.3.3" },
  retryAfter: { name: "Retry-After", section: "RFC 9110 10.2.3", response: "supplied", cors: "read" },
  secFetchSite: { name: "Sec-Fetch-Site", section: "Fetch Metadata 2.3" },
  sunset: { name: "Sunset", section: "RFC 8594 3", cors: "read" },
  traceparent: { name: "Traceparent", section: "W3C Trace Context 3.2", cors: "sent" },
  tracestate: { name: "Tracestate", section: "W3C Trace Context 3.3", cors: "sent" },
  transferEncoding: { name: "Transfer-Encoding", section: "RFC 9112 6.1", ofMessage: true },
  vary: { name: "Vary", section: "RFC 9110 12.5.5", response: "supplied", of304: true },
  via: { name: "Via", section: "RFC 9110 7.6.3", ofProxy: true },
  wwwAuthenticate: { name: "WWW-Authenticate", section: "RFC 9110 11.6.1", cors: "read" },
} as const satisfies Record<string, FieldRow>;

export type FieldId = keyof typeof fields;

/** The names in lower case, as platforms keep them (RFC 9110 5.1). */
export const fieldNames = Object.fromEntries(
  Object.entries(fields).map(([id, { name }]) => [id, name.toLowerCase()]),
) as Readonly<Record<FieldId, string>>;

/** The lower-case names of the header parameters that are read by their own grammar. */
export type OwnGrammarName = Lowercase<
  {
    [Id in FieldId]: (typeof fields)[Id] extends { parameter: "grammar" }
      ? (typeof fields)[Id]["name"]
      : never;
  }[FieldId]
>;

/** The names of the fields that pages of other origins may send, or read, only when CORS names them. */
export function corsNames(what: "sent" | "read"): readonly string[] {
  return rows.filter(({ cors }) => cors === what).map(({ name }) => name);
}

/** @returns whether pages of other origins can read the response header without CORS listing it (Fetch 2.2.2). */
export function isSafelisted(header: string): boolean {
  return rowNamed(header)?.cors === "safelisted" || isField("contentType", header);
}

/**
 * @param id a row of the table
 * @param text a field name in any case
 * @returns whether the text names the field (RFC 9110 5.1: names are case-insensitive)
 */
export function isField(id: FieldId, text: string): boolean {
  return fields[id].name.toLowerCase() === text.toLowerCase();
}

/** @returns whether the field has a row here, so that its meaning is known. */
export function isTabled(name: string): boolean {
  return rowNamed(name) !== undefined;
}

/** @returns whether a header parameter with this name is validated against its schema. */
export function hasSchema(parameter: string): boolean {
  return rowNamed(parameter)?.parameter === undefined;
}

/** @returns whether OpenAPI ignores a header parameter with this name (3.1 4.8.12.2). */
export function isIgnoredParameter(name: string): boolean {
  return rowNamed(name)?.parameter === "ignored";
}

/** @returns whether the server sends the response header with this name itself, instead of the handler. */
export function isSupplied(header: string): boolean {
  return rowNamed(header)?.response === "supplied";
}

/** @returns whether OpenAPI ignores the response header with this name. */
export function isIgnored(header: string): boolean {
  return rowNamed(header)?.response === "ignored";
}

/** @returns whether the field describes the message, not the representation in it. */
export function isOfMessage(name: string): boolean {
  return rowNamed(name)?.ofMessage === true;
}

/** @returns whether a 304 has the field if the 200 would have it. */
export function isOf304(name: string): boolean {
  return rowNamed(name)?.of304 === true;
}

/** @returns whether a proxy adds the field, so that the request was forwarded. */
export function isOfProxy(name: string): boolean {
  // No other field of a proxy begins with a different letter, and most names do.
  if (!/^[fvx]/i.test(name)) return false;
  return rowNamed(name)?.ofProxy === true || /^x-forwarded-/i.test(name);
}

const rows: readonly FieldRow[] = Object.values(fields);
const byName: ReadonlyMap<string, FieldRow> = new Map(rows.map((row) => [row.name.toLowerCase(), row]));

function rowNamed(name: string): FieldRow | undefined {
  return byName.get(name.toLowerCase());
}
