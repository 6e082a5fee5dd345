// Tags, content codings and preconditions of everything that is served next to the operations, over sockets.
import { mkdtempSync, rmSync } from "node:fs";
import { request } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { serve } from "@hono/node-server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bookPages } from "../../src/books/own-pages.ts";
import { makeFolder, RenderError } from "../../src/docs/render.ts";
import { addPages } from "../../src/site/site.ts";
import { makeApp } from "../service/service.ts";

type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly bytes: Buffer;
};
type Fields = Readonly<Record<string, string>>;

const { app } = makeApp();
addPages(app, {
  ...bookPages,
  document: "openapi.yaml",
  asksForTokens: false,
  isReady: () => true,
  say: () => {},
  onError: () => {},
});
const server = serve({ fetch: app.fetch, hostname: "127.0.0.1", port: 0 });
const state = { assets: [] as readonly string[] };

/** As sent: `fetch` would decode the content. */
function ask(path: string, headers: Fields = {}, method = "GET"): Promise<Answer> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const outgoing = request({ host: "127.0.0.1", port, path, method, headers }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on("data", (chunk: Buffer) => void chunks.push(chunk));
      incoming.on("error", reject);
      incoming.on("end", () =>
        resolve({
          status: incoming.statusCode ?? 0,
          headers: incoming.headers,
          bytes: Buffer.concat(chunks),
        }),
      );
    });
    outgoing.on("error", reject).end();
  });
}
const tagOf = ({ headers }: Answer): string => String(headers["etag"]);

beforeAll(async () => {
  for (const id of ["emma", "dune"]) {
    await app.request(`/books/${id}`, {
      method: "PUT",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ title: id, authors: ["Ann Onym"] }),
    });
  }
  const page = (await ask("/")).bytes.toString();
  state.assets = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path = ""]) => path);
});
afterAll(() => server.close());

const PAGES = [
  "/",
  "/book/emma",
  "/twice",
  "/openapi.yaml",
  "/openapi.json",
  "/semantics/putBook",
  "/semantics.json",
  "/laws",
  "/problems/not-found",
];

describe.each([...PAGES, "the script and the styles"])("%s", (name) => {
  const paths = (): readonly string[] => (name.startsWith("/") ? [name] : state.assets);

  it("has a strong tag for each coding, and the same content in each", async () => {
    for (const path of paths()) {
      const plain = await ask(path);
      const coded = {
        br: await ask(path, { "accept-encoding": "gzip, deflate, br" }),
        gzip: await ask(path, { "accept-encoding": "gzip" }),
      };
      for (const { status, headers, bytes } of [plain, coded.br, coded.gzip]) {
        expect([status, headers["content-length"], headers["transfer-encoding"]]).toEqual([
          200,
          String(bytes.length),
          undefined,
        ]);
        expect(headers["vary"]).toBe("Accept-Encoding");
        expect(headers["etag"]).toMatch(/^"[\w-]{20,}"$/);
      }
      expect([plain, coded.br, coded.gzip].map(({ headers }) => headers["content-encoding"])).toEqual([
        undefined,
        "br",
        "gzip",
      ]);
      expect(new Set([plain, coded.br, coded.gzip].map(tagOf)).size).toBe(3);
      expect(brotliDecompressSync(coded.br.bytes).equals(plain.bytes)).toBe(true);
      expect(gunzipSync(coded.gzip.bytes).equals(plain.bytes)).toBe(true);
      expect(coded.br.bytes.length).toBeLessThan(plain.bytes.length);
    }
  });

  it("has the same fields for HEAD", async () => {
    for (const path of paths()) {
      for (const accepted of ["identity", "br", "gzip"]) {
        const [get, head] = [
          await ask(path, { "accept-encoding": accepted }),
          await ask(path, { "accept-encoding": accepted }, "HEAD"),
        ];
        const { date: _one, ...want } = get.headers;
        const { date: _other, ...got } = head.headers;
        expect([head.status, got, head.bytes.length]).toEqual([200, want, 0]);
      }
    }
  });

  it("is 304 for a client that has it", async () => {
    for (const path of paths()) {
      for (const accepted of ["identity", "gzip", "br"]) {
        const fields = { "accept-encoding": accepted };
        const got = await ask(path, fields);
        const tag = tagOf(got);
        const more = accepted === "gzip" ? [`W/${tag}`, `"other", W/${tag} ,"more,"`, "*"] : [];
        for (const sent of [tag, ...more]) {
          for (const method of more.length > 0 ? ["HEAD"] : ["GET"]) {
            const { status, headers, bytes } = await ask(path, { ...fields, "if-none-match": sent }, method);
            expect([method, sent, status, bytes.length]).toEqual([method, sent, 304, 0]);
            // RFC 9110 15.4.5
            for (const name of ["etag", "vary", "cache-control"])
              expect(headers[name]).toBe(got.headers[name]);
            expect(headers["content-encoding"]).toBeUndefined();
          }
        }
      }
    }
  });
});

