// `npm run check`: everything that is checked without running a test, side by side.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { setup as generateGuarded } from "./setup/guarded.ts";
import { toolArguments } from "./setup/tool-arguments.ts";

const steps: Readonly<Record<string, readonly string[]>> = {
  // Each further checker reads the same types again, and the other steps need the second processor.
  types: ["node_modules/typescript7/bin/tsc", "-p", ".", "--checkers", "1"],
  format: ["node_modules/@biomejs/biome/bin/biome", "check", "."],
  generated: ["src/cli/verbatim.js", "generate", "--check"],
  document: ["src/cli/verbatim.js", "lint"],
};

toolArguments(
  `Usage: npm run check

Checks, side by side, what is checked without running a test: the types, the format, generated files, the document.

  --help   show this text

Exit: 0 all is well, 1 a check failed, 2 unknown arguments
`,
  {},
);

// The types include it.
await generateGuarded();
const failed = await Promise.all(Object.entries(steps).map(([name, args]) => failsStep(name, args)));
process.exitCode = failed.includes(true) ? 1 : 0;

/** Runs a step, and prints its output as one piece when it has ended. */
async function failsStep(name: string, args: readonly string[]): Promise<boolean> {
  const started = performance.now();
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"] });
  const output: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => void output.push(chunk));
  const [code] = await once(child, "close");
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stdout.write(`${code === 0 ? "ok" : "FAILED"}  ${name} (${seconds} s)\n`);
  process.stdout.write(Buffer.concat(output));
  return code !== 0;
}
