// `verbatim mock`: a server from a document alone keeps the promises of the document.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { loadParsed } from "../../src/contract/load.ts";
import { mockApi } from "../../src/mock/mock-api.ts";
import { judgedMock } from "./mocking.ts";

type Document = Readonly<Record<string, unknown>>;
const documentIn = (file: string): Document => parse(readFileSync(file, "utf8")) as Document;

// `npm run matrix` takes documents in eleven more styles.
it("no law is broken, and every response fits the document", async () => {
  const { broken, held, failures } = await judgedMock(documentIn("test/documents/mocked.yaml"));
  expect(broken).toEqual([]);
  expect(failures).toEqual([]);
  expect(held).toBeGreaterThan(50);
});

const METHODS = ["get", "put", "post", "patch", "delete"];

describe("a mock of a document with declarations that cannot be used", () => {
  const declaring = (declaration: unknown): Document => {
    const document = structuredClone(documentIn("test/documents/mocked.yaml"));
    for (const item of Object.values(document["paths"] as Record<string, Record<string, object>>))
      for (const method of METHODS)
        if (item[method] !== undefined) Object.assign(item[method], { "x-method-semantics": declaration });
    return document;
  };

  const { paths } = documentIn("test/documents/mocked.yaml");
  const count = Object.values(paths as object).flatMap((item) => METHODS.filter((one) => one in item)).length;

  it.each([
    ["completes one that lacks members", {}, "completed: no `x-method-semantics.repeat`; add it"],
    ["ignores one that contradicts the method", { effect: "process" }, "ignored: GET /shelves declares"],
    [
      "ignores an effect that does not exist",
      { effect: "banana" },
      "completed: no `x-method-semantics.repeat`",
    ],
  ])("%s", async (_, declaration, reason) => {
    const { api, assumed } = await mockApi(await loadParsed(declaring(declaration)));
    expect(Object.keys(api.wiring)).toHaveLength(count);
    expect(assumed).toContainEqual(expect.stringContaining(`GET /shelves: its declaration is ${reason}`));
    expect(assumed.filter((line) => line.includes("not served"))).toEqual([]);
  });
});

describe("a mock", async () => {
  const { api, assumed } = await mockApi(await loadParsed(documentIn("test/documents/mocked.yaml")));
  const app = api.app({
    now: () => 0,
    onError: (error) => {
      throw error;
    },
  });
  const ask = async (line: string, content?: unknown) => {
    const [method = "", path = ""] = line.split(" ");
    const init = { method, headers: { "content-type": "application/json" } };
    const answer = await app.request(
      `/api/v3${path}`,
      content === undefined ? init : { ...init, body: JSON.stringify(content) },
    );
    const text = await answer.text();
    return [answer.status, text === "" ? undefined : JSON.parse(text)];
  };

  it("says what the document leaves open", () => {
    expect(assumed).toContain("GET /shelves: list, because its response is a page, with the items in `data`");
  });

  it("keeps what is created, and shows it in pages, filtered", async () => {
    for (const aisle of ["a", "b", "a"]) expect((await ask("POST /shelves", { aisle }))[0]).toBe(201);
    const [, page] = await ask("GET /shelves?per_page=1&page=2&aisle=a");
    expect(page).toMatchObject({ data: [{ aisle: "a" }], meta: { total: 2, last_page: 2 } });
  });

  it("refuses in the schema of the document", async () => {
    expect(await ask("GET /shelves/999")).toEqual([404, { error: { message: expect.any(String) } }]);
    expect((await ask("POST /shelves", { aisle: "" }))[0]).toBe(422);
  });

  it("deletes what is in a resource with it", async () => {
    const [, { data: shelf }] = await ask("POST /shelves", { aisle: "z" });
    const [, box] = await ask(`POST /shelves/${shelf.id}/boxes`, { label: "screws" });
    expect(await ask(`GET /shelves/${shelf.id}/boxes/${box.box_id}`)).toEqual([200, box]);
    expect(await ask(`DELETE /shelves/${shelf.id}`)).toEqual([204, undefined]);
    expect((await ask(`GET /shelves/${shelf.id}/boxes/${box.box_id}`))[0]).toBe(404);
  });

  it("answers an action with the example of its schema", async () => {
    const [, { data: shelf }] = await ask("POST /shelves", { aisle: "y" });
    expect(await ask(`POST /shelves/${shelf.id}/count`)).toEqual([200, { count: 12 }]);
  });
});
