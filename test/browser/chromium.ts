// Finds and starts a Chromium for the tests.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { type Browser, type BrowserServer, chromium } from "playwright-core";
import { packagedChromium } from "./packaged.ts";

/** The browser without windows: a page costs a quarter of the processor time that it costs in the whole browser. */
const SHELLS = ["chromium-headless-shell", "chrome-headless-shell"];
const BROWSERS = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
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
  "install Chromium or Chrome (Debian: apt install chromium-headless-shell, macOS: brew install --cask chromium), or set CHROME_PATH to its program";

/** The program that `CHROME_PATH` names, or a headless shell: the machine's own, or the downloaded one. */
export function findShell(): string | undefined {
  return process.env["CHROME_PATH"] || firstOf(inPath(SHELLS)) || packagedChromium();
}

/** The same, or a whole browser; `undefined` where there is none. */
export function findChromium(): string | undefined {
  return findShell() ?? firstOf([...inPath(BROWSERS), ...ELSEWHERE]);
}

/** Starts a browser for this process. */
export function launchChromium(program: string): Promise<Browser> {
  return chromium.launch({ executablePath: program, args: SWITCHES });
}

/** Starts a browser that other processes connect to. */
export function serveChromium(program: string): Promise<BrowserServer> {
  return chromium.launchServer({ executablePath: program, args: SWITCHES });
}

function inPath(names: readonly string[]): readonly string[] {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  return folders.flatMap((folder) => names.map((name) => join(folder, name)));
}

/** Ubuntu's `chromium-browser` is there, but only asks for a snap. */
function firstOf(programs: readonly string[]): string | undefined {
  return programs.find(
    (file) => existsSync(file) && spawnSync(file, ["--version"], { stdio: "ignore" }).status === 0,
  );
}
