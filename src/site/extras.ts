// Small files next to the pages: the icon of the site, and the sample for an empty shelf.
import type { Hono } from "hono";
import { REVALIDATED } from "../pages/family.ts";
import { iconPicture } from "../pages/mark.ts";
import { mediaTypes } from "../semantics/media-types.ts";
import { answerRead } from "./answer-read.ts";
import { once } from "./once.ts";
import { representation } from "./representation.ts";
import { serveReadOnly } from "./serving.ts";

/** Adds the files. */
export function addExtras(app: Hono): void {
  const icon = representation(iconPicture, "lasting");
  const sample = once(async () => {
    const { sampleFile } = await import("../service/sample/load-sample.ts");
    return representation(JSON.stringify(sampleFile), "lasting");
  });
  // Browsers ask for this address when they show a response that is not a page, such as JSON.
  serveReadOnly(app, "/favicon.ico", (c) =>
    answerRead(c, icon, { ...REVALIDATED, "content-type": "image/svg+xml" }),
  );
  serveReadOnly(app, "/sample.json", async (c) =>
    answerRead(c, await sample(), { ...REVALIDATED, "content-type": mediaTypes.json }),
  );
}
