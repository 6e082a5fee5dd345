// Everything that is served next to the operations of any API: docs, document, problem types, health checks.
import { readFile } from "node:fs/promises";
import type { Hono } from "hono";
import { html } from "hono/html";
import { preferredMediaType } from "../http/accept.ts";
import { pageHeaders, REVALIDATED } from "../pages/family.ts";
import { framed, type Site } from "../pages/frame.ts";
import { mediaTypes } from "../semantics/media-types.ts";
import { problems as problemsOfHttp } from "../semantics/problems.ts";
import { problemOutcome } from "../server/outcomes.ts";
import { ownOrigin } from "../server/own-origin.ts";
import { answerRead } from "./answer-read.ts";
import { addAssets } from "./asset-routes.ts";
import { appFiles } from "./assets.ts";
import { addDocsPages } from "./docs-pages.ts";
import { addHealth } from "./health.ts";
import { addIcon } from "./icon-route.ts";
import { once } from "./once.ts";
import { addProblemPages } from "./problem-routes.ts";
import { representation } from "./representation.ts";
import { isRead, respond, serveReadOnly } from "./serving.ts";
import type { Pages, ServedDocument, Shared } from "./shared.ts";

/** Adds the pages to the app; each is made on the first request for it. An operation with the same path wins. */
export function addPages(app: Hono, pages: Pages): void {
  const { document, asksForTokens, onError } = pages;
  const loaded = once(() => servedDocument(document ?? "", asksForTokens));
  const plain = once(async () =>
    document === undefined ? BARE : plainSite((await loaded()).contract.title),
  );
  const shared: Shared = {
    site: async () => pages.site ?? plain(),
    problems: { ...problemsOfHttp, ...pages.problems },
    loaded,
    originOf: (c) => ownOrigin(c.env, c.req.url, pages.publicOrigin),
    files: once(() => appFiles(pages.say)),
    asksForTokens,
    onError,
  };
  pages.routes?.(app, shared);
  addIcon(app);
  addHealth(app, pages);
  addProblemPages(app, shared);
  if (document !== undefined) {
    addAssets(app, shared.files);
    addDocsPages(app, shared);
    addDocument(app, document, shared);
  }
  addNotFound(app, shared);
}

function addDocument(app: Hono, file: string, { loaded, asksForTokens }: Shared): void {
  const yaml = once(async () =>
    representation(await servedYaml(file, asksForTokens, await loaded()), "lasting"),
  );
  const json = once(async () =>
    representation(JSON.stringify((await loaded()).document, null, 2), "lasting"),
  );
  serveReadOnly(app, "/openapi.yaml", async (c) =>
    answerRead(c, await yaml(), { ...REVALIDATED, "content-type": "application/yaml" }),
  );
  serveReadOnly(app, "/openapi.json", async (c) =>
    answerRead(c, await json(), { ...REVALIDATED, "content-type": mediaTypes.json }),
  );
}

function addNotFound(app: Hono, { site }: Shared): void {
  app.notFound(async (c) => {
    const accept = c.req.header("accept") ?? "";
    const wantsHtml =
      isRead(c) && preferredMediaType(accept, [mediaTypes.problem, "text/html"]) === "text/html";
    const vary = { vary: "accept" };
    if (wantsHtml) return c.body(await noPage(await site(), c.req.path), 404, { ...pageHeaders(), ...vary });
    const outcome = problemOutcome("not-found", problemsOfHttp["not-found"]);
    return respond(c, { ...outcome, headers: { ...outcome.headers, ...vary } });
  });
}

function noPage(site: Site, path: string): Promise<string> {
  const places = Object.entries(site.places);
  const main = html`<h1>Page not found</h1>
<p>There is no page and no operation at this address. These pages are here:</p>
<ul>${places.map(([to, name]) => html`<li><a href="${to}">${name}</a></li>\n`)}</ul>`;
  return framed({
    site,
    title: "Page not found",
    description: "There is no page at this address.",
    path,
    main,
  });
}

/** The document that fits this service: the original, or a copy without `security`. It is in memory only. */
async function servedDocument(file: string, asksForTokens: boolean): Promise<ServedDocument> {
  const [{ loadDocument, loadParsed }, { withoutSecurity }] = await Promise.all([
    import("../contract/load.ts"),
    import("../contract/security.ts"),
  ]);
  const original = await loadDocument(file);
  return asksForTokens ? original : loadParsed(withoutSecurity(original.document));
}

/** The original text keeps its comments, if it is YAML in one file. */
async function servedYaml(file: string, asksForTokens: boolean, loaded: ServedDocument): Promise<string> {
  if (asksForTokens && /\.ya?ml$/i.test(file)) return readFile(file, "utf8");
  return (await import("../contract/load.ts")).writeYaml(loaded.document);
}

/** What every API with a document has. */
function plainSite(title: string): Site {
  return {
    brand: title,
    home: "/docs",
    places: { "/docs": "API", "/semantics": "Semantics", "/problems": "Problem types" },
    foot: html`<p>The document: <a href="/openapi.yaml">openapi.yaml</a>, <a href="/openapi.json">openapi.json</a>. What
the errors mean: <a href="/problems">problem types</a>.</p>`,
  };
}

/** What an API without a document has. */
const BARE: Site = {
  brand: "API",
  home: "/problems",
  places: { "/problems": "Problem types" },
  foot: html``,
};
