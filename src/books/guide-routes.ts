// The guide at `/guide`, rendered from its Markdown files, the search, and the data of the specification.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Hono } from "hono";
import type { Contract } from "../contract/operation.ts";
import { pageHeaders, REVALIDATED } from "../pages/family.ts";
import { addressOfLink, guideIndex, guides, specificationFiles } from "../pages/guide-list.ts";
import type { Rendered } from "../pages/markdown.ts";
import type { Entry } from "../pages/search-index.ts";
import { type ProblemType, problemType } from "../semantics/problems.ts";
import { answerRead } from "../site/answer-read.ts";
import { once } from "../site/once.ts";
import { representation } from "../site/representation.ts";
import { serveReadOnly } from "../site/serving.ts";

// By name, because the published package has this code in a different folder.
const ROOT = dirname(createRequire(import.meta.url).resolve("@verbatim-http/kit/package.json"));

/** The search form may be sent to this service. */
const HEADERS = pageHeaders(["form-action 'self'"]);

type GuideInput = {
  readonly contract: () => Promise<Contract>;
  readonly problems: Readonly<Record<string, ProblemType>>;
};

/** Adds the pages; all files are rendered at the first request for one of them. */
export function addGuidePages(app: Hono, { contract, problems }: GuideInput): void {
  const rendered = once(async () => {
    const all = await Promise.all(
      Object.entries(guides).map(async ([slug, { file }]) => [slug, await render(file)] as const),
    );
    const pages: Readonly<Record<string, Rendered>> = Object.fromEntries(all);
    const titles = Object.fromEntries(all.map(([slug, { title }]) => [slug, title]));
    return { pages, titles, index: await render(guideIndex) };
  });
  const entries = once(async () => [
    ...guideEntries((await rendered()).pages),
    ...(await lawEntries()),
    ...problemEntries(problems),
    ...operationEntries(await contract()),
  ]);

  serveReadOnly(app, "/guide", async (c) => {
    const { guidePage } = await import("../pages/guide-pages.ts");
    const { index, titles } = await rendered();
    return answerRead(c, representation(await guidePage(undefined, index, titles), "fleeting"), HEADERS);
  });
  serveReadOnly(app, "/guide/search", async (c) => {
    const [{ searchPage }, { search }] = await Promise.all([
      import("../pages/guide-pages.ts"),
      import("../pages/search-index.ts"),
    ]);
    const query = c.req.query("q")?.trim() ?? "";
    return answerRead(
      c,
      representation(await searchPage(query, search(await entries(), query)), "fleeting"),
      HEADERS,
    );
  });
  serveReadOnly(app, "/guide/:page", async (c, next) => {
    const { guidePage } = await import("../pages/guide-pages.ts");
    const { pages, titles } = await rendered();
    const slug = c.req.param("page");
    const page = Object.hasOwn(pages, slug) ? pages[slug] : undefined;
    if (page === undefined) return next();
    return answerRead(c, representation(await guidePage(slug, page, titles), "fleeting"), HEADERS);
  });
  for (const [file, type] of Object.entries(specificationFiles)) {
    const content = once(async () => representation(await readFile(join(ROOT, file)), "lasting"));
    serveReadOnly(app, `/${file}`, async (c) =>
      answerRead(c, await content(), { ...REVALIDATED, "content-type": type }),
    );
  }
}

async function render(file: string): Promise<Rendered> {
  const { renderMarkdown } = await import("../pages/markdown.ts");
  return renderMarkdown(await readFile(join(ROOT, file), "utf8"), (href) => addressOfLink(file, href));
}

function guideEntries(pages: Readonly<Record<string, Rendered>>): readonly Entry[] {
  return Object.entries(pages).flatMap(([slug, { title, sections }]) =>
    sections.map(({ id, heading, text }, at) => ({
      href: at === 0 ? `/guide/${slug}` : `/guide/${slug}#${encodeURIComponent(id)}`,
      kind: `Guide: ${title}`,
      title: heading,
      text,
    })),
  );
}

async function lawEntries(): Promise<readonly Entry[]> {
  const { laws } = await import("../laws/all.ts");
  return laws.map(({ id, says, why, fix }) => ({
    href: `/laws/${id}`,
    kind: "Law",
    title: says,
    text: `${id} ${why} ${fix}`,
  }));
}

function problemEntries(problems: Readonly<Record<string, ProblemType>>): readonly Entry[] {
  return Object.entries(problems).map(([id, { title, status, when, todo }]) => ({
    href: problemType(id),
    kind: "Problem type",
    title,
    text: `${status} ${when} ${todo}`,
  }));
}

function operationEntries({ operations }: Contract): readonly Entry[] {
  return operations.map(({ id, method, path, summary, description }) => ({
    href: `/semantics/${encodeURIComponent(id)}`,
    kind: "Operation",
    title: summary ?? id,
    text: `${id} ${method} ${path} ${description ?? ""}`,
  }));
}
