// Covers: equal books have equal covers, any title gives a picture, and its text is legible.
import { expect, test } from "vitest";
import { cloths, coverAddress, coverPicture } from "../../src/pages/cover.ts";
import { contrast } from "./contrast.ts";

test("equal books have equal covers, and different books have different ones", () => {
  const covers = ["Emma", "Persuasion", "Emma"].map((title) =>
    coverAddress({ title, authors: ["Jane Austen"] }),
  );
  expect(covers[0]).toBe(covers[2]);
  expect(covers[0]).not.toBe(covers[1]);
});

test.each([
  ["markup", `</text><script>"&'`],
  ["control characters and half a character", "a\u0000b\ud800c"],
  ["a language without spaces", "百年の孤独とその他の物語についての長い題名"],
  ["right to left", "ألف ليلة وليلة"],
  ["one long word", "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"],
  ["only punctuation", ";;: :"],
  ["300 words", "word ".repeat(300)],
])("a title with %s", (_, title) => {
  const picture = coverPicture({ title, authors: [title] });
  expect(picture).not.toContain("<script");
  expect(picture.isWellFormed()).toBe(true);
  expect(picture.split("<text").length - 1).toBeLessThanOrEqual(6);
  expect(coverAddress({ title, authors: [] })).toMatch(/^data:image\/svg\+xml,[^\s<>"]*$/);
});

test.each(cloths)("ink on %s is 4.5:1 or more", (cloth, ink) => {
  expect(contrast(cloth, ink)).toBeGreaterThanOrEqual(4.5);
});
