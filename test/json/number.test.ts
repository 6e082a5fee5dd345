import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isLossless } from "../../src/json/number.ts";

describe("isLossless", () => {
  it("every number within the safe range is kept as JavaScript writes it", () => {
    const number = fc.double({ noNaN: true, min: -(2 ** 53 - 1), max: 2 ** 53 - 1 });
    fc.assert(
      fc.property(number, (value) => {
        expect(isLossless(String(value))).toBe(true);
      }),
      { seed: 754, numRuns: 5000 },
    );
  });

  it("every decimal of at most 15 digits is kept", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^-?(0|[1-9]\d{0,6})\.\d{1,8}$/), (literal) => {
        expect(isLossless(literal)).toBe(true);
      }),
      { seed: 754, numRuns: 2000 },
    );
  });

  it("an integer is kept exactly when BigInt and Number agree and it is safe", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 54n), max: 2n ** 54n }), (integer) => {
        expect(isLossless(String(integer))).toBe(Number.isSafeInteger(Number(integer)));
      }),
      { seed: 754, numRuns: 2000 },
    );
  });

  it("one digit more than a double has is lost", () => {
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
  ])("%s is kept", (literal) => {
    expect(isLossless(literal)).toBe(true);
  });

  it.each(["1e-324", "1e99999999999999999999", "-1e309", "1.00000000000000000001"])(
    "%s is not",
    (literal) => {
      expect(isLossless(literal)).toBe(false);
    },
  );
});
