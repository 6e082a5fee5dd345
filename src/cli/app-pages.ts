// The app at its addresses: pages that are whole without scripts, and the files that make them live.
import type { Hono } from "hono";
import type { Contract } from "../contract/operation.ts";
import { pageHeaders } from "../docs/family.ts";
import { framed } from "../docs/frame.ts";
import { splitParts } from "../http/field.ts";
import type { BookPage } from "../web/pages/shelf.ts";
import { type AppFiles, appFiles } from "./app-files.ts";
import { once } from "./once.ts";

export type AppPages = {
  readonly contract: () => Promise<{ readonly contract: Contract; readonly summary: string }>;
  readonly say: (line: string) => void;
};

/** What the app's script may do: load its own files, and ask this service. */
const POLICY = ["script-src 'self'", "connect-src 'self'", "form-action 'self'"];

/** Pages that only the app has, by path template; without scripts they say so. */
const ROUTES = ["/book/:id", "/book/:id/edit", "/add", "/twice", "/twice/:scenario"] as const;

/** Paths that are answered to GET. */
export const APP_PATHS: readonly string[] = ["/", ...ROUTES, "/assets/:file"];

/** Adds the app to the service. */
export function addAppPages(app: Hono, { contract, say }: AppPages): void {
  const files = once(() => appFiles(say));
  const headers = async (): Promise<Record<string, string>> => {
    const { styles } = await files();
    const policy = pageHeaders(POLICY);
    // The app's own style sheet is a file; the family's stands in the page.
    return styles.length === 0
      ? policy
      : Object.fromEntries(
          Object.entries(policy).map(([name, value]) => [
            name,
            value.replace("style-src", "style-src 'self'"),
          ]),
        );
  };
  app.get("/", async (c) => {
    const { homePage } = await import("../web/pages/home.ts");
    const { contract: read, summary } = await contract();
    const { origin, searchParams } = new URL(c.req.url);
    const cursor = searchParams.get("cursor");
    const query = cursor === null ? "" : `?${new URLSearchParams({ cursor })}`;
    const books = await app.fetch(new Request(`${origin}/books${query}`), c.env);
    if (!books.ok) return c.redirect("/");
    const page = homePage({
      title: read.title,
      description: summary,
      origin,
      head: headOf(await files()),
      page: (await books.json()) as BookPage,
    });
    return c.body(page, 200, await headers());
  });
  for (const route of ROUTES) {
    app.get(route, async (c) => {
      const main = `<noscript><h1>This page needs scripts</h1>
<p>The <a href="/">shelf</a> works without them.</p></noscript>
<p class="quiet">One moment…</p>`;
      const description = "A page of the app.";
      const path = c.req.path;
      const page = framed({ title: "Verbatim", description, path, main, head: headOf(await files()) });
      return c.body(page, 200, await headers());
    });
  }
  app.get("/assets/:file", async (c, next) => {
    const file = (await files()).files.get(c.req.path);
    if (file === undefined) return next();
    const isGzipped = takesGzip(c.req.header("accept-encoding") ?? "");
    return c.body(isGzipped ? file.gzipped : file.content, 200, {
      "content-type": file.type,
      ...(isGzipped && { "content-encoding": "gzip" }),
      vary: "accept-encoding",
      // The name changes with the content (RFC 8246 2).
      "cache-control": "public, max-age=31536000, immutable",
      "x-content-type-options": "nosniff",
    });
  });
}

function headOf({ script, styles }: AppFiles): string {
  const links = styles.map((href) => `<link rel="stylesheet" href="${href}">\n`).join("");
  return `${links}<script type="module" src="${script}"></script>\n`;
}

/** RFC 9110 12.5.3: named, or covered by `*`, and not refused by a weight of 0. */
function takesGzip(accepted: string): boolean {
  const weights = new Map(
    splitParts(accepted.toLowerCase(), ",").map((part) => {
      const [coding = "", weight] = splitParts(part, ";");
      return [coding, weight === undefined || Number(weight.replace(/^q=/, "")) > 0] as const;
    }),
  );
  return weights.get("gzip") ?? weights.get("*") ?? false;
}
