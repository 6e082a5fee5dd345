// A process with a precondition, from the document to the laws: it has a target, and so the precondition has an effect.
import { readFile, rm, writeFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runLaws } from "../../src/conformance/run.ts";
import { makeMemory } from "../../src/conformance/run-memory.ts";
import { loadDocument } from "../../src/contract/load.ts";
import { factsOf } from "../../src/explain/promises.ts";
import { laws } from "../../src/laws/all.ts";
import { lintDocument } from "../../src/lint/lint.ts";
import { DOCUMENT, generateApp, libraryOf } from "./app.ts";

let generated: Awaited<ReturnType<typeof generateApp>>;
beforeAll(async () => {
  generated = await generateApp();
}, 60_000);
afterAll(() => generated.remove());

type Sent = { readonly content?: object; readonly ifMatch?: string };

async function library() {
  const fetch = libraryOf(generated.wiring);
  const send = async (method: string, target: string, { content, ifMatch }: Sent = {}) => {
    const headers = {
      ...(content && { "content-type": "application/json" }),
      ...(ifMatch && { "if-match": ifMatch }),
    };
    const body = content && JSON.stringify(content);
    const response = await fetch(
      new Request(`http://library.invalid${target}`, { method, headers, ...(body && { body }) }),
    );
    const text = await response.text();
    return {
      status: response.status,
      tag: response.headers.get("etag") ?? "",
      body: text === "" ? undefined : JSON.parse(text),
    };
  };
  const { body: book, tag } = await send("POST", "/books", { content: { title: "Emma" } });
  return { fetch, send, book, tag };
}

describe("POST /books/{bookId}/borrow, below the path of its target", () => {
  const content = { reader: "Ada" };

  it("with the current tag: 200, and the handler had the book", async () => {
    const { send, book, tag } = await library();
    const lent = await send("POST", `/books/${book.id}/borrow`, { content, ifMatch: tag });
    expect(lent).toMatchObject({ status: 200, body: { ...book, reader: "Ada" } });
  });

  it("with a stale tag: 412, and nothing changes", async () => {
    const { send, book, tag } = await library();
    await send("PUT", `/books/${book.id}`, { content: { title: "Emma, 2nd edition" } });
    const stale = await send("POST", `/books/${book.id}/borrow`, { content, ifMatch: tag });
    expect(stale).toMatchObject({ status: 412, body: { type: "/problems/precondition-failed" } });
    expect((await send("GET", `/books/${book.id}`)).body.reader).toBeUndefined();
  });

  it("without one, though it is required: 428", async () => {
    const { send, book } = await library();
    expect((await send("POST", `/books/${book.id}/borrow`, { content })).status).toBe(428);
  });

  it("of a book that does not exist: 404", async () => {
    const { send, tag } = await library();
    expect((await send("POST", "/books/none/borrow", { content, ifMatch: tag })).status).toBe(404);
  });
});

describe("POST /return-book/{bookId}, which names its target", () => {
  it("compares an optional precondition, and does without one", async () => {
    const { send, book, tag } = await library();
    await send("POST", `/books/${book.id}/borrow`, { content: { reader: "Ada" }, ifMatch: tag });
    expect((await send("POST", `/return-book/${book.id}`, { ifMatch: tag })).status).toBe(412);
    expect((await send("POST", `/return-book/${book.id}`)).status).toBe(204);
    expect((await send("GET", `/books/${book.id}`)).body).toEqual(book);
    expect((await send("POST", "/return-book/none")).status).toBe(404);
  });
});

