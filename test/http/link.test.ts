import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatLink, nextLink } from "../../src/http/link.ts";
import { parseLinks } from "./links.ts";

const link = (target: string, parameters: Record<string, string>) => ({
  target,
  parameters: new Map(Object.entries(parameters)),
});

describe("parseLinks", () => {
  it.each([
    {
      says: "a link",
      given: '</books?after=x>; rel="next"',
      want: [link("/books?after=x", { rel: "next" })],
    },
    {
      says: "two links",
      given: "</a>;rel=next , </b>;rel=prev",
      want: [link("/a", { rel: "next" }), link("/b", { rel: "prev" })],
    },
    {
      says: "a target may contain commas and semicolons",
      given: "</a,b;c>; rel=next",
      want: [link("/a,b;c", { rel: "next" })],
    },
    {
      says: "a value may contain commas and angle brackets",
      given: '</a>; title="x, <y>; z", </b>',
      want: [link("/a", { title: "x, <y>; z" }), link("/b", {})],
    },
    { says: "a target may be empty", given: '<>; rel="self"', want: [link("", { rel: "self" })] },
    { says: "names are case-insensitive", given: "</a>; REL=Next", want: [link("/a", { rel: "Next" })] },
    { says: "the first rel counts", given: "</a>; rel=next; rel=prev", want: [link("/a", { rel: "next" })] },
    {
      says: "a parameter may have no value",
      given: "</a>; crossorigin; rel=next",
      want: [link("/a", { crossorigin: "", rel: "next" })],
    },
    {
      says: "a malformed parameter is ignored",
      given: "</a>; ??; rel=next",
      want: [link("/a", { rel: "next" })],
    },
    {
      says: "a malformed link is ignored",
      given: "/a; rel=prev, </b>; rel=next",
      want: [link("/b", { rel: "next" })],
    },
    {
      says: "an angle bracket inside quotes does not begin a target",
      given: '"</a>", </b>',
      want: [link("/b", {})],
    },
    { says: "empty elements are ignored", given: ", ,</a>,", want: [link("/a", {})] },
    { says: "an unterminated target is ignored", given: "</a>, </b", want: [link("/a", {})] },
    { says: "an empty value has no links", given: "", want: [] },
  ])("$says: $given", ({ given, want }) => {
    expect(parseLinks(given)).toEqual(want);
  });
});

describe("nextLink", () => {
  it.each([
    { says: "a token", given: "</b>; rel=next", want: "/b" },
    { says: "a quoted-string", given: '</b?after=x>; rel="next"', want: "/b?after=x" },
    { says: "in any case, with space around", given: "</b>  ;\tREL  =  Next", want: "/b" },
    { says: "among other relations", given: '</b>; rel="last next up"', want: "/b" },
    { says: "after other links", given: "</a>; rel=prev , </b>;rel=next", want: "/b" },
    { says: "after empty elements", given: ", ,</b>; rel=next", want: "/b" },
    { says: "the first of two", given: "</b>; rel=next, </c>; rel=next", want: "/b" },
    { says: "a target with commas and semicolons", given: "</a,b;c=d>; rel=next", want: "/a,b;c=d" },
    { says: "an empty target", given: "<>; rel=next", want: "" },
    { says: "without the fragment, which is never sent", given: "</b#page>; rel=next", want: "/b" },
    { says: "after parameters without a value", given: "</b>; crossorigin; rel=next", want: "/b" },
    { says: "after a malformed parameter", given: "</b>; ??; rel=next", want: "/b" },
    { says: "after a malformed link", given: "/a; rel=prev, </b>; rel=next", want: "/b" },
    { says: "after a quoted separator", given: '</b>; title="x, <y>; \\"z"; rel=next', want: "/b" },
    { says: "after a quoted anchor", given: '</b>; title="; anchor=x"; rel=next', want: "/b" },
    {
      says: "after a link of a different resource",
      given: '</a>; anchor="/x"; rel=next, </b>; rel=next',
      want: "/b",
    },
    { says: "no link", given: "", want: undefined },
    { says: "no brackets", given: "/b; rel=next", want: undefined },
    { says: "an unterminated target", given: "</a>, </b; rel=next", want: undefined },
    { says: "a longer name", given: "</b>; rel=nextish", want: undefined },
    { says: "a name that ends with next", given: "</b>; rel=not-next", want: undefined },
    { says: "only the first rel counts", given: "</b>; rel=prev; rel=next", want: undefined },
    { says: "next as a title", given: '</b>; title="; rel=next"', want: undefined },
    { says: "a link within a title", given: '</a>; rel=prev; title="</b>; rel=next"', want: undefined },
    { says: "a link within quotes", given: '"</b>; rel=next"', want: undefined },
    { says: "an unterminated quoted-string", given: '</a>; title="x, </b>; rel=next', want: undefined },
    { says: "an anchor that is not a token", given: "</b>; Anchor = /x; rel=next", want: undefined },
  ])("$says: $given", ({ given, want }) => {
    expect(nextLink(given)).toBe(want);
  });
});

describe("formatLink", () => {
  it.each([
    { says: "values are quoted", target: "/a", parameters: { rel: "next" }, want: '</a>; rel="next"' },
    {
      says: "in the given order",
      target: "/a",
      parameters: { rel: "x y", type: "text/html" },
      want: '</a>; rel="x y"; type="text/html"',
    },
    { says: "a link may have no parameters", target: "/a", parameters: {}, want: "</a>" },
    {
      says: "quotes and backslashes are escaped",
      target: "/a",
      parameters: { title: String.raw`"\ ` },
      want: String.raw`</a>; title="\"\\ "`,
    },
    {
      says: "characters that a URI cannot contain are encoded",
      target: '/<a b>"\r\n\u00e9',
      parameters: {},
      want: "</%3Ca%20b%3E%22%0D%0A%C3%A9>",
    },
    { says: "encoded characters stay encoded", target: "/a%20b", parameters: {}, want: "</a%20b>" },
  ])("$says: $want", ({ target, parameters, want }) => {
    expect(formatLink(target, parameters)).toBe(want);
  });

  it.each(["a\r\nb", "\u0000", "\u4e66"])("refuses a value of %j", (title) => {
    expect(() => formatLink("/a", { title })).toThrow(TypeError);
  });
});

describe("round trip", () => {
  const target = fc.stringMatching(/^\/[\x21\x23-\x3b=\x3f-\x7e]{0,30}$/);
  const name = fc.stringMatching(/^[a-z*-]{1,10}$/);
  const value = fc.stringMatching(/^[\t\x20-\x7e\x80-\xff]{0,20}$/);
  const parameters = fc.record(
    { rel: fc.constantFrom("next", "prev", "Next last", "nextish"), anchor: value, title: value },
    { requiredKeys: [], noNullPrototype: true },
  );
  const any = fc.dictionary(name, value, { noNullPrototype: true });
  const links = fc.array(fc.tuple(target, fc.oneof(any, parameters)));

  it("reads what it writes", () => {
    fc.assert(
      fc.property(links, (given) => {
        const field = given.map(([to, parameters]) => formatLink(to, parameters)).join(", ");
        expect(parseLinks(field)).toEqual(given.map(([to, parameters]) => link(to, parameters)));
        const next = given.find(
          ([, { rel, anchor }]) => rel && /(^|\s)next(\s|$)/i.test(rel) && anchor === undefined,
        );
        expect(nextLink(field)).toBe(next?.[0].replace(/#.*/, ""));
      }),
      { seed: 8288 },
    );
  });
});
