// What a draft that is found again is said to be: only what is known.
import { expect, test } from "vitest";
import { fateOf } from "../../src/web/editor/fate.ts";

const fields = [{ name: "title", label: "Title", hint: "", attributes: {} }];
const draft = { savedAt: 1, filled: { title: ["Emma"] } };
const sent = { key: "k", content: '{"title":"Emma"}' };

test.each([
  [undefined, false, undefined],
  [draft, false, /not sent yet/],
  [{ ...draft, sent }, false, /no answer came: send it again/],
  [{ ...draft, sent: { ...sent, content: '{"title":"Em"}' } }, false, /before you changed it/],
  [draft, true, undefined],
] as const)("%o, of a change %s: %s", (found, isChange, words) => {
  const fate = fateOf(found, fields, isChange);
  if (words === undefined) expect(fate).toBeUndefined();
  else expect(fate).toMatch(words);
});
