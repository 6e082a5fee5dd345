// The problem types that HTTP itself gives rise to (RFC 9457), one row a type: what a refusal is called and means.

export type ProblemType = {
  readonly title: string;
  readonly status: number;
  /** When the server answers it. */
  readonly when: string;
  /** What the caller can do about it. */
  readonly todo: string;
  readonly section: string;
};

export const problems = {
  "malformed-request": {
    title: "The request is malformed",
    status: 400,
    when: "a path, query or header parameter, or the syntax of the content, is not as declared",
    todo: "Mend what `errors` names and send the request again.",
    section: "RFC 9110 15.5.1",
  },
  "key-missing": {
    title: "An Idempotency-Key is required",
    status: 400,
    when: "the operation requires an Idempotency-Key and none was sent",
    todo: "Send `Idempotency-Key` with a value of your own, such as a UUID, and the same one when you retry.",
    section: "draft-ietf-httpapi-idempotency-key-header-07 2.7",
  },
  unauthenticated: {
    title: "Who are you?",
    status: 401,
    when: "the operation needs a bearer token, and none was sent or it is not valid",
    todo: "Send `Authorization: Bearer` with a token that this service accepts and that has not expired.",
    section: "RFC 9110 15.5.2",
  },
  "insufficient-scope": {
    title: "The token does not allow this",
    status: 403,
    when: "the token is valid, and lacks a scope that the operation needs",
    todo: "Ask for a token with the scopes that `WWW-Authenticate` names.",
    section: "RFC 6750 3.1",
  },
  "not-owner": {
    title: "Somebody else's",
    status: 403,
    when: "the target was made by another principal",
    todo: "Change what is yours; a moderator may change the rest.",
    section: "RFC 9110 15.5.4",
  },
  "cross-site-request": {
    title: "A page of another site may not do this",
    status: 403,
    when: "an unsafe request without a token says that another origin has made it",
    todo: "Send it from a page of this service, or with a bearer token.",
    section: "RFC 9205 4.13",
  },
  "forwarded-request": {
    title: "Forwarded requests are refused",
    status: 403,
    when: "the service trusts everybody on this machine, and a proxy has forwarded the request",
    todo: "Ask directly; to serve through a proxy, configure a key (see `verbatim serve --help`).",
    section: "RFC 9110 15.5.4",
  },
  "not-found": {
    title: "There is no such resource",
    status: 404,
    when: "the path, its parent or its target does not exist",
    todo: "Check the path; list the collection to see what exists.",
    section: "RFC 9110 15.5.5",
  },
  "method-not-allowed": {
    title: "The resource does not know this method",
    status: 405,
    when: "the document declares other methods for this path",
    todo: "Use one of the methods that `Allow` lists.",
    section: "RFC 9110 15.5.6",
  },
  "not-acceptable": {
    title: "No representation is acceptable",
    status: 406,
    when: "`Accept` excludes every media type that the operation answers with",
    todo: "Send an `Accept` that admits application/json, or none.",
    section: "RFC 9110 15.5.7",
  },
  "request-timeout": {
    title: "The request took too long to arrive",
    status: 408,
    when: "the head or the content of the request came too slowly",
    todo: "Send it again, on a new connection.",
    section: "RFC 9110 15.5.9",
  },
  "id-mismatch": {
    title: "The id in the content is not the id in the path",
    status: 409,
    when: "the content names another resource than the path does",
    todo: "Leave the id out of the content, or make both the same.",
    section: "RFC 9110 9.3.4",
  },
  "key-in-progress": {
    title: "A request with this key is still in progress",
    status: 409,
    when: "a twin of this keyed request has not been answered yet",
    todo: "Wait as long as `Retry-After` says, then send the same request with the same key.",
    section: "draft-ietf-httpapi-idempotency-key-header-07 2.7",
  },
  "precondition-failed": {
    title: "A precondition is false",
    status: 412,
    when: "`If-Match` or `If-None-Match` does not hold for the current representation",
    todo: "Read the resource again, apply your change to what it is now, and send it with the new entity tag.",
    section: "RFC 9110 15.5.13",
  },
  "content-too-large": {
    title: "The content is too large",
    status: 413,
    when: "the content is longer than the server reads",
    todo: "Send less.",
    section: "RFC 9110 15.5.14",
  },
  "unsupported-media-type": {
    title: "The content is of a kind that the operation does not read",
    status: 415,
    when: "`Content-Type` or `Content-Encoding` is missing or not one that is declared",
    todo: "Send one of the media types that `detail` lists, without a content coding.",
    section: "RFC 9110 15.5.16",
  },
  "expectation-failed": {
    title: "The expectation can't be met",
    status: 417,
    when: "`Expect` asks for something other than 100-continue",
    todo: "Send the request without `Expect`.",
    section: "RFC 9110 15.5.18",
  },
  "misdirected-request": {
    title: "This server does not answer for that host",
    status: 421,
    when: "the service trusts everybody on this machine, and `Host` is not an address of this machine",
    todo: "Use http://127.0.0.1 or http://localhost; to serve others, configure a key (see `verbatim serve --help`).",
    section: "RFC 9110 15.5.20",
  },
  "invalid-content": {
    title: "The content is not valid",
    status: 422,
    when: "the content can be read, and does not fit its schema",
    todo: "Mend each member that `errors` points to and send the request again.",
    section: "RFC 9110 15.5.21",
  },
  "key-reused": {
    title: "This key was used for another request",
    status: 422,
    when: "an Idempotency-Key comes again with other content",
    todo: "Use a new key for a new request; repeat a request unchanged.",
    section: "draft-ietf-httpapi-idempotency-key-header-07 2.7",
  },
  "precondition-required": {
    title: "A precondition is required",
    status: 428,
    when: "the operation requires a precondition and none was sent",
    todo: "Read the resource, then send `If-Match` with its entity tag; or `If-None-Match: *` to create only.",
    section: "RFC 6585 3",
  },
  "head-too-large": {
    title: "The head of the request is too large",
    status: 431,
    when: "the target and the header fields together are longer than the server reads",
    todo: "Send fewer or shorter header fields.",
    section: "RFC 6585 5",
  },
  "internal-error": {
    title: "The server failed",
    status: 500,
    when: "something went wrong that is not the caller's fault; nothing was changed",
    todo: "Try again later; report the request id if it goes on.",
    section: "RFC 9110 15.6.1",
  },
  "store-unavailable": {
    title: "The service can't answer now",
    status: 503,
    when: "the store is out of reach or full; nothing was changed",
    todo: "Try again after the time that `Retry-After` gives.",
    section: "RFC 9110 15.6.4",
  },
} as const satisfies Record<string, ProblemType>;

export type ProblemId = keyof typeof problems;

/**
 * @param id a row of the table
 * @returns the `type` member of its problem documents: a reference that the service itself answers
 */
export function problemType(id: string): string {
  return `/problems/${id}`;
}
