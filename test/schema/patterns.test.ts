/** Patterns of a document: what is proven of their time, what the linear matcher matches, and what validators run. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arbitraryText } from "../../src/schema/arbitrary-text.ts";
import { costOf } from "../../src/schema/pattern/cost.ts";
import { linearTester } from "../../src/schema/pattern/linear.ts";
import { patternFault, patternTester } from "../../src/schema/pattern/pattern.ts";
import { programOf } from "../../src/schema/pattern/program.ts";
import { stepsPerCharacter } from "../../src/schema/pattern/steps-per-character.ts";
import { faultsIn } from "../../src/schema/validity.ts";
import { compiled, linesOf } from "./compiled.ts";

const linear = [
  ...[
    "^[a-z]+(-[a-z]+)*$",
    "^[A-Za-z0-9_-]{1,64}$",
    "^97[89][0-9]{10}$",
    "^.{0,1000}$",
    "^\\p{L}+$",
    "\\S+",
    ".^",
  ],
  ...[
    "^(0|[1-9][0-9]*)$",
    "^#(([0-9a-f]{2}){3}|([0-9a-f]){3})$",
    "^\\S(.*\\S)?$",
    "^[^,]*,[^,]*$",
    "a*",
    "\\{name\\}",
  ],
  ...[
    "^(?=.*[A-Z])(?=.*\\d).{8,}$",
    "^(?!\\s*$).+",
    "^[\\w.]+@[a-z0-9-]+(?:\\.[a-z0-9-]+)*$",
    "^(?:ab|cd)*$",
  ],
];
const polynomial = [
  ...[
    "a+$",
    "^\\s+|\\s+$",
    "\\S+@\\S+",
    "^.*,.*$",
    "^(?:.*a){12}$",
    "\\{a\\}[^]*?\\{b\\}",
    "(?<=a+)b",
    "^a*(?=.*x)",
  ],
  ...["^a*a*$", "x(?=.*y)", "(?<=\\s+a\\w*)", "(?=.*x)", "(?!(?=[ab]+))"],
];
const exponential = [
  ...[
    "^(a+)+$",
    "^(a|a)*$",
    "^(\\w+\\s?)*$",
    "(a|b|ab)*c",
    "x(?:(a+)+b)?",
    "^((a?)*)$",
    "^(a?){30}a{30}$",
    "^(.)\\1+$",
  ],
  ...["^(?=(a+)+$)", "^(?:a|a){20}$", "^(?:(?:a*)*)*b"],
];

describe("what is proven of a pattern", () => {
  test.each(linear)("%s takes linear time", (pattern) => {
    expect(costOf(pattern, "u")).toEqual({ grows: "linear" });
  });
  test.each(polynomial)("%s can take polynomial time", (pattern) => {
    expect(costOf(pattern, "u").grows).toBe("polynomially");
  });
  test.each(exponential)("%s can take exponential time", (pattern) => {
    expect(costOf(pattern, "u").grows).toBe("exponentially");
  });
  test("without the flag u, and with i, the sets are those of the platform", () => {
    expect(costOf("^(?:a|A)*$", "").grows).toBe("linear");
    expect(costOf("^(?:a|A)*$", "i").grows).toBe("exponentially");
    expect(costOf("^(?:k|\\u{212a})*$", "iu").grows).toBe("exponentially");
    expect(costOf("a+$", "y").grows).toBe("linear");
  });
});

/** Small expressions of every kind that the linear matcher knows. */
const atom = fc.constantFrom(
  "a",
  "b",
  ".",
  "\\w",
  "[^a]",
  "[ab]",
  "\\u{1F600}",
  "\\p{L}",
  "\\s",
  "^",
  "$",
  "\\b",
  "\\B",
  "[]",
);
const expression = fc.letrec<{ one: string }>((tie) => ({
  one: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    atom,
    fc.tuple(tie("one"), tie("one")).map(([a, b]) => a + b),
    fc.tuple(tie("one"), tie("one")).map(([a, b]) => `(?:${a}|${b})`),
    fc
      .tuple(tie("one"), fc.constantFrom("*", "+", "?", "{2}", "{0,2}", "{1,}", "*?", "{1,3}?"))
      .map(([a, count]) => `(?:${a})${count}`),
    fc
      .tuple(fc.constantFrom("(?=", "(?!", "(?<=", "(?<!", "("), tie("one"))
      .map(([open, a]) => `${open}${a})`),
  ),
})).one;
// Without pairs of surrogates: V8 also begins matches between the two, against ECMA-262 22.2.7.2 (AdvanceStringIndex).
const text = fc.array(fc.constantFrom("a", "b", "é", " ", "\n", "\ud800", "_"), { maxLength: 8 });

