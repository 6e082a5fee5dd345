// Folding: texts that people consider equal are equal, and words are what people type.
import { describe, expect, it } from "vitest";
import { folded, wordsOf } from "../../src/service/folding.ts";

describe("folded", () => {
  it.each([
    ["Jane Austen", "jane austen"],
    ["  Jane \t\n Austen ", "jane austen"],
    ["Jane\u00a0Austen", "jane austen"],
    ["Émile ZOLA", "emile zola"],
    ["E\u0301mile", "emile"],
    ["Brontë", "bronte"],
    ["Čapek", "capek"],
    ["Nguyễn", "nguyen"],
    ["Straße", "strasse"],
    ["STRAẞE", "strasse"],
    ["Søren Kierkegaard", "soren kierkegaard"],
    ["Ærø", "aero"],
    ["Cœur", "coeur"],
    ["Stanisław Lem", "stanislaw lem"],
    ["Đorđe", "dorde"],
    ["Íslenðingur Þór", "islendingur thor"],
    ["Ħal Ŧ", "hal t"],
    ["İstanbul ILIK ılık", "istanbul ilik ilik"],
    ["ΟΔΥΣΣΕΎΣ", "οδυσσευσ"],
    ["Οδυσσεύς", "οδυσσευσ"],
    ["Ёлка Йод", "елка иод"],
    ["ﬁlm № ２", "film no 2"],
    ["שָׁלוֹם", "שלום"],
    ["C++", "c++"],
    ["紅樓夢", "紅樓夢"],
    ["ｶﾞ が", "カ か"],
    ["한", "\u1112\u1161\u11ab"],
    ["😀", "😀"],
    ["\ud800x", "\ufffdx"],
    ["", ""],
    ["\u0301", ""],
  ])("%j is compared as %j", (given, want) => {
    expect(folded(given)).toBe(want);
    expect(folded(want), "folding twice is folding once").toBe(want);
  });
});

describe("words", () => {
  it.each([
    ["The Hobbit, or There and Back Again", ["the", "hobbit", "or", "there", "and", "back", "again"]],
    ["L'Étranger", ["l", "etranger"]],
    ["Moby-Dick", ["moby", "dick"]],
    ["J. R. R. Tolkien", ["j", "r", "r", "tolkien"]],
    ["1984 (½)", ["1984", "1", "2"]],
    ["snake_case", ["snake", "case"]],
    ["हिन्दी", ["हनद"]],
    ["???", []],
    ["😀 ¿", []],
    ["", []],
  ])("of %j are %j", (given, want) => {
    expect(wordsOf(given)).toEqual(want);
  });
});
