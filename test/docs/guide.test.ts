// The guide: what its Markdown becomes, where its links lead, and what the search finds.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { addressOfLink, guideIndex, guides, specificationFiles } from "../../src/pages/guide-list.ts";
import { renderMarkdown } from "../../src/pages/markdown.ts";
import { hasWords, search } from "../../src/pages/search-index.ts";

describe("Markdown", () => {
  const render = (text: string) => renderMarkdown(text, (href) => addressOfLink("docs/guide/faq.md", href));

  it("becomes HTML with the ids that GitHub gives headings", () => {
    const { title, main, sections } = render("# Why `412`?\n\nBecause.\n\n## A & B\n\nText.");
    expect(title).toBe("Why 412?");
    expect(String(main)).toContain('<h2 id="a--b">A &amp; B</h2>');
    expect(sections.map(({ id, heading, text }) => [id, heading, text.trim()])).toEqual([
      ["why-412", "Why 412?", "Because."],
      ["a--b", "A & B", "Text."],
    ]);
  });

  it.each([
    ["<script>alert(1)</script>", "<script"],
    ['text <img src=x onerror="alert(1)"> text', "<img"],
    ["[a](javascript:alert(1))", "href"],
    ["[a](data:text/html,x)", "href"],
    ["![a](https://elsewhere.example/a.png)", "<img"],
  ])("%s runs and loads nothing", (text, refused) => {
    expect(String(render(text).main)).not.toContain(refused);
  });

  it.each([
    ["../client.md#3-read-or-throw", "/guide/client#3-read-or-throw"],
    ["recipes.md", "/guide/recipes"],
    ["index.md", "/guide"],
    ["../laws.md", "/laws"],
    ["../../specification/effects.json", "/specification/effects.json"],
    ["#here", "#here"],
    ["https://www.rfc-editor.org/", "https://www.rfc-editor.org/"],
    ["../../README.md#the-rooms", undefined],
    ["../../../../etc/passwd", undefined],
  ])("a link to %s leads to %s", (href, to) => {
    expect(addressOfLink("docs/guide/faq.md", href)).toBe(to);
  });
});

/** What a reader of the service need not read: for people who have the code. */
const ONLY_IN_THE_REPOSITORY =
  /^(?:\.\.\/)?(?:decisions\/|notes|strangers\.md$|README\.md|Dockerfile$|compose\.yaml$)/;

it("the package has every file that is served", () => {
  const { files } = JSON.parse(readFileSync("package.json", "utf8")) as { files: string[] };
  const served = [
    guideIndex,
    ...Object.values(guides).map(({ file }) => file),
    ...Object.keys(specificationFiles),
  ];
  expect(served.filter((file) => !files.some((one) => `${file}/`.startsWith(`${one}/`)))).toEqual([]);
});

describe.each([guideIndex, ...Object.values(guides).map(({ file }) => file)])("%s", (file) => {
  const text = readFileSync(file, "utf8");

  it("has one title, and says at its end where to go next", () => {
    const { sections, title } = renderMarkdown(text, (href) => addressOfLink(file, href));
    expect(title).not.toBe("");
    // The specification is read outside this project, too.
    if (file !== "docs/specification.md") expect(sections.at(-1)?.heading).toBe("Where to go next");
  });

  it("has only links that lead to a page, or into the repository", () => {
    const lost: string[] = [];
    renderMarkdown(text, (href) => {
      const address = addressOfLink(file, href);
      if (address === undefined && !ONLY_IN_THE_REPOSITORY.test(href)) lost.push(href);
      return address;
    });
    expect(lost).toEqual([]);
  });
});

describe("the search", () => {
  const entries = [
    { href: "/a", kind: "Guide", title: "Retries", text: "A POST is retried with a key." },
    { href: "/b", kind: "Law", title: "A key repeats the answer", text: "POST and PUT." },
  ];

  it("finds entries with all words, those with the words in the title first", () => {
    expect(search(entries, "KEY  post").map(({ href }) => href)).toEqual(["/b", "/a"]);
    expect(search(entries, "put").map(({ href }) => href)).toEqual(["/b"]);
    expect(search(entries, "patch")).toEqual([]);
    expect(search(entries, " ")).toEqual([]);
  });

  it("an empty filter leaves everything", () => {
    expect(hasWords("text", "")).toBe(true);
    expect(hasWords("Some Text", "text some")).toBe(true);
    expect(hasWords("The entity tag changes", "ETag")).toBe(true);
    expect(hasWords("The tag changes", "ETag")).toBe(false);
  });
});
