// Checks a history of one register: is there an order of its operations, each between its call and its return, that explains what
// every client saw? The algorithm is that of Wing and Gong with the memory of Lowe, as in porcupine.

/** The value of the register; `undefined`: nothing is there. */
export type Value = string | undefined;

export type Operation = {
  /** When the request was sent, and when its response arrived; no response: `Infinity`, since it may still take effect. */
  readonly call: number;
  readonly end: number;
} & (
  | { readonly does: "read"; readonly saw: Value }
  /** A write under the condition that the register has a value; `held: undefined` if nobody knows whether it took place. */
  | {
      readonly does: "write";
      readonly expects: Value;
      readonly value: Value;
      readonly held: boolean | undefined;
    }
);

type Step = { readonly fits: boolean; readonly state: Value };

function stepOf(state: Value, operation: Operation): Step {
  if (operation.does === "read") return { fits: operation.saw === state, state };
  const holds = operation.expects === state;
  const fits = operation.held === undefined || operation.held === holds;
  return { fits, state: holds ? operation.value : state };
}

/** A call or a return, in a list from which operations are taken out and put back. */
type Event = {
  readonly operation: number;
  readonly isCall: boolean;
  before: Event | undefined;
  after: Event | undefined;
};

/**
 * @param history operations on one register, which is empty at the start
 * @returns whether it is linearizable
 */
export function isLinearizable(history: readonly Operation[]): boolean {
  const { first, returns } = listOf(history);
  const linearized = new Set<number>();
  const seen = new Set<string>();
  const taken: { readonly event: Event; readonly state: Value }[] = [];
  let state: Value;
  let event = first.after;
  // Operations that never returned may stay out.
  let left = history.filter(({ end }) => end !== Number.POSITIVE_INFINITY).length;

  while (left > 0) {
    if (event?.isCall) {
      const operation = history[event.operation] as Operation;
      const step = stepOf(state, operation);
      linearized.add(event.operation);
      const known = `${[...linearized].sort((a, b) => a - b).join()} ${JSON.stringify(step.state)}`;
      if (step.fits && !seen.has(known)) {
        seen.add(known);
        taken.push({ event, state });
        state = step.state;
        takeOut(event);
        const end = returns.get(event.operation);
        if (end !== undefined) takeOut(end);
        if (operation.end !== Number.POSITIVE_INFINITY) left -= 1;
        event = first.after;
      } else {
        linearized.delete(event.operation);
        event = event.after;
      }
      continue;
    }
    // A return whose operation has no place before it: the last choice was wrong.
    const last = taken.pop();
    if (last === undefined) return false;
    const end = returns.get(last.event.operation);
    if (end !== undefined) putBack(end);
    putBack(last.event);
    if (history[last.event.operation]?.end !== Number.POSITIVE_INFINITY) left += 1;
    linearized.delete(last.event.operation);
    state = last.state;
    event = last.event.after;
  }
  return true;
}

function listOf(history: readonly Operation[]) {
  const events = history.flatMap(({ call, end }, operation) => [
    { at: call, operation, isCall: true },
    ...(end === Number.POSITIVE_INFINITY ? [] : [{ at: end, operation, isCall: false }]),
  ]);
  // At the same time, calls come first: they may overlap.
  events.sort((a, b) => a.at - b.at || Number(b.isCall) - Number(a.isCall));
  const first: Event = { operation: -1, isCall: false, before: undefined, after: undefined };
  const returns = new Map<number, Event>();
  let last = first;
  for (const { operation, isCall } of events) {
    const event: Event = { operation, isCall, before: last, after: undefined };
    last.after = event;
    last = event;
    if (!isCall) returns.set(operation, event);
  }
  return { first, returns };
}

function takeOut(event: Event): void {
  if (event.before !== undefined) event.before.after = event.after;
  if (event.after !== undefined) event.after.before = event.before;
}

function putBack(event: Event): void {
  if (event.before !== undefined) event.before.after = event;
  if (event.after !== undefined) event.after.before = event;
}
