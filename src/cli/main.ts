// Finds the command to run, and prints its errors.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { text } from "node:stream/consumers";
import { printable } from "../json/printable.ts";
import { UsageError } from "./arguments.ts";
import type { Command, Io } from "./command.ts";
import { type CommandName, commands } from "./command-table.ts";
import { documentDash, withStandardInput } from "./text/standard-input.ts";
import { suggestion } from "./text/suggestion.ts";
import { inWords, systemFault } from "./text/system-fault.ts";

/** A command is loaded when it is run: `serve` does not pay for the linter, and `--help` for none of them. */
const loaders: Readonly<Record<CommandName, () => Promise<Command>>> = {
  check: async () => (await import("./check.ts")).checkCommand,
  lint: async () => (await import("./lint.ts")).lintCommand,
  explain: async () => (await import("./explain.ts")).explainCommand,
  declare: async () => (await import("./declare.ts")).declareCommand,
  generate: async () => (await import("./generate.ts")).generateCommand,
  docs: async () => (await import("./docs.ts")).docsCommand,
  init: async () => (await import("./init.ts")).initCommand,
  mock: async () => (await import("./mock.ts")).mockCommand,
  serve: async () => (await import("./serve.ts")).serveCommand,
  store: async () => (await import("./store.ts")).storeCommand,
  token: async () => (await import("./token.ts")).tokenCommand,
  laws: async () => (await import("./laws.ts")).lawsCommand,
  completion: async () => (await import("./completion.ts")).completionCommand,
};

/**
 * @param args the command line after `verbatim`
 * @returns the exit code: 0 done, 1 findings, 2 could not run
 */
export async function main(args: readonly string[]): Promise<number> {
  // The reader of our output may close it (`| head`): drop the output, keep the service running.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", ignoreClosedPipe);
  return runLine(args, {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    ...(process.stderr.isTTY ? { status: showStatus } : {}),
    isTerminal: process.stdout.isTTY === true,
    input: () => text(process.stdin),
    startedAt: performance.timeOrigin,
    // Shells do not export COLUMNS.
    env: process.stdout.isTTY ? { COLUMNS: String(process.stdout.columns), ...process.env } : process.env,
  });
}

/** Runs a command line with the streams and the environment that it is given. */
export async function runLine(args: readonly string[], streams: Io): Promise<number> {
  // Nothing printed there is coloured, and much of it quotes documents and servers.
  const io: Io = { ...streams, err: (text) => streams.err(printable(text)) };
  const [first, ...others] = args;
  // `help lint` is `lint --help`.
  const [name, ...rest] = first === "help" && others[0] !== undefined ? [others[0], "--help"] : args;
  if (name === undefined || HELP.includes(name) || name === "help") {
    io.out(overview());
    return name === undefined ? 2 : 0;
  }
  if (name === "--version" || name === "-v" || name === "version") {
    io.out(`${await version()}\n`);
    return 0;
  }
  if (!isCommand(name)) {
    const near = suggestion(name, Object.keys(commands));
    io.err(`verbatim: unknown command "${name}"${near}. See verbatim --help.\n`);
    return 2;
  }
  if (rest.some((one) => HELP.includes(one))) {
    io.out(await commands[name].usage());
    return 0;
  }
  return runCommand(await loaders[name](), rest, io);
}

const HELP = ["--help", "-h"];

function isCommand(name: string): name is CommandName {
  return Object.hasOwn(commands, name);
}

/** Overwrites the line before; cut at the terminal's width, as a wrapped line could not be overwritten. */
function showStatus(line: string): void {
  process.stderr.write(`\r\u001b[2K${line.slice(0, Math.max(0, (process.stderr.columns ?? 80) - 1))}`);
}

function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
}

/**
 * @param args the command line after the command's name
 * @returns the exit code; errors are printed and become 2
 */
export async function runCommand(command: Command, args: readonly string[], io: Io): Promise<number> {
  if (args.some((one) => HELP.includes(one))) {
    io.out(command.usage);
    return 0;
  }
  try {
    const dash = command.readsDocument ? documentDash(args) : -1;
    if (dash < 0) return await command.run(args, io);
    return await withStandardInput(args, dash, io, (given, named) => command.run(given, named));
  } catch (error) {
    const message = systemFault(error) ?? inWords(error instanceof Error ? error.message : String(error));
    // Faults of a document begin with their place, one a line. By name: importing the class would load Redocly.
    const isOfDocument = error instanceof Error && error.name === "DocumentError";
    io.err(isOfDocument ? `${message}\n` : `verbatim ${command.name}: ${message}\n`);
    if (error instanceof UsageError) io.err(`See verbatim ${command.name} --help.\n`);
    return 2;
  }
}

async function version(): Promise<string> {
  const manifest = await readFile(
    createRequire(import.meta.url).resolve("@verbatim-http/kit/package.json"),
    "utf8",
  );
  return (JSON.parse(manifest) as { readonly version: string }).version;
}

function overview(): string {
  const lines = Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(12)}${summary}\n`);
  return [
    "Usage: verbatim COMMAND [options]\n\n",
    "Builds and checks HTTP APIs whose methods do what their OpenAPI document says.\n\n",
    ...lines,
    "\nRun verbatim COMMAND --help for the options of a command, or verbatim --version\n",
    "for the version.\n",
  ].join("");
}
