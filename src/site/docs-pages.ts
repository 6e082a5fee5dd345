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
import type { AppFiles } from "./assets.ts";
import { addGuidePages } from "./guide-routes.ts";
import { onceEach } from "./once.ts";
import { type Representation, representation } from "./representation.ts";
import { serveReadOnly } from "./serving.ts";

/** The page's script may call this service. */
const REFERENCE = pageHeaders(["script-src 'self'", "connect-src 'self'"]);

/** More than the number of these pages, for each of the few addresses of an ordinary machine. */
const MOST_KEPT = 300;

type DocsInput = {
  /** The document. */
  readonly loaded: () => Promise<Loaded>;
  /** The origin of the service. */
  readonly originOf: (c: Context) => string;
  readonly files: () => Promise<AppFiles>;
};

/** Adds the pages. */
export function addDocsPages(app: Hono, { loaded, originOf, files }: DocsInput): void {
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
      import("../pages/docs-link.ts"),
    ]);
    const { contract, origin } = await semantics(c);
    return { laws: all, contract, linkTo: docsLink, origin };
  };

  addGuidePages(app, { contract: async () => (await loaded()).contract, problems: types });
  serve("/docs", REFERENCE, async (c) => {
    const { referencePage } = await import("../pages/reference-page.ts");
    const { tryIt } = await files();
    return referencePage({ ...(await semantics(c)), problems: types, script: tryIt });
  });
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
