// The app as files: built when its sources are newer, read once, served under names that change with their content.
import { readdir, readFile, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { gzip, type InputType, type ZlibOptions } from "node:zlib";

export type AppFiles = {
  /** Paths of what a page has to load. */
  readonly script: string;
  readonly styles: readonly string[];
  /** Path -> content. */
  readonly files: ReadonlyMap<string, AppFile>;
};

export type AppFile = {
  readonly content: Uint8Array<ArrayBuffer>;
  /** The same, as it is sent to who takes `Content-Encoding: gzip`. */
  readonly gzipped: Uint8Array<ArrayBuffer>;
  readonly type: string;
};

// By name: in the package the code lies deeper than here.
const ROOT = dirname(createRequire(import.meta.url).resolve("verbatim/package.json"));
const OUT = join(ROOT, "dist/web");
const MANIFEST = join(OUT, "manifest.json");
const ENTRY = "src/web/main.tsx";
/** What the app is made of, and by. */
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
 * @param say is told when the app has to be built, which takes a second or two
 * @returns the built app
 * @throws Error when it cannot be built
 */
export async function appFiles(say: (line: string) => void): Promise<AppFiles> {
  if (await isStale()) {
    say("building the app…");
    await buildApp();
  }
  const manifest = JSON.parse(await readFile(MANIFEST, "utf8")) as Manifest;
  const entry = manifest[ENTRY];
  if (entry === undefined) throw new Error(`${ENTRY} is not in ${MANIFEST}`);
  const names = Object.values(manifest).flatMap(({ file, css = [] }) => [file, ...css]);
  const files = await Promise.all(
    [...new Set(names)].map(async (name) => {
      const type = `${TYPES[name.split(".").at(-1) ?? ""] ?? "application/octet-stream"}; charset=utf-8`;
      const content = new Uint8Array(await readFile(join(OUT, name)));
      const gzipped = new Uint8Array(await compressed(content, { level: 9 }));
      return [`/${name}`, { content, gzipped, type }] as const;
    }),
  );
  return {
    script: `/${entry.file}`,
    styles: (entry.css ?? []).map((name) => `/${name}`),
    files: new Map(files),
  };
}

const compressed = promisify<InputType, ZlibOptions, Buffer>(gzip);

type Manifest = Readonly<Record<string, { readonly file: string; readonly css?: readonly string[] }>>;

/** Bundles the app into `dist/web`; a package comes with it built. */
export async function buildApp(): Promise<void> {
  const { build } = await import("vite");
  const { NODE_ENV } = process.env;
  // React and the bundler look here: what is served is made for people, also where a test or a developer starts it.
  process.env.NODE_ENV = "production";
  try {
    await build({
      root: ROOT,
      configFile: false,
      publicDir: false,
      logLevel: "error",
      build: {
        outDir: OUT,
        // Two services that start at one time build the same files: none is taken from the other.
        emptyOutDir: false,
        manifest: "manifest.json",
        modulePreload: false,
        rolldownOptions: { input: join(ROOT, ENTRY) },
      },
    });
  } finally {
    if (NODE_ENV === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = NODE_ENV;
  }
}

async function isStale(): Promise<boolean> {
  // A package has no sources.
  if ((await changedAt(join(ROOT, ENTRY))) === 0) return false;
  const built = await changedAt(MANIFEST);
  const sources = await Promise.all(SOURCES.map((name) => changedAt(join(ROOT, name))));
  return Math.max(...sources) > built;
}

/** Milliseconds since 1970 when a file, or anything in a folder, was changed last; 0 where there is none. */
async function changedAt(path: string): Promise<number> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  const below = await Promise.all((await readdir(path)).map((name) => changedAt(join(path, name))));
  return Math.max(found.mtimeMs, ...below);
}
