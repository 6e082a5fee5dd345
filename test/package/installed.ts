// Packs the repository like npm, and installs the tarball like `npm install`, without a registry.
import { spawn, spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const top = fileURLToPath(new URL("../..", import.meta.url));
const NAME = "@verbatim-http/kit";
/** What packing reads. The test packs a copy, because packing changes the manifest for a while. */
const READ = [
  "docs",
  "generated",
  "pack",
  "specification",
  "src",
  "LICENSE",
  "README.md",
  "openapi.yaml",
  "package.json",
  "tsconfig.json",
];

export type Packed = {
  readonly tarball: string;
  /** The light package, without the tools. */
  readonly runtime: string;
  /** The copy of the repository, after packing. */
  readonly copy: string;
  readonly files: readonly string[];
  /** Bytes. */
  readonly size: number;
  readonly unpackedSize: number;
};

/** Runs `npm pack` in a copy of the repository. */
export function packed(folder: string): Packed {
  const copy = join(folder, "copy");
  for (const name of READ) cpSync(join(top, name), join(copy, name), { recursive: true });
  symlinkSync(join(top, "node_modules"), join(copy, "node_modules"));
  const { stdout, stderr, status } = spawnSync("npm", ["pack", "--json", "--pack-destination", folder], {
    cwd: copy,
    encoding: "utf8",
    // `npm run check` has checked them.
    env: { ...process.env, VERBATIM_TYPES: "checked" },
  });
  if (status !== 0) throw new Error(`npm pack: ${stdout}${stderr}`);
  const [made] = JSON.parse(stdout.slice(stdout.search(/^\[/m))) as readonly {
    readonly filename: string;
    readonly size: number;
    readonly unpackedSize: number;
    readonly files: readonly { readonly path: string }[];
  }[];
  if (made === undefined) throw new Error("npm pack made nothing");
  const { filename, size, unpackedSize, files } = made;
  const runtime = join(folder, filename.replace("-kit-", "-runtime-"));
  return {
    tarball: join(folder, filename),
    runtime,
    copy,
    files: files.map(({ path }) => path),
    size,
    unpackedSize,
  };
}

/**
 * Does what `npm install TARBALL` does, with the repository's copies of the package's dependencies. No other package of
 * the repository can be found, so a package that is missing in `dependencies` is missing here.
 */
export function install(tarball: string, folder: string): void {
  const modules = join(folder, "node_modules");
  const home = join(modules, NAME);
  mkdirSync(home, { recursive: true });
  const { status } = spawnSync("tar", ["-xzf", tarball, "-C", home, "--strip-components=1"]);
  if (status !== 0) throw new Error("tar could not read the tarball");
  const { dependencies = {}, bin = {} } = manifestIn(home);
  // npm makes commands executable.
  for (const file of Object.values(bin)) chmodSync(join(home, file), 0o755);
  mkdirSync(join(modules, ".bin"));
  linkCommands(modules, NAME);
  for (const name of Object.keys(dependencies)) installOwn(name, folder);
}

/** The packages in a folder's `node_modules`, and how much they are in MB. */
export function installedIn(folder: string): { readonly packages: number; readonly megabytes: number } {
  const modules = join(folder, "node_modules");
  const manifests = readdirSync(modules, { recursive: true, encoding: "utf8" }).filter((name) =>
    /^(?:@[^/]+\/)?[^/.@][^/]*\/package\.json$/.test(name),
  );
  const homes = manifests.map((name) => join(modules, dirname(name)));
  const bytes = homes.flatMap((home) => {
    const files = readdirSync(home, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
    return files.map((one) => statSync(join(one.parentPath, one.name)).size);
  });
  const total = bytes.reduce((sum, size) => sum + size, 0);
  return { packages: homes.length, megabytes: Math.round(total / 10_000) / 100 };
}

/** Does what `npm install NAME` does, with the repository's copy of the package. */
export function installOwn(name: string, folder: string): void {
  const modules = join(folder, "node_modules");
  mkdirSync(dirname(join(modules, name)), { recursive: true });
  symlinkSync(realpathSync(join(top, "node_modules", name)), join(modules, name));
  linkCommands(modules, name);
}

function linkCommands(modules: string, name: string): void {
  const { bin = {} } = manifestIn(join(modules, name));
  const commands = typeof bin === "string" ? { [name.replace(/^.*\//, "")]: bin } : bin;
  for (const [command, file] of Object.entries(commands)) {
    const link = join(modules, ".bin", command);
    if (!existsSync(link)) symlinkSync(join(modules, name, file), link);
  }
}

type Manifest = {
  readonly name: string;
  readonly version: string;
  readonly bin?: string | Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly exports?: Readonly<Record<string, string | { readonly types: string; readonly default: string }>>;
};

/** @returns the `package.json` of a folder. */
export function manifestIn(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
}

export type Ended = { readonly code: number | null; readonly out: string };

/** Runs a line of a shell to its end; `out` is its output. */
export function run(line: string, cwd: string): Promise<Ended> {
  return started(line, cwd).ended;
}

export type Started = {
  /** Resolves when it prints the address that it listens on. */
  readonly origin: Promise<string>;
  readonly ended: Promise<Ended>;
  /** Ends the line and the processes that it started. */
  readonly end: () => Promise<Ended>;
};

/** Starts a line of a shell. */
export function started(line: string, cwd: string): Started {
  const child = spawn("sh", ["-c", line], {
    cwd,
    env: {
      ...process.env,
      // The folder's own commands, as a script of its package.json would find them.
      PATH: [join(cwd, "node_modules/.bin"), dirname(process.execPath), process.env["PATH"]].join(":"),
      // In the folder: what is compiled of it is of no use to the next run.
      NODE_COMPILE_CACHE: join(cwd, "node_modules/.compiled"),
      REDOCLY_TELEMETRY: "off",
    },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  let out = "";
  const { promise: origin, resolve: listens } = Promise.withResolvers<string>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      out += text;
      const found = /listen(?:s|ing) on (http:\/\/[^\s"]+)/.exec(out)?.[1];
      if (found !== undefined) listens(found);
    });
  }
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on("error", reject).on("close", (code) => resolve({ code, out }));
  });
  const early = ended.then(({ code }): never => {
    throw new Error(`${line} ended with ${code} before it listened: ${out}`);
  });
  const listening = Promise.race([origin, early]);
  listening.catch(() => {});
  const end = (): Promise<Ended> => {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, "SIGTERM");
    return ended;
  };
  return { origin: listening, ended, end };
}
