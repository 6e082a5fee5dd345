// What a terminal would obey is escaped: control characters, and format characters that hide or reorder text.
import { expect, it } from "vitest";
import { printable, printableLine } from "../../src/json/printable.ts";

it.each([
  ["an escape sequence", "\u001b[2J", "\\u001b[2J"],
  ["a C1 control", "\u009b31m", "\\u009b31m"],
  ["an override of direction", "a\u202egpj.exe", "a\\u202egpj.exe"],
  ["an isolate", "\u2066a\u2069", "\\u2066a\\u2069"],
  ["a mark of direction", "a\u200fb\u061c", "a\\u200fb\\u061c"],
  ["no width", "a\u200bb\ufeff\u00ad", "a\\u200bb\\ufeff\\u00ad"],
  ["a tag character", "a\u{e0041}", "a\\udb40\\udc41"],
  ["a separator of lines", "a\u2028b\u2029", "a\\u2028b\\u2029"],
  ["half a character", "a\ud83d", "a\\ud83d"],
  ["text", "Émile – 日本 😀 €", "Émile – 日本 😀 €"],
])("%s", (_, given, want) => {
  expect(printable(given)).toBe(want);
  expect(printableLine(given)).toBe(want);
  expect(JSON.parse(`"${want}"`)).toBe(given);
});

it("a newline is kept where there may be several lines", () => {
  expect([printable("a\nb"), printableLine("a\nb")]).toEqual(["a\nb", "a\\u000ab"]);
});
