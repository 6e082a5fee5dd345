// What the service serves beside its operations: front page, docs, problem types, the document itself.
import { rmSync } from "node:fs";
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Hono } from "hono";
import type { LawPages } from "../docs/law-pages.ts";
import { problems } from "../semantics/problems.ts";
import { contentOf } from "../server/outcomes.ts";
import { otherMethod } from "../server/paths.ts";
import { serviceProblems } from "../service/problems.ts";
import { requestIdOf } from "./listen.ts";

export type Pages = {
  /** Path of the document that the service serves. */
  readonly document: string;
  /** Whether callers are told apart; if not, the document is served as it is then true: without `security`. */
  readonly asksForTokens: boolean;
};

/** What a page answers to other methods; GET brings HEAD with it. */
const PAGES = [
  "/",
  "/docs",
  "/laws",
  "/laws/:id",
  "/problems",
  "/problems/:id",
  "/openapi.yaml",
  "/openapi.json",
];

const HTML = { "content-type": "text/html; charset=utf-8", "cache-control": "no-cache" } as const;

/** Adds the pages to the app; each is made at the first request for it. */
export function addPages(app: Hono, pages: Pages): void {
  const file = once(() => servedDocument(pages));
  const loaded = once(async () => (await import("../contract/load.ts")).loadDocument(await file()));
  const docs = once(async () => (await import("../docs/render.ts")).renderDocs(await file()));
  const yaml = once(async () => readFile(await file(), "utf8"));

  const lawPages = async (url: string): Promise<LawPages> => {
    const [{ laws }, { docsLink }] = await Promise.all([
      import("../laws/all.ts"),
      import("../docs/redoc-links.ts"),
    ]);
    const { contract, root } = await loaded();
    return { laws, contract, linkTo: (operation) => docsLink(root, operation), origin: new URL(url).origin };
  };

  app.get("/", async (c) => {
    const { homeHeaders, homePage } = await import("../web/home.ts");
    const { contract, root } = await loaded();
    const description = root.at("info").at("summary").text() ?? "";
    const { origin } = new URL(c.req.url);
    const page = homePage({ title: contract.title, description, version: contract.version, origin });
    return c.body(page, 200, { ...homeHeaders() });
  });
  app.get("/docs", async (c) => c.body(await docs(), 200, HTML));
  app.get("/problems", async (c) => {
    const { pageHeaders } = await import("../docs/page.ts");
    const { problemsPage } = await import("../docs/problem-pages.ts");
    return c.body(problemsPage({ ...problems, ...serviceProblems }), 200, pageHeaders());
  });
  app.get("/problems/:id", async (c, next) => {
    const { pageHeaders } = await import("../docs/page.ts");
    const { problemPage } = await import("../docs/problem-pages.ts");
    const page = problemPage(c.req.param("id"), { ...problems, ...serviceProblems });
    return page === undefined ? next() : c.body(page, 200, pageHeaders());
  });
  app.get("/laws", async (c) => {
    const { pageHeaders } = await import("../docs/page.ts");
    const { lawsPage } = await import("../docs/law-pages.ts");
    return c.body(lawsPage(await lawPages(c.req.url)), 200, pageHeaders());
  });
  app.get("/laws/:id", async (c, next) => {
    const { pageHeaders } = await import("../docs/page.ts");
    const { lawPage } = await import("../docs/law-pages.ts");
    const page = lawPage(c.req.param("id"), await lawPages(c.req.url));
    return page === undefined ? next() : c.body(page, 200, pageHeaders());
  });
  app.get("/openapi.yaml", async (c) =>
    c.body(await yaml(), 200, { "content-type": "application/yaml", "cache-control": "no-cache" }),
  );
  app.get("/openapi.json", async (c) => {
    const json = JSON.stringify((await loaded()).document, null, 2);
    return c.body(json, 200, { "content-type": "application/json", "cache-control": "no-cache" });
  });
  for (const path of PAGES) {
    app.all(path, (c, next) => {
      if (c.req.method === "GET" || c.req.method === "HEAD") return next();
      const outcome = otherMethod(c.req.method, [{ method: "GET" }]);
      const content = contentOf(outcome, requestIdOf(c.env));
      return Promise.resolve(new Response(content, { status: outcome.status, headers: outcome.headers }));
    });
  }
}

/** The document as it is true of this server: its own file, or a copy that asks for no token. */
async function servedDocument({ document, asksForTokens }: Pages): Promise<string> {
  if (asksForTokens) return document;
  const [{ loadDocument, writeYaml }, { withoutSecurity }] = await Promise.all([
    import("../contract/load.ts"),
    import("../contract/security.ts"),
  ]);
  const open = withoutSecurity((await loadDocument(document)).document);
  const folder = await mkdtemp(join(tmpdir(), "verbatim-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, "openapi.yaml");
  await writeFile(file, writeYaml(open));
  return file;
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
