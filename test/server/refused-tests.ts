// What the compiler rejects in a decision's test; only type-checked, never run.
import type { Tests } from "../../src/server/context.ts";

/** These compile, so what follows is refused for the reason it states. */
export const right: Partial<Tests> = {
  "content-is-valid": ({ judged }) => (judged.invalid ? { no: judged.invalid } : "yes"),
  "target-exists": async (_, state) => ((await state.current()) === undefined ? { no: [] } : "yes"),
  "key-is-free": () => "yes",
};

export const testsThatTakeTheState: Partial<Tests> = {
  // @ts-expect-error its row says that it does not ask the state
  "content-is-valid": async (_, state) => ((await state.current()) === undefined ? { no: [] } : "yes"),
  // @ts-expect-error nor does this row, whatever the test would do with the state
  "key-is-sent": (_context, _state) => "yes",
};

// @ts-expect-error every row has a test
export const incomplete: Tests = { ...right };
