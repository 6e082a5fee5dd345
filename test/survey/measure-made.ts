// Measures commands on large documents that are made from a seed.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { madeDocument } from "./made-document.ts";
import { ROOT, type Run, runCommand } from "./run-command.ts";

const SEED = 7;
/** In seconds of processor time and in megabytes (0: no limit is set). */
const LIMITS = {
  explain: [7, 0],
  generate: [30, 1200],
  check: [10, 300],
} as const;
const SIZES: readonly (readonly [operations: number, commands: readonly (keyof typeof LIMITS)[]])[] = [
  [600, ["explain", "generate", "check"]],
  [1200, ["explain", "generate"]],
];

/**
 * @param parent the folder for the documents and the generated code
 * @returns the page
 */
export async function measureMade(parent: string): Promise<string> {
  const script = join(ROOT, "test/survey/empty-server.ts");
  const server = spawn(process.execPath, [script], { stdio: ["ignore", "pipe", "inherit"] });
  const [port] = await once(server.stdout, "data");
  try {
    const rows = SIZES.flatMap(([count, commands]) => {
      const file = join(parent, `made-${count}.json`);
      writeFileSync(file, JSON.stringify(madeDocument(count, SEED)));
      return commands.map((command) => {
        process.stderr.write(`${command} with ${count} operations\n`);
        const run = runCommand(argumentsOf(command, file, String(port).trim()), parent);
        return rowOf(command, count, run);
      });
    });
    return `${[...HEAD, ...rows].join("\n")}\n`;
  } finally {
    server.kill();
  }
}

const HEAD = [
  "# Large documents",
  "",
  "This page shows what commands use on large documents. `npm run survey` writes it: it makes the documents itself, from",
  `the seed ${SEED}, and measures with Node ${process.versions.node}. \`check\` runs for one second, with at most`,
  "ten requests, against a server that answers each with `{}`: its figures are those of reading, planning and the report.",
  "",
  "| command | operations | processor time | at most | memory | at most |",
  "| --- | ---: | ---: | ---: | ---: | ---: |",
];

function argumentsOf(command: keyof typeof LIMITS, file: string, port: string): readonly string[] {
  if (command === "explain") return ["explain", file, "--format", "json"];
  if (command === "generate") return ["generate", file, "--client", "--out", `${file}-client`];
  return ["check", file, `http://127.0.0.1:${port}`, "--budget", "1", "--rate", "10"];
}

function rowOf(command: keyof typeof LIMITS, count: number, { seconds, megabytes }: Run): string {
  const [longest, most] = LIMITS[command];
  const time = `${seconds.toFixed(1)} s | ${longest} s`;
  return `| \`${command}\` | ${count} | ${time} | ${megabytes.toFixed(0)} MB | ${most === 0 ? "-" : `${most} MB`} |`;
}
