import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  formatEntityTag,
  parseEntityTag,
  parseEntityTags,
  strongMatch,
  weakMatch,
} from "../../src/http/entity-tag.ts";

const strong = (opaque: string) => ({ weak: false, opaque });
const weak = (opaque: string) => ({ weak: true, opaque });

describe("parseEntityTags", () => {
  it.each([
    { says: "one tag", given: '"a"', want: [strong("a")] },
    {
      says: "several tags in their order",
      given: '"a", W/"b" ,"c"',
      want: [strong("a"), weak("b"), strong("c")],
    },
    { says: "a star means any", given: "*", want: "*" },
    {
      says: "a comma inside quotes belongs to the tag",
      given: '"a,b","c"',
      want: [strong("a,b"), strong("c")],
    },
    { says: "empty elements are ignored", given: ', "a",, \t,"b",', want: [strong("a"), strong("b")] },
    { says: "an empty tag is a tag", given: '""', want: [strong("")] },
    { says: "a backslash escapes nothing", given: String.raw`"\"`, want: [strong("\\")] },
    { says: "bytes above ASCII are allowed", given: '"\u00e9"', want: [strong("\u00e9")] },
    { says: "W/ is upper case only", given: 'w/"a"', want: undefined },
    { says: "a space is not a valid character", given: '"a b"', want: undefined },
    { says: "a bare word is not a tag", given: "abc", want: undefined },
    { says: "one malformed element invalidates the list", given: '"a", b', want: undefined },
    { says: "an unterminated tag is malformed", given: '"a', want: undefined },
    { says: "two tags need a comma", given: '"a" "b"', want: undefined },
    { says: "a star is not an element", given: '*, "a"', want: undefined },
    { says: "an empty value is malformed", given: "", want: undefined },
    { says: "commas alone are malformed", given: " , ,", want: undefined },
  ])("$says: $given", ({ given, want }) => {
    expect(parseEntityTags(given)).toEqual(want);
  });
});

describe("parseEntityTag", () => {
  it.each([
    { says: "a strong tag", given: '"xyzzy"', want: strong("xyzzy") },
    { says: "a weak tag", given: 'W/"xyzzy"', want: weak("xyzzy") },
    { says: "a list is not a tag", given: '"a", "b"', want: undefined },
    { says: "a star is not a tag", given: "*", want: undefined },
  ])("$says: $given", ({ given, want }) => {
    expect(parseEntityTag(given)).toEqual(want);
  });
});

// The table in RFC 9110 8.8.3.2
describe("comparison", () => {
  it.each([
    { a: weak("1"), b: weak("1"), strongly: false, weakly: true },
    { a: weak("1"), b: weak("2"), strongly: false, weakly: false },
    { a: weak("1"), b: strong("1"), strongly: false, weakly: true },
    { a: strong("1"), b: weak("1"), strongly: false, weakly: true },
    { a: strong("1"), b: strong("1"), strongly: true, weakly: true },
    { a: strong("1"), b: strong("2"), strongly: false, weakly: false },
  ])("$a and $b match strongly: $strongly, weakly: $weakly", ({ a, b, strongly, weakly }) => {
    expect(strongMatch(a, b)).toBe(strongly);
    expect(weakMatch(a, b)).toBe(weakly);
  });
});

describe("round trip", () => {
  const tag = fc.record({
    weak: fc.boolean(),
    opaque: fc.stringMatching(/^[\x21\x23-\x7e\x80-\xff]{0,20}$/),
  });

  it("reads what it writes, alone and in a list", () => {
    fc.assert(
      fc.property(fc.array(tag, { minLength: 1 }), fc.constantFrom(",", ", ", " ,, "), (tags, comma) => {
        expect(parseEntityTags(tags.map(formatEntityTag).join(comma))).toEqual(tags);
        expect(tags.map(formatEntityTag).map(parseEntityTag)).toEqual(tags);
      }),
      { seed: 9110 },
    );
  });
});
