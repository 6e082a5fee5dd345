// `verbatim init`: a project whose app answers, and that overwrites nothing. `npm run matrix` installs and tests one.
import { mkdir, mkdtemp, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { loadDocument, loadParsed } from "../../src/contract/load.ts";
import { newProject, toolsFor } from "../../src/init/new-project.ts";

const home = await mkdtemp(join(tmpdir(), "verbatim-init-"));
await mkdir(join(home, "node_modules/@verbatim-http"), { recursive: true });
await symlink(resolve("."), join(home, "node_modules/@verbatim-http/kit"));
afterAll(() => rm(home, { recursive: true }));

type Fetch = (request: Request) => Promise<Response>;
async function appIn(folder: string): Promise<Fetch> {
  const { app } = (await import(join(folder, "app.ts"))) as { app: (options: object) => { fetch: Fetch } };
  return app({ now: Date.now, onError: () => undefined }).fetch;
}
const at = (path: string, content?: object): Request =>
  new Request(`http://project.test${path}`, {
    method: content === undefined ? "GET" : "POST",
    headers: { "content-type": "application/json" },
    ...(content && { body: JSON.stringify(content) }),
  });

describe("without a document", () => {
  const folder = join(home, "Hello World");

  it("makes an example whose handlers keep what is added", async () => {
    const { files } = await newProject(folder, undefined);
    expect(files).toContain("contract.test.ts");
    expect(JSON.parse(await readFile(join(folder, "package.json"), "utf8"))).toMatchObject({
      name: "hello-world",
      scripts: { start: "node server.ts" },
    });
    const ask = await appIn(folder);
    expect((await ask(at("/notes", { text: "hello" }))).status).toBe(201);
    expect(await (await ask(at("/notes"))).json()).toMatchObject({ items: [{ text: "hello" }] });
  });

  it("overwrites nothing, and names what exists", async () => {
    await expect(newProject(folder, undefined)).rejects.toThrow("these files exist already: package.json,");
  });
});

it("installs the package from the registry when npx has fetched it from there", async () => {
  const own = join(home, "_npx/0f/node_modules/@verbatim-http/kit");
  const manifest = { name: "@verbatim-http/kit", version: "1.2.3" };
  expect(await toolsFor("my-api", own, manifest)).toEqual({ name: "@verbatim-http/kit", from: "1.2.3" });
  expect((await toolsFor("my-api", own, { ...manifest, private: true })).from).toMatch(/^file:.*kit$/);
});

it("with a document, a mock handles each operation, and the document has a declaration for it", async () => {
  const before = process.cwd();
  const folder = join(home, "warehouse");
  const { assumed } = await newProject(folder, await loadDocument("test/documents/mocked.yaml"));
  expect(assumed).toHaveLength(10);
  const text = await readFile(join(folder, "openapi.yaml"), "utf8");
  expect(text.match(/x-method-semantics/g)).toHaveLength(10);
  expect(text).toContain("# A warehouse in a style of its own");
  process.chdir(folder);
  try {
    const ask = await appIn(folder);
    const made = await ask(at("/api/v3/shelves", { aisle: "a" }));
    expect([made.status, await made.json()]).toMatchObject([201, { data: { aisle: "a" } }]);
  } finally {
    process.chdir(before);
  }
});

it("content that a framework declares as any type is JSON, in the project's document, too", async () => {
  const folder = join(home, "any-type");
  const todo = { "*/*": { schema: { type: "object", properties: { title: { type: "string" } } } } };
  const picture = { "*/*": { schema: { type: "string", format: "binary" } } };
  const responses = { 200: { description: "OK", content: todo } };
  const paths = {
    "/todos/{id}": {
      get: {
        operationId: "getTodo",
        parameters: [{ name: "id", in: "path", required: true, schema: { type: "integer" } }],
        responses,
      },
    },
    "/todos": {
      post: {
        operationId: "addTodo",
        requestBody: { required: true, content: { "application/json": todo["*/*"] } },
        responses,
      },
    },
  };
  const document = { openapi: "3.0.1", info: { title: "Todos", version: "v0" }, paths };
  const { assumed } = await newProject(folder, await loadParsed(document));
  expect(assumed).toContain("POST /todos: */* is application/json, because its schema allows no text");
  expect(await readFile(join(folder, "openapi.yaml"), "utf8")).not.toContain("*/*");
  const before = process.cwd();
  process.chdir(folder);
  try {
    const answer = await (await appIn(folder))(at("/todos", { title: "Mow" }));
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "application/json"]);
  } finally {
    process.chdir(before);
  }
  const pictured = { "/picture": { get: { responses: { 200: { description: "OK", content: picture } } } } };
  const refused = newProject(join(home, "picture"), await loadParsed({ ...document, paths: pictured }));
  await expect(refused).rejects.toThrow("use one media type, such as application/octet-stream");
});

it("adds a response for a creation to a PUT that may create, because the contract tests ask for it", async () => {
  const folder = join(home, "address-book");
  const { assumed } = await newProject(folder, await loadDocument("test/documents/address-book.yaml"));
  expect(assumed).toContain(
    "PUT /labels/{name}: 201 is added, because a PUT that creates returns it (RFC 9110 9.3.4)",
  );
  // A friend has no representation that is created.
  expect(assumed.filter((line) => line.includes("201 is added"))).toHaveLength(1);
  const { contract } = await loadDocument(join(folder, "openapi.yaml"));
  const put = contract.operations.find(({ method, path }) => method === "PUT" && path === "/labels/{name}");
  expect(put?.responses.map(({ status }) => status)).toEqual(["200", "201"]);
});

it("refuses a document that cannot be served, with file, line and column, and writes nothing", async () => {
  const file = join(home, "options.yaml");
  const operation = "{ responses: { '204': { description: ok } } }";
  await writeFile(
    file,
    `openapi: 3.1.0\ninfo: { title: T, version: "1" }\npaths:\n  /a:\n    options: ${operation}\n    trace: ${operation}\n`,
  );
  const refused = newProject(join(home, "options"), await loadDocument(file));
  await expect(refused).rejects.toThrow(/options\.yaml:5:5 {2}OPTIONS is answered automatically; remove it/);
  await expect(stat(join(home, "options"))).rejects.toThrow("ENOENT");
});
