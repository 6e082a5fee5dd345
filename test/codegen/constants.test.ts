// Which objects of a generated file become constants, and what they are called.
import { describe, expect, it } from "vitest";
import { hoistConstants } from "../../src/codegen/constants.ts";
import { printValue, Raw, Shared } from "../../src/codegen/print.ts";

const text = () => new Shared("text", "TextShape", { type: "string", list: false });

function written(value: unknown, taken: readonly string[] = []): string {
  const hoisted = hoistConstants(value, taken);
  const constants = hoisted.constants.map((one) => `${one.name}: ${one.type} = ${printValue(one.value)}\n`);
  return `${constants.join("")}${printValue(hoisted.value)}`.replaceAll(/\s+/g, " ");
}

describe("constants of a generated file", () => {
  it("are the shared objects that occur twice", () => {
    expect(written({ a: text(), b: text() })).toBe(
      'text: TextShape = { type: "string", list: false, } { a: text, b: text, }',
    );
  });

  it("are not what occurs once, nor what is empty", () => {
    expect(written({ a: text() })).toBe('{ a: { type: "string", list: false, }, }');
    const none = () => new Shared("none", "AnswerFacts", {});
    expect(written({ a: none(), b: none() })).toBe("{ a: {}, b: {}, }");
  });

  it("come after the constants that they use", () => {
    const facts = () => new Shared("facts", "ParameterFacts", { a: text(), b: text() });
    expect(written({ a: facts(), b: facts() })).toBe(
      'text: TextShape = { type: "string", list: false, } facts: ParameterFacts = { a: text, b: text, } ' +
        "{ a: facts, b: facts, }",
    );
  });

  it("are not what occurs once in an object that occurs twice", () => {
    const facts = () => new Shared("facts", "ParameterFacts", { a: text() });
    expect(written({ a: facts(), b: facts() })).toBe(
      'facts: ParameterFacts = { a: { type: "string", list: false, }, } { a: facts, b: facts, }',
    );
  });

  it("have one name each, and none that the file uses otherwise", () => {
    const one = () => new Shared("wiring", "AnswerFacts", { validate: new Raw("validators.a") });
    const two = () => new Shared("wiring", "AnswerFacts", { validate: new Raw("validators.b") });
    expect(written([one(), one(), two(), two()], ["wiring"])).toBe(
      "wiring_2: AnswerFacts = { validate: validators.a, } wiring_3: AnswerFacts = { validate: validators.b, } " +
        "[ wiring_2, wiring_2, wiring_3, wiring_3, ]",
    );
  });
});
