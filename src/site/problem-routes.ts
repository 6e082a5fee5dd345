// The pages of the problem types: where the `type` of each problem leads (RFC 9457 3.1.1).
import type { Hono } from "hono";
import { pageHeaders } from "../pages/family.ts";
import { keptPages } from "./docs-pages.ts";
import type { Shared } from "./shared.ts";

/** Adds a page that lists the types, and one per type. */
export function addProblemPages(app: Hono, { site, problems, originOf }: Shared): void {
  const serve = keptPages(app, originOf);
  serve("/problems", pageHeaders(), async () =>
    (await import("../pages/problem-pages.ts")).problemsPage(await site(), problems),
  );
  serve("/problems/:id", pageHeaders(), async (c) =>
    (await import("../pages/problem-pages.ts")).problemPage(await site(), c.req.param("id"), problems),
  );
}
