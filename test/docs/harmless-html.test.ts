// Descriptions cannot restyle the page that shows them: of HTML, only elements for text are left.
import { describe, expect, it } from "vitest";
import { harmless, withHarmlessHtml } from "../../src/docs/harmless-html.ts";

const inert = (text: string): string => text.replaceAll(/<(?=[a-z/!?])/gi, "<\u200b");

describe("a tag that", () => {
  it.each([
    ["styles", "<style>*{display:none}</style>"],
    ["styles, in capitals", "<STYLE >a</StYlE>"],
    ["styles, after half of a code span", "`<style>a</style>"],
    ["styles, in a code span", "`<style>`"],
    ["styles, in a fence", "```\n<style>\n```"],
    ["styles, behind an attribute with a backtick", '<a title="`"><style>a</style>`'],
    ["asks", '<form action="//e.example"><input name=p><button>ok</button></form>'],
    ["asks elsewhere", "<textarea></textarea><select><option>1</option></select>"],
    ["covers the page", '<p style="position:fixed;inset:0">'],
    ["borrows a class", '<div class="bar">x</div>'],
    ["takes an id", '<b id="root">x</b>'],
    ["runs", "<script>a()</script>"],
    ["runs on an event", "<b onclick=a()>x</b>"],
    ["loads", '<link rel=stylesheet href="//e.example"><iframe src="//e.example"></iframe>'],
    ["changes addresses", '<base href="//e.example">'],
    ["leaves", '<meta http-equiv=refresh content="0;//e.example">'],
    ["draws", "<svg><style>a</style></svg>"],
    ["computes", "<math><mtext><style>a</style></mtext></math>"],
    ["is a template", "<template><style>a</style></template>"],
    ["has an unknown name", "<x-a></x-a>"],
    ["has no end", "<style"],
    ["hides one in a comment that ends early", "<!--><style>a</style>-->"],
    ["looks like a tag only", "Map<String, List<Integer>>"],
    ["opens a declaration", "<!DOCTYPE html><?xml ?>"],
  ])("%s is shown as text", (_, text) => {
    const shown = harmless(text);
    expect(shown.replaceAll("\u200b", "")).toBe(text);
    const left = shown.match(/<(?=[a-z/!?])[^>]*>?/gi) ?? [];
    expect(
      left.filter((tag) => !/^<\/?(?:a(?: title="`")?|b|div|p)>$/i.test(tag) || /^<(?:div|p) /.test(tag)),
    ).toEqual([]);
  });

  it.each([
    "<b>bold</b>, <em>this</em><br/>and <code>a&lt;b</code>",
    "<ul><li>one</li></ul>",
    '<a href="https://a.example/" title="A">a</a> <https://a.example> <mailto:a@a.example>',
    '<img src="data:image/png;base64,AA==" alt="a">',
    "<details><summary>more</summary>text</details>",
    "a < b, a <= b, <- and <3",
    "<!-- a comment -->",
  ])("is harmless is kept: %s", (text) => {
    expect(harmless(text)).toBe(text);
  });
});

it("all of a document is searched, whatever its members are called", () => {
  const evil = { description: "<style>", summary: "<form>", title: "<x>", pattern: "<style>" };
  const want = {
    description: inert("<style>"),
    summary: inert("<form>"),
    title: inert("<x>"),
    pattern: "<style>",
  };
  expect(
    withHarmlessHtml({
      info: evil,
      paths: { "/a": { get: evil } },
      tags: [evil],
      properties: { example: evil },
    }),
  ).toEqual({
    info: want,
    paths: { "/a": { get: want } },
    tags: [want],
    properties: { example: want },
  });
});
