// The context of one request: what was sent, and what the decisions have found out so far.
import type { ProblemFault } from "../http/problem.ts";
import type { TraceContext } from "../http/trace-context.ts";
import type { RequestDecisionId, StateDecisionId } from "../semantics/decisions.ts";
import { type FieldId, fieldNames } from "../semantics/fields.ts";
import type { Preconditions } from "../semantics/preconditions.ts";
import type { Incoming } from "./bytes.ts";
import type { Excess } from "./form-parts.ts";
import type { FieldValue } from "./handlers.ts";
import type { PageText } from "./page.ts";
import type { KeyRecord, Outcome, Stored } from "./port.ts";
import type { Authenticate, Principal, Verify } from "./principals.ts";
import type { RateLimiter } from "./rate-limit.ts";
import type { Refused, Reply } from "./replies.ts";
import type { RequestHead } from "./request-head.ts";
import type { Soon } from "./soon.ts";
import type { Spool } from "./spool.ts";
import type { RequirementFacts, Validate, Wiring } from "./wiring.ts";

export type AnyStored = Stored<unknown>;
export type AnyReply = Reply<number, AnyStored | Refused | undefined, Readonly<Record<string, FieldValue>>>;

/** What a handler gets; the generated interface has the exact types of each operation. */
export type HandlerRequest = {
  readonly path: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly header: Readonly<Record<string, unknown>>;
  readonly cookie: Readonly<Record<string, unknown>>;
  readonly content: unknown;
  readonly caller: Principal;
  readonly current: AnyStored | undefined;
  readonly trace?: TraceContext | undefined;
  /** The media type that the client prefers, where a success has several. */
  readonly prefers?: string | undefined;
};
export type Handler<View> = (request: HandlerRequest, view: View) => Soon<AnyReply>;

/** The result of a decision: yes, a refusal, or a final response. */
export type Decided =
  | "yes"
  | {
      readonly no: readonly ProblemFault[];
      readonly detail?: string;
      readonly headers?: Fields;
      /** For the log only. */
      readonly reason?: string;
    }
  | { readonly answer: Outcome };
type Fields = Readonly<Record<string, string>>;

/** Content that was parsed and validated before the unit of work begins. */
export type Judged = {
  readonly value: unknown;
  /** The value that was sent, with the members that only the server sets. */
  readonly sent?: unknown;
  readonly unreadable?: readonly ProblemFault[];
  readonly invalid?: readonly ProblemFault[];
};

/** The values of the parameters of one place, with defaults filled in, and their faults. */
export type Parameters = {
  readonly value: Readonly<Record<string, unknown>>;
  readonly faults: readonly ProblemFault[];
};

export type RequestContext = {
  readonly wiring: Wiring;
  readonly request: RequestHead;
  /** The request of Node, if the server runs on Node. */
  readonly incoming: Incoming | undefined;
  /** The path and the query, undecoded, without origin. */
  readonly requestTarget: { readonly path: string; readonly search: string };
  /** The options with these names. */
  readonly basePath: string | undefined;
  readonly publicUrl: string | undefined;
  /** Reads a query; `undefined` for one with a bad escape. */
  readonly readQuery: (search: string) => Parameters | undefined;
  /** Returns the text of a representation; that of a page may be known. */
  readonly textOf: (stored: PageText) => PageText;
  readonly contentLimit: number;
  readonly uploadLimit: number | undefined;
  readonly now: () => number;
  /** Returns the principal of a token; `undefined`: the server cannot distinguish callers. */
  readonly authenticate: Authenticate | undefined;
  /** Returns the principal of credentials, by the name of the scheme. */
  readonly verifiers: Readonly<Record<string, Verify>> | undefined;
  /** `undefined`: there is no limit. */
  readonly rateLimiter: RateLimiter | undefined;
  /** Where the request came from, if the server runs on Node. */
  readonly address: string | undefined;
  /** What each response says about the limit. */
  rateHeaders?: Fields;
  /** The trace that the request belongs to, if it says so. */
  readonly trace: TraceContext | undefined;
  /** Origins whose pages may write without a token. */
  readonly allowedOrigins: readonly string[];
  /** Why the last credential is not valid, for the log. */
  whyRefused?: string;
  /** The caller; keys are scoped by it. */
  principal: Principal;
  /** The requirement that the request meets, perhaps without its scopes. */
  requirement: RequirementFacts | undefined;
  /** The path parameters: as percent-encoded texts until `path-is-well-formed` has parsed them. */
  path: Readonly<Record<string, unknown>>;
  query: Readonly<Record<string, unknown>>;
  header: Readonly<Record<string, unknown>>;
  cookie: Readonly<Record<string, unknown>>;
  conditions: Preconditions;
  minimal: boolean;
  key: string | undefined;
  mediaType: string | undefined;
  /** The media type that `Accept` prefers, if the document offers a choice. */
  prefers?: string;
  /** The content; of an upload a digest, if the request has a key. */
  bytes: Uint8Array;
  /** Keeps the bytes of an upload. */
  upload?: Spool;
  /** More content than a limit arrived; the rest is not read. */
  excess?: Excess;
  judged: Judged;
  /** The content; for a merge patch, its result. */
  content: unknown;
};

/** The state that one unit of work sees. Each value is read once. */
export type State = {
  /** The current representation of the target. */
  readonly current: () => Soon<AnyStored | undefined>;
  readonly parent: () => Soon<AnyStored | undefined>;
  /** The reply of the handler of a safe operation, which may run before the decisions are complete. */
  readonly reply: () => Soon<AnyReply>;
  /** The record of the key, if the request has one. */
  readonly record: () => Soon<KeyRecord | "in progress" | undefined>;
};

/**
 * @param validate a compiled validator
 * @param value the value to validate
 * @returns the errors of Ajv; none when the value is valid
 */
export function errorsOf(validate: Validate, value: unknown): NonNullable<Validate["errors"]> {
  return validate(value) ? [] : (validate.errors ?? []);
}

/** @returns the value of a header field, several lines joined by commas; `null` when it was not sent. */
export function fieldOf(request: RequestHead, id: FieldId): string | null {
  return request.headers.get(fieldNames[id]);
}

/** One test per decision row. Only the tests of rows with `ofState` take the state. */
export type Tests = Readonly<Record<RequestDecisionId, RequestTest> & Record<StateDecisionId, StateTest>>;
type RequestTest = (context: RequestContext) => Soon<Decided>;
type StateTest = (context: RequestContext, state: State) => Soon<Decided>;
