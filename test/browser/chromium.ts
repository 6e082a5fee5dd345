// A Chromium for the tests: the system's, or the one that comes as a package, or none and why.
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { type Browser, chromium } from "playwright-core";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const ELSEWHERE = [
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/**
 * The package is 70 MB to load for what most machines have, so it is none of ours: it is taken where it stands
 * (`npm install --no-save @sparticuz/chromium`).
 */
const PACKAGE = "@sparticuz/chromium";

/** Nothing but the page asks for anything, and no name leads away from this machine. */
const SWITCHES = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
];

/** The program; `undefined` where there is none. */
export const chromiumPath: string | undefined = await findChromium();

/** Why the tests that need a browser can't run; `undefined` when they can. */
export const missing: string | undefined =
  chromiumPath === undefined
    ? `no Chromium on this machine; install one, name it in CHROME_PATH, or: npm install --no-save ${PACKAGE}`
    : undefined;

/** Starts the browser. */
export function launchChromium(): Promise<Browser> {
  if (chromiumPath === undefined) throw new Error(missing);
  return chromium.launch({ executablePath: chromiumPath, args: SWITCHES });
}

async function findChromium(): Promise<string | undefined> {
  const { CHROME_PATH, PATH = "" } = process.env;
  if (CHROME_PATH) return CHROME_PATH;
  const inPath = PATH.split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const found = [...inPath, ...ELSEWHERE].find((file) => existsSync(file));
  return found ?? (await fromPackage());
}

async function fromPackage(): Promise<string | undefined> {
  // A variable, so that the types do not ask for a package that need not be there.
  const name: string = PACKAGE;
  try {
    const { default: packed } = (await import(name)) as { default: { executablePath(): Promise<string> } };
    return await packed.executablePath();
  } catch {
    return undefined;
  }
}
