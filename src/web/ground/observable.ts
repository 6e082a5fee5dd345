// A value outside of React that components can follow.
import { useSyncExternalStore } from "react";

export type Readable<Value> = {
  readonly get: () => Value;
  /** @returns a function that unsubscribes */
  readonly subscribe: (listener: () => void) => () => void;
};
export type Observable<Value> = Readable<Value> & { readonly set: (value: Value) => void };

export function makeObservable<Value>(first: Value): Observable<Value> {
  const listeners = new Set<() => void>();
  let value = first;
  return {
    get: () => value,
    set: (next) => {
      value = next;
      for (const listener of [...listeners]) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** @returns the value; the component renders again when it changes */
export function useObservable<Value>({ subscribe, get }: Readable<Value>): Value {
  return useSyncExternalStore(subscribe, get);
}
