// A headless Chromium from npm, for Linux on x64: downloaded once, at the version that its lockfile names.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { createReadStream, createWriteStream, existsSync } from "node:fs";
import { chmod, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { createBrotliDecompress } from "node:zlib";

const HOME = fileURLToPath(new URL("packaged/", import.meta.url));
const PACKED = join(HOME, "node_modules/@sparticuz/chromium/bin");
const UNPACKED = join(HOME, "node_modules/.unpacked");
const PROGRAM = join(UNPACKED, "chromium");

/**
 * Starts the browser with the libraries that come with it (NSS, NSPR, expat), which a bare machine lacks, and with its
 * own font where the machine has none.
 */
const START = `#!/bin/sh
here=$(dirname "$0")
export LD_LIBRARY_PATH="$here/lib"
[ -d /etc/fonts ] || export FONTCONFIG_FILE="$here/own-fonts.conf"
exec "$here/headless-shell" "$@"
`;

const FONTS = `<?xml version="1.0"?>
<fontconfig><dir>${UNPACKED}/fonts</dir><cachedir>${UNPACKED}/fonts-cache</cachedir></fontconfig>
`;

export const isSupported: boolean = process.platform === "linux" && process.arch === "x64";

/** The program; `undefined` before it was downloaded. */
export function packagedChromium(): string | undefined {
  return existsSync(PROGRAM) ? PROGRAM : undefined;
}

/**
 * Downloads and unpacks it.
 *
 * @throws Error with npm's own words when it cannot be downloaded
 */
export async function downloadChromium(): Promise<string> {
  const { status, stdout, stderr } = spawnSync(
    "npm",
    ["ci", "--no-audit", "--no-fund", "--fetch-retries=1"],
    {
      cwd: HOME,
      encoding: "utf8",
    },
  );
  if (status !== 0) throw new Error(`npm ci in test/browser/packaged failed: ${stdout}${stderr}`);
  // Another run may download at the same time: what is half unpacked is never under the final name.
  const folder = await mkdtemp(join(HOME, "node_modules/.unpacking-"));
  const program = join(folder, "headless-shell");
  await pipeline(readPacked("chromium.br"), createBrotliDecompress(), createWriteStream(program));
  await chmod(program, 0o755);
  for (const archive of ["al2023.tar.br", "fonts.tar.br", "swiftshader.tar.br"]) {
    await untar(archive, folder);
  }
  await writeFile(join(folder, "own-fonts.conf"), FONTS);
  await writeFile(join(folder, "chromium"), START, { mode: 0o755 });
  await rm(UNPACKED, { recursive: true, force: true });
  await rename(folder, UNPACKED);
  return PROGRAM;
}

function readPacked(name: string) {
  return createReadStream(join(PACKED, name));
}

async function untar(name: string, folder: string): Promise<void> {
  const tar = spawn("tar", ["-x", "-C", folder], { stdio: ["pipe", "inherit", "inherit"] });
  const ended = once(tar, "close");
  await pipeline(readPacked(name), createBrotliDecompress(), tar.stdin);
  const [code] = await ended;
  if (code !== 0) throw new Error(`tar could not unpack ${name}`);
}
