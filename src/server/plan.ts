// The plan of an operation: everything that serving it needs.
import type { RequestDecision, StateDecision } from "../semantics/decisions.ts";
import type { AnyStored, Decided, Handler, RequestContext, State } from "./context.ts";
import type { ErrorContent } from "./declared-answer.ts";
import type { KeyedTurns } from "./keyed-turns.ts";
import type { Outcome } from "./port.ts";
import type { Soon } from "./soon.ts";
import type { Wiring } from "./wiring.ts";

export type Row = RequestDecision | StateDecision;

/** A row, and the test that answers it. */
export type Step<S> = {
  readonly row: Row;
  readonly test: (context: RequestContext, state: S) => Soon<Decided>;
};

/** The rows of an operation in their order, with their tests, as they are fixed when the server starts. */
export type Steps = {
  /** Up to the first row that needs the state or the content. */
  readonly before: readonly Step<undefined>[];
  /** The others, asked in the unit of work. */
  readonly inside: readonly Step<State>[];
  /** The same for a request without a key: those before the first that needs the state, and the rest for the unit of work. */
  readonly withoutKey: {
    readonly before: readonly Step<undefined>[];
    readonly inside: readonly Step<State>[];
  };
  /** Those of the others that a client with `Expect: 100-continue` can fail before it sends its content. */
  readonly early: readonly Step<State>[];
};

/** Finds a resource that a request is about. */
export type Finder = (context: RequestContext, view: unknown) => Soon<AnyStored | undefined>;

export type Plan = Steps & {
  readonly wiring: Wiring;
  readonly handler: Handler<unknown>;
  readonly findTarget: Finder;
  readonly findParent: Finder;
  /** Returns why a response does not fit the document; `undefined` when it does, or responses are not checked. */
  readonly fault: (wiring: Wiring, outcome: Outcome) => string | undefined;
  /** Whether the items of streams are checked, too. */
  readonly checksItems: boolean;
  readonly errorContent: ErrorContent | undefined;
  readonly readQuery: RequestContext["readQuery"];
  readonly textOf: RequestContext["textOf"];
  readonly keyedTurns: KeyedTurns;
  readonly onFault: (wiring: Wiring, fault: string) => void;
};
