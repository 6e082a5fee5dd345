// The icon of the pages.
import type { Hono } from "hono";
import { REVALIDATED } from "../pages/family.ts";
import { iconPicture } from "../pages/mark.ts";
import { answerRead } from "./answer-read.ts";
import { representation } from "./representation.ts";
import { serveReadOnly } from "./serving.ts";

/** Adds the icon. */
export function addIcon(app: Hono): void {
  const icon = representation(iconPicture, "lasting");
  // Browsers ask for this address when they show a response that is not a page, such as JSON.
  serveReadOnly(app, "/favicon.ico", (c) =>
    answerRead(c, icon, { ...REVALIDATED, "content-type": "image/svg+xml" }),
  );
}
