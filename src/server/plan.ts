// An operation as it is served.
import type { RequestDecision, StateDecision } from "../semantics/decisions.ts";
import type { Handler } from "./context.ts";
import type { Outcome } from "./port.ts";
import type { Twins } from "./twins.ts";
import type { Wiring } from "./wiring.ts";

export type Row = RequestDecision | StateDecision;

/** An operation as it is served: its rows split where the state is first asked. */
export type Plan = {
  readonly wiring: Wiring;
  readonly before: readonly RequestDecision[];
  readonly inside: readonly Row[];
  readonly handler: Handler<unknown>;
  /** The handler of a read operation, by id: it is what finds targets and parents. */
  readonly read: (id: string) => Handler<unknown>;
  /** What is wrong with an answer, if answers are checked; `undefined` when it fits the document. */
  readonly fault: (wiring: Wiring, outcome: Outcome) => string | undefined;
  readonly twins: Twins;
  readonly onFault: (wiring: Wiring, fault: string) => void;
};
