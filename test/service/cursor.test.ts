// A cursor names a place in a list: every place has one spelling, and nothing else is a cursor.
import { describe, expect, it } from "vitest";
import { formatCursor, parseCursor } from "../../src/service/cursor.ts";

describe("a cursor", () => {
  it.each([0, 1, 35, 36, 123_456, 2 ** 32, 36 ** 10 - 1])("of place %d is read as that place", (place) => {
    expect(formatCursor(place)).toMatch(/^[A-Za-z0-9_-]{1,200}$/);
    expect(parseCursor(formatCursor(place))).toBe(place);
  });

  it.each([
    "",
    "A",
    "00",
    "01",
    "-1",
    "+1",
    " 1",
    "1 ",
    "1.5",
    "zzzzzzzzzzz",
    "0x1",
    "1e3é",
    "\u0661",
    "__proto__",
  ])("%j was never given: there is no place", (text) => {
    expect(parseCursor(text)).toBeUndefined();
  });
});
