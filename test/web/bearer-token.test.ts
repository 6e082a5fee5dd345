// The token of a tab: stored in its bare form, and removed on request.
import { expect, test } from "vitest";
import { makeTokens } from "../../src/web/ground/bearer-token.ts";

test("a token is stored without spaces and `Bearer`, and can be removed", () => {
  const map = new Map<string, string>();
  const storage = {
    getItem: (key: string) => map.get(key) ?? null,
    setItem: (key: string, value: string) => void map.set(key, value),
    removeItem: (key: string) => void map.delete(key),
  };
  const tokens = makeTokens(storage);
  expect(tokens.token.get()).toBe("");
  tokens.keep("  Bearer abc.def \n");
  expect(makeTokens(storage).token.get()).toBe("abc.def");
  expect([tokens.keep("abc…def"), tokens.keep("abc def"), tokens.token.get()]).toEqual([
    false,
    false,
    "abc.def",
  ]);
  tokens.keep("");
  expect([tokens.token.get(), [...map.keys()]]).toEqual(["", []]);
});

test("everything that was refused is repeated with the token", () => {
  const tokens = makeTokens({ getItem: () => null, setItem: () => {}, removeItem: () => {} });
  const done: string[] = [];
  for (const what of ["emma", "persuasion", "ada"]) tokens.ask("Nothing", () => void done.push(what));
  tokens.asking.get()?.again?.();
  expect(done).toEqual(["emma", "persuasion", "ada"]);
});

test("the refused request waits while the dialog is open", () => {
  const tokens = makeTokens({ getItem: () => null, setItem: () => {}, removeItem: () => {} });
  const again = (): void => {};
  tokens.ask("Nothing was saved", again);
  expect(tokens.asking.get()).toEqual({ reason: "Nothing was saved", again });
  tokens.close();
  expect(tokens.asking.get()).toBeUndefined();
});
