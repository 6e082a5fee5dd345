// A project that `init` makes from the tarball: it installs, its tests pass, it compiles, and it serves.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { installedIn } from "../package/installed.ts";
import { statedSize } from "../package/stated-sizes.ts";

const top = resolve(import.meta.dirname, "../..");

/** @returns a row for each project: how it was made, and "runs" or the first thing that failed. */
export async function initRows(tarball: string, folder: string): Promise<readonly (readonly string[])[]> {
  const home = join(folder, "init");
  mkdirSync(home);
  cpSync(join(top, "test/documents/mocked.yaml"), join(home, "mocked.yaml"));
  run("npm", ["init", "-y"], home);
  run("npm", ["install", "--no-audit", "--no-fund", tarball], home);
  return [
    ["npm install of the whole package", toolsSize(home)],
    ["init", await resultOf(["first"], home, "/notes")],
    [
      "init --from, a document without declarations",
      await resultOf(["second", "--from", "mocked.yaml"], home, "/api/v3/shelves"),
    ],
  ];
}

/** What the tools install, which docs/deploy.md states. */
function toolsSize(home: string): string {
  const { packages, megabytes } = installedIn(home);
  const stated = statedSize("the whole package");
  const isAsStated = packages <= stated.packages && megabytes <= stated.megabytes;
  return `${isAsStated ? "" : "failed: "}${packages} packages, ${megabytes} MB`;
}

async function resultOf(args: readonly string[], home: string, path: string): Promise<string> {
  const project = join(home, args[0] ?? "");
  try {
    run(join(home, "node_modules/.bin/verbatim"), ["init", ...args], home);
    run("npm", ["install", "--no-audit", "--no-fund"], project);
    run("npm", ["test"], project);
    run("npm", ["run", "types"], project);
    return await served(project, path);
  } catch (error) {
    return `failed: ${error instanceof Error ? error.message.slice(0, 300) : error}`;
  }
}

async function served(project: string, path: string): Promise<string> {
  const server = spawn(process.execPath, ["server.ts"], { cwd: project, env: { ...process.env, PORT: "0" } });
  let out = "";
  for await (const text of server.stdout.setEncoding("utf8")) {
    out += text;
    if (out.includes("listening on")) break;
  }
  const origin = /listening on (http:\/\/[^\s"]+)/.exec(out)?.[1] ?? "";
  const statuses = await Promise.all(
    ["/docs", "/problems/not-found", path].map(async (at) => (await fetch(origin + at)).status),
  );
  server.kill("SIGTERM");
  await once(server, "exit");
  return statuses.every((status) => status === 200) ? "runs" : `failed: ${statuses}`;
}

function run(command: string, args: readonly string[], cwd: string): void {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: "utf8" });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")}: ${stdout}${stderr}`);
}
