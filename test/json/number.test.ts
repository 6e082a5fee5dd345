import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isLossless } from "../../src/json/number.ts";

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
