// Everything that the book service serves next to what every API has: the app, the guide, the laws, scratch memory.
import type { Hono } from "hono";
import { REVALIDATED } from "../pages/family.ts";
import { serviceSite } from "../pages/service-site.ts";
import { mediaTypes } from "../semantics/media-types.ts";
import { serviceProblems } from "../service/problems.ts";
import { answerRead } from "../site/answer-read.ts";
import { once } from "../site/once.ts";
import { representation } from "../site/representation.ts";
import { serveReadOnly } from "../site/serving.ts";
import type { OwnPages } from "../site/shared.ts";
import { addAppPages } from "./app-pages.ts";
import { addGuidePages } from "./guide-routes.ts";
import { addLawPages } from "./law-routes.ts";
import { addScratchPages } from "./scratch-pages.ts";

/** The pages of the book service, for `addPages` and `serveApi`. */
export const bookPages: OwnPages = {
  site: serviceSite,
  problems: serviceProblems,
  routes: (app, shared) => {
    const { loaded, problems, onError } = shared;
    addAppPages(app, shared);
    addSample(app);
    addScratchPages(app, onError);
    addGuidePages(app, { contract: async () => (await loaded()).contract, problems });
    addLawPages(app, shared);
  },
};

/** Adds the sample for an empty shelf. */
function addSample(app: Hono): void {
  const sample = once(async () => {
    const { sampleFile } = await import("../service/sample/load-sample.ts");
    return representation(JSON.stringify(sampleFile), "lasting");
  });
  serveReadOnly(app, "/sample.json", async (c) =>
    answerRead(c, await sample(), { ...REVALIDATED, "content-type": mediaTypes.json }),
  );
}
