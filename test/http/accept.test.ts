import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { preferredMediaType } from "../../src/http/accept.ts";

const JSON_TYPE = "application/json";
const HTML = "text/html";
const BOTH = [JSON_TYPE, HTML];

describe("preferredMediaType", () => {
  it.each([
    { says: "no field: the first offer", accept: undefined, want: JSON_TYPE },
    { says: "an empty field: the first offer", accept: "", want: JSON_TYPE },
    { says: "a field of empty elements: the first offer", accept: " , ,", want: JSON_TYPE },
    { says: "any type: the first offer", accept: "*/*", want: JSON_TYPE },
    { says: "the type in the field", accept: "text/html", want: HTML },
    { says: "names are case-insensitive", accept: "TEXT/Html", want: HTML },
    {
      says: "equal weights: the first offer",
      accept: "text/html, application/json",
      want: JSON_TYPE,
    },
    { says: "the higher weight", accept: "application/json;q=0.5, text/html;q=0.6", want: HTML },
    { says: "a range of subtypes", accept: "text/*", want: HTML },
    {
      says: "the more specific range counts",
      accept: "text/html;q=0.1, */*;q=0.5",
      want: JSON_TYPE,
    },
    { says: "type/* is more specific than */*", accept: "application/*;q=0.1, */*;q=0.5", want: HTML },
    { says: "a weight of 0 excludes", accept: "application/json;q=0, */*", want: HTML },
    { says: "a very small weight does not", accept: "application/json;q=0.001", want: JSON_TYPE },
    { says: "no offer matches", accept: "text/csv", want: undefined },
    { says: "everything is excluded", accept: "*/*;q=0", want: undefined },
    { says: "every offer is excluded", accept: "application/*;q=0.000, text/*;q=0", want: undefined },
    {
      says: "the same range twice: the higher weight",
      accept: "application/json;q=0, application/json",
      want: JSON_TYPE,
    },
    { says: "a prefix does not match", accept: "application/jso, text/htmlx", want: undefined },
    {
      says: "a browser",
      accept: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
      want: HTML,
    },
    { says: "Java's default", accept: "text/csv, image/gif, *; q=.2, */*; q=.2", want: JSON_TYPE },
    { says: "a range may ask for UTF-8", accept: 'application/json; charset="UTF-8"', want: JSON_TYPE },
    { says: "but not for a different charset", accept: "application/json; charset=latin1", want: undefined },
    { says: "or for a parameter that is not offered", accept: "application/json; v=2", want: undefined },
    { says: "a malformed element is ignored", accept: "text, text/html", want: HTML },
    { says: "a weight above 1 is ignored", accept: "application/json;q=2, text/html", want: HTML },
    { says: "any type with one subtype is ignored", accept: "*/json, text/html", want: HTML },
    {
      says: "a field with only malformed elements counts as absent",
      accept: "json; q=1, ;;",
      want: JSON_TYPE,
    },
    {
      says: "a comma inside quotes does not separate",
      accept: 'text/html;a=",", application/json',
      want: JSON_TYPE,
    },
  ])("$says: $accept", ({ accept, want }) => {
    expect(preferredMediaType(accept, BOTH)).toBe(want);
  });

  it("a range with a parameter is more specific than one without (RFC 9110 12.5.1)", () => {
    const offered = ["text/html", "text/html;level=1", "text/plain"];
    expect(preferredMediaType("text/html;q=0.2, text/html;level=1, */*;q=0.1", offered)).toBe(
      "text/html;level=1",
    );
    expect(preferredMediaType("text/html, text/html;level=1;q=0", offered.slice(1))).toBeUndefined();
  });

  it("without offers there is no preference", () => {
    expect(preferredMediaType("*/*", [])).toBeUndefined();
  });

  it("returns an offer or undefined for any field value", () => {
    const pieces = fc.constantFrom(
      "text/html",
      JSON_TYPE,
      "*/*",
      "text/*",
      ";q=0",
      ";q=1",
      ";q=0.5",
      ",",
      '"',
      "x",
    );
    fc.assert(
      fc.property(fc.array(pieces), (accept) => {
        expect([undefined, ...BOTH]).toContain(preferredMediaType(accept.join(""), BOTH));
      }),
      { seed: 9110 },
    );
  });
});
