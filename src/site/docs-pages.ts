// The pages about an API: docs, semantics, and the API catalog.
import type { Context, Env, Hono } from "hono";
import { pageHeaders, REVALIDATED } from "../pages/family.ts";
import { mediaTypes } from "../semantics/media-types.ts";
import { answerRead } from "./answer-read.ts";
import { API_CATALOG_TYPE, apiCatalog } from "./api-catalog.ts";
import { TRY_IT } from "./assets.ts";
import { onceEach } from "./once.ts";
import { type Representation, representation } from "./representation.ts";
import { serveReadOnly } from "./serving.ts";
import type { Shared } from "./shared.ts";

/** The page's script may call this service. */
const REFERENCE = pageHeaders(["script-src 'self'", "connect-src 'self'"]);

/** More than the number of these pages, for each of the few addresses of an ordinary machine. */
const MOST_KEPT = 300;

/** Serves a page that depends on its address only. */
type Serve = <Path extends string>(
  path: Path,
  fields: Readonly<Record<string, string>>,
  make: (c: Context<Env, Path>) => Promise<string | undefined>,
) => void;

/** @returns a function that adds pages, each of which is made once for each origin */
export function keptPages(app: Hono, originOf: (c: Context) => string): Serve {
  const kept = onceEach<Representation>(MOST_KEPT);
  /** A page that depends on its address only. */
  const keep = (c: Context, make: () => Promise<string | undefined>): Promise<Representation | undefined> =>
    kept(`${originOf(c)}${c.req.path}`, async () => {
      const page = await make();
      return page === undefined ? undefined : representation(page, "lasting");
    });
  return (path, fields, make) =>
    serveReadOnly(app, path, async (c, next) => {
      const page = await keep(c, () => make(c));
      return page === undefined ? next() : answerRead(c, page, fields);
    });
}

/** Adds the pages. */
export function addDocsPages(app: Hono, { site, problems: types, loaded, originOf, files }: Shared): void {
  const serve = keptPages(app, originOf);
  const semantics = async (c: Context) => {
    const { contract, root } = await loaded();
    return { site: await site(), contract, root, origin: originOf(c) };
  };
  serve("/docs", REFERENCE, async (c) => {
    const { referencePage } = await import("../pages/reference-page.ts");
    return referencePage({
      ...(await semantics(c)),
      problems: types,
      script: (await files()).scriptOf(TRY_IT),
    });
  });
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
