// The app's files at their addresses.
import type { Hono } from "hono";
import { answerRead } from "./answer-read.ts";
import type { AppFiles } from "./assets.ts";
import { serveReadOnly } from "./serving.ts";

/** Adds the app's script and style sheets to the service. */
export function addAssets(app: Hono, files: () => Promise<AppFiles>): void {
  serveReadOnly(app, "/assets/:file", async (c, next) => {
    const file = (await files()).files.get(c.req.path);
    if (file === undefined) return next();
    return answerRead(c, file.shown, {
      "content-type": file.type,
      // The name changes with the content (RFC 8246 2).
      "cache-control": "public, max-age=31536000, immutable",
      "x-content-type-options": "nosniff",
    });
  });
}
