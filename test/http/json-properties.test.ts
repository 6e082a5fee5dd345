import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseJson } from "../../src/http/json-content.ts";
import { anyText } from "../setup/any-text.ts";

const read = (text: string) => parseJson(new TextEncoder().encode(text));

describe("parseJson, for any value", () => {
  const unsafe = new Set(["__proto__", "constructor", "prototype"]);
  const text = anyText();
  const number = fc.oneof(
    fc.maxSafeInteger(),
    fc.double({ noNaN: true, min: -(2 ** 53 - 1), max: 2 ** 53 - 1 }),
  );
  const arbitrary = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 5 },
      fc.constantFrom(null, true, false),
      number,
      text,
      tie("array"),
      tie("object"),
    ),
    array: fc.array(tie("value")),
    object: fc.dictionary(
      text.filter((name) => !unsafe.has(name)),
      tie("value"),
      { noNullPrototype: true },
    ),
  })).value;
  // JSON.stringify writes -0 as 0, so normalise before comparing.
  const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

  it("reads what JSON.stringify writes", () => {
    fc.assert(
      fc.property(arbitrary, fc.constantFrom(0, 2), (value, indent) => {
        expect(read(JSON.stringify(value, null, indent))).toEqual({ ok: true, value: plain(value) });
      }),
      { seed: 8259, numRuns: 500 },
    );
  });

  it("reads the same text in ASCII only, which takes the slow path", () => {
    const escaped = (json: string) =>
      json.replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
    fc.assert(
      fc.property(arbitrary, (value) => {
        expect(read(escaped(JSON.stringify(value)))).toEqual({ ok: true, value: plain(value) });
      }),
      { seed: 8259, numRuns: 500 },
    );
  });

  it("finds a duplicate member at any depth", () => {
    fc.assert(
      fc.property(
        arbitrary,
        arbitrary,
        text.filter((name) => !unsafe.has(name)),
        (one, two, name) => {
          const member = `${JSON.stringify(name)}:${JSON.stringify(two)}`;
          expect(read(`[${JSON.stringify(one)},{${member},${member}}]`)).toMatchObject({
            fault: "malformed",
          });
        },
      ),
      { seed: 8259 },
    );
  });

  it("accepts only text that JSON.parse accepts, and reports the place of the first fault otherwise", () => {
    const piece = fc.constantFrom(...'{}[],:"\\1- \n', '"a"', "e5", "true");
    const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(""));
    fc.assert(
      fc.property(text, (given) => {
        const reading = read(given);
        const said = reading.ok ? "" : `${reading.fault}: ${reading.errors[0]?.detail}`;
        expect(said.startsWith("malformed: not JSON: unexpected ")).toBe(!isJson(given));
      }),
      { seed: 8259, numRuns: 5000 },
    );
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
