// The arguments of the repository's own tools: `--help`, and a sentence for what a tool does not know.
import { type ParseArgsConfig, parseArgs } from "node:util";

/**
 * Prints the usage and ends the process where `--help` is given (0), or anything that the tool does not know (2).
 *
 * @param usage of the tool
 * @param config its options and arguments, besides `--help`
 * @returns what `parseArgs` returns
 */
export function toolArguments<const Config extends ParseArgsConfig>(
  usage: string,
  config: Config,
): ReturnType<typeof parseArgs<Config>> {
  const given = process.argv.slice(2);
  if (given.some((one) => one === "--help" || one === "-h")) {
    process.stdout.write(usage);
    process.exit(0);
  }
  try {
    return parseArgs(config);
  } catch (error) {
    const [what] = (error instanceof Error ? error.message : String(error)).split(". ");
    process.stderr.write(`${what}\n\n${usage}`);
    process.exit(2);
  }
}
