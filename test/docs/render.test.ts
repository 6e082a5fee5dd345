// The rendered page: one file with every operation's sentence; it fetches nothing and leaves nothing behind.
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { loadDocument } from "../../src/contract/load.ts";
import { DocumentError } from "../../src/contract/read-openapi.ts";
import { RenderError, renderDocs } from "../../src/docs/render.ts";
import { selfContained } from "../../src/docs/self-contained.ts";
import { twiceSentence } from "../../src/explain/twice.ts";

const state = { folder: "", html: "", markup: "" };

beforeAll(async () => {
  state.folder = await mkdtemp(join(tmpdir(), "render-test-"));
  vi.stubEnv("TMPDIR", state.folder);
  state.html = await renderDocs("openapi.yaml");
  state.markup = state.html.replace(/<script[^>]*>[\s\S]*?<\/script>/g, "");
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await rm(state.folder, { recursive: true, force: true });
});

describe("the docs of openapi.yaml", () => {
  test("are one page with the document's title", () => {
    expect(state.html.startsWith("<!DOCTYPE html>")).toBe(true);
    expect(state.markup).toContain("<title>Book reviews</title>");
  });

  test("have the sentence of every operation", async () => {
    const { contract } = await loadDocument("openapi.yaml");
    const missing = contract.operations.filter(
      (operation) => !state.html.includes(JSON.stringify(twiceSentence(operation)).slice(1, -1)),
    );
    expect(contract.operations.length).toBeGreaterThan(0);
    expect(missing.map(({ id }) => id)).toEqual([]);
  });

  test("have no external script, style sheet, image or frame", () => {
    const tags = state.html.match(/<(?:script|link|img|iframe|source|object|embed)\b[^>]*>/gi) ?? [];
    expect(tags.filter((tag) => /(?:src|href|srcset|data)\s*=\s*["']?(?:https?:)?\/\//i.test(tag))).toEqual(
      [],
    );
    expect(state.markup).not.toMatch(/@import|url\(\s*["']?(?:https?:)?\/\//);
  });

  test("run only their own scripts, and send no requests", () => {
    const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(state.markup)?.[1] ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/https?:|connect-src|unsafe-eval|script-src[^;]*unsafe-inline/);
  });

  test("have a place in the file for every link, without scripts too", () => {
    const rendered = state.html
      .slice(0, state.html.indexOf('<script type="module">'))
      .replaceAll(/&#(?:x27|39);/g, "'");
    const links = [...rendered.matchAll(/<a [^>]*href="([^"]*)"/g)].map(([, href = ""]) => href);
    const inside = links.filter((href) => !href.startsWith("https:"));
    expect(inside.length).toBeGreaterThan(9);
    expect(inside.filter((href) => !rendered.includes(` id="${href.slice(1)}"`))).toEqual([]);
  });

  test("have every operation without scripts, under its tag, once", () => {
    const plain = state.markup.slice(state.markup.indexOf("<noscript>"));
    const [, ...sections] = plain.split("<section");
    const found = sections.map((section) => [
      / id="([^"]*)"/.exec(section)?.[1],
      ...[...section.matchAll(/<code>([A-Z]+ \/[^<]*)<\/code> \(/g)].map(([, what]) => what),
    ]);
    expect(found).toEqual([
      [
        "/books",
        "GET /books",
        "POST /books",
        "GET /books/{bookId}",
        "PUT /books/{bookId}",
        "PATCH /books/{bookId}",
        "DELETE /books/{bookId}",
      ],
      [
        "/reviews",
        "GET /books/{bookId}/reviews",
        "POST /books/{bookId}/reviews",
        "GET /books/{bookId}/reviews/{reviewId}",
        "PUT /books/{bookId}/reviews/{reviewId}",
        "PATCH /books/{bookId}/reviews/{reviewId}",
        "DELETE /books/{bookId}/reviews/{reviewId}",
      ],
      ["/the-article&#39;s-routes", "POST /add-book", "PUT /edit-book/{bookId}"],
    ]);
  });

  test("do not mention the folder in which they were rendered", () => {
    expect(state.html).not.toContain(state.folder);
  });
});

test("the policy has one hash per script, of the text between its tags", () => {
  const page = selfContained(
    '<head><meta charset="utf8" /></head><script>a()</script><script type="module">b()</script>',
  );
  expect(page).toContain(
    "script-src 'sha256-qVpDBgj7bpq5hMAcGp3AOc79J3Y1Z4HvySTwKrWDoy4=' 'sha256-cf242PFc/kb7xD0Qzhsmd9vvRkc+cWFmbi+k+YvtdKc='",
  );
});

test("operations without a tag or outside every group have a link, and descriptions link to them", async () => {
  const file = join(state.folder, "tagless.yaml");
  const answer = "responses: { '200': { description: Done. } }";
  await writeFile(
    file,
    `openapi: 3.1.0
info:
  title: Three
  version: "1"
  description: |
    # Who may "read"?

    See [this](#who-may-read), [removal](#operation/removeB), [A](#/paths/~1a/get) & [gone](#no-such-place).
paths:
  /a: { get: { summary: 'Read "a" & <b>', ${answer} } }
  /b: { get: { tags: [shown], ${answer} }, delete: { operationId: removeB, ${answer} } }
  /c: { get: { tags: ["a/'b'"], operationId: read/"c", ${answer} } }
tags: [{ name: shown, x-displayName: Shown & seen, description: "[C](#/a-b/read/c)" }]
x-tagGroups: [{ name: Some, tags: [shown] }]
`,
  );
  const html = await renderDocs(file);
  const plain = html.slice(html.indexOf("<noscript>"), html.indexOf("</noscript>"));
  expect([...plain.matchAll(/<code>([A-Z]+ \/[^<]*)<\/code> \(/g)].map(([, what]) => what).sort()).toEqual([
    "DELETE /b",
    "GET /a",
    "GET /b",
    "GET /c",
  ]);
  const markup = html
    .slice(0, html.indexOf('<script type="module">'))
    .replaceAll(/&(?:quot|#39|#x27);/g, "_");
  const links = [...markup.matchAll(/ href="#([^"]*)"/g)].map(([, fragment = ""]) => fragment);
  const idOf = (fragment: string): string => decodeURIComponent(fragment).replaceAll(/["']/g, "_");
  expect(links.filter((fragment) => !markup.includes(` id="${idOf(fragment)}"`))).toEqual([]);
  const written = /See (.*?)\./.exec(html.slice(html.indexOf("__redoc_definition = ")))?.[1];
  expect(written).toBe(
    "[this](#/section/who-may-%22read%22), [removal](#/other/removeb), [A](#/paths/~1a/get) & [gone](#/)",
  );
}, 30_000);

test("a missing document is reported", async () => {
  await expect(renderDocs("nowhere.yaml")).rejects.toThrow(DocumentError);
});

test("errors of Redocly are reported in its words, and no folder is left behind", async () => {
  const file = join(state.folder, "empty.yaml");
  await writeFile(file, "openapi: 3.1.0\n");
  await expect(renderDocs(file)).rejects.toThrow(RenderError);
  const left = await readdir(state.folder);
  expect(left.filter((name) => name.startsWith("verbatim-docs-"))).toEqual([]);
}, 30_000);
