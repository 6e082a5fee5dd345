// Contract tests of a server, from the tarball, in each version of vitest that the package allows as a peer.
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { install, manifestIn } from "../package/installed.ts";

const top = resolve(import.meta.dirname, "../..");
const own = join(import.meta.dirname, "node_modules");
const versions = [join(own, "vitest3"), join(own, "vitest4"), join(top, "node_modules/vitest")];

/** @returns a row for each version of vitest: its number, and "N passed" or the first thing that failed. */
export function vitestRows(
  tarball: string,
  folder: string,
  generated: string,
): readonly (readonly string[])[] {
  return versions.map((vitest) => {
    const { version } = manifestIn(vitest);
    const home = join(folder, `vitest-${version}`);
    mkdirSync(home);
    install(tarball, home);
    symlinkSync(vitest, join(home, "node_modules/vitest"));
    cpSync(generated, join(home, "generated"), { recursive: true });
    cpSync(join(top, "docs/notes/openapi.yaml"), join(home, "openapi.yaml"));
    for (const name of ["app.ts", "contract.test.ts"])
      cpSync(join(top, "docs/project", name), join(home, name));
    writeFileSync(join(home, "package.json"), '{ "type": "module" }');
    const command = [join(vitest, "vitest.mjs"), "run", "--reporter=default"];
    const { status, stdout, stderr } = spawnSync(process.execPath, command, {
      cwd: home,
      encoding: "utf8",
      env: { ...process.env, NO_COLOR: "1" },
    });
    const passed = /Tests +(\d+ passed)/.exec(stdout)?.[1];
    const failed = `failed: ${stdout.slice(-300)}${stderr.slice(0, 500)}`;
    return [`vitest ${version}`, status === 0 && passed !== undefined ? passed : failed];
  });
}