describe("what is generated from the document", () => {
  it("the handler's type has the current book, for certain", () => {
    const server = generated.files.get("server.ts") ?? "";
    const [, borrow = ""] = /interface BorrowBookRequest \{([\s\S]*?)\n\}/.exec(server) ?? [];
    expect(borrow).toContain('readonly current: Stored<Schemas["Book"]>;');
  });

  it("explain shows the precondition, and what happens without it", async () => {
    const { contract } = await loadDocument(DOCUMENT);
    const borrow = contract.operations.find(({ id }) => id === "borrowBook");
    expect(borrow && factsOf(borrow)).toMatchObject({ effect: "process", ifMatch: "required", retry: "no" });
    expect(borrow && factsOf(borrow).sentence).toContain("Requires `If-Match` (otherwise 428).");
  });

  it("the client sends the tag, and reports a 412 as an error without an effect", async () => {
    const { fetch, book, tag } = await library();
    const api = generated.createClient({ baseUrl: "http://library.invalid", fetch });
    const input = { path: { bookId: book.id }, body: { reader: "Ada" } };
    const lend = (ifMatch: string) => api.borrowBook({ ...input, header: { "If-Match": ifMatch } });
    expect(await lend('"stale"')).toMatchObject({ ok: false, status: 412, error: { effect: "none" } });
    expect(await lend(tag)).toMatchObject({ ok: true, status: 200, data: { reader: "Ada" } });
  });

  it("the client sends a process again only where the document calls it idempotent", async () => {
    const { fetch, book, tag } = await library();
    const backoff = { base: 0, cap: 0 };
    const attempts = async (id: "borrowBook" | "returnBook", input: object) => {
      const lost = async (request: Request): Promise<Response> => {
        await fetch(request);
        throw new TypeError("lost");
      };
      const api = generated.createClient({
        baseUrl: "http://library.invalid",
        fetch: lost,
        attempts: 3,
        backoff,
      });
      return (await api[id]({ path: { bookId: book.id }, ...input })).attempts;
    };
    const borrowing = { body: { reader: "Ada" }, header: { "If-Match": tag } };
    expect(await attempts("borrowBook", borrowing)).toBe(1);
    expect(await attempts("returnBook", {})).toBe(3);
  });
});

describe("lint", () => {
  const findingsOf = async (text: string) => {
    const file = DOCUMENT.replace(".yaml", ".changed.yaml");
    await writeFile(file, text);
    const { findings } = await lintDocument(file);
    await rm(file);
    return findings.filter(({ severity }) => severity === "error");
  };

  it("has no findings in the document", async () => {
    expect(await findingsOf(await readFile(DOCUMENT, "utf8"))).toEqual([]);
  });

  it("refuses the precondition when nothing names the target", async () => {
    const text = (await readFile(DOCUMENT, "utf8")).replace(", target: getBook", "");
    expect(await findingsOf(text)).toMatchObject([
      {
        rule: "verbatim/precondition-has-target",
        wrong: expect.stringMatching(
          /^POST \/return-book\/\{bookId\} has the parameter If-Match, but no target/,
        ),
        instead: expect.stringContaining("add target: <operationId> to x-method-semantics"),
      },
    ]);
  });
});

describe("the laws", () => {
  const ids = [
    "stale-if-match-is-refused",
    "current-if-match-is-accepted",
    "weak-if-match-never-matches",
    "missing-precondition-is-refused",
    "missing-target-is-refused",
  ];
  const verdicts = async (fetch: (request: Request) => Promise<Response>) => {
    const { contract } = await loadDocument(DOCUMENT);
    const results = await runLaws({
      contract,
      laws: laws.filter(({ id }) => ids.includes(id)),
      wants: (_, { semantics }) => semantics.effect === "process",
      seed: 1,
      run: "r",
      baseUrl: "http://library.invalid",
      memory: makeMemory(contract),
      fetch,
      pause: async () => {},
    });
    return results
      .filter(({ verdict }) => verdict.verdict !== "not applicable")
      .map(({ law, operation, verdict }) => `${law.id} ${operation.id}: ${verdict.verdict}`)
      .sort();
  };

  it("about preconditions and missing targets hold for both processes", async () => {
    expect(await verdicts(libraryOf(generated.wiring))).toEqual([
      "current-if-match-is-accepted borrowBook: holds",
      "current-if-match-is-accepted returnBook: holds",
      "missing-precondition-is-refused borrowBook: holds",
      "missing-target-is-refused borrowBook: holds",
      "missing-target-is-refused returnBook: holds",
      "stale-if-match-is-refused borrowBook: holds",
      "stale-if-match-is-refused returnBook: holds",
      "weak-if-match-never-matches borrowBook: holds",
      "weak-if-match-never-matches returnBook: holds",
    ]);
  });

  it("are broken by a server that ignores If-Match", async () => {
    const ignoring = Object.fromEntries(
      Object.entries(generated.wiring).map(([id, one]) => [id, { ...one, ifMatch: "none" as const }]),
    );
    expect(await verdicts(libraryOf(ignoring))).toEqual(
      expect.arrayContaining([
        "missing-precondition-is-refused borrowBook: broken",
        "stale-if-match-is-refused borrowBook: broken",
        "stale-if-match-is-refused returnBook: broken",
      ]),
    );
  });
});
