// What a whole run has seen, for the laws that judge every answer, whoever asked for it.
import type { Exchange } from "../laws/exchange.ts";

export type History = {
  add(exchange: Exchange): void;
  /** The exchanges of one operation, in the order of their answers. */
  of(operation: string): readonly Exchange[];
};

/** @returns a history of nothing yet. */
export function makeHistory(): History {
  const byOperation = new Map<string, Exchange[]>();
  return {
    add(exchange) {
      const before = byOperation.get(exchange.operation);
      if (before === undefined) byOperation.set(exchange.operation, [exchange]);
      else before.push(exchange);
    },
    of: (operation) => byOperation.get(operation) ?? [],
  };
}
