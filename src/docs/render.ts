// Renders a document with Redoc into one self-contained file.
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type Loaded, loadDocument, localSpot } from "../contract/load.ts";
import { withoutOuterReferences } from "../contract/outer-references.ts";
import type { Reading } from "../contract/read-openapi.ts";
import { plainReference } from "../pages/plain-reference.ts";
import { anchorsAmong } from "./anchors.ts";
import { decorate } from "./decorate.ts";
import { withInPageLinks } from "./in-page-links.ts";
import { targetsOf } from "./page-targets.ts";
import { selfContained } from "./self-contained.ts";

/** Redocly's `build-docs` failed; the message ends with its reason. */
export class RenderError extends Error {
  override name = "RenderError";
}

/**
 * @param file path of an OpenAPI 3.x document
 * @param reading OpenAPI Overlays that change the document, and where its references may lead
 * @returns an HTML page: Redoc with badges and a sentence per operation, readable offline
 * @throws DocumentError if the document cannot be loaded, RenderError if Redocly fails
 */
export async function renderDocs(file: string, reading?: Reading): Promise<string> {
  return render(await loadDocument(file, reading)).catch((error: unknown) => {
    throw error instanceof RenderError ? new RenderError(`${file}: ${error.message}`) : error;
  });
}

async function render({ contract, document }: Loaded): Promise<string> {
  const folder = await makeFolder([tmpdir(), IN_MEMORY]);
  try {
    // Redocly reads the file by itself, and would follow whatever bundling has refused.
    const decorated = withoutOuterReferences(decorate(document, contract));
    await writeFile(join(folder, "openapi.json"), JSON.stringify(decorated));
    await buildDocs(folder, contract.title || "API");
    const page = await readFile(join(folder, "docs.html"), "utf8");
    const root = localSpot(document, contract.file);
    const linked = withInPageLinks(page, ({ filled, empty }) => {
      const { targets, operationIds } = targetsOf(contract, root, [...filled, ...empty]);
      const withoutScripts = String(plainReference(contract, root, empty, operationIds));
      return { resolve: anchorsAmong(targets), withoutScripts };
    });
    return selfContained(linked);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The file system in memory of Linux: a container with a read-only root can write there. */
const IN_MEMORY = "/dev/shm";

/**
 * @param parents folders, in order of preference
 * @returns a new folder in the first of them that can be written to
 * @throws RenderError if none can
 */
export async function makeFolder(parents: readonly string[]): Promise<string> {
  const reasons: string[] = [];
  for (const parent of parents) {
    try {
      return await mkdtemp(join(parent, "verbatim-docs-"));
    } catch (error) {
      reasons.push(error instanceof Error ? error.message : String(error));
    }
  }
  throw new RenderError(`cannot render the page: no folder for temporary files (${reasons.join("; ")})`);
}

/** Runs in the folder, so that a `redocly.yaml` in the working folder has no effect. */
async function buildDocs(folder: string, title: string): Promise<void> {
  const args = ["build-docs", "openapi.json", "--inlineBundle", "--output=docs.html", `--title=${title}`];
  const options = ["--openapi.sortRequiredPropsFirst=true", "--openapi.jsonSamplesExpandLevel=3"];
  const child = spawn(process.execPath, [redoclyCommand(), ...args, ...options], {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true", NO_COLOR: "1" },
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      said += text;
    });
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject).on("close", resolve);
  });
  if (code !== 0) throw new RenderError(`cannot render the page: ${reasonIn(said) ?? `exit ${code}`}`);
}

/** The last line that is not part of Redocly's banner or of a stack trace. */
function reasonIn(said: string): string | undefined {
  const lines = said.split("\n").filter((line) => !/^\s*(?:[\u2500-\u257f]|at )/.test(line));
  return lines.findLast((line) => line.trim() !== "")?.trim();
}

/** The path of the package's `bin`. */
function redoclyCommand(): string {
  const require = createRequire(import.meta.url);
  const manifest = require.resolve("@redocly/cli/package.json");
  const { bin } = require(manifest) as { readonly bin: { readonly redocly: string } };
  return join(dirname(manifest), bin.redocly);
}
