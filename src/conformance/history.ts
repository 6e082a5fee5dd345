// Every exchange of a run: some laws judge the responses to the requests of all laws.
import type { Exchange } from "../laws/exchange.ts";

export type History = {
  add(exchange: Exchange): void;
  /** All exchanges, in the order of their responses. */
  readonly all: readonly Exchange[];
  /** Those of one operation. */
  of(operation: string): readonly Exchange[];
};

/** @returns an empty history. */
export function makeHistory(): History {
  const all: Exchange[] = [];
  const byOperation = new Map<string, Exchange[]>();
  return {
    all,
    add(exchange) {
      all.push(exchange);
      const before = byOperation.get(exchange.operation);
      if (before === undefined) byOperation.set(exchange.operation, [exchange]);
      else before.push(exchange);
    },
    of: (operation) => byOperation.get(operation) ?? [],
  };
}
