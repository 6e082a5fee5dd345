// The references that lead back to themselves, found in one pass.
import { expect, it } from "vitest";
import { circlesIn } from "../../src/schema/circles.ts";
import { circularComponents } from "../../src/schema/references.ts";

const graph = (text: string) => {
  const edges = new Map(
    text
      .split(" ")
      .map((one) => one.split(">"))
      .map(([from = "", to = ""]) => [from, to.split("")]),
  );
  return { starts: [...edges.keys()], next: (node: string) => edges.get(node) ?? [] };
};

it.each([
  ["a>b b>c", []],
  ["a>a", ["a"]],
  ["a>b b>a c>a", ["a", "b"]],
  ["a>b b>c c>b d>d", ["b", "c", "d"]],
  ["a>bc b>d c>d d>a e>a", ["a", "b", "c", "d"]],
  ["a>b b>a c>d d>c", ["a", "b", "c", "d"]],
])("%s has %j", (text, expected) => {
  const { starts, next } = graph(text);
  expect([...circlesIn(starts, next).keys()].sort()).toEqual(expected);
});

it("asks each node once, also in a chain of 20,000 schemas", () => {
  const schemas = Object.fromEntries(
    Array.from({ length: 20_000 }, (_, n) => [
      `S${n}`,
      { allOf: [{ $ref: `#/components/schemas/S${n + 1}` }] },
    ]),
  );
  const asked: string[] = [];
  circlesIn(["0"], (node) => {
    asked.push(node);
    return Number(node) < 9 ? [String(Number(node) + 1), "0"] : [];
  });
  expect(asked).toEqual([...new Set(asked)]);
  expect(circularComponents(schemas)).toEqual([]);
});
