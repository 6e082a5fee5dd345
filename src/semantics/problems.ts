// The problem types of HTTP itself (RFC 9457), one row per type: title, status, when it occurs and how to fix it.

export type ProblemType = {
  readonly title: string;
  readonly status: number;
  /** When the server returns it, as a clause. */
  readonly when: string;
  /** How the caller can fix it, in the imperative; the default `detail`. */
  readonly todo: string;
  readonly section: string;
};

export const problems = {
  "malformed-request": {
    title: "Malformed request",
    status: 400,
    when: "a path, query or header parameter does not match its declaration, or the content cannot be parsed",
    todo: "Fix what `errors` lists and retry.",
    section: "RFC 9110 15.5.1",
  },
  "key-missing": {
    title: "Idempotency-Key required",
    status: 400,
    when: "the operation requires an `Idempotency-Key`, and the request has none",
    todo: "Send an `Idempotency-Key` with a unique value, such as a UUID, and the same value when you retry.",
    section: "draft-ietf-httpapi-idempotency-key-header-07 2.7",
  },
  unauthenticated: {
    title: "Authentication required",
    status: 401,
    when: "the operation needs a bearer token, and the request has none or an invalid one",
    todo: "Send `Authorization: Bearer` with a valid token that has not expired.",
    section: "RFC 9110 15.5.2",
  },
  "insufficient-scope": {
    title: "Insufficient scope",
    status: 403,
    when: "the token is valid but lacks a scope that the operation needs",
    todo: "Request a token with the scopes that `WWW-Authenticate` lists.",
    section: "RFC 6750 3.1",
  },
  "not-owner": {
    title: "Not the owner",
    status: 403,
    when: "the target belongs to a different user",
    todo: "Change only your own resources, or use a token with the scope to change everyone's.",
    section: "RFC 9110 15.5.4",
  },
  "cross-site-request": {
    title: "Cross-site request",
    status: 403,
    when: "a request without a token would change something, and a page of a different site sent it",
    todo: "Send it from a page of this service, or with a bearer token.",
    section: "RFC 9205 4.13",
  },
  "forwarded-request": {
    title: "Forwarded request",
    status: 403,
    when: "the service has no key, so it trusts every client on this machine, and a proxy forwarded the request",
    todo: "Send the request directly, or configure a key to serve through a proxy (see `verbatim serve --help`).",
    section: "RFC 9110 15.5.4",
  },
  "not-found": {
    title: "Not found",
    status: 404,
    when: "the path, its parent or its target does not exist",
    todo: "Check the path, or list the collection to see what exists.",
    section: "RFC 9110 15.5.5",
  },
  "method-not-allowed": {
    title: "Method not allowed",
    status: 405,
    when: "the path exists, but not with this method",
    todo: "Use one of the methods that `Allow` lists.",
    section: "RFC 9110 15.5.6",
  },
  "not-acceptable": {
    title: "Not acceptable",
    status: 406,
    when: "`Accept` excludes every media type that the operation returns, or `Accept-Encoding` every content coding of a page",
    todo: "Send an `Accept` that allows application/json, or leave it out.",
    section: "RFC 9110 15.5.7",
  },
  "request-timeout": {
    title: "Request timeout",
    status: 408,
    when: "the header or the content of the request arrived too slowly",
    todo: "Retry on a new connection.",
    section: "RFC 9110 15.5.9",
  },
  "id-mismatch": {
    title: "The id in the content is not the id in the path",
    status: 409,
    when: "the content has an id that differs from the id in the path",
    todo: "Remove the id from the content, or use the id in the path.",
    section: "RFC 9110 9.3.4",
  },
  "key-in-progress": {
    title: "A request with this key is still in progress",
    status: 409,
    when: "an earlier request with the same key has not finished",
    todo: "Wait for the time in `Retry-After`, then retry with the same key.",
    section: "draft-ietf-httpapi-idempotency-key-header-07 2.7",
  },
  "precondition-failed": {
    title: "Precondition failed",
    status: 412,
    when: "`If-Match` or `If-None-Match` is false for the current representation",
    todo: "Read the resource again, apply your change to the new representation, and send it with the new entity tag.",
    section: "RFC 9110 15.5.13",
  },
  "content-too-large": {
    title: "Content too large",
    status: 413,
    when: "the content is larger than the server accepts",
    todo: "Send less content.",
    section: "RFC 9110 15.5.14",
  },
  "target-too-long": {
    title: "URI too long",
    status: 414,
    when: "the request target is longer than the server accepts",
    todo: "Send a shorter query.",
    section: "RFC 9110 15.5.15",
  },
  "unsupported-media-type": {
    title: "Unsupported media type",
    status: 415,
    when: "`Content-Type` is missing or not declared for the operation, or the content has a content coding",
    todo: "Use a media type that the operation declares, without a content coding.",
    section: "RFC 9110 15.5.16",
  },
  "expectation-failed": {
    title: "Expectation failed",
    status: 417,
    when: "`Expect` asks for something other than 100-continue",
    todo: "Retry without `Expect`.",
    section: "RFC 9110 15.5.18",
  },
  "misdirected-request": {
    title: "Misdirected request",
    status: 421,
    when: "the request names a host or a scheme that is not served here; without a key, only this machine is",
    todo: "Use http://127.0.0.1 or http://localhost, or configure a key to serve other hosts (see `verbatim serve --help`).",
    section: "RFC 9110 15.5.20",
  },
  "invalid-content": {
    title: "Invalid content",
    status: 422,
    when: "the content can be parsed but does not match its schema",
    todo: "Fix each member that `errors` points to and retry.",
    section: "RFC 9110 15.5.21",
  },
  "key-reused": {
    title: "The key was already used for a different request",
    status: 422,
    when: "an `Idempotency-Key` is sent again with different content",
    todo: "Use a new key for a new request, and the same key only to repeat the same request.",
    section: "draft-ietf-httpapi-idempotency-key-header-07 2.7",
  },
  "precondition-required": {
    title: "Precondition required",
    status: 428,
    when: "the operation requires a precondition, and the request has none",
    todo: "Read the resource and send its entity tag in `If-Match`, or send `If-None-Match: *` to create only.",
    section: "RFC 6585 3",
  },
  "too-many-requests": {
    title: "Too many requests",
    status: 429,
    when: "the caller has used up the requests that `RateLimit-Policy` allows in one window, and nothing was changed",
    todo: "Retry after the time in `Retry-After`.",
    section: "RFC 6585 4",
  },
  "head-too-large": {
    title: "Request header fields too large",
    status: 431,
    when: "the header fields together exceed the server's limit",
    todo: "Send fewer or shorter header fields.",
    section: "RFC 6585 5",
  },
  "internal-error": {
    title: "Internal server error",
    status: 500,
    when: "the server failed, and nothing was changed",
    todo: "Retry later. If it happens again, report the request id.",
    section: "RFC 9110 15.6.1",
  },
  "not-implemented": {
    title: "Not implemented",
    status: 501,
    when: "`Transfer-Encoding` lists a coding other than chunked",
    todo: "Send the content without a transfer coding, or with chunked only.",
    section: "RFC 9112 6.1",
  },
  "store-unavailable": {
    title: "Service unavailable",
    status: 503,
    when: "the store or the keys that verify tokens are unreachable, or the store is full, and nothing was changed",
    todo: "Retry after the time in `Retry-After`.",
    section: "RFC 9110 15.6.4",
  },
  "version-not-supported": {
    title: "HTTP version not supported",
    status: 505,
    when: "the request has a version other than HTTP/1.1 and HTTP/1.0",
    todo: "Send the request with HTTP/1.1.",
    section: "RFC 9110 15.6.6",
  },
} as const satisfies Record<string, ProblemType>;

export type ProblemId = keyof typeof problems;

/**
 * @param id a row of the table
 * @returns the `type` member of its problem documents: a path with a page on the service itself
 */
export function problemType(id: string): string {
  return `/problems/${id}`;
}
