import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expandPath, pathParameterNames } from "../../src/http/path.ts";
import { anyText } from "../setup/any-text.ts";

describe("pathParameterNames", () => {
  it.each([
    { template: "/books", want: [] },
    { template: "/books/{bookId}", want: ["bookId"] },
    { template: "/books/{bookId}/reviews/{reviewId}", want: ["bookId", "reviewId"] },
    { template: "/{a}.{b}", want: ["a", "b"] },
    { template: "/{}/{", want: [] },
  ])("$template: $want", ({ template, want }) => {
    expect(pathParameterNames(template)).toEqual(want);
  });
});

describe("expandPath", () => {
  it.each([
    { says: "a plain value", value: "dune", want: "/books/dune" },
    { says: "a slash is not a separator", value: "a/b", want: "/books/a%2Fb" },
    { says: "? and # are encoded", value: "a?b#c", want: "/books/a%3Fb%23c" },
    { says: "a percent sign is encoded", value: "100%", want: "/books/100%25" },
    { says: "space and non-ASCII characters are encoded", value: "a \u00e9", want: "/books/a%20%C3%A9" },
    { says: "a pattern that String.replace would expand", value: "$&", want: "/books/%24%26" },
    { says: "three dots are a name", value: "...", want: "/books/..." },
  ])("$says: $want", ({ value, want }) => {
    expect(expandPath("/books/{bookId}", { bookId: value })).toBe(want);
  });

  it.each([
    { says: "a missing value", parameters: {} },
    { says: "an empty value, which would be the collection", parameters: { bookId: "" } },
    { says: "a dot, which a URL removes", parameters: { bookId: "." } },
    { says: "two dots, which mean the parent", parameters: { bookId: ".." } },
    { says: "a lone surrogate", parameters: { bookId: "\ud800" } },
  ])("refuses $says", ({ parameters }) => {
    expect(() => expandPath("/books/{bookId}", parameters)).toThrow(/path parameter "bookId"/);
  });

  it("ignores inherited members", () => {
    expect(() => expandPath("/{constructor}", {})).toThrow(TypeError);
  });

  it("a URL keeps every value in its own segment", () => {
    const value = anyText({ minLength: 1 }).filter((text) => !/^\.{1,2}$/.test(text));
    fc.assert(
      fc.property(value, value, (a, b) => {
        const url = new URL(expandPath("/x/{a}/y/{b}", { a, b }), "http://localhost");
        expect(url.pathname.split("/").map(decodeURIComponent)).toEqual(["", "x", a, "y", b]);
      }),
      { seed: 3986 },
    );
  });
});
