// The light package: what generated code runs on, without the tools. It has the exports of the whole one,
// whose name it is installed under.
import { spawnSync } from "node:child_process";
import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import type { Manifest } from "./manifest.ts";
import { DIST, RUNTIME, top } from "./places.ts";

const NAME = "@verbatim-http/runtime";
/** What a client and a server import; the rest of the package runs where they are developed. */
const SERVED = /^\.\/(?:client|server|contract)\//;
/** The client's parts of openapi-fetch are in the package, so that a client needs no other one. */
const VENDORED = ["openapi-fetch", "openapi-typescript-helpers"];
/** What only servers need: a client's project is not asked to install it. */
const OF_SERVERS = ["hono", "@hono/node-server", "jose", "multipasta"];

/**
 * Packs the files that the exports for clients and servers lead to.
 *
 * @param manifest the repository's manifest
 * @param destination folder of the tarball
 */
export function packRuntime(manifest: Manifest, destination: string): void {
  rmSync(RUNTIME, { recursive: true, force: true });
  const exported = Object.entries(manifest.exports).filter(([name]) => SERVED.test(name));
  const stems = exported.map(([, target]) => target.replace(/^\.\/(.*)\.ts$/, "$1"));
  for (const file of closureOf(stems.flatMap((stem) => [`${stem}.js`, `${stem}.d.ts`]))) place(file);
  for (const name of VENDORED) vendor(name);
  writeFileSync(
    join(RUNTIME, "package.json"),
    `${JSON.stringify(manifestOf(manifest, exported), null, 2)}\n`,
  );
  writeFileSync(join(RUNTIME, "README.md"), README);
  copyFileSync(join(top, "LICENSE"), join(RUNTIME, "LICENSE"));
  const packing = ["pack", RUNTIME, "--pack-destination", DIST, "--ignore-scripts", "--json", "--no-dry-run"];
  const { status, stdout, stderr } = spawnSync("npm", packing, { encoding: "utf8" });
  if (status !== 0) throw new Error(`npm pack: ${stderr}`);
  const [{ filename }] = JSON.parse(stdout) as [{ readonly filename: string }];
  // The destination may not exist yet, and may be on a different disk, as in a container.
  mkdirSync(destination, { recursive: true });
  copyFileSync(join(DIST, filename), join(destination, filename));
  rmSync(join(DIST, filename));
  rmSync(RUNTIME, { recursive: true });
}

const README = `# Verbatim: the runtime

What generated clients and servers of Verbatim import. A client needs no other package. A server also needs
${OF_SERVERS.map((name) => `\`${name}\``).join(", ")}. The tools, such as \`verbatim generate\`, are a package of their own.
`;

function manifestOf(manifest: Manifest, exported: readonly (readonly [string, string])[]): object {
  const versions = manifest["dependencies"] as Readonly<Record<string, string>>;
  const { version, license, type, engines } = manifest;
  const targets = exported.map(([key, target]) => {
    const stem = target.replace(/^\.\/(.*)\.ts$/, "./dist/$1");
    return [key, { types: `${stem}.d.ts`, default: `${stem}.js` }];
  });
  return {
    name: NAME,
    version,
    // Until the project is published.
    private: manifest["private"],
    publishConfig: manifest["publishConfig"],
    description: "What clients and servers that Verbatim generates run on.",
    license,
    type,
    engines,
    files: ["dist"],
    exports: { ...Object.fromEntries(targets), "./package.json": "./package.json" },
    peerDependencies: Object.fromEntries(OF_SERVERS.map((one) => [one, versions[one]])),
    peerDependenciesMeta: Object.fromEntries(OF_SERVERS.map((one) => [one, { optional: true }])),
  };
}

/** The files that these lead to, below `dist/`. */
function closureOf(entries: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [...entries];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (found.has(file) || !existsSync(join(DIST, file))) continue;
    found.add(file);
    const isTypes = file.endsWith(".d.ts");
    const text = readFileSync(join(DIST, file), "utf8");
    for (const [, path = ""] of text.matchAll(/(?:from|import)[ (]*"(\.[^"]*)"/g)) {
      const target = relative(DIST, resolve(DIST, dirname(file), path));
      open.push(isTypes ? target.replace(/(?:\.d)?\.[jt]s$/, ".d.ts") : target);
    }
  }
  return found;
}

function place(file: string): void {
  const to = join(RUNTIME, "dist", file);
  mkdirSync(dirname(to), { recursive: true });
  const home = relative(dirname(file), "vendor");
  const [fetchParts = ""] = VENDORED;
  const text = readFileSync(join(DIST, file), "utf8");
  writeFileSync(
    to,
    text.replaceAll(`"${fetchParts}"`, `"./${home}/${fetchParts}.js"`.replace("./../", "../")),
  );
}

function vendor(name: string): void {
  const from = join(top, "node_modules", name);
  const to = join(RUNTIME, "dist/vendor");
  mkdirSync(to, { recursive: true });
  cpSync(join(from, "dist/index.mjs"), join(to, `${name}.js`));
  cpSync(join(from, "LICENSE"), join(to, `${name}.LICENSE`));
  const types = readFileSync(join(from, "dist/index.d.mts"), "utf8");
  const local = VENDORED.reduce((text, one) => text.replaceAll(`'${one}'`, `'./${one}.js'`), types);
  writeFileSync(join(to, `${name}.d.ts`), local);
}
