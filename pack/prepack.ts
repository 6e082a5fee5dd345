// npm runs this before packing: it compiles to dist/, packs the light package, and installs the whole package's manifest
// and pages until `postpack`.
import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { buildApp } from "../src/site/assets.ts";
import { keepDeclarations } from "./declarations.ts";
import { type Manifest, published } from "./manifest.ts";
import { changedPages } from "./pages.ts";
import { BACKUP, DIST, top } from "./places.ts";
import { restore } from "./restore.ts";
import { packRuntime } from "./runtime.ts";

restore();
compile();
const manifest = JSON.parse(readFileSync(join(top, "package.json"), "utf8")) as Manifest;
keepDeclarations(DIST, entriesOf(manifest));
// A dry run leaves no tarball: `postpack` removes dist/.
const isDry = process.env["npm_config_dry_run"] === "true";
packRuntime(manifest, isDry ? DIST : process.env["npm_config_pack_destination"] || top);
await buildApp();
for (const [page, text] of changedPages(top, manifest.files)) exchange(page, text);
exchange("package.json", `${JSON.stringify(published(manifest), null, 2)}\n`);

function compile(): void {
  rmSync(DIST, { recursive: true, force: true });
  // Editors show the comments of declarations; those of the code would be a fifth of the package.
  emit("--declaration", "false", "--removeComments", "--noCheck");
  // The declarations need the types, so this is where they are checked, unless `npm test` has just done so.
  emit("--emitDeclarationOnly", ...(process.env["VERBATIM_TYPES"] === "checked" ? ["--noCheck"] : []));
  for (const file of readdirSync(DIST, { recursive: true, encoding: "utf8" })) {
    if (file.endsWith(".d.ts")) withoutSources(join(DIST, file));
  }
}

function entriesOf({ exports }: Manifest): readonly string[] {
  const sources = Object.values(exports).filter((path) => path.endsWith(".ts"));
  return sources.map((path) => path.replace(/^\.\//, "").replace(/\.ts$/, ".d.ts"));
}

function emit(...options: readonly string[]): void {
  const compiler = join(top, "node_modules/typescript7/bin/tsc");
  const args = [compiler, "-p", join(top, "pack"), ...options];
  const { status } = spawnSync(process.execPath, args, { stdio: "inherit" });
  if (status !== 0) process.exit(1);
}

/** The compiler leaves `./port.ts` in declarations, but only `./port.d.ts` exists; `./port.js` leads to it. */
function withoutSources(file: string): void {
  const text = readFileSync(file, "utf8");
  writeFileSync(file, text.replaceAll(/((?:from |import\()"\.[^"\n]*)(?<!\.d)\.ts"/g, '$1.js"'));
}

/** Replaces a file until `postpack`. */
function exchange(name: string, text: string): void {
  const backup = join(BACKUP, name);
  mkdirSync(dirname(backup), { recursive: true });
  writeWhole(backup, readFileSync(join(top, name), "utf8"));
  writeWhole(join(top, name), text);
}

/** Atomically, so that no process reads half a file. */
function writeWhole(file: string, text: string): void {
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
}
