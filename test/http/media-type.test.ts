import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isJsonType, parseMediaType } from "../../src/http/media-type.ts";

describe("parseMediaType", () => {
  it.each([
    { says: "a type alone", given: "application/json", essence: "application/json", parameters: {} },
    { says: "the type is case-insensitive", given: "Text/HTML", essence: "text/html", parameters: {} },
    {
      says: "a parameter's name is case-insensitive, and its value is unchanged",
      given: "text/html; Charset=UTF-8",
      essence: "text/html",
      parameters: { charset: "UTF-8" },
    },
    {
      says: "a value may be quoted, with separators inside",
      given: String.raw`multipart/form-data;boundary="a;b,\"c"; x=y`,
      essence: "multipart/form-data",
      parameters: { boundary: 'a;b,"c', x: "y" },
    },
    { says: "empty parameters are allowed", given: "text/plain ; ;", essence: "text/plain", parameters: {} },
    {
      says: "a suffix is part of the subtype",
      given: "application/merge-patch+json",
      essence: "application/merge-patch+json",
      parameters: {},
    },
    {
      says: "a range is parsed like a type",
      given: "text/*;q=0.5",
      essence: "text/*",
      parameters: { q: "0.5" },
    },
  ])("$says: $given", ({ given, essence, parameters }) => {
    const want = { essence, parameters: new Map(Object.entries(parameters)) };
    expect(parseMediaType(given)).toEqual(want);
  });

  it.each([
    { says: "an empty value", given: "" },
    { says: "a type without subtype", given: "json" },
    { says: "an empty subtype", given: "text/" },
    { says: "a space inside the type", given: "text / html" },
    { says: "two types, joined from two field lines", given: "application/json, text/plain" },
    { says: "parameters without a type", given: "; text/html" },
    { says: "a parameter without a value", given: "text/html; charset" },
    { says: "an empty parameter value", given: "text/html; charset=" },
    { says: "whitespace around the equals sign (RFC 9110 5.6.6)", given: "text/html; charset = utf-8" },
    { says: "an unterminated quoted value", given: 'text/html; charset="utf-8' },
    { says: "one parameter twice (RFC 6838 4.3)", given: "text/html; charset=utf-8; CHARSET=latin1" },
    { says: "a letter that becomes ASCII only in lower case", given: "text/\u212a" },
  ])("$says is not a media type: $given", ({ given }) => {
    expect(parseMediaType(given)).toBeUndefined();
  });

  it("reads any parameter text that a quoted-string can contain", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\t\x20-\x7e\x80-\xff]{0,30}$/), (text) => {
        const quoted = text.replace(/["\\]/g, "\\$&");
        expect(parseMediaType(`text/plain; a="${quoted}"; b=c`)?.parameters).toEqual(
          new Map([
            ["a", text],
            ["b", "c"],
          ]),
        );
      }),
      { seed: 9110 },
    );
  });
});

describe("isJsonType", () => {
  it.each([
    { given: "application/json", want: true },
    { given: "application/problem+json", want: true },
    { given: "Application/JSON ; charset=utf-8", want: true },
    { given: "text/json", want: true },
    { given: "application/json-seq", want: false },
    { given: "application/jsonp", want: false },
    { given: "text/plain; is=application/json", want: false },
    { given: "json", want: false },
    { given: "", want: false },
  ])("$given: $want", ({ given, want }) => {
    expect(isJsonType(given)).toBe(want);
  });
});
