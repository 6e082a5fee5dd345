// Installs what only comparisons use. The project does not need it, so it is not installed with the project.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/**
 * @param say is called before an installation
 * @returns the folder with the packages
 */
export function installPeers(say: (text: string) => void): string {
  const folder = fileURLToPath(new URL(".", import.meta.url));
  if (existsSync(`${folder}/node_modules`)) return folder;
  say("installing other servers and clients in test/bench");
  const { status } = spawnSync("npm", ["ci", "--prefix", folder], { stdio: "inherit" });
  if (status !== 0) throw new Error("npm ci failed in test/bench");
  return folder;
}
