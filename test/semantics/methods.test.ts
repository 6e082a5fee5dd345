// What a method means, independent of any document.
import { describe, expect, it } from "vitest";
import { effectNames, effects } from "../../src/semantics/effects.ts";
import { allowedMethods, isSafeMethod, methodNamed } from "../../src/semantics/methods.ts";

describe("a method's name", () => {
  it.each([
    { given: "GET", isKnown: true, isSafe: true },
    { given: "HEAD", isKnown: true, isSafe: true },
    { given: "OPTIONS", isKnown: true, isSafe: true },
    { given: "TRACE", isKnown: true, isSafe: true },
    { given: "PUT", isKnown: true, isSafe: false },
    { given: "POST", isKnown: true, isSafe: false },
    { given: "PATCH", isKnown: true, isSafe: false },
    { given: "DELETE", isKnown: true, isSafe: false },
    { given: "get", isKnown: false, isSafe: false },
    { given: "PURGE", isKnown: false, isSafe: false },
    { given: "constructor", isKnown: false, isSafe: false },
  ])("$given", ({ given, isKnown, isSafe }) => {
    expect(methodNamed(given) !== undefined).toBe(isKnown);
    expect(isSafeMethod(given)).toBe(isSafe);
  });
});

it("a path also allows OPTIONS, and HEAD if it allows GET", () => {
  expect(allowedMethods(["DELETE", "GET"])).toEqual(["GET", "HEAD", "OPTIONS", "DELETE"]);
  expect(allowedMethods(["POST"])).toEqual(["OPTIONS", "POST"]);
});

it.each(effectNames)("the effect %s is safe if and only if its method is", (name) => {
  expect(effects[name].safe).toBe(isSafeMethod(effects[name].method));
});
