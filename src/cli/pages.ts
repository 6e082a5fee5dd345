// What the service serves beside its operations: front page, docs, the document itself.
import { readFile } from "node:fs/promises";
import type { Hono } from "hono";

/**
 * @param app the app of the operations
 * @param document path of the document that it serves
 */
export function addPages(app: Hono, document: string): void {
  const docs = once(async () => (await import("../docs/render.ts")).renderDocs(document));
  const loaded = once(async () => (await import("../contract/load.ts")).loadDocument(document));
  const yaml = once(() => readFile(document, "utf8"));

  app.get("/", async (c) => {
    const { homeHeaders, homePage } = await import("../web/home.ts");
    const { contract, root } = await loaded();
    const description = root.at("info").at("summary").text() ?? "";
    const { origin } = new URL(c.req.url);
    return c.body(homePage({ title: contract.title, description, version: contract.version, origin }), 200, {
      ...homeHeaders(),
    });
  });
  app.get("/docs", async (c) =>
    c.body(await docs(), 200, { "content-type": "text/html; charset=utf-8", "cache-control": "no-cache" }),
  );
  app.get("/openapi.yaml", async (c) =>
    c.body(await yaml(), 200, { "content-type": "application/yaml", "cache-control": "no-cache" }),
  );
  app.get("/openapi.json", async (c) =>
    c.body(JSON.stringify((await loaded()).document, null, 2), 200, {
      "content-type": "application/json",
      "cache-control": "no-cache",
    }),
  );
}

/** A failure is not remembered: the next request tries again. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make().catch((error: unknown) => {
      made = undefined;
      throw error;
    });
    return made;
  };
}
