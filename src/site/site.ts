// Everything that the service serves next to its operations: app, docs, document, health checks, scratch memory.
import { readFile } from "node:fs/promises";
import type { Context, Hono } from "hono";
import { html } from "hono/html";
import type { Loaded } from "../contract/load.ts";
import { preferredMediaType } from "../http/accept.ts";
import { pageHeaders, REVALIDATED } from "../pages/family.ts";
import { framed } from "../pages/frame.ts";
import { mediaTypes } from "../semantics/media-types.ts";
import { problems } from "../semantics/problems.ts";
import { problemOutcome } from "../server/outcomes.ts";
import { ownOrigin } from "../server/own-origin.ts";
import { answerRead } from "./answer-read.ts";
import { addAppPages } from "./app-pages.ts";
import { appFiles } from "./assets.ts";
import { addDocsPages } from "./docs-pages.ts";
import { addExtras } from "./extras.ts";
import { addHealth } from "./health.ts";
import { once } from "./once.ts";
import { representation } from "./representation.ts";
import { addScratchPages } from "./scratch-pages.ts";
import { isRead, respond, serveReadOnly } from "./serving.ts";

export type Pages = {
  /** The path of the document. */
  readonly document: string;
  /** Whether operations need tokens; if not, the document is served without `security`. */
  readonly asksForTokens: boolean;
  /** The origin that pages show; `undefined`: the address to which the client connected. */
  readonly publicOrigin?: string | undefined;
  /** Whether the service accepts new requests: false once it is closing. */
  readonly isReady: () => boolean;
  /** Asks the store a question; rejects when it does not answer. Default: the store always answers. */
  readonly askStore?: () => Promise<void>;
  /** Reports work that takes a while. */
  readonly say: (line: string) => void;
  /** Reports internal errors. */
  readonly onError: (error: unknown, about: { readonly operation: string }) => void;
};

/** Adds the pages to the app; each is made on the first request for it. */
export function addPages(app: Hono, pages: Pages): void {
  const { say } = pages;
  const originOf = (c: Context): string => ownOrigin(c.env, c.req.url, pages.publicOrigin);
  const loaded = once(() => servedDocument(pages));
  const yaml = once(async () => representation(await servedYaml(pages, await loaded()), "lasting"));
  const json = once(async () =>
    representation(JSON.stringify((await loaded()).document, null, 2), "lasting"),
  );

  const files = once(() => appFiles(say));
  addAppPages(app, {
    contract: async () => {
      const { contract, root } = await loaded();
      return { contract, summary: root.at("info").at("summary").text() ?? "" };
    },
    files,
    originOf,
    asksForTokens: pages.asksForTokens,
  });
  addExtras(app);
  addScratchPages(app, pages.onError);
  addDocsPages(app, { loaded, originOf, files });
  addHealth(app, pages);
  serveReadOnly(app, "/openapi.yaml", async (c) =>
    answerRead(c, await yaml(), { ...REVALIDATED, "content-type": "application/yaml" }),
  );
  serveReadOnly(app, "/openapi.json", async (c) =>
    answerRead(c, await json(), { ...REVALIDATED, "content-type": mediaTypes.json }),
  );
  app.notFound(async (c) => {
    const accept = c.req.header("accept") ?? "";
    const wantsHtml =
      isRead(c) && preferredMediaType(accept, [mediaTypes.problem, "text/html"]) === "text/html";
    const vary = { vary: "accept" };
    if (wantsHtml) return c.body(await noPage(c.req.path), 404, { ...pageHeaders(), ...vary });
    const outcome = problemOutcome("not-found", problems["not-found"]);
    return respond(c, { ...outcome, headers: { ...outcome.headers, ...vary } });
  });
}

function noPage(path: string): Promise<string> {
  const main = html`<h1>Page not found</h1>
<p>There is no page and no operation at this address. The <a href="/">shelf</a> lists the books, and the
<a href="/docs">docs</a> list the operations.</p>`;
  return framed({ title: "Page not found", description: "There is no page at this address.", path, main });
}

/** The document that fits this service: the original, or a copy without `security`. It is in memory only. */
async function servedDocument({ document, asksForTokens }: Pages): Promise<Loaded> {
  const [{ loadDocument, loadParsed }, { withoutSecurity }] = await Promise.all([
    import("../contract/load.ts"),
    import("../contract/security.ts"),
  ]);
  const original = await loadDocument(document);
  return asksForTokens ? original : loadParsed(withoutSecurity(original.document));
}

/** The original text keeps its comments. */
async function servedYaml({ document, asksForTokens }: Pages, loaded: Loaded): Promise<string> {
  if (asksForTokens) return readFile(document, "utf8");
  return (await import("../contract/load.ts")).writeYaml(loaded.document);
}
