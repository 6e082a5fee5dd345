// Finds the command that was asked for, and tells what there is.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Command, Io } from "./command.ts";
import { printable } from "./text/printable.ts";

/** Loaded when asked for: `serve` does not pay for the linter. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  serve: async () => (await import("./serve.ts")).serveCommand,
  lint: async () => (await import("./lint.ts")).lintCommand,
  generate: async () => (await import("./generate.ts")).generateCommand,
  explain: async () => (await import("./explain.ts")).explainCommand,
  token: async () => (await import("./token.ts")).tokenCommand,
  docs: async () => (await import("./docs.ts")).docsCommand,
  check: async () => (await import("./check.ts")).checkCommand,
};

/**
 * @param args the command line after `verbatim`
 * @returns the exit code: 0 done, 1 findings, 2 could not run
 */
export async function main(args: readonly string[]): Promise<number> {
  // Who read our lines may be gone (`| head`): the lines are lost, the service goes on.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", ignoreClosedPipe);
  const io: Io = {
    out: (text) => void process.stdout.write(text),
    // Nothing said here is coloured, and much of it quotes what others wrote.
    err: (text) => void process.stderr.write(printable(text)),
    ...(process.stderr.isTTY ? { status: showStatus } : {}),
    isTerminal: process.stdout.isTTY === true,
    // Shells keep COLUMNS to themselves.
    env: process.stdout.isTTY ? { COLUMNS: String(process.stdout.columns), ...process.env } : process.env,
  };
  const [name, ...rest] = args;
  if (name === undefined || name === "--help" || name === "-h" || name === "help") {
    io.out(await overview());
    return name === undefined ? 2 : 0;
  }
  if (name === "--version") {
    io.out(`${await version()}\n`);
    return 0;
  }
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (load === undefined) {
    io.err(`verbatim: there is no command "${name}". See verbatim --help.\n`);
    return 2;
  }
  const command = await load();
  if (rest.includes("--help") || rest.includes("-h")) {
    io.out(command.usage);
    return 0;
  }
  return run(command, rest, io);
}

/** One line that the next one is written over, never longer than the terminal is wide. */
function showStatus(line: string): void {
  process.stderr.write(`\r\u001b[2K${line.slice(0, Math.max(0, (process.stderr.columns ?? 80) - 1))}`);
}

function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
}

async function run(command: Command, args: readonly string[], io: Io): Promise<number> {
  try {
    return await command.run(args, io);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    // The faults of a document begin with their place, one a line. The class is not imported here: Redocly comes with it.
    const isOfDocument = error instanceof Error && error.name === "DocumentError";
    io.err(isOfDocument ? `${message}\n` : `verbatim ${command.name}: ${message}\n`);
    const isUsage =
      error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
    if (isUsage) io.err(`See verbatim ${command.name} --help.\n`);
    return 2;
  }
}

async function version(): Promise<string> {
  const manifest = await readFile(createRequire(import.meta.url).resolve("verbatim/package.json"), "utf8");
  return (JSON.parse(manifest) as { readonly version: string }).version;
}

async function overview(): Promise<string> {
  const lines = await Promise.all(
    Object.values(commands).map(async (load) => {
      const { name, summary } = await load();
      return `  ${name.padEnd(10)}${summary}\n`;
    }),
  );
  return [
    "verbatim: HTTP APIs whose verbs do what their contract says\n\n",
    "Usage: verbatim COMMAND [options]\n\n",
    ...lines,
    "\nverbatim COMMAND --help tells the options of one, verbatim --version the version.\n",
  ].join("");
}
