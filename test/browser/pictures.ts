// `node test/browser/pictures.ts FOLDER`: takes screenshots of every page and of typical situations, in every view.
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { startServe } from "../cli/command.ts";
import { toolArguments } from "../setup/tool-arguments.ts";
import { ADVICE, findChromium, launchChromium } from "./chromium.ts";
import { look, openWhole, type PageRow, pages, views } from "./pages.ts";
import { newVisitor, type Visitor } from "./visitor.ts";

/** Situations that need some steps: name -> steps. */
const scenes: Readonly<Record<string, (visitor: Visitor) => Promise<unknown>>> = {
  "side-by-side": async ({ open, page, origin }) => {
    await open("/book/moby-dick/edit");
    await page.getByLabel("First published").fill("1851-10-18");
    await page.getByLabel("Pages").fill("635");
    const theirs = {
      title: "Moby-Dick; or, The Whale",
      authors: ["Herman Melville"],
      published: "1851-11-14",
    };
    const headers = { "content-type": "application/json" };
    const content = { ...theirs, language: "en", tags: ["classic", "novel", "sea", "whales"] };
    await fetch(`${origin}/books/moby-dick`, { method: "PUT", headers, body: JSON.stringify(content) });
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByRole("heading", { name: "Someone else has changed" }).waitFor();
  },
  "twice-sent": (visitor) => sendTwice(visitor, "post-put"),
  "twice-left-out": (visitor) => sendTwice(visitor, "left-out"),
  deleted: async ({ open, page }) => {
    await open("/book/jane-eyre");
    await page.getByRole("button", { name: "Delete", exact: true }).click();
    await page.getByText("Deleted: Jane Eyre").waitFor();
    await page.getByRole("button", { name: /^Undo/ }).focus();
  },
  invalid: async ({ open, page }) => {
    await open("/add");
    await page.getByLabel("Title").fill("Sanditon");
    await page.getByLabel("Authors, 1 of").fill("Jane Austen");
    await page.getByLabel("First published").fill("1817-02-31");
    await page.getByRole("button", { name: "Add the book" }).click();
    await page.getByRole("alert").waitFor();
  },
  offline: async ({ context, open, page }) => {
    await open("/book/moby-dick");
    await page.getByRole("button", { name: "Write a review" }).click();
    await context.setOffline(true);
    await page.getByText("You are offline.").waitFor();
  },
  "without-scripts": async ({ context, open }) => {
    await context.route("**/assets/*.js", (route) => route.abort());
    await open("/");
  },
};

async function sendTwice({ open, page }: Visitor, lesson: string): Promise<void> {
  await open(`/twice/${lesson}?sent=2`);
  await page.locator(".shows").waitFor();
}

const [folder, only = ""] = toolArguments(
  `Usage: node test/browser/pictures.ts FOLDER [PAGE]

Makes pictures of the pages in a folder, or of those whose names contain PAGE.
`,
  { allowPositionals: true },
).positionals;
if (folder === undefined) {
  process.stderr.write("Usage: node test/browser/pictures.ts FOLDER [NAME]\n");
  process.exitCode = 2;
} else {
  await mkdir(folder, { recursive: true });
  await takeAll(folder);
}

async function takeAll(into: string): Promise<void> {
  const program = findChromium();
  if (program === undefined) throw new Error(`no Chromium on this machine: ${ADVICE}`);
  const [browser, service] = await Promise.all([launchChromium(program), startServe(["--sample"])]);
  const take = async (name: string, act: (visitor: Visitor) => Promise<unknown>): Promise<void> => {
    if (!name.includes(only)) return;
    const visitor = await newVisitor(browser, service.origin);
    if ((await act(visitor)) !== false) await picture(visitor.page, join(into, name));
    await visitor.context.close();
  };
  try {
    for (const row of pages) await take(nameOf(row), ({ page }) => openWhole(page, row));
    for (const [name, act] of Object.entries(scenes)) await take(name, act);
  } finally {
    await browser.close();
    await service.end();
  }
}

async function picture(page: Page, path: string): Promise<void> {
  for (const view of views) {
    await look(page, view);
    await page.screenshot({ path: `${path}-${view.width}-${view.colorScheme}.png`, fullPage: true });
  }
}

function nameOf({ path }: PageRow): string {
  return path === "/" ? "shelf" : path.replace(/^\//, "").replaceAll(/[^a-z0-9]+/gi, "-");
}
