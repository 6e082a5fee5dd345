// The tarball of `npm pack`, used in an empty folder with the commands of the README.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type Ended,
  install,
  installedIn,
  installOwn,
  manifestIn,
  type Packed,
  packed,
  run,
  type Started,
  started,
} from "./installed.ts";
import { CLIENT, filesOf, PRINTED, projects } from "./projects.ts";
import { statedSize } from "./stated-sizes.ts";

const readme = readFileSync("README.md", "utf8");
const section = /^## Your own API\n([\s\S]*?)^## /m.exec(readme)?.[1] ?? "";
const lines = (/```sh\n([\s\S]*?)```/.exec(section)?.[1] ?? "").trim().split("\n");
const code = /```ts\n([\s\S]*?)```/.exec(readFileSync("docs/your-own-api.md", "utf8"))?.[1] ?? "";
const [init = "", npmInstall = "", lint = "", generate = "", start = ""] = lines;

/** What generated code, the README and docs/ import. */
const modules = [
  "client/client",
  "client/key-field",
  "client/other-content",
  "client/item-streams",
  "client/errors",
  "client/known-answers",
  "client/url-styles",
  "client/table",
  "contract/operation-row",
  "metrics",
  "mock",
  "serve",
  "server/app",
  "server/handlers",
  "server/listen",
  "server/memory",
  "server/page",
  "server/port",
  "server/principals",
  "server/replies",
  "server/streams",
  "server/wiring",
  "sql/postgres",
  "sql/sqlite",
  "sql/store",
  "sql/stored",
  "redocly-plugin",
  "contract-tests",
];

/** How long packing may take on a machine with other work, in milliseconds. */
const PACKING = 300_000;

/** The faster compiler; `npm run matrix` tries the versions of others. */
const compiler = join(process.cwd(), "node_modules/typescript7/bin/tsc");

const folder = mkdtempSync(join(tmpdir(), "verbatim-package-"));
const own = join(folder, "own");
const home = join(own, "node_modules/@verbatim-http/kit");
let made: Packed;
let server: Started;

beforeAll(async () => {
  made = packed(folder);
  mkdirSync(own);
  expect(await run(init, own)).toMatchObject({ code: 0 });
  install(made.tarball, own);
  installOwn("@types/node", own);
  for (const name of ["openapi.yaml", "server.ts", "tsconfig.json"]) {
    cpSync(join(home, "docs/notes", name), join(own, name));
  }
}, PACKING);

afterAll(async () => {
  await server?.end();
  rmSync(folder, { recursive: true, force: true });
});

