// The files of the app: built if the sources are newer, and named after their content.
import { readdir, readFile, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { type Representation, representation } from "./representation.ts";

export type AppFiles = {
  /**
   * @param entry the source of a script that a page loads
   * @returns the path of the script
   * @throws Error if it has not been built
   */
  readonly scriptOf: (entry: Entry) => string;
  /** @returns the paths of the style sheets of a script */
  readonly stylesOf: (entry: Entry) => readonly string[];
  /** Path -> content. */
  readonly files: ReadonlyMap<string, AppFile>;
};

type AppFile = { readonly shown: Representation; readonly type: string };

// By name, because the published package has this code in a different folder.
const ROOT = dirname(createRequire(import.meta.url).resolve("@verbatim-http/kit/package.json"));
const OUT = join(ROOT, "dist/web");
const MANIFEST = join(OUT, "manifest.json");
/** The script of the book service's app. */
export const BOOK_APP = "src/web/main.tsx";
/** The script that sends requests from the docs of any API. */
export const TRY_IT = "src/web/reference/try-it.ts";
export type Entry = typeof BOOK_APP | typeof TRY_IT;
/** A change to any of these makes the built app stale. */
const SOURCES = [
  "src/web",
  "src/client",
  "src/http",
  "src/json",
  "src/semantics",
  "generated",
  "package-lock.json",
  "src/pages",
  "src/site/assets.ts",
];
const TYPES: Readonly<Record<string, string>> = { js: "text/javascript", css: "text/css" };

/**
 * @param say called before a build, which takes a second or two
 * @returns the built app
 * @throws Error if the build fails
 */
export async function appFiles(say: (line: string) => void): Promise<AppFiles> {
  if (await isStale()) {
    say("building the app…");
    await buildApp();
  }
  const manifest = JSON.parse(await readFile(MANIFEST, "utf8")) as Manifest;
  const built = (entry: Entry): Built => {
    const found = manifest[entry];
    if (found === undefined) throw new Error(`${entry} is not in ${MANIFEST}`);
    return found;
  };
  const names = Object.values(manifest).flatMap(({ file, css = [] }) => [file, ...css]);
  const files = await Promise.all(
    [...new Set(names)].map(async (name) => {
      const type = `${TYPES[name.split(".").at(-1) ?? ""] ?? "application/octet-stream"}; charset=utf-8`;
      return [
        `/${name}`,
        { shown: representation(await readFile(join(OUT, name)), "lasting"), type },
      ] as const;
    }),
  );
  return {
    scriptOf: (entry) => `/${built(entry).file}`,
    stylesOf: (entry) => (built(entry).css ?? []).map((name) => `/${name}`),
    files: new Map(files),
  };
}

type Built = { readonly file: string; readonly css?: readonly string[] };
type Manifest = Readonly<Record<string, Built>>;

/** Bundles the app into `dist/web`, which the published package contains. */
export async function buildApp(): Promise<void> {
  const { build } = await import("vite");
  const { NODE_ENV } = process.env;
  // React and the bundler read this variable: serve the production build, also in tests and development.
  process.env.NODE_ENV = "production";
  try {
    await build({
      root: ROOT,
      configFile: false,
      publicDir: false,
      logLevel: "error",
      build: {
        outDir: OUT,
        // Two services that start at the same time build the same files, and must not delete each other's.
        emptyOutDir: false,
        manifest: "manifest.json",
        modulePreload: false,
        rolldownOptions: { input: [join(ROOT, BOOK_APP), join(ROOT, TRY_IT)] },
      },
    });
  } finally {
    if (NODE_ENV === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = NODE_ENV;
  }
}

async function isStale(): Promise<boolean> {
  // The published package has no sources.
  if ((await changedAt(join(ROOT, TRY_IT))) === 0) return false;
  const built = await changedAt(MANIFEST);
  const sources = await Promise.all(SOURCES.map((name) => changedAt(join(ROOT, name))));
  return Math.max(...sources) > built;
}

/** The last change of a file, or of anything in a folder, in milliseconds since 1970; 0 if it does not exist. */
async function changedAt(path: string): Promise<number> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  const below = await Promise.all((await readdir(path)).map((name) => changedAt(join(path, name))));
  return Math.max(found.mtimeMs, ...below);
}
