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

describe("a mock of responses for many statuses, and of operations with servers of their own", () => {
  const note = {
    type: "object",
    required: ["id"],
    properties: { id: { type: "string" }, text: { type: "string" } },
  };
  const content = { content: { "application/json": { schema: note } } };
  const requestBody = { content: { "application/json": { schema: { ...note, required: ["text"] } } } };
  const problem = { content: { "application/problem+json": { schema: { type: "object" } } } };
  const document = (status: string, servers: object): Document => {
    const responses = {
      [status]: { description: "", ...content },
      ...(status === "default" ? {} : { default: problem }),
    };
    return {
      openapi: "3.1.0",
      info: { title: "Notes", version: "1" },
      servers: [{ url: "/v1" }],
      paths: {
        "/notes": { post: { operationId: "addNote", requestBody, responses, ...servers } },
        "/notes/{id}": {
          parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
          get: { operationId: "getNote", responses, ...servers },
        },
      },
    };
  };

  it.each([
    ["2XX", {}],
    ["default", {}],
    ["200", { servers: [{ url: "https://files.example.com/v2" }] }],
  ])("%s, %j", async (status, servers) => {
    const { broken, held, failures } = await judgedMock(document(status, servers), [
      "answers-are-as-declared",
    ]);
    expect({ broken, held, failures }).toEqual({ broken: [], held: 2, failures: [] });
  });

  it("says why nothing can be served", async () => {
    const paths = {
      "/q": {
        get: { responses: { "200": { description: "", content: { "text/plain": { schema: note } } } } },
      },
    };
    const loaded = await loadParsed({ ...document("200", {}), paths });
    await expect(mockApi(loaded)).rejects.toThrow(
      /no operation .*\n {2}GET \/q: not served: response: text\/plain/,
    );
  });
});

describe("a mock of an address book", async () => {
  const document = documentIn("test/documents/address-book.yaml");
  const { api, assumed } = await mockApi(await loadParsed(document));
  const app = api.app({
    now: () => 0,
    onError: (error) => {
      throw error;
    },
  });
  const ask = async (line: string, content?: unknown) => {
    const [method = "", path = ""] = line.split(" ");
    const headers = { "content-type": "application/json" };
    const answer = await app.request(path, {
      method,
      headers,
      ...(content !== undefined && { body: JSON.stringify(content) }),
    });
    const text = await answer.text();
    return {
      status: answer.status,
      headers: answer.headers,
      content: text === "" ? undefined : JSON.parse(text),
    };
  };
  const contact = async (content: object = { name: "Ada" }): Promise<string> =>
    `/contacts/${(await ask("POST /contacts", content)).content.contactId}`;
  const nobody = "/contacts/00000000-0000-4000-8000-000000000000";

  it("keeps what exists once below another, as soon as that exists", async () => {
    const home = { addrtype: "home", street: "Main Street 1" };
    expect((await ask(`PUT ${nobody}/address`, home)).status).toBe(404);
    const path = await contact();
    expect((await ask(`GET ${path}/address`)).status).toBe(404);
    expect((await ask(`PUT ${path}/address`, home)).status).toBe(201);
    expect(await ask(`PUT ${path}/address`, { ...home, addrtype: "work" })).toMatchObject({
      status: 200,
      content: { addrtype: "work" },
    });
    // Nothing creates settings, so every contact has them.
    expect((await ask(`PUT ${nobody}/settings`, { language: "de" })).status).toBe(404);
    expect((await ask(`PUT ${path}/settings`, { language: "de" })).status).toBe(200);
  });

  it("answers a second DELETE by the declared 404, also where only the method says that it deletes", async () => {
    const path = await contact();
    const answers = [await ask(`DELETE ${path}/settings`), await ask(`DELETE ${path}/settings`)];
    expect(answers.map(({ status }) => status)).toEqual([200, 404]);
  });

  it("lists at least as many items as the schema requires", async () => {
    expect((await ask(`GET ${await contact()}/questions`)).content).toHaveLength(1);
  });

  it("sends a required Location for what is done later", async () => {
    expect((await ask("POST /exports")).headers.get("location")).toBe("/exports");
  });

  it("keeps each of several shapes, under an id of its own", async () => {
    const square = { kind: "square", side: 2 };
    const made = [await ask("POST /shapes", square), await ask("POST /shapes", square)];
    expect(made).toMatchObject([{ content: square }, { content: square }]);
    expect(new Set(made.map(({ content }) => content.shape_id)).size).toBe(2);
    const chosen = await ask("POST /shapes", { ...square, shape_id: "mine" });
    expect(chosen.content.shape_id).not.toBe("mine");
  });

  it("adds defaults, and selects by an item of a list and by a bound", async () => {
    const path = await contact({ name: "Bo", age: 70, tags: ["chess", "tea"] });
    await contact({ name: "Cy", age: 20, tags: ["tea"] });
    expect((await ask(`GET ${path}`)).content).toMatchObject({ favourite: false });
    const names = async (query: string) =>
      (await ask(`GET /contacts?${query}`)).content.contacts.map(({ name }: { name: string }) => name);
    expect(await names("tag=chess")).toEqual(["Bo"]);
    expect(await names("minAge=60&tag=tea")).toEqual(["Bo"]);
  });

  it("says that a PUT with one status may create", () => {
    expect(assumed).toContain(
      "PUT /labels/{name}: create-or-replace, because its summary says that it creates or replaces",
    );
  });

  it("is judged below a parent that exists", async () => {
    const { broken, held, failures } = await judgedMock(document, [
      "put-creates-then-replaces",
      "missing-target-is-refused",
    ]);
    expect([...broken, ...failures]).toEqual([]);
    expect(held).toBeGreaterThan(2);
  });
});