describe("the tarball", () => {
  it("has compiled code with types, and no source", () => {
    const sources = made.files.filter((file) => /(?<!\.d)\.ts$/.test(file));
    expect(sources).toEqual([
      "docs/notes/server.ts",
      "docs/notes/store.ts",
      "docs/project/app.ts",
      "docs/project/contract.test.ts",
      "docs/project/server.ts",
    ]);
    expect(made.files.filter((file) => /^(?:src|generated|test|pack)\//.test(file))).toEqual([]);
    // The app, and the form of the docs.
    expect(made.files.filter((file) => /^dist\/web\/assets\/.*\.js$/.test(file))).toHaveLength(2);
    // 532 kB without the guide, the stores on databases, the docs of our own, mock, init and their pages; the laws were 108 kB
    // when there were 82. Production installs the light package.
    expect(made.size).toBeLessThan(860_000);
  });

  it("exports these modules, each by its name, and a compiled file for each", () => {
    const { exports = {}, bin } = manifestIn(home);
    expect(bin).toEqual({ verbatim: "dist/src/cli/verbatim.js" });
    expect(Object.keys(exports).map((name) => name.slice(2))).toEqual([
      ...modules,
      "openapi.yaml",
      "package.json",
    ]);
    const targets = Object.values(exports).flatMap((to) =>
      typeof to === "string" ? [to] : Object.values(to),
    );
    expect(targets.filter((to) => /(?<!\.d)\.ts$/.test(to))).toEqual([]);
    expect(targets.filter((to) => !made.files.includes(to.slice(2)))).toEqual([]);
  });

  it("depends on every package that it imports", () => {
    const { dependencies = {}, peerDependencies = {} } = manifestIn(home);
    const known = { ...dependencies, ...peerDependencies };
    const imported = made.files
      .filter((file) => /\.(?:js|d\.ts)$/.test(file))
      .flatMap((file) => packagesIn(readFileSync(join(home, file), "utf8")));
    expect(imported).toContain("hono");
    const unknown = [...new Set(imported)].filter((name) => !Object.hasOwn(known, name));
    // Only the repository builds the app; the package contains the built app.
    expect(unknown).toEqual(["vite"]);
  });

  it("leaves the repository unchanged, and so does an interrupted one", async () => {
    const manifest = readFileSync("package.json", "utf8");
    const isUnchanged = (): boolean =>
      readFileSync(join(made.copy, "package.json"), "utf8") === manifest &&
      readFileSync(join(made.copy, "README.md"), "utf8") === readme &&
      !existsSync(join(made.copy, "dist"));
    expect(isUnchanged()).toBe(true);
    mkdirSync(join(made.copy, "dist/repository"), { recursive: true });
    for (const name of ["package.json", "README.md"]) {
      cpSync(name, join(made.copy, "dist/repository", name));
      cpSync(join(home, name), join(made.copy, name));
    }
    expect(await run("npm run postpack", made.copy)).toMatchObject({ code: 0 });
    expect(isUnchanged()).toBe(true);
  });

  it("has pages whose links lead to files of the package", () => {
    const links = made.files.filter((file) => file.endsWith(".md")).flatMap(linksIn);
    expect(links).toContainEqual({ page: "README.md", to: "docs/mock.md" });
    const isPacked = (to: string): boolean =>
      made.files.some((file) => file === to || file.startsWith(`${to}/`));
    expect(links.filter(({ to }) => !isPacked(to))).toEqual([]);
  });

  it("has no files of tests, and a manifest that names the licence and no repository", () => {
    // An example of one is in docs/project.
    expect(made.files.filter((file) => /(?:^|\/)test\/|\.test\.(?:js|d\.ts)$/.test(file))).toEqual([]);
    expect(made.files).toContain("LICENSE");
    const manifest = manifestIn(home);
    expect(manifest).toMatchObject({ name: "@verbatim-http/kit", license: "MIT" });
    expect(manifest).not.toHaveProperty("repository");
  });

  it("has declarations that lead to declarations", () => {
    const leading = made.files
      .filter((file) => file.endsWith(".d.ts"))
      .filter((file) => /"\.[^"\n]*(?<!\.d)\.ts"/.test(readFileSync(join(home, file), "utf8")));
    expect(leading).toEqual([]);
  });
});

describe("the README's five lines", () => {
  it("are five, and the second installs the tarball", () => {
    expect(lines).toHaveLength(5);
    expect(npmInstall).toMatch(new RegExp(`^npm install \\S*/${made.tarball.split("/").at(-1)}$`));
  });

  it("belong to a page that shows lines of the example's server", () => {
    const text = readFileSync("docs/notes/server.ts", "utf8");
    const shown = code.split("\n").filter((line) => line.trim() !== "" && line.trim() !== "// …");
    expect(shown.filter((line) => !text.includes(line))).toEqual([]);
  });

  it("check the document, and write generated/", async () => {
    expect(await run(lint, own)).toMatchObject({ code: 0, out: expect.stringContaining("no findings") });
    expect(await run(generate, own)).toMatchObject({ code: 0, out: "wrote 3 files to generated\n" });
  });

  it("start a server that does what the document says", async () => {
    const text = readFileSync(join(own, "server.ts"), "utf8");
    writeFileSync(join(own, "server.ts"), text.replace("port: 8080", "port: 0"));
    server = started(start, own);
    const origin = await server.origin;
    const put = (): Promise<Response> =>
      fetch(`${origin}/notes/a`, {
        method: "PUT",
        headers: { "content-type": "application/json" },
        body: '{"text":"one"}',
      });
    expect((await put()).status).toBe(201);
    expect((await put()).status).toBe(200);
    expect(await (await fetch(`${origin}/notes`)).json()).toEqual({ items: [{ id: "a", text: "one" }] });
    const remove = (): Promise<Response> => fetch(`${origin}/notes/a`, { method: "DELETE" });
    expect((await remove()).status).toBe(204);
    expect((await remove()).status).toBe(404);
    expect((await fetch(`${origin}/nowhere`)).headers.get("content-type")).toBe("application/problem+json");
  });
});

describe("the exported modules", () => {
  const declarationsOf = (name: string): string => {
    const target = manifestIn(home).exports?.[`./${name}`];
    return typeof target === "object" ? readFileSync(join(home, target.types), "utf8") : "";
  };

  it("can all be imported, and no other module can", async () => {
    const names = modules.filter((name) => name !== "contract-tests");
    const text = `const names = ${JSON.stringify(names)};
const modules = await Promise.all(names.map((name) => import("@verbatim-http/kit/" + name)));
const other = await import("@verbatim-http/kit/server/decisions").catch((error) => error.code);
console.log(modules.length, other);
`;
    writeFileSync(join(own, "imports.js"), text);
    expect(await run("node imports.js", own)).toEqual({
      code: 0,
      out: `${names.length} ERR_PACKAGE_PATH_NOT_EXPORTED\n`,
    });
  });

  it.each(modules)("%s: has an example for each function, class and value that is not internal", (name) => {
    const declarations = declarationsOf(name);
    expect(declarations).toContain("@example");
    expect(unshownIn(declarations)).toEqual([]);
  });

  it("have examples that compile, and types that refuse a safe operation that writes", async () => {
    installOwn("vitest", own);
    for (const name of ["kysely", "pg", "@types/pg"]) installOwn(name, own);
    const examples = modules.flatMap((name) =>
      [...declarationsOf(name).matchAll(/^ *\* ```ts\n([\s\S]*?)^ *\* ```$/gm)].map(([, code = ""]) =>
        code.replaceAll(/^ *\* ?/gm, ""),
      ),
    );
    expect(examples.length).toBeGreaterThan(20);
    for (const [at, code] of examples.entries()) {
      writeFileSync(join(own, `example-${at}.ts`), `${code}export {};\n`);
    }
    cpSync(join(home, "docs/notes/store.ts"), join(own, "store.ts"));
    const server = readFileSync(join(own, "server.ts"), "utf8");
    const durable = server.replace(/const store = .*/, 'const store = await openNotes("sqlite:notes.db");');
    writeFileSync(join(own, "durable.ts"), `import { openNotes } from "./store.ts";\n${durable}`);
    const wrong = server.replace(
      "await notes.find(path.noteId)",
      "await notes.put(path.noteId, { id: '', text: '' })",
    );
    writeFileSync(join(own, "wrong.ts"), wrong);
    const { code, out } = await run(`${process.execPath} ${compiler} -p . --types node --checkers 1`, own);
    for (const at of examples.keys()) rmSync(join(own, `example-${at}.ts`));
    for (const name of ["wrong.ts", "durable.ts", "store.ts"]) rmSync(join(own, name));
    expect(code).not.toBe(0);
    // The only error of all the folder's modules.
    expect(out.split("\n").filter((line) => /error TS/.test(line))).toEqual([
      expect.stringMatching(
        /^wrong\.ts\(\d+,\d+\): error TS2339: Property 'put' does not exist on type 'Items</,
      ),
    ]);
  });
});

describe("what else is in the package", () => {
  it("generated code that a strict project compiles to a folder, and that runs there", async () => {
    const [project] = projects;
    const home = join(own, "compiled");
    mkdirSync(home);
    for (const [name, text] of filesOf(project)) writeFileSync(join(home, name), text);
    cpSync(join(own, "generated"), join(home, "generated"), { recursive: true });
    expect(await run(`${process.execPath} ${compiler} -p . --checkers 1`, home)).toEqual({
      code: 0,
      out: "",
    });
    expect(await run("node out/app.js", home)).toEqual({ code: 0, out: `${PRINTED}\n` });
  });

  it("the generated client, against that server", async () => {
    const text = `import { ProblemError } from "@verbatim-http/kit/client/errors";
import { createClient } from "./generated/client.ts";

const api = createClient({ baseUrl: "${await server.origin}" });
const note = await api.addNote({ body: { text: "two" } }).orThrow();
const { error } = await api.getNote({ path: { noteId: "nowhere" } });
console.log(note.text, error instanceof ProblemError && error.status);
`;
    writeFileSync(join(own, "client.ts"), text);
    expect(await run("node client.ts", own)).toEqual({ code: 0, out: "two 404\n" });
  });

  it("explain, and docs", async () => {
    const explained = await run("verbatim explain", own);
    expect(explained).toMatchObject({ code: 0, out: expect.stringContaining("create-or-replace") });
    const docs = await run("verbatim docs --out docs.html", own);
    expect(docs).toMatchObject({ code: 0, out: expect.stringMatching(/^docs\.html: \d\.\d MB$/m) });
    expect(readFileSync(join(own, "docs.html"), "utf8")).toContain("Create or replace a note");
  });

  it("the service of this repository, with its document", async () => {
    const service = started("verbatim serve --port 0", own);
    const origin = await service.origin;
    expect((await fetch(`${origin}/books`)).status).toBe(200);
    expect(await (await fetch(`${origin}/openapi.yaml`)).text()).toContain("title: Book reviews");
    expect((await fetch(`${origin}/`)).status).toBe(200);
    expect(await service.end()).toMatchObject({ out: expect.stringContaining("SIGTERM") });
  });

  it("the plugin, in Redocly's own command", async () => {
    const redocly =
      'plugins: ["@verbatim-http/kit/redocly-plugin"]\nextends: [recommended, verbatim/recommended]\n';
    writeFileSync(join(own, "redocly.yaml"), redocly);
    const text = readFileSync(join(own, "openapi.yaml"), "utf8");
    writeFileSync(join(own, "wrong.yaml"), text.replace("safe: true", "safe: false"));
    const { code, out } = await run("redocly lint wrong.yaml --format=stylish", own);
    rmSync(join(own, "redocly.yaml"));
    expect({ code, out }).toMatchObject({
      code: 1,
      out: expect.stringContaining(
        "verbatim/safe-fits-method  GET /notes declares safe: false, but GET is safe",
      ),
    });
  });

  it("check, against that server", async () => {
    const { code, out } = await run(`verbatim check openapi.yaml ${await server.origin}`, own);
    expect({ code, out }).toMatchObject({ code: 0 });
  });

  it("contractTests, in vitest, against that server", async () => {
    const text = `import { contractTests } from "@verbatim-http/kit/contract-tests";

contractTests("openapi.yaml", fetch, { baseUrl: "${await server.origin}" });
`;
    writeFileSync(join(own, "notes.test.ts"), text);
    const { code, out } = await run("vitest run", own);
    expect({ code, out }).toMatchObject({ code: 0, out: expect.stringMatching(/Tests .*\d+ passed/) });
  });
});

describe("the light package", () => {
  const light = join(folder, "light");
  const install = (packages: string): Promise<Ended> =>
    run(`npm install ${packages} --offline --no-audit --no-fund --ignore-scripts`, light);

  beforeAll(async () => {
    mkdirSync(light);
    for (const [name, text] of filesOf({ ...projects[0], ending: ".ts" }))
      writeFileSync(join(light, name), text);
    writeFileSync(join(light, "client.ts"), CLIENT.replaceAll(/(\.\/generated\/\w+)\.js/g, "$1.ts"));
    cpSync(join(own, "generated"), join(light, "generated"), { recursive: true });
  });

  it("is all that a client installs: one package of less than 1 MB", async () => {
    const { code, out } = await install(`@verbatim-http/kit@${made.runtime}`);
    expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining("added 1 package in") });
    const { packages, megabytes } = installedIn(light);
    console.log(`a client installs ${packages} package, ${megabytes} MB`);
    const stated = statedSize("a client");
    expect(packages).toBe(stated.packages);
    expect(megabytes).toBeLessThanOrEqual(stated.megabytes);
    expect(await run("node client.ts", light)).toEqual({ code: 0, out: `${PRINTED}\n` });
  });

  it("with Hono, its server for Node, jose and multipasta is all that a server installs", async () => {
    for (const name of ["hono", "@hono/node-server", "jose", "multipasta"])
      cpSync(join("node_modules", name), join(light, "node_modules", name), { recursive: true });
    const { packages, megabytes } = installedIn(light);
    console.log(`a server installs ${packages} packages, ${megabytes} MB`);
    const stated = statedSize("a server");
    expect(packages).toBe(stated.packages);
    expect(megabytes).toBeLessThanOrEqual(stated.megabytes);
    expect(await run("node app.ts", light)).toEqual({ code: 0, out: `${PRINTED}\n` });
  });
});

