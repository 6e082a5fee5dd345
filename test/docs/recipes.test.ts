// docs/guide/recipes.md: each recipe in TypeScript does what it says with a server; so do those with curl.
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import * as reactQuery from "@tanstack/react-query";
import { createServer } from "vite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as client from "../../generated/client.ts";
import * as page from "../../src/server/page.ts";
import * as replies from "../../src/server/replies.ts";
import { emma, overSocket, type Service } from "../service/service.ts";
import { type Ran, ran, saidLines, snippetsOf } from "../snippets.ts";
import { type Photos, photosOf } from "./photos.ts";

const text = readFileSync("docs/guide/recipes.md", "utf8");
const ORIGIN = "http://127.0.0.1:8080";
const sh = promisify(execFile);

/** The part below a heading. */
function part(heading: string): string {
  const [, found] = text.split(`\n## ${heading}\n`);
  if (found === undefined) throw new Error(`there is no recipe "${heading}"`);
  return found.split("\n## ")[0] ?? "";
}
const snippet = (heading: string, at = 0): string => snippetsOf(part(heading))[at] ?? "";

const modules: Readonly<Record<string, object>> = {
  "./generated/client.ts": client,
  "@tanstack/react-query": reactQuery,
  "@verbatim-http/kit/server/page": page,
  "@verbatim-http/kit/server/replies": replies,
  vite: { defineConfig: (config: object) => config },
};
type Replaced = { readonly origin?: string; readonly modules?: typeof modules; readonly globals?: object };
const run = (code: string, { origin = service.origin, ...given }: Replaced = {}): Promise<Ran> =>
  ran(code.replaceAll(ORIGIN, origin), {
    modules: { ...modules, ...given.modules },
    globals: { ...given.globals },
  });

let service: Service;
let photos: Photos;
beforeAll(async () => {
  service = await overSocket();
  await service.client.putBook({ path: { bookId: "emma" }, body: emma }).orThrow();
  photos = await photosOf(/```yaml\n([\s\S]*?)```/.exec(part("Upload a form"))?.[1] ?? "");
});
afterAll(async () => {
  await photos.close();
  await service.close();
});

describe("a recipe logs what it says", () => {
  it.each([
    ["Test an app without a server", 0],
    ["Use the types of the models", 0],
    ["Stop a call", 0],
    ["Run it in Node, Bun or Deno", 0],
  ])("%s, snippet %i", async (heading, at) => {
    const code = snippet(heading, at);
    const { lines } = await run(code);
    expect(lines.length).toBeGreaterThan(0);
    expect(new Set(lines)).toEqual(new Set(saidLines(code)));
  });
});

it("MSW answers what the client sends", async () => {
  mkdirSync("dist", { recursive: true });
  // In a process of its own, because MSW replaces the platform's fetch; in the repository, so that imports find packages.
  const folder = mkdtempSync(resolve("dist/msw-"));
  const code = snippet("Test an app without a server", 1);
  writeFileSync(join(folder, "app.ts"), code.replace('"./generated/', '"../../generated/'));
  const { stdout } = await sh(process.execPath, [join(folder, "app.ts")]);
  rmSync(folder, { recursive: true });
  expect(stdout.trim().split("\n")).toEqual(saidLines(code));
});

it("a development server of Vite forwards the API's paths", async () => {
  const heading = "Call the API from a Vite app during development";
  const { exports } = await run(snippet(heading));
  const config = exports["default"] as { readonly server: object };
  const vite = await createServer({
    configFile: false,
    logLevel: "silent",
    appType: "custom",
    optimizeDeps: { noDiscovery: true },
    server: { ...config.server, port: 0, host: "127.0.0.1", watch: null, ws: false },
  });
  try {
    await vite.listen();
    const [origin = ""] = vite.resolvedUrls?.local ?? [];
    const code = snippet(heading, 1);
    const { lines } = await run(code, { globals: { location: new URL(origin) } });
    expect(lines).toEqual(saidLines(code));
  } finally {
    await vite.close();
  }
});

