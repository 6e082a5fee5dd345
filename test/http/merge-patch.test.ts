import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyMergePatch } from "../../src/http/merge-patch.ts";

describe("RFC 7396 appendix A", () => {
  it.each([
    { target: { a: "b" }, patch: { a: "c" }, want: { a: "c" } },
    { target: { a: "b" }, patch: { b: "c" }, want: { a: "b", b: "c" } },
    { target: { a: "b" }, patch: { a: null }, want: {} },
    { target: { a: "b", b: "c" }, patch: { a: null }, want: { b: "c" } },
    { target: { a: ["b"] }, patch: { a: "c" }, want: { a: "c" } },
    { target: { a: "c" }, patch: { a: ["b"] }, want: { a: ["b"] } },
    { target: { a: { b: "c" } }, patch: { a: { b: "d", c: null } }, want: { a: { b: "d" } } },
    { target: { a: [{ b: "c" }] }, patch: { a: [1] }, want: { a: [1] } },
    { target: ["a", "b"], patch: ["c", "d"], want: ["c", "d"] },
    { target: { a: "b" }, patch: ["c"], want: ["c"] },
    { target: { a: "foo" }, patch: null, want: null },
    { target: { a: "foo" }, patch: "bar", want: "bar" },
    { target: { e: null }, patch: { a: 1 }, want: { e: null, a: 1 } },
    { target: [1, 2], patch: { a: "b", c: null }, want: { a: "b" } },
    { target: {}, patch: { a: { bb: { ccc: null } } }, want: { a: { bb: {} } } },
  ])("$target patched by $patch is $want", ({ target, patch, want }) => {
    expect(applyMergePatch(target, patch)).toStrictEqual(want);
  });
});

describe("applyMergePatch", () => {
  const json = fc.jsonValue({ maxDepth: 4 });
  const small = fc.letrec((tie) => ({
    value: fc.oneof(fc.constantFrom(null, 1, "x"), fc.array(tie("value"), { maxLength: 2 }), tie("object")),
    object: fc.dictionary(fc.constantFrom("a", "b", "c", "__proto__"), tie("value"), {
      noNullPrototype: true,
    }),
  })).object;

  it("applying a patch twice is the same as once", () => {
    fc.assert(
      fc.property(small, small, (target, patch) => {
        const once = applyMergePatch(target, patch);
        expect(applyMergePatch(once, patch)).toStrictEqual(once);
      }),
      { seed: 7396 },
    );
  });

  it("an empty patch changes nothing", () => {
    fc.assert(
      fc.property(small, (target) => {
        expect(applyMergePatch(target, {})).toStrictEqual(target);
      }),
      { seed: 7396 },
    );
  });

  it("does not change its arguments", () => {
    fc.assert(
      fc.property(json, json, small, (target, patch, other) => {
        const before = JSON.stringify([target, patch, other]);
        applyMergePatch(target, patch);
        applyMergePatch(other, patch);
        applyMergePatch(target, other);
        expect(JSON.stringify([target, patch, other])).toBe(before);
      }),
      { seed: 7396 },
    );
  });

  it("a member named __proto__ is a member, not a prototype", () => {
    const patch = JSON.parse('{"__proto__": {"admin": true}, "a": {"__proto__": {"admin": true}}}');
    const patched = applyMergePatch({ a: {} }, patch) as { a: object };
    for (const object of [patched, patched.a]) {
      expect(Object.getPrototypeOf(object)).toBe(Object.prototype);
      expect(Object.keys(object)).toContain("__proto__");
      expect("admin" in object).toBe(false);
    }
  });

  it("members keep their order, and new ones come last", () => {
    expect(JSON.stringify(applyMergePatch({ a: 1, b: 2 }, { c: 3, a: 4 }))).toBe('{"a":4,"b":2,"c":3}');
  });
});