/** The relative links of a packed page, as paths in the package. */
function linksIn(page: string): readonly { readonly page: string; readonly to: string }[] {
  const prose = readFileSync(join(home, page), "utf8").replaceAll(/^```[\s\S]*?^```$/gm, "");
  const targets = [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = ""]) => target);
  return targets
    .filter((target) => !/^(?:[a-z]+:|[#/])/.test(target))
    .map((target) => ({ page, to: join(dirname(page), target.replace(/[?#].*/, "")).replace(/\/$/, "") }));
}

/** The packages that a file imports. */
function packagesIn(text: string): readonly string[] {
  const asked =
    /(?:^(?:import|export)\b[^";]*\bfrom |^import |\b(?:import|require\.resolve)\()"((?:@[\w-]+\/)?\w[\w.:-]*)/gm;
  return [...text.matchAll(asked)]
    .map(([, name = ""]) => name)
    .filter((name) => !/^(?:node|verbatim):/.test(name) && name !== "@verbatim-http/kit");
}

/** The functions, classes and values that a declaration file exports without an example, and not as internal. */
function unshownIn(declarations: string): readonly string[] {
  const comment = "(/\\*\\*(?:(?!\\*/)[^])*\\*/\\s*)?";
  const found = declarations.matchAll(
    new RegExp(
      `${comment}(?:export declare (?:function|class|const) (\\w+)|declare const (_default)\\b)`,
      "g",
    ),
  );
  // Of overloads, the first has the comment.
  const shown = new Map<string, boolean>();
  for (const [, text = "", name = "", byDefault = ""] of found) {
    const isShown = /@example|@internal/.test(text);
    shown.set(name || byDefault, isShown || (shown.get(name || byDefault) ?? false));
  }
  return [...shown].filter(([, isShown]) => !isShown).map(([name]) => name);
}
