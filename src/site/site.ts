// Everything that the service serves next to its operations: app, docs, document, health checks, scratch memory.
import { rmSync } from "node:fs";
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Context, Hono } from "hono";
import { html } from "hono/html";
import { preferredMediaType } from "../http/accept.ts";
import { pageHeaders, REVALIDATED } from "../pages/family.ts";
import { framed } from "../pages/frame.ts";
import { mediaTypes } from "../semantics/media-types.ts";
import { problems } from "../semantics/problems.ts";
import { problemOutcome } from "../server/outcomes.ts";
import { ownOrigin } from "../server/own-origin.ts";
import { addAppPages } from "./app-pages.ts";
import { addDocsPages } from "./docs-pages.ts";
import { addHealth } from "./health.ts";
import { once } from "./once.ts";
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
  /** Reports work that takes a while. */
  readonly say: (line: string) => void;
  /** Reports internal errors. */
  readonly onError: (error: unknown, about: { readonly operation: string }) => void;
};

/** Adds the pages to the app; each is made on the first request for it. */
export function addPages(app: Hono, pages: Pages): void {
  const { say } = pages;
  const originOf = (c: Context): string => ownOrigin(c.env, c.req.url, pages.publicOrigin);
  const file = once(() => servedDocument(pages));
  const loaded = once(async () => (await import("../contract/load.ts")).loadDocument(await file()));
  const yaml = once(async () => readFile(await file(), "utf8"));

  addAppPages(app, {
    contract: async () => {
      const { contract, root } = await loaded();
      return { contract, summary: root.at("info").at("summary").text() ?? "" };
    },
    say,
    originOf,
  });
  addScratchPages(app, pages.onError);
  addDocsPages(app, file, loaded, originOf);
  addHealth(app, pages.isReady);
  serveReadOnly(app, "/openapi.yaml", async (c) =>
    c.body(await yaml(), 200, { ...REVALIDATED, "content-type": "application/yaml" }),
  );
  serveReadOnly(app, "/openapi.json", async (c) => {
    const json = JSON.stringify((await loaded()).document, null, 2);
    return c.body(json, 200, { ...REVALIDATED, "content-type": "application/json" });
  });
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

/** The path of the document that fits this service: the original, or a copy without `security`. */
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
