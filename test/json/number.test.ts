import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isLossless, isMultiple } from "../../src/json/number.ts";

describe("isLossless", () => {
  it("every number in the safe range is lossless as JavaScript writes it", () => {
    const number = fc.double({ noNaN: true, min: -(2 ** 53 - 1), max: 2 ** 53 - 1 });
    fc.assert(
      fc.property(number, (value) => {
        expect(isLossless(String(value))).toBe(true);
      }),
      { seed: 754, numRuns: 5000 },
    );
  });

  it("every decimal of at most 15 digits is lossless", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^-?(0|[1-9]\d{0,6})\.\d{1,8}$/), (literal) => {
        expect(isLossless(literal)).toBe(true);
      }),
      { seed: 754, numRuns: 2000 },
    );
  });

  it("an integer is lossless if and only if it is safe and BigInt and Number agree", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 54n), max: 2n ** 54n }), (integer) => {
        expect(isLossless(String(integer))).toBe(Number.isSafeInteger(Number(integer)));
      }),
      { seed: 754, numRuns: 2000 },
    );
  });

  it("one more digit than a double has is lossy", () => {
    const lost = fc.stringMatching(/^0\.[1-9]\d{18}[1-9]$/);
    fc.assert(
      fc.property(lost, (literal) => {
        expect(isLossless(literal)).toBe(Number(literal).toFixed(20) === literal);
      }),
      { seed: 754, numRuns: 2000 },
    );
  });

  it.each([
    "1201900437921111.2",
    "1201900437921111.25",
    "5e-324",
    "2.2250738585072014e-308",
    "-0.0",
    "0e5",
    "1.5E+2",
    "100e-2",
  ])("%s is lossless", (literal) => {
    expect(isLossless(literal)).toBe(true);
  });

  it.each(["1e-324", "1e99999999999999999999", "-1e309", "1.00000000000000000001"])(
    "%s is not",
    (literal) => {
      expect(isLossless(literal)).toBe(false);
    },
  );
});

describe("isMultiple", () => {
  it.each([
    [19.99, 0.01, true],
    [19.999, 0.01, false],
    [0.3, 0.1, true],
    [4.35, 0.05, true],
    [1e-7, 1e-8, true],
    [1.5e-7, 1e-7, false],
    [1e22, 0.001, true],
    [6.02214076e23, 7, false],
    [-12, 4, true],
    [-12.5, 4, false],
    [0, 0.7, true],
    [7, 3.5, true],
    [5e-324, 5e-324, true],
  ])("of %d and %d: %s", (value, of, want) => {
    expect(isMultiple(value, of)).toBe(want);
  });

  it("every decimal is a multiple of its last place", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 6 }), (digits, places) => {
        const value = Number(`${digits}e-${places}`);
        expect(isMultiple(value, Number(`1e-${places}`))).toBe(true);
      }),
      { seed: 754, numRuns: 2000 },
    );
  });
});
