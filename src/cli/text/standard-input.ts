// `-` as the document of a command: standard input, which becomes a file while the command runs.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import type { Io } from "../command.ts";

const NAME = "standard input";

/** @returns the place of `-` in a command line, if it is there in place of a document. */
export function documentDash(args: readonly string[]): number {
  return args.findIndex((one, at) => {
    const before = args[at - 1] ?? "";
    return one === "-" && (!before.startsWith("--") || before === "--from" || SWITCHES.includes(before));
  });
}

/** Options without a value, so that what follows them is an argument. */
const SWITCHES = [
  "--allow-remote",
  "--check",
  "--client",
  "--server",
  "--dry-run",
  "--open",
  "--watch",
  "--strict",
];

/**
 * Runs a command with a file in place of `-`. What the command prints names the file as standard input.
 *
 * @param args the command line
 * @param at the place of `-`
 * @param run runs the command
 */
export async function withStandardInput(
  args: readonly string[],
  at: number,
  io: Io,
  run: (args: readonly string[], io: Io) => Promise<number>,
): Promise<number> {
  const text = (await io.input?.()) ?? "";
  const folder = await mkdtemp(join(tmpdir(), "verbatim-"));
  const file = join(folder, "openapi.yaml");
  const named = (printed: string): string =>
    printed.replaceAll(file, NAME).replaceAll(relative(process.cwd(), file), NAME);
  try {
    await writeFile(file, text);
    return await run(args.with(at, file), {
      ...io,
      out: (printed) => io.out(named(printed)),
      err: (printed) => io.err(named(printed)),
    });
  } catch (error) {
    if (error instanceof Error) error.message = named(error.message);
    throw error;
  } finally {
    await rm(folder, { recursive: true });
  }
}
