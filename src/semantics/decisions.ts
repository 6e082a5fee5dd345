// The order in which the server checks a request (RFC 9110 13.2.1): one question per row, asked only where it applies.
// Longer than 200 lines, because the order is one table and shows best on one page.
import { methods } from "./methods.ts";
import type { ProblemId } from "./problems.ts";
import { needsTarget, type Traits } from "./traits.ts";

export type Decision = {
  readonly id: string;
  /** The question; a "no" ends the request. */
  readonly asks: string;
  /** The problem type of a "no"; 304 is the only "no" that is not a problem. */
  readonly otherwise: ProblemId | 304;
  /** The answer depends on the stored state, so the row is asked inside the unit of work; no other row sees the state. */
  readonly ofState: boolean;
  /** The answer depends on the content, which must have been received. */
  readonly ofContent?: true;
  /** Asked only of a request with an idempotency key. */
  readonly ofKey?: true;
  readonly appliesTo: (traits: Traits) => boolean;
  /** The refusal needs no response in the document, like 405: every operation has it. */
  readonly undeclared?: true;
  readonly section: string;
};

const always = (): boolean => true;
const readsContent = (traits: Traits): boolean => traits.readsContent;

const isSafe = (traits: Traits): boolean => methods[traits.method].safe;
const isKeyed = (traits: Traits): boolean => traits.key !== "none";

