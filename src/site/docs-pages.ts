// The pages about the API: docs, semantics, laws, problem types, and the API catalog.
import type { Context, Env, Hono } from "hono";
import type { Loaded } from "../contract/load.ts";
import { pageHeaders, REVALIDATED } from "../pages/family.ts";
import type { LawPages } from "../pages/law-pages.ts";
import { mediaTypes } from "../semantics/media-types.ts";
import { problems } from "../semantics/problems.ts";
import { serviceProblems } from "../service/problems.ts";
import { answerRead } from "./answer-read.ts";
import { API_CATALOG_TYPE, apiCatalog } from "./api-catalog.ts";
import { addGuidePages } from "./guide-routes.ts";
import { once, onceEach } from "./once.ts";
import { type Representation, representation } from "./representation.ts";
import { serveReadOnly } from "./serving.ts";

/** The page contains its own policy, except for this directive, which only works as a header (CSP Level 3 3.3). */
const REDOC = {
  ...REVALIDATED,
  "content-type": "text/html; charset=utf-8",
  "content-security-policy": "frame-ancestors 'none'",
} as const;

/** More than the number of these pages, for each of the few addresses of an ordinary machine. */
const MOST_KEPT = 300;

/** Adds the pages. `loaded` returns the document, `originOf` the origin of the service. */
export function addDocsPages(
  app: Hono,
  loaded: () => Promise<Loaded>,
  originOf: (c: Context) => string,
): void {
  const docs = once(async () => {
    const { renderServedDocs } = await import("../docs/render.ts");
    return representation(await renderServedDocs(await loaded()), "lasting");
  });
  const kept = onceEach<Representation>(MOST_KEPT);
  /** A page that depends on its address only. */
  const keep = (c: Context, make: () => Promise<string | undefined>): Promise<Representation | undefined> =>
    kept(`${originOf(c)}${c.req.path}`, async () => {
      const page = await make();
      return page === undefined ? undefined : representation(page, "lasting");
    });
  const serve = <Path extends string>(
    path: Path,
    fields: Readonly<Record<string, string>>,
    make: (c: Context<Env, Path>) => Promise<string | undefined>,
  ): void =>
    serveReadOnly(app, path, async (c, next) => {
      const page = await keep(c, () => make(c));
      return page === undefined ? next() : answerRead(c, page, fields);
    });
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

  addGuidePages(app, { contract: async () => (await loaded()).contract, problems: types });
  serveReadOnly(app, "/docs", async (c) => answerRead(c, await docs(), REDOC));
  serve("/problems", pageHeaders(), async () =>
    (await import("../pages/problem-pages.ts")).problemsPage(types),
  );
  serve("/problems/:id", pageHeaders(), async (c) =>
    (await import("../pages/problem-pages.ts")).problemPage(c.req.param("id"), types),
  );
  // Its content depends on the query, too.
  serveReadOnly(app, "/laws", async (c) => {
    const { lawsPage } = await import("../pages/law-pages.ts");
    const page = await lawsPage(await laws(c), c.req.query("q")?.trim() ?? "");
    return answerRead(c, representation(page, "fleeting"), pageHeaders(["form-action 'self'"]));
  });
  serve("/laws/:id", pageHeaders(), async (c) =>
    (await import("../pages/law-pages.ts")).lawPage(c.req.param("id"), await laws(c)),
  );
  serve("/semantics", pageHeaders(), async (c) =>
    (await import("../pages/semantics-pages.ts")).semanticsPage(await semantics(c)),
  );
  serve("/semantics/:operation", pageHeaders(), async (c) =>
    (await import("../pages/semantics-pages.ts")).operationPage(c.req.param("operation"), await semantics(c)),
  );
  serve("/semantics.json", { ...REVALIDATED, "content-type": mediaTypes.json }, async () => {
    const { factsOf } = await import("../explain/promises.ts");
    return JSON.stringify((await loaded()).contract.operations.map(factsOf));
  });
  // RFC 9727 2: a HEAD request gets the link to the catalog, too.
  serveReadOnly(app, "/.well-known/api-catalog", (c) => {
    const origin = originOf(c);
    const link = `<${origin}/.well-known/api-catalog>; rel="api-catalog"`;
    const shown = representation(apiCatalog(origin), "fleeting");
    return answerRead(c, shown, { ...REVALIDATED, link, "content-type": API_CATALOG_TYPE });
  });
}
