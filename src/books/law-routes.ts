// The pages of the laws: one that lists them, and one per law.
import type { Context, Hono } from "hono";
import { pageHeaders } from "../pages/family.ts";
import type { LawPages } from "../pages/law-pages.ts";
import { answerRead } from "../site/answer-read.ts";
import { keptPages } from "../site/docs-pages.ts";
import { representation } from "../site/representation.ts";
import { serveReadOnly } from "../site/serving.ts";
import type { Shared } from "../site/shared.ts";

/** Adds the pages. */
export function addLawPages(app: Hono, { loaded, originOf }: Shared): void {
  const serve = keptPages(app, originOf);
  const laws = async (c: Context): Promise<LawPages> => {
    const [{ laws: all }, { docsLink }, { contract }] = await Promise.all([
      import("../laws/all.ts"),
      import("../pages/docs-link.ts"),
      loaded(),
    ]);
    return { laws: all, contract, linkTo: docsLink, origin: originOf(c) };
  };
  // Its content depends on the query, too.
  serveReadOnly(app, "/laws", async (c) => {
    const { lawsPage } = await import("../pages/law-pages.ts");
    const page = await lawsPage(await laws(c), c.req.query("q")?.trim() ?? "");
    return answerRead(c, representation(page, "fleeting"), pageHeaders(["form-action 'self'"]));
  });
  serve("/laws/:id", pageHeaders(), async (c) =>
    (await import("../pages/law-pages.ts")).lawPage(c.req.param("id"), await laws(c)),
  );
}
