// Why a law was not exercised, as a record; sentences/ writes it as text.
import type { Cause } from "./cause.ts";
import type { Exchange } from "./exchange.ts";
import type { Failure } from "./failure.ts";
import type { LawId } from "./ids.ts";

export type Reason =
  | { readonly kind: PlainReason }
  /** The answer leaves nothing to judge, for what its kind says. */
  | { readonly kind: AnswerReason; readonly exchange: Exchange }
  | { readonly kind: "premise broken"; readonly law: LawId; readonly operation: string }
  /** Seen once, and not reproduced. */
  | { readonly kind: "not reproduced"; readonly failure: Failure }
  | { readonly kind: "no operation"; readonly to: "read" | "change" | "delete" | "add" }
  | { readonly kind: "resource unknown"; readonly operation: string }
  | { readonly kind: "rival failed"; readonly exchange: Exchange; readonly rivals: number }
  | { readonly kind: "not stored"; readonly member: string }
  | { readonly kind: "not listed"; readonly id: string }
  | EntriesUnnamed
  | { readonly kind: "cannot be drawn"; readonly what: string }
  | { readonly kind: "no unused URL"; readonly path: string }
  | { readonly kind: "nothing made"; readonly path: string; readonly attempts: readonly Attempt[] }
  | WireReason;

/** Reasons that need no more than their name. */
export type PlainReason =
  | "no case"
  | "no answer to judge"
  | "nothing to refuse"
  | "nothing invalid"
  | "valid content refused"
  | "no request succeeded"
  | "every rival refused"
  | "created resource unknown"
  | "id not shown"
  | "content alike"
  | "no new value"
  | "no nested object"
  | "no optional member"
  | "no two lists"
  | "nothing changed"
  | "no entity tag"
  | "no strong entity tag"
  | "entity tag changes by itself"
  | "weak entity tag stays"
  | "nothing unique"
  | "parent unknown"
  | "no list"
  | "no total"
  | "no ids in the list"
  | "no changed member in the list"
  | "no end of the list"
  | "one page"
  | "no pages"
  | "list changes by itself"
  | "no cursor in the link"
  | "page size not chosen"
  | "no Last-Modified"
  | "no Authorization field"
  | "no second principal"
  | "no access control";

export type AnswerReason =
  | "no success"
  | "not let in"
  | "server failed"
  | "unreadable"
  | "nothing refused"
  | "refused, perhaps not by the precondition"
  | "refused, perhaps not by access control"
  | "no credentials given"
  | "second principal refused"
  | "OPTIONS refused"
  | "deletion pending"
  | "deletion refused"
  | "still there"
  | "said to stay";

/** The document does not say how an entry of a list names itself, or names a place that entries do not have. */
export type EntriesUnnamed = {
  readonly kind: "entries unnamed";
  /** The read operation whose links say it, and its path parameter. */
  readonly read: string;
  readonly parameter: string;
  readonly pointer: string | undefined;
};

/** One request that was to make a resource, and the read of it where there was one to try. */
export type Attempt = { readonly exchange: Exchange; readonly read?: Exchange };

/** What kept a request from being sent, or its answer from being judged. */
export type WireReason =
  | { readonly kind: "over"; readonly over: Over; readonly waiting?: Waiting }
  | NoAnswer
  /** The same answer as often: the server asks to wait, or may have done half of the work. */
  | {
      readonly kind: "answered";
      readonly request: RequestLine;
      readonly status: number;
      readonly attempts: number;
    }
  /** Bytes: how many an answer may have, and how many were read of all answers before. */
  | {
      readonly kind: "answer too long";
      readonly request: RequestLine;
      readonly most: number;
      readonly before: number;
    }
  /** `--safe-only` sends no request of this method. */
  | { readonly kind: "unsafe"; readonly method: string }
  /** `--safe-only` creates nothing, and no list below this path shows anything. */
  | { readonly kind: "nothing listed"; readonly path: string };

export type NoAnswer = {
  readonly kind: "no answer";
  readonly request: RequestLine;
  readonly cause: Cause;
  readonly over?: Over;
};

export type RequestLine = { readonly method: string; readonly target: string };

/** The server asked to wait, for as many seconds as it named. */
export type Waiting = { readonly request: RequestLine; readonly status: number; readonly seconds?: number };

/** Why no more requests are sent. */
export type Over =
  | { readonly kind: "stopped" | "no time to clean up" }
  | { readonly kind: "budget"; readonly seconds: number };

/** The question of a law could not be asked. */
export class NotExercised extends Error {
  override name = "NotExercised";
  readonly reason: Reason;

  constructor(reason: Reason) {
    super(reason.kind);
    this.reason = reason;
  }
}

/**
 * @param work something that a law can do without
 * @returns its result; `undefined` if it could not be asked
 * @throws a subclass of NotExercised, which says that the state is in doubt, too
 */
export async function ifAsked<Result>(work: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof NotExercised && error.constructor === NotExercised) return undefined;
    throw error;
  }
}
