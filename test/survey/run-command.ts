// Runs a command of the clone on a document, and measures it.
import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

export type Run = {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  /** Processor time. */
  readonly seconds: number;
  readonly megabytes: number;
};

/** The root of the clone. */
export const ROOT = join(import.meta.dirname, "../..");

/** @returns what the command printed, and what it used */
export function runCommand(args: readonly string[], folder: string): Run {
  const usage = join(folder, "usage.json");
  const hook = join(import.meta.dirname, "usage-hook.mjs");
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--import", hook, join(ROOT, "src/cli/verbatim.js"), ...args],
    { encoding: "utf8", maxBuffer: 2 ** 28, env: { ...process.env, USAGE_FILE: usage } },
  );
  const used: { seconds: number; megabytes: number } = JSON.parse(readFileSync(usage, "utf8"));
  rmSync(usage);
  return { code: status, out: stdout, err: stderr, ...used };
}
