// What an editor shows about the generated client: short signatures with names, what a repeat does, and no members that
// an operation does not take.
import { resolve } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";

const file = resolve("test/codegen/hovered.ts");
const text = `import { createClient } from "../../generated/client.ts";
const api = createClient({ baseUrl: "http://a.invalid" });
const put = await api.putBook({ path: { bookId: "a" }, body: { title: "", authors: [] } });
const book = await api.getBook({ path: { bookId: "a" } }).orThrow();
await api.putBook.edit({ bookId: "a" }, (now) => now);
api.listBooks.items();
api.addBook({ body: book });
api.editBook({ path: { bookId: "a" }, body: book });
api.getBook({ /* here */ });
`;
const service = ts.createLanguageService({
  getScriptFileNames: () => [file],
  getScriptVersion: () => "1",
  getScriptSnapshot: (name) => {
    const content = name === file ? text : ts.sys.readFile(name);
    return content === undefined ? undefined : ts.ScriptSnapshot.fromString(content);
  },
  getCurrentDirectory: () => resolve("."),
  getCompilationSettings: () => ({
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    target: ts.ScriptTarget.ES2024,
    lib: ["lib.es2024.d.ts"],
    types: [],
    strict: true,
    allowImportingTsExtensions: true,
    noEmit: true,
  }),
  getDefaultLibFileName: ts.getDefaultLibFilePath,
  fileExists: (name) => name === file || ts.sys.fileExists(name),
  readFile: (name) => (name === file ? text : ts.sys.readFile(name)),
});

function hover(at: string): { signature: string; comment: string; tags: readonly string[] } {
  const shown = service.getQuickInfoAtPosition(file, text.indexOf(at));
  return {
    signature: ts.displayPartsToString(shown?.displayParts),
    comment: ts.displayPartsToString(shown?.documentation),
    tags: (shown?.tags ?? []).map(({ name }) => name),
  };
}

function offered(at: string): readonly (readonly [name: string, kind: string])[] {
  const found = service.getCompletionsAtPosition(file, text.indexOf(at), {});
  return (found?.entries ?? []).map(({ name, kindModifiers = "" }) => [name, kindModifiers]);
}

describe("in an editor", () => {
  it.each([
    ["putBook(", "(input: PutBookInput) => Call<PutBookResult>"],
    ["put =", "const put: PutBookResult"],
    ["book =", "const book: Book"],
    ["edit(", "change: (current: Book) => BookContent | "],
    ["items(", "(input?: ListBooksInput | undefined) => AsyncGenerator<Book"],
  ])("%s has a signature with names, of at most 300 characters", (at, want) => {
    const { signature } = hover(at);
    expect(signature).toContain(want);
    expect(signature.length).toBeLessThanOrEqual(300);
  });

  it.each([
    ["putBook(", "Create or replace a book", "changes nothing more (200)", "The client retries it."],
    ["addBook(", "Add a book", "adds another one (201)", "each attempt carries the same idempotency key"],
  ])("%s says what a repeat does, and whether the client retries", (at, summary, twice, retry) => {
    const { comment } = hover(at);
    expect(comment.startsWith(summary)).toBe(true);
    expect(comment).toContain(`Sent twice: ${twice}`);
    expect(comment).toContain(retry);
  });

  it("a deprecated operation is struck through, where it is called and where it is offered", () => {
    expect(hover("editBook(").tags).toContain("deprecated");
    expect(offered("putBook(")).toContainEqual(["editBook", "deprecated"]);
  });

  it("a call is offered what its operation takes, and nothing else", () => {
    const names = offered("/* here */").filter(([, kind]) => kind === "" || kind === "optional");
    const limits = ["attempts", "contentLimit", "deadline", "signal", "tryTimeout"];
    expect(names.map(([name]) => name).filter((name) => !limits.includes(name))).toEqual(["path", "header"]);
  });
});
