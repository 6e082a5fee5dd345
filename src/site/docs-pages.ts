// The pages about the API: docs, semantics, laws, problem types, and the API catalog.
import type { Context, Hono } from "hono";
import type { Loaded } from "../contract/load.ts";
import { pageHeaders, REVALIDATED } from "../pages/family.ts";
import type { LawPages } from "../pages/law-pages.ts";
import { problems } from "../semantics/problems.ts";
import { serviceProblems } from "../service/problems.ts";
import { API_CATALOG_TYPE, apiCatalog } from "./api-catalog.ts";
import { once } from "./once.ts";
import { serveReadOnly } from "./serving.ts";

/** The page contains its own policy, except for this directive, which only works as a header (CSP Level 3 3.3). */
const REDOC = {
  ...REVALIDATED,
  "content-type": "text/html; charset=utf-8",
  "content-security-policy": "frame-ancestors 'none'",
} as const;

/** Adds the pages. `file` returns the path of the document, `loaded` its content, `originOf` the origin of the service. */
export function addDocsPages(
  app: Hono,
  file: () => Promise<string>,
  loaded: () => Promise<Loaded>,
  originOf: (c: Context) => string,
): void {
  const docs = once(async () => (await import("../docs/render.ts")).renderDocs(await file(), true));
  const types = { ...problems, ...serviceProblems };
  const semantics = async (c: Context) => {
    const { contract, root } = await loaded();
    return { contract, root, origin: originOf(c) };
  };
  const laws = async (c: Context): Promise<LawPages> => {
    const [{ laws: all }, { docsLink }] = await Promise.all([
      import("../laws/all.ts"),
      import("../explain/redoc-links.ts"),
    ]);
    const { contract, root, origin } = await semantics(c);
    return { laws: all, contract, linkTo: (operation) => docsLink(root, operation), origin };
  };

  serveReadOnly(app, "/docs", async (c) => c.body(await docs(), 200, REDOC));
  serveReadOnly(app, "/problems", async (c) => {
    const { problemsPage } = await import("../pages/problem-pages.ts");
    return c.body(await problemsPage(types), 200, pageHeaders());
  });
  serveReadOnly(app, "/problems/:id", async (c, next) => {
    const { problemPage } = await import("../pages/problem-pages.ts");
    const page = problemPage(c.req.param("id"), types);
    return page === undefined ? next() : c.body(await page, 200, pageHeaders());
  });
  serveReadOnly(app, "/laws", async (c) => {
    const { lawsPage } = await import("../pages/law-pages.ts");
    return c.body(await lawsPage(await laws(c)), 200, pageHeaders());
  });
  serveReadOnly(app, "/laws/:id", async (c, next) => {
    const { lawPage } = await import("../pages/law-pages.ts");
    const page = lawPage(c.req.param("id"), await laws(c));
    return page === undefined ? next() : c.body(await page, 200, pageHeaders());
  });
  serveReadOnly(app, "/semantics", async (c) => {
    const { semanticsPage } = await import("../pages/semantics-pages.ts");
    return c.body(await semanticsPage(await semantics(c)), 200, pageHeaders());
  });
  serveReadOnly(app, "/semantics/:operation", async (c, next) => {
    const { operationPage } = await import("../pages/semantics-pages.ts");
    const page = operationPage(c.req.param("operation"), await semantics(c));
    return page === undefined ? next() : c.body(await page, 200, pageHeaders());
  });
  serveReadOnly(app, "/semantics.json", async (c) => {
    const { factsOf } = await import("../explain/promises.ts");
    return c.json((await loaded()).contract.operations.map(factsOf), 200, REVALIDATED);
  });
  // RFC 9727 2: a HEAD request gets the link to the catalog, too.
  serveReadOnly(app, "/.well-known/api-catalog", (c) => {
    const origin = originOf(c);
    const link = `<${origin}/.well-known/api-catalog>; rel="api-catalog"`;
    return c.body(apiCatalog(origin), 200, { ...REVALIDATED, link, "content-type": API_CATALOG_TYPE });
  });
}
