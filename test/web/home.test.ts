// The home page: its form fits POST /books in the document, its policy fits its style, and its text is escaped.
import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { loadDocument } from "../../src/contract/load.ts";
import { isRecord } from "../../src/json/record.ts";
import { bookFields } from "../../src/pages/book-fields.ts";
import { familyStyle, pageHeaders } from "../../src/pages/family.ts";
import { filtersOf } from "../../src/pages/filters.ts";
import { homePage } from "../../src/pages/home.ts";
import { contrast } from "./contrast.ts";

const input = {
  title: "Book reviews",
  description: "Books.",
  origin: "http://127.0.0.1:8080",
  page: { items: [] },
  filters: filtersOf(""),
};
const page = await homePage(input);

const { contract } = await loadDocument("openapi.yaml");
const form = contract.operations
  .find((operation) => operation.method === "POST" && operation.path === "/books")
  ?.content?.media.find((media) => media.type === "application/x-www-form-urlencoded");

/** A component schema by its name; `Title` for the member `title`. */
function schemaOf(member: string): Readonly<Record<string, unknown>> {
  const schema = contract.schemas[member.charAt(0).toUpperCase() + member.slice(1)];
  const items =
    isRecord(schema) && isRecord(schema.items) ? String(schema.items.$ref).split("/").at(-1) : undefined;
  const found = items === undefined ? schema : contract.schemas[items];
  return isRecord(found) ? found : {};
}

describe("the form", () => {
  test("posts to /books, as a form does", () => {
    expect(page).toContain('<form class="book-form" method="post" action="/books"');
    expect(form).toBeDefined();
  });

  test("has exactly the members that a client can set", () => {
    const names = [...page.matchAll(/<(?:input|textarea) [^>]*?name="([^"]+)"/g)].map(([, name]) => name);
    const members = form?.members.filter((member) => !member.readOnly).map(({ name }) => name) ?? [];
    expect([...new Set(names)].sort()).toEqual([...members].sort());
  });

  test("marks the fields that the document requires", () => {
    const marked = bookFields.filter((field) => field.required).map(({ name }) => name);
    const required = form?.members.filter((member) => member.required).map(({ name }) => name);
    expect(marked).toEqual(required);
    expect(page.match(/ required[ >]/g)).toHaveLength(marked.length);
  });

  test("has the document's limits and patterns", () => {
    for (const { name, attributes } of bookFields) {
      const { maxLength, minimum, maximum, pattern } = schemaOf(name);
      if (maxLength !== undefined) expect([name, attributes.maxlength]).toEqual([name, maxLength]);
      if (minimum !== undefined)
        expect([name, attributes.min, attributes.max]).toEqual([name, minimum, maximum]);
      // Nobody can type U+0000 into a field.
      const isForPrograms = pattern === "^[^\\u0000]*$";
      if (pattern !== undefined && !isForPrograms) expect(`^${attributes.pattern}$`).toBe(pattern);
    }
  });

  test("accepts a year, a month or a day, like the document", () => {
    const field = bookFields.find(({ name }) => name === "published");
    const pattern = new RegExp(`^(?:${field?.attributes.pattern})$`, "v");
    for (const good of ["1813", "1813-01", "1813-01-28"]) expect(pattern.test(good)).toBe(true);
    for (const bad of ["813", "1813-13", "1813-1", "1813-01-32", "28.1.1813"])
      expect(pattern.test(bad)).toBe(false);
  });

  test("has a label for every control, and an element for every aria-describedby", () => {
    for (const [tag] of page.matchAll(/<(?:input|textarea) [^>]*>/g)) {
      const id = / id="([^"]+)"/.exec(tag)?.[1];
      expect(tag.includes("aria-label=") || page.includes(`<label for="${id}"`)).toBe(true);
    }
    for (const [, id] of page.matchAll(/aria-describedby="([^"]+)"/g)) expect(page).toContain(`id="${id}"`);
  });
});

describe("the page", () => {
  test("links to the docs, the document and the books", () => {
    for (const path of ["/docs", "/openapi.yaml", "/openapi.json", "/books"]) {
      expect(page).toContain(`<a href="${path}">`);
    }
  });

  test("has curl commands for the origin of the request", async () => {
    const lines = await homePage({ ...input, origin: "http://localhost:9000" });
    expect(lines).toContain("curl -i &#39;http://localhost:9000/books&#39; ");
    expect(lines).toContain("&#39;http://localhost:9000/books/emma&#39; ");
    expect(lines).not.toContain("8080");
  });

  test("escapes every input", async () => {
    const text = `<script>"&'</script>`;
    const hostile = await homePage({
      title: text,
      description: text,
      origin: text,
      filters: filtersOf("?q=<b>"),
      page: { items: [] },
    });
    expect(hostile).not.toContain("<script");
    expect(hostile).toContain("<h1>&lt;script&gt;&quot;&amp;&#39;&lt;/script&gt;</h1>");
  });

  test("has no script, no style attribute, and nothing from other origins", () => {
    expect(page).not.toMatch(/<script| on[a-z]+=| style=|(?:src|href)="(?:https?:)?\/\//);
  });
});

describe("its header fields", () => {
  const policy = pageHeaders(["form-action 'self'"])["content-security-policy"] ?? "";

  test("allow its own style by hash, and no script", () => {
    const style = /<style>([\s\S]*?)<\/style>/.exec(page)?.[1] ?? "";
    expect(policy).toContain(`style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'`);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("form-action 'self'");
    expect(policy).not.toMatch(/script-src|unsafe/);
  });

  test("give the media type HTML", () => {
    expect(pageHeaders(["form-action 'self'"])["content-type"]).toBe("text/html; charset=utf-8");
  });
});

describe("its colours, light and dark", () => {
  const pairs: readonly (readonly [string, string, number])[] = [
    ...["text", "quiet", "accent", "post", "put", "patch", "delete", "get", "good", "bad", "star"].flatMap(
      (text) => ["ground", "card"].map((ground) => [text, ground, 4.5] as const),
    ),
    ["text", "code", 4.5],
    ["on-accent", "accent", 4.5],
    ["control", "card", 3],
    ["control", "ground", 3],
  ];
  const [light, dark] = [...familyStyle.matchAll(/:root \{([^}]*)\}/g)].map(
    ([, body = ""]) =>
      new Map([...body.matchAll(/--([\w-]+): (#[0-9a-f]{6})/g)].map(([, name, hex]) => [name, hex])),
  );

  for (const [scheme, colours] of Object.entries({ light, dark })) {
    for (const [text, ground, least] of pairs) {
      test(`${scheme}: ${text} on ${ground} is ${least}:1 or more`, () => {
        expect(contrast(colours?.get(text) ?? "", colours?.get(ground) ?? "")).toBeGreaterThanOrEqual(least);
      });
    }
  }
});