it("React Query reads a book, and reads it again after a change", async () => {
  type Hooks = {
    readonly queries: reactQuery.QueryClient;
    readonly useBook: (id: string) => Promise<client.Book>;
    readonly usePutBook: () => reactQuery.MutationObserver<client.Book, Error, client.PutBookInput>;
  };
  // A hook runs only while React renders; these do the same with the options that the recipe passes.
  const { exports } = await run(snippet("Use React Query"), {
    modules: {
      "@tanstack/react-query": {
        ...reactQuery,
        useQuery: (options: reactQuery.FetchQueryOptions) => hooks.queries.fetchQuery(options),
        useMutation: (options: reactQuery.MutationObserverOptions) =>
          new reactQuery.MutationObserver(hooks.queries, options),
      },
    },
  });
  const hooks = exports as Hooks;
  expect(await hooks.useBook("emma")).toMatchObject({ title: "Emma" });
  await hooks.usePutBook().mutate({ path: { bookId: "emma" }, body: { ...emma, title: "Emma, again" } });
  expect(hooks.queries.getQueryState(["book", "emma"])?.isInvalidated).toBe(true);
  expect(await hooks.useBook("emma")).toMatchObject({ title: "Emma, again" });
  await hooks.usePutBook().mutate({ path: { bookId: "emma" }, body: emma });
  expect(hooks.queries.getDefaultOptions()).toMatchObject({
    queries: { retry: false },
    mutations: { retry: false },
  });
});

it("a token is sent", async () => {
  const seen: string[] = [];
  const guarded = await overSocket({
    authenticate: async (token) => {
      seen.push(token);
      return { id: "ada", scopes: ["books:write"] };
    },
  });
  try {
    const { exports } = await run(snippet("Send a token"), { origin: guarded.origin });
    await (exports["api"] as client.ApiClient).deleteBook({ path: { bookId: "none" } });
    expect(seen).toEqual(["t0ken"]);
  } finally {
    await guarded.close();
  }
});

it("a form with a file is uploaded to a server with the recipe's handler, and not when there is no file", async () => {
  const heading = "Upload a form";
  const { exports: made } = await run(snippet(heading, 1));
  const origin = await photos.serve(made["handlers"] as object);
  const { lines, exports } = await run(snippet(heading), {
    origin,
    modules: { "./generated/client.ts": photos.client },
  });
  expect(lines).toEqual(saidLines(snippet(heading)));
  const upload = exports["upload"] as (form: FormData) => Promise<unknown>;
  await expect(upload(new FormData())).rejects.toThrow("Choose a photo.");
});

it("the commands of curl get the responses that the text says", async () => {
  const statuses = async (heading: string, tag = ""): Promise<string> => {
    const command = /```sh\n(curl[\s\S]*?)```/.exec(part(heading))?.[1] ?? "";
    const line = command.trim().replaceAll(ORIGIN, service.origin).replace("the tag that you have", tag);
    const { stdout } = await sh("sh", ["-c", line.replace("curl -i", "curl -isS")]);
    return stdout.split(" ")[1] ?? "";
  };
  expect(await statuses("Send a POST that must not happen twice")).toBe("201");
  expect(await statuses("Send a POST that must not happen twice")).toBe("201");
  expect(
    (await service.client.listBooks().orThrow()).items.filter(({ title }) => title === "Persuasion"),
  ).toHaveLength(1);
  expect(await statuses("Create something only if it does not exist")).toBe("201");
  expect(await statuses("Create something only if it does not exist")).toBe("412");
  expect(await statuses("Change one member and keep the others")).toBe("200");
  const tag = (await service.send("GET", "/books/persuasion")).headers.get("etag") ?? "";
  expect(await statuses("Ask whether something has changed", tag.replaceAll('"', ""))).toBe("304");
});
