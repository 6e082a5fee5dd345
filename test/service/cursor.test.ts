// A cursor names a position in one list: every position has one spelling, and nothing else is a cursor.
import { describe, expect, it } from "vitest";
import {
  formatCursor,
  formatTitleCursor,
  markOf,
  parseCursor,
  parseTitleCursor,
} from "../../src/service/cursor.ts";

describe("a cursor", () => {
  it.each([0, 1, 35, 36, 123_456, 2 ** 32, 36 ** 10 - 1])("of place %d is read as that place", (place) => {
    expect(formatCursor(place)).toMatch(/^[A-Za-z0-9_-]{1,500}$/);
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

describe("a cursor of a filtered list", () => {
  const mark = markOf(["tag:x", "word:y"]);

  it("is read as its place, in whatever order the terms are said", () => {
    const cursor = formatCursor(36, mark);
    expect(cursor).toMatch(/^[A-Za-z0-9_-]{1,500}$/);
    expect(parseCursor(cursor, markOf(["word:y", "tag:x"]))).toBe(36);
  });

  it.each([[[]], [["tag:x"]], [["tag:x", "word:y", "word:z"]]])(
    "names no place in the list of %j",
    (terms) => {
      const cursor = formatCursor(36, mark);
      expect(parseCursor(cursor, markOf(terms))).toBeUndefined();
      expect(parseCursor("10", mark)).toBeUndefined();
      expect(parseTitleCursor(cursor)).toBeUndefined();
    },
  );
});

describe("a cursor among the titles", () => {
  it.each(["", "emma", "a-t b", "漢字 😀", "x".repeat(80), "😀".repeat(80)])(
    "of %j is read as that place",
    (title) => {
      const cursor = formatTitleCursor({ place: 36, title });
      expect(cursor).toMatch(/^[A-Za-z0-9_-]{1,500}$/);
      expect(parseTitleCursor(cursor)).toEqual({ place: 36, title });
      expect(parseCursor(cursor)).toBeUndefined();
    },
  );

  it.each(["", "10", "10-", "10-t=", "10-ta", "10-t_w", "010-t", "-t", "10-q", "A-t"])(
    "%j was never given",
    (text) => {
      expect(parseTitleCursor(text)).toBeUndefined();
    },
  );
});
