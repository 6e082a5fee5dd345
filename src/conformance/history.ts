// Every exchange of a run: some laws judge the responses to the requests of all laws.

import type { Cause } from "../laws/cause.ts";
import type { Exchange } from "../laws/exchange.ts";

export type History = {
  add(exchange: Exchange): void;
  /** Adds a request that had no response. */
  addUnanswered(unanswered: Unanswered): void;
  /** The requests that had no response. */
  readonly unanswered: readonly Unanswered[];
  /** All exchanges, in the order of their responses. */
  readonly all: readonly Exchange[];
  /** Those of one operation. */
  of(operation: string): readonly Exchange[];
};

/** A request without a response: the status of the exchange is 0. */
export type Unanswered = { readonly exchange: Exchange; readonly cause: Cause };

/** @returns an empty history. */
export function makeHistory(): History {
  const all: Exchange[] = [];
  const unanswered: Unanswered[] = [];
  const byOperation = new Map<string, Exchange[]>();
  return {
    all,
    unanswered,
    addUnanswered: (one) => void unanswered.push(one),
    add(exchange) {
      all.push(exchange);
      const before = byOperation.get(exchange.operation);
      if (before === undefined) byOperation.set(exchange.operation, [exchange]);
      else before.push(exchange);
    },
    of: (operation) => byOperation.get(operation) ?? [],
  };
}
