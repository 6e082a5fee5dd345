// Runs the command as a user does, in its own process, folder and environment; or in this process, which is faster.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import type { Command, Io } from "../../src/cli/command.ts";
import { runCommand, runLine } from "../../src/cli/main.ts";

const door = fileURLToPath(new URL("../../src/cli/verbatim.js", import.meta.url));

export type Ended = { readonly code: number | null; readonly out: string; readonly err: string };

export type Running = {
  readonly origin: string;
  /** Its output so far. */
  readonly out: () => string;
  /** Sends the signal, and waits for the process to end. */
  readonly end: (signal?: NodeJS.Signals) => Promise<Ended>;
};

type Env = Readonly<Record<string, string>>;

/** Runs a command line in this process, which takes a second less than to start one. */
export function verbatimHere(args: readonly string[], env: Env = {}): Promise<Ended> {
  return recorded((io) => runLine(args, { ...io, env }));
}

/** Runs a command in this process; `io` overrides the terminal and the environment. */
export function inProcess(
  command: Command,
  args: readonly string[],
  overrides: Partial<Io> = {},
): Promise<Ended> {
  return recorded((io) => runCommand(command, args, { ...io, ...overrides }));
}

async function recorded(run: (io: Io) => Promise<number>): Promise<Ended> {
  const [out, err]: [string[], string[]] = [[], []];
  const code = await run({
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
    isTerminal: false,
    env: {},
  });
  return { code, out: out.join(""), err: err.join("") };
}

/** Runs a command to its end. */
export async function verbatim(args: readonly string[], env: Env = {}): Promise<Ended> {
  return spawned(args, env).ended;
}

/** Starts `verbatim serve` on a free port; throws when it ends before it listens. */
export async function startServe(args: readonly string[] = [], env: Env = {}): Promise<Running> {
  const { child, out, ended } = spawned(["serve", "--port", "0", ...args], env);
  const listening = async (): Promise<string> => {
    for (;;) {
      const origin = /listens on (http:\/\/[^\s"]+)/.exec(out())?.[1];
      if (origin !== undefined) return origin;
      if (child.stdout) await once(child.stdout, "data");
    }
  };
  const early = ended.then(({ code, err }) => {
    throw new Error(`serve ended with ${code}: ${err}`);
  });
  const origin = await Promise.race([listening(), early]);
  early.catch(() => {});
  return {
    origin,
    out,
    end: (signal = "SIGTERM") => {
      child.kill(signal);
      return ended;
    },
  };
}

/** Starts a command that ends by itself or after a signal. */
export function startVerbatim(
  args: readonly string[],
  env: Env = {},
): Pick<Running, "out" | "end"> & { readonly ended: Promise<Ended> } {
  const { child, out, ended } = spawned(args, env);
  return {
    out,
    ended,
    end: (signal = "SIGTERM") => {
      child.kill(signal);
      return ended;
    },
  };
}

function spawned(args: readonly string[], env: Env) {
  const { NODE_COMPILE_CACHE } = process.env;
  const child: ChildProcess = spawn(process.execPath, [door, ...args], {
    cwd: tmpdir(),
    env: { ...(NODE_COMPILE_CACHE && { NODE_COMPILE_CACHE }), ...env },
  });
  let [out, err] = ["", ""];
  child.stdout?.on("data", (chunk) => {
    out += chunk;
  });
  child.stderr?.on("data", (chunk) => {
    err += chunk;
  });
  const ended = once(child, "close").then(([code]): Ended => ({ code, out, err }));
  return { child, out: () => out, ended };
}