describe("the linear matcher", () => {
  test("matches what the platform matches", () => {
    fc.assert(
      fc.property(expression, fc.array(text, { minLength: 5, maxLength: 5 }), (source, texts) => {
        const ours = linearTester(programOf(source, "u", "exact"));
        const native = new RegExp(source, "u");
        for (const chars of texts) expect(ours.test(chars.join(""))).toBe(native.test(chars.join("")));
      }),
      { numRuns: 600 },
    );
  });

  test.each([
    ["^.$", "😀", true],
    ["^..$", "😀", false],
    ["^[^a]+$", "😀é😀", true],
    ["^\\u{1F600}{2}$", "😀😀", true],
    ["\\ud83d", "😀", false],
    ["(?<=😀)b$", "a😀b", true],
    ["^(?=.😀)", "😀a", false],
  ])("%s reads %s by code points: %s", (source, chars, isMatch) => {
    expect(new RegExp(source, "u").test(chars)).toBe(isMatch);
    expect(linearTester(programOf(source, "u", "exact")).test(chars)).toBe(isMatch);
  });

  test.each([...polynomial, ...exponential].filter((pattern) => patternFault(pattern) === undefined))(
    "%s takes a moment for 20 kB of its worst input",
    (pattern) => {
      const tester = patternTester(pattern);
      for (const piece of ["a", "a ", "ab", "{a}", "@", " "]) {
        const start = process.cpuUsage();
        tester.test(`${piece.repeat(20_000 / piece.length)}!`);
        expect(process.cpuUsage(start).user / 1000).toBeLessThan(500);
      }
    },
  );

  test("a pattern that it cannot match is a fault that says why", () => {
    expect(patternFault("^(.)\\1+$")).toMatch(
      /^cannot be matched in linear time, since it has a backreference: /,
    );
    expect(patternFault("^(a{1,50}){1,50}$")).toMatch(/since it repeats more than 2000 characters/);
    expect(patternFault("^(?i:a+)+$")).toMatch(/since it changes flags/);
    expect(patternFault("(")).toMatch(/^not a regular expression/);
    expect(patternFault("^(a+)+$")).toBeUndefined();
  });
});

describe("a schema with a pattern that can take exponential time", () => {
  const evil = { type: "string", pattern: "^(a+)+$" };
  const schema = {
    type: "object",
    properties: { name: evil, short: { ...evil, maxLength: 3 } },
    patternProperties: { "^(\\d+)*x$": { type: "string" } },
  };
  const attack = `${"a".repeat(100_000)}!`;

  test("compiled validators answer at once, and validate", async () => {
    const { Thing } = await compiled({ components: {}, entries: { Thing: schema } });
    expect(linesOf(Thing, { name: "aaa", short: "aaa", "12x": "" })).toEqual([]);
    expect(linesOf(Thing, { name: attack, short: "aab", [`${"1".repeat(50)}x`]: 1 })).toEqual([
      "/name must match the pattern ^(a+)+$",
      "/short must match the pattern ^(a+)+$",
      `/${"1".repeat(50)}x must be a string`,
    ]);
    expect(linesOf(Thing, { short: attack })).toEqual(["/short must be at most 3 characters"]);
  });

  test("the judge validates with it, and draws values for it", () => {
    const faults = faultsIn({});
    expect(faults(schema, { name: "aaa" })).toEqual([]);
    expect(faults(schema, { name: attack })).toHaveLength(1);
    const [drawn] = fc.sample(arbitraryText(evil), { numRuns: 1, seed: 1 });
    expect(drawn).toMatch(/^a+$/);
  });
});

describe("the steps for each character", () => {
  test.each([
    ["^[a-z]+$", 1],
    ["^[a-z]+-[0-9]{60}$", 1],
    ["^.{1,5000}$", 1],
    ["^[a-z]+[a-z]{60}$", 62],
    ["x{60}y", 61],
    ["^(a+)+$", 4],
    ["^(?=.*[A-Z]).{8,64}$", 66],
    ["^a*(a{1,50}){1,50}$", undefined],
    ["(", undefined],
  ])("%s takes %s", (source, steps) => {
    expect(stepsPerCharacter(source)).toBe(steps);
  });
});