export const decisions = [
  {
    id: "caller-is-known",
    asks: "Does the request carry a valid token?",
    otherwise: "unauthenticated",
    ofState: false,
    appliesTo: (traits) => traits.isSecured,
    section: "RFC 9110 15.5.2",
  },
  {
    id: "caller-has-requests-left",
    asks: "If the server has a rate limit, has the caller requests left?",
    otherwise: "too-many-requests",
    ofState: false,
    appliesTo: always,
    undeclared: true,
    section: "RFC 6585 4",
  },
  {
    id: "caller-has-scope",
    asks: "Does the token have every scope that the operation needs?",
    otherwise: "insufficient-scope",
    ofState: false,
    appliesTo: (traits) => traits.scopes.length > 0,
    section: "RFC 6750 3.1",
  },
  {
    id: "request-is-not-cross-site",
    asks: "Does a change without a token come from a page of this site, or from no web page?",
    otherwise: "cross-site-request",
    ofState: false,
    appliesTo: (traits) => !isSafe(traits),
    undeclared: true,
    section: "RFC 9205 4.13",
  },
  {
    id: "answer-is-acceptable",
    asks: "Does Accept allow a media type that the operation returns?",
    otherwise: "not-acceptable",
    ofState: false,
    appliesTo: (traits) => traits.answersContent,
    section: "RFC 9110 12.5.1",
  },
  {
    id: "content-type-is-declared",
    asks: "Does the operation declare the content's media type and charset?",
    otherwise: "unsupported-media-type",
    ofState: false,
    appliesTo: readsContent,
    section: "RFC 9110 15.5.16",
  },
  {
    id: "content-coding-is-supported",
    asks: "Is the content sent without a content coding?",
    otherwise: "unsupported-media-type",
    ofState: false,
    appliesTo: readsContent,
    section: "RFC 9110 8.4",
  },
  {
    id: "content-length-is-allowed",
    asks: "Is the declared length of the content within the size limit?",
    otherwise: "content-too-large",
    ofState: false,
    appliesTo: readsContent,
    section: "RFC 9110 15.5.14",
  },
  {
    id: "path-is-well-formed",
    asks: "Do the path parameters match their schemas?",
    otherwise: "malformed-request",
    ofState: false,
    appliesTo: always,
    section: "RFC 9110 15.5.1",
  },
  {
    id: "query-is-well-formed",
    asks: "Is every query parameter declared, sent once and valid?",
    otherwise: "malformed-request",
    ofState: false,
    appliesTo: always,
    section: "RFC 9110 15.5.1",
  },
  {
    id: "fields-are-well-formed",
    asks: "Do the header parameters match their grammar and schemas?",
    otherwise: "malformed-request",
    ofState: false,
    appliesTo: always,
    section: "RFC 9110 15.5.1",
  },
  {
    id: "content-is-whole",
    asks: "Is the content a whole representation, sent without Content-Range?",
    otherwise: "malformed-request",
    ofState: false,
    appliesTo: (traits) => traits.method === "PUT",
    section: "RFC 9110 14.5",
  },
  {
    id: "key-is-sent",
    asks: "Is an Idempotency-Key sent, where one is required?",
    otherwise: "key-missing",
    ofState: false,
    appliesTo: (traits) => traits.key === "required",
    section: "draft-ietf-httpapi-idempotency-key-header-07 2.7",
  },
  {
    id: "key-is-well-formed",
    asks: "Is the Idempotency-Key one string of 1 to 255 visible ASCII characters?",
    otherwise: "malformed-request",
    ofState: false,
    appliesTo: isKeyed,
    section: "draft-ietf-httpapi-idempotency-key-header-07 2.1",
  },
  {
    id: "key-is-free",
    asks: "Is no other request with this key in progress?",
    otherwise: "key-in-progress",
    ofState: true,
    ofKey: true,
    appliesTo: isKeyed,
    section: "draft-ietf-httpapi-idempotency-key-header-07 2.7",
  },
  // Before the state: a retry gets the first response, also when the parent or the target was deleted since.
  {
    id: "key-fits",
    asks: "If the key was used before, is this the same request?",
    otherwise: "key-reused",
    ofState: true,
    ofKey: true,
    ofContent: true,
    appliesTo: isKeyed,
    section: "draft-ietf-httpapi-idempotency-key-header-07 2.7",
  },
  {
    id: "parent-exists",
    asks: "Does the parent of the target exist?",
    otherwise: "not-found",
    ofState: true,
    appliesTo: (traits) => traits.hasParent && !needsTarget(traits),
    section: "RFC 9110 15.5.5",
  },
  {
    id: "target-exists",
    asks: "Does the target exist, if the effect needs one?",
    otherwise: "not-found",
    ofState: true,
    appliesTo: needsTarget,
    section: "RFC 9110 15.5.5",
  },
  {
    id: "caller-owns-target",
    asks: "Does the caller own the target, or have the scope to change everyone's resources?",
    otherwise: "not-owner",
    ofState: true,
    appliesTo: (traits) => traits.ownerOrScope !== undefined,
    section: "RFC 9110 15.5.4",
  },
  {
    id: "precondition-is-sent",
    asks: "Is a precondition sent, where one is required?",
    otherwise: "precondition-required",
    ofState: false,
    appliesTo: (traits) => traits.ifMatch === "required" || traits.ifNoneMatch === "required",
    section: "RFC 6585 3",
  },
  {
    id: "precondition-holds",
    asks: "Do If-Match and, for a change, If-None-Match hold?",
    otherwise: "precondition-failed",
    ofState: true,
    appliesTo: (traits) => traits.ifMatch !== "none" || (traits.ifNoneMatch !== "none" && !isSafe(traits)),
    section: "RFC 9110 13.2.2",
  },
  {
    id: "representation-is-new",
    asks: "Does the representation differ from every tag in If-None-Match?",
    otherwise: 304,
    ofState: true,
    appliesTo: (traits) => traits.ifNoneMatch !== "none" && isSafe(traits),
    section: "RFC 9110 13.1.2",
  },
  {
    id: "content-is-within-limit",
    asks: "Is the content that arrived within the size limit?",
    otherwise: "content-too-large",
    ofState: false,
    ofContent: true,
    appliesTo: readsContent,
    section: "RFC 9110 15.5.14",
  },
  {
    id: "content-is-readable",
    asks: "Can the content be parsed?",
    otherwise: "malformed-request",
    ofState: false,
    ofContent: true,
    appliesTo: readsContent,
    section: "RFC 9110 15.5.1",
  },
  {
    id: "content-is-valid",
    asks: "Does the content match its schema?",
    otherwise: "invalid-content",
    ofState: false,
    ofContent: true,
    appliesTo: readsContent,
    section: "RFC 9110 15.5.21",
  },
  {
    id: "merge-result-is-valid",
    asks: "Does the result of the merge patch match the schema of the representation?",
    otherwise: "invalid-content",
    ofState: true,
    ofContent: true,
    appliesTo: (traits) => traits.effect === "merge",
    section: "RFC 5789 2.2",
  },
  {
    id: "content-names-the-target",
    asks: "If the content has an id, is it the id in the path?",
    otherwise: "id-mismatch",
    ofState: false,
    ofContent: true,
    appliesTo: (traits) => traits.namesItself && traits.method === "PUT",
    section: "RFC 9110 9.3.4",
  },
] as const satisfies readonly Decision[];

type Row = (typeof decisions)[number];
export type DecisionId = Row["id"];
/** The rows whose answer depends on the state. */
export type StateDecisionId = Extract<Row, { readonly ofState: true }>["id"];
/** The rows that the request alone answers. */
export type RequestDecisionId = Exclude<DecisionId, StateDecisionId>;

export type StateDecision = Decision & { readonly id: StateDecisionId; readonly ofState: true };
export type RequestDecision = Decision & { readonly id: RequestDecisionId; readonly ofState: false };

/**
 * @param rows the rows of an operation
 * @returns the rows up to the first one whose answer needs the content; the head of a request settles them, unless a response
 * is recorded for its idempotency key
 */
export function withoutContent<Asked extends Decision>(rows: readonly Asked[]): readonly Asked[] {
  const first = rows.findIndex((row) => row.ofContent && !row.ofKey);
  return rows.slice(0, first < 0 ? undefined : first).filter((row) => !row.ofKey);
}

/** @returns the rows that can apply to an operation, in the order in which the server asks them. */
export function decisionsFor(traits: Traits): readonly (StateDecision | RequestDecision)[] {
  const rows: readonly (StateDecision | RequestDecision)[] = decisions;
  return rows.filter((row) => row.appliesTo(traits));
}
