// The plan of an operation: everything that serving it needs.
import type { RequestDecision, StateDecision } from "../semantics/decisions.ts";
import type { Handler } from "./context.ts";
import type { ErrorContent } from "./declared-answer.ts";
import type { KeyedTurns } from "./keyed-turns.ts";
import type { Outcome } from "./port.ts";
import type { Wiring } from "./wiring.ts";

export type Row = RequestDecision | StateDecision;

/** Its decision rows are split before the first row that needs the state. */
export type Plan = {
  readonly wiring: Wiring;
  readonly before: readonly RequestDecision[];
  readonly inside: readonly Row[];
  readonly handler: Handler<unknown>;
  /** Returns the handler of a read operation, which finds targets and parents. */
  readonly read: (id: string) => Handler<unknown>;
  /** Returns why a response does not fit the document; `undefined` when it does, or responses are not checked. */
  readonly fault: (wiring: Wiring, outcome: Outcome) => string | undefined;
  readonly errorContent: ErrorContent | undefined;
  readonly keyedTurns: KeyedTurns;
  readonly onFault: (wiring: Wiring, fault: string) => void;
};
