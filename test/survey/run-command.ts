// Runs a command of the clone on a document, and measures it.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { verbatimHere } from "../cli/command.ts";

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
    {
      encoding: "utf8",
      maxBuffer: 2 ** 28,
      timeout: LONGEST,
      killSignal: "SIGKILL",
      env: { ...process.env, USAGE_FILE: usage },
    },
  );
  if (!existsSync(usage)) return { code: status, out: "", err: "it did not end", seconds: 0, megabytes: 0 };
  const used: { seconds: number; megabytes: number } = JSON.parse(readFileSync(usage, "utf8"));
  rmSync(usage);
  return { code: status, out: stdout, err: stderr, ...used };
}

/** A command that takes longer is ended, and the page says so. */
const LONGEST = 300_000;

/** Runs a command in this process: for a document of which only the outcome counts, this takes a second less. */
export async function runHere(args: readonly string[]): Promise<Run> {
  const before = process.cpuUsage();
  const ended = await verbatimHere(args);
  const { user, system } = process.cpuUsage(before);
  return { ...ended, seconds: (user + system) / 1e6, megabytes: 0 };
}
