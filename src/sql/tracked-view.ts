// A view of a unit of work that knows its calls: none is cut in half by the commit, and none comes after it.

export type Tracked<V> = {
  readonly view: V;
  /** Waits for the calls that nobody awaited, then refuses all others. */
  readonly close: () => Promise<void>;
};

/**
 * A call that comes too late is not awaited either, so its error is also a warning of the process; a rejection that
 * nobody handles would end the service.
 *
 * @param made an object of functions, or an object of such objects
 */
export function trackedView<V extends object>(made: V): Tracked<V> {
  const running = new Set<Promise<unknown>>();
  let isOpen = true;
  const tracked =
    (call: (...given: unknown[]) => unknown) =>
    (...given: unknown[]): unknown => {
      if (!isOpen) return refused();
      const result = call(...given);
      if (!(result instanceof Promise)) return result;
      const settled = result.then(noop, noop).finally(() => running.delete(settled));
      running.add(settled);
      return result;
    };
  const track = (object: object): object =>
    Object.fromEntries(
      Object.entries(object).map(([name, member]) => [
        name,
        typeof member === "function" ? tracked(member) : isPlain(member) ? track(member) : member,
      ]),
    );
  return {
    view: track(made) as V,
    close: async () => {
      while (running.size > 0) await Promise.all(running);
      isOpen = false;
    },
  };
}

function isPlain(member: unknown): member is object {
  return typeof member === "object" && member !== null && Object.getPrototypeOf(member) === Object.prototype;
}

function refused(): Promise<never> {
  const error = new Error(
    "a handler called the store after its unit of work had settled; await each call of the store",
  );
  process.emitWarning(error);
  const rejection = Promise.reject(error);
  rejection.catch(noop);
  return rejection;
}

function noop(): void {}
