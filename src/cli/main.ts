// Finds the command to run, and prints its errors.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { UsageError } from "./arguments.ts";
import type { Command, Io } from "./command.ts";
import { printable } from "./text/printable.ts";
import { suggestion } from "./text/suggestion.ts";

type Entry = {
  /** One line for the overview. */
  readonly summary: string;
  readonly load: () => Promise<Command>;
};

/** A command is loaded when it is run: `serve` does not pay for the linter, and `--help` for none of them. */
const commands: Readonly<Record<string, Entry>> = {
  serve: {
    summary: "run the book-review service, its docs and its web app",
    load: async () => (await import("./serve.ts")).serveCommand,
  },
  lint: {
    summary: "report what is wrong in a document, and how to fix it",
    load: async () => (await import("./lint.ts")).lintCommand,
  },
  generate: {
    summary: "write types, validators, server stubs and a client",
    load: async () => (await import("./generate.ts")).generateCommand,
  },
  explain: {
    summary: "show what each operation does, and what sending it twice does",
    load: async () => (await import("./explain.ts")).explainCommand,
  },
  declare: {
    summary: "propose what each operation does, and write it into the document",
    load: async () => (await import("./declare.ts")).declareCommand,
  },
  docs: {
    summary: "render a document as one HTML file that works offline",
    load: async () => (await import("./docs.ts")).docsCommand,
  },
  check: {
    summary: "check a running server against its document",
    load: async () => (await import("./check.ts")).checkCommand,
  },
  store: {
    summary: "write a store to a file, or read such a file into a store",
    load: async () => (await import("./store.ts")).storeCommand,
  },
  token: {
    summary: "make a bearer token for trying out the service",
    load: async () => (await import("./token.ts")).tokenCommand,
  },
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
    // Shells do not export COLUMNS.
    env: process.stdout.isTTY ? { COLUMNS: String(process.stdout.columns), ...process.env } : process.env,
  });
}

/** Runs a command line with the streams and the environment that it is given. */
export async function runLine(args: readonly string[], streams: Io): Promise<number> {
  // Nothing printed there is coloured, and much of it quotes documents and servers.
  const io: Io = { ...streams, err: (text) => streams.err(printable(text)) };
  const [name, ...rest] = args;
  if (name === undefined || name === "--help" || name === "-h" || name === "help") {
    io.out(overview());
    return name === undefined ? 2 : 0;
  }
  if (name === "--version") {
    io.out(`${await version()}\n`);
    return 0;
  }
  const entry = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (entry === undefined) {
    const near = suggestion(name, Object.keys(commands));
    io.err(`verbatim: unknown command "${name}"${near}. See verbatim --help.\n`);
    return 2;
  }
  return runCommand(await entry.load(), rest, io);
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
  if (args.includes("--help") || args.includes("-h")) {
    io.out(command.usage);
    return 0;
  }
  try {
    return await command.run(args, io);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    // Faults of a document begin with their place, one a line. By name: importing the class would load Redocly.
    const isOfDocument = error instanceof Error && error.name === "DocumentError";
    io.err(isOfDocument ? `${message}\n` : `verbatim ${command.name}: ${message}\n`);
    if (error instanceof UsageError) io.err(`See verbatim ${command.name} --help.\n`);
    return 2;
  }
}

async function version(): Promise<string> {
  const manifest = await readFile(createRequire(import.meta.url).resolve("verbatim/package.json"), "utf8");
  return (JSON.parse(manifest) as { readonly version: string }).version;
}

function overview(): string {
  const lines = Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(10)}${summary}\n`);
  return [
    "Usage: verbatim COMMAND [options]\n\n",
    "Builds and checks HTTP APIs whose methods do what their OpenAPI document says.\n\n",
    ...lines,
    "\nRun verbatim COMMAND --help for the options of a command, or verbatim --version\n",
    "for the version.\n",
  ].join("");
}
