// One request on its way through the decisions: what was sent, and what has been found out about it so far.
import type { ProblemFault } from "../http/problem.ts";
import type { RequestDecisionId, StateDecisionId } from "../semantics/decisions.ts";
import { type FieldId, fields } from "../semantics/fields.ts";
import type { Preconditions } from "../semantics/preconditions.ts";
import type { Incoming } from "./bytes.ts";
import type { FieldValue } from "./handlers.ts";
import type { KeyRecord, Outcome, Stored } from "./port.ts";
import type { Authenticate, Principal } from "./principals.ts";
import type { Refused, Reply } from "./replies.ts";
import type { Validate, Wiring } from "./wiring.ts";

export type AnyStored = Stored<unknown>;
export type AnyReply = Reply<number, AnyStored | Refused | undefined, Readonly<Record<string, FieldValue>>>;

/** What a handler is handed; the generated interface gives each operation the exact types. */
export type HandlerRequest = {
  readonly path: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly header: Readonly<Record<string, unknown>>;
  readonly content: unknown;
  readonly caller: Principal;
  readonly current: AnyStored | undefined;
};
export type Handler<View> = (request: HandlerRequest, view: View) => AnyReply | Promise<AnyReply>;

/** The answer to a question: yes, a refusal, or an answer that is final. */
export type Decided =
  | "yes"
  | { readonly no: readonly ProblemFault[]; readonly detail?: string; readonly headers?: Fields }
  | { readonly answer: Outcome };
type Fields = Readonly<Record<string, string>>;

/** Content that has been read and held against its schema, before the unit of work begins. */
export type Judged = {
  readonly value: unknown;
  /** The value as it was sent, server-set members included. */
  readonly sent?: unknown;
  readonly unreadable?: readonly ProblemFault[];
  readonly invalid?: readonly ProblemFault[];
};

export type RequestContext = {
  readonly wiring: Wiring;
  readonly request: Request;
  /** The request as Node has it, where it is Node that serves. */
  readonly incoming: Incoming | undefined;
  /** The path and the query as they were sent, without origin. */
  readonly requestTarget: { readonly path: string; readonly search: string };
  readonly contentLimit: number;
  readonly now: () => number;
  /** Tells who a token speaks for; `undefined`: there is nothing to tell callers apart by. */
  readonly authenticate: Authenticate | undefined;
  /** Origins whose pages may change things, as `Origin` spells them. */
  readonly allowedOrigins: readonly string[];
  /** Who asks; keys are scoped by it. */
  principal: Principal;
  /** The path parameters: texts as they were sent, until `path-is-well-formed` has read them. */
  path: Readonly<Record<string, unknown>>;
  query: Readonly<Record<string, unknown>>;
  header: Readonly<Record<string, unknown>>;
  conditions: Preconditions;
  minimal: boolean;
  key: string | undefined;
  mediaType: string | undefined;
  bytes: Uint8Array;
  judged: Judged;
  /** For a merge patch: its result. Else the content. */
  content: unknown;
};

/** The state as one unit of work shows it to the decisions. */
export type State = {
  /** The current representation of the target; asked once. */
  readonly current: () => Promise<AnyStored | undefined>;
  readonly parent: () => Promise<AnyStored | undefined>;
  /** What the handler of a safe operation says; asked once. Only safe operations answer before they are decided. */
  readonly reply: () => Promise<AnyReply>;
  /** What is remembered of the key, if the request has one; asked once. */
  readonly record: () => Promise<KeyRecord | "in progress" | undefined>;
};

/**
 * @param validate a compiled validator
 * @param value what to hold against it
 * @returns Ajv's errors; none when the value fits
 */
export function errorsOf(validate: Validate, value: unknown): NonNullable<Validate["errors"]> {
  return validate(value) ? [] : (validate.errors ?? []);
}

/** @returns the value of a header field; `null` when it was not sent. Several lines are one value, with commas. */
export function fieldOf(request: Request, id: FieldId): string | null {
  return request.headers.get(fields[id].name);
}

/** One test for each decision row. Only the rows that are `ofState` have a test that takes the state. */
export type Tests = Readonly<Record<RequestDecisionId, RequestTest> & Record<StateDecisionId, StateTest>>;
type RequestTest = (context: RequestContext) => Decided | Promise<Decided>;
type StateTest = (context: RequestContext, state: State) => Decided | Promise<Decided>;
