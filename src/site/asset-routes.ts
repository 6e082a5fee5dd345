// The app's files at their addresses, compressed for clients that accept gzip.
import type { Hono } from "hono";
import { splitParts } from "../http/field.ts";
import type { AppFiles } from "./assets.ts";
import { serveReadOnly } from "./serving.ts";

/** Adds the app's script and style sheets to the service. */
export function addAssets(app: Hono, files: () => Promise<AppFiles>): void {
  serveReadOnly(app, "/assets/:file", async (c, next) => {
    const file = (await files()).files.get(c.req.path);
    if (file === undefined) return next();
    const isGzipped = acceptsGzip(c.req.header("accept-encoding") ?? "");
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

/** RFC 9110 12.5.3: named, or covered by `*`, and not refused by a weight of 0. */
function acceptsGzip(accepted: string): boolean {
  const weights = new Map(
    splitParts(accepted.toLowerCase(), ",").map((part) => {
      const [coding = "", weight] = splitParts(part, ";");
      return [coding, weight === undefined || Number(weight.replace(/^q=/, "")) > 0] as const;
    }),
  );
  return weights.get("gzip") ?? weights.get("*") ?? false;
}
