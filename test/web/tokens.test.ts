// The token of this tab: kept as it is meant, forgotten when asked to.
import { expect, test } from "vitest";
import { makeTokens } from "../../src/web/ground/tokens.ts";

test("a token is kept for the tab, however it was pasted, and forgotten", () => {
  const map = new Map<string, string>();
  const shelf = {
    getItem: (key: string) => map.get(key) ?? null,
    setItem: (key: string, value: string) => void map.set(key, value),
    removeItem: (key: string) => void map.delete(key),
  };
  const tokens = makeTokens(shelf);
  expect(tokens.token.get()).toBe("");
  tokens.keep("  Bearer abc.def \n");
  expect(makeTokens(shelf).token.get()).toBe("abc.def");
  expect([tokens.keep("abc…def"), tokens.keep("abc def"), tokens.token.get()]).toEqual([
    false,
    false,
    "abc.def",
  ]);
  tokens.keep("");
  expect([tokens.token.get(), [...map.keys()]]).toEqual(["", []]);
});

test("all that was refused is done again with the token", () => {
  const tokens = makeTokens({ getItem: () => null, setItem: () => {}, removeItem: () => {} });
  const done: string[] = [];
  for (const what of ["emma", "persuasion", "ada"]) tokens.ask("Nothing", () => void done.push(what));
  tokens.asking.get()?.again?.();
  expect(done).toEqual(["emma", "persuasion", "ada"]);
});

test("what was being done waits while a token is asked for", () => {
  const tokens = makeTokens({ getItem: () => null, setItem: () => {}, removeItem: () => {} });
  const again = (): void => {};
  tokens.ask("Nothing was saved", again);
  expect(tokens.asking.get()).toEqual({ reason: "Nothing was saved", again });
  tokens.close();
  expect(tokens.asking.get()).toBeUndefined();
});