it.each([
  { says: "the tag of a different coding", fields: { "if-none-match": "(gzip)" }, want: 200 },
  { says: "another tag", fields: { "if-none-match": '"other"' }, want: 200 },
  { says: "not a tag", fields: { "if-none-match": "other" }, want: 200 },
  { says: "If-Match with its tag", fields: { "if-match": "(identity)" }, want: 200 },
  { says: "If-Match with its tag, but weak", fields: { "if-match": "W/(identity)" }, want: 412 },
  { says: "If-Match with another tag", fields: { "if-match": '"other"' }, want: 412 },
  { says: "If-Match with what is not a tag", fields: { "if-match": "other" }, want: 412 },
  { says: "no coding accepted", fields: { "accept-encoding": "*;q=0" }, want: 406 },
  { says: "identity refused", fields: { "accept-encoding": "identity;q=0" }, want: 406 },
  { says: "identity refused, br accepted", fields: { "accept-encoding": "identity;q=0, br" }, want: 200 },
  { says: "406 before 304", fields: { "accept-encoding": "*;q=0", "if-none-match": "*" }, want: 406 },
])("$says: $want", async ({ fields, want }) => {
  const tags = {
    identity: tagOf(await ask("/openapi.yaml")),
    gzip: tagOf(await ask("/openapi.yaml", { "accept-encoding": "gzip" })),
  };
  const sent = Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      value.replace("(gzip)", tags.gzip).replace("(identity)", tags.identity),
    ]),
  );
  const { status, headers } = await ask("/openapi.yaml", sent);
  expect([status, headers["vary"]]).toEqual([want, "Accept-Encoding"]);
});

it.each([
  ["/.well-known/api-catalog", "br"],
  ["/livez", "br"],
  ["/books", "br"],
  ["/books/emma", "gzip"],
  ["/nowhere", "gzip"],
])("%s is not compressed: it is tiny, or changes, or is a problem", async (path, accepted) => {
  const { headers } = await ask(path, { "accept-encoding": accepted });
  expect(headers["content-encoding"]).toBeUndefined();
});

it("a page that changes has a different tag", async () => {
  const before = await ask("/book/emma");
  await app.request("/books/emma", {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ title: "Emma", authors: ["Jane Austen"] }),
  });
  const after = await ask("/book/emma", { "if-none-match": tagOf(before) });
  expect([after.status, after.bytes.includes("Jane Austen")]).toEqual([200, true]);
});

/** Below a file there is no folder, and nobody can create one. */
const NO_FOLDER = join(import.meta.filename, "folder");

describe("temporary files", () => {
  it("the document needs none", async () => {
    const { TMPDIR } = process.env;
    process.env["TMPDIR"] = NO_FOLDER;
    try {
      const { app: other } = makeApp();
      const settings = { isReady: () => true, say: () => {}, onError: () => {} };
      addPages(other, { document: "openapi.yaml", asksForTokens: false, ...settings });
      for (const path of ["/openapi.yaml", "/openapi.json", "/semantics"]) {
        expect((await other.request(path)).status).toBe(200);
      }
    } finally {
      if (TMPDIR === undefined) delete process.env["TMPDIR"];
      else process.env["TMPDIR"] = TMPDIR;
    }
  });

  it("the docs are rendered in the first folder that can be written to", async () => {
    const good = mkdtempSync(join(tmpdir(), "verbatim-test-"));
    expect(await makeFolder([NO_FOLDER, "/nowhere/at/all", good])).toMatch(join(good, "verbatim-docs-"));
    rmSync(good, { recursive: true });
    await expect(makeFolder([NO_FOLDER])).rejects.toThrow(RenderError);
  });
});
