// What the editor says about a restored draft.
import { expect, test } from "vitest";
import { fateOf } from "../../src/web/editor/fate.ts";

const fields = [{ name: "title", label: "Title", hint: "", attributes: {} }];
const draft = { savedAt: 1, filled: { title: ["Emma"] } };
const sent = { key: "k", content: '{"title":"Emma"}' };

test.each([
  [undefined, false, undefined],
  [draft, false, /not been sent/],
  [{ ...draft, sent }, false, /no response arrived. You can send it again/],
  [{ ...draft, sent: { ...sent, content: '{"title":"Em"}' } }, false, /an earlier version/],
  [draft, true, undefined],
] as const)("%o, an edit: %s, says %s", (found, isChange, words) => {
  const fate = fateOf(found, fields, isChange);
  if (words === undefined) expect(fate).toBeUndefined();
  else expect(fate).toMatch(words);
});
