// A Chromium for the tests: the machine's own, or the one that was downloaded from npm.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { type Browser, type BrowserServer, chromium } from "playwright-core";
import { packagedChromium } from "./packaged.ts";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const ELSEWHERE = [
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** The browser itself requests nothing, and no name leads away from this machine. */
const SWITCHES = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
];

/** What to do where there is none. */
export const ADVICE =
  "install Chromium or Chrome (Debian: apt install chromium, macOS: brew install --cask chromium), or set CHROME_PATH to its program";

/** The program; `undefined` where there is none. */
export function findChromium(): string | undefined {
  const { CHROME_PATH, PATH = "" } = process.env;
  if (CHROME_PATH) return CHROME_PATH;
  const inPath = PATH.split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [...inPath, ...ELSEWHERE].find((file) => existsSync(file) && runs(file)) ?? packagedChromium();
}

/** Starts a browser for this process. */
export function launchChromium(program: string): Promise<Browser> {
  return chromium.launch({ executablePath: program, args: SWITCHES });
}

/** Starts a browser that other processes connect to. */
export function serveChromium(program: string): Promise<BrowserServer> {
  return chromium.launchServer({ executablePath: program, args: SWITCHES });
}

/** Ubuntu's `chromium-browser` is a script that asks for a snap. */
function runs(program: string): boolean {
  return spawnSync(program, ["--version"], { stdio: "ignore" }).status === 0;
}
