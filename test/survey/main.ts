// `npm run survey`: what each command says about the documents of some folders, as a page.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { toolArguments } from "../setup/tool-arguments.ts";
import { measureMade } from "./measure-made.ts";
import { ROOT, runCommand, runHere } from "./run-command.ts";
import { type Survey, surveyDocument } from "./survey-document.ts";

const usage = `Usage: npm run survey -- [FOLDER...] [options]

Runs lint, explain, declare and generate on every document in the folders, compiles
what is generated with both compilers, and writes docs/documents.md. Without a folder:
measures commands on large documents, and writes docs/large-documents.md.

  --quick FOLDER   a folder with documents of which only the outcome counts: without
                   time and memory; repeatable
  --out FILE       a different page
  --help           show this text
`;

const { values, positionals } = toolArguments(usage, {
  options: {
    quick: { type: "string", multiple: true, default: [] },
    out: { type: "string" },
    help: { type: "boolean" },
  },
  allowPositionals: true,
});
const SHOWN = 4;
/** A reason that is longer is cut. */
const LONGEST = 200;
const compilers = [
  ["5.9", "typescript"],
  ["7", "typescript7"],
] as const;

if (values.help) process.stdout.write(usage);
else if (positionals.length + values.quick.length > 0)
  await survey([...positionals, ...values.quick], values.out ?? "docs/documents.md");
else await measure(values.out ?? "docs/large-documents.md");

async function measure(out: string): Promise<void> {
  const parent = mkdtempSync(join(ROOT, ".survey-"));
  try {
    writeFileSync(out, await measureMade(parent));
  } finally {
    rmSync(parent, { recursive: true });
  }
}

async function survey(folders: readonly string[], out: string): Promise<void> {
  // In the clone, so that generated code finds the package by its own name.
  const parent = mkdtempSync(join(ROOT, ".survey-"));
  try {
    const tables: Survey[][] = [];
    for (const folder of folders) {
      const names = readdirSync(folder).filter((name) => /\.(ya?ml|json)$/.test(name));
      const rows: Survey[] = [];
      for (const [at, name] of names.entries()) {
        process.stderr.write(`${at + 1} of ${names.length}: ${name}\n`);
        const run = values.quick.includes(folder) ? runHere : runCommand;
        rows.push(await surveyDocument(join(folder, name), parent, run));
      }
      tables.push(rows);
    }
    const errors = new Map(compilers.map(([version, name]) => [version, compiled(parent, name)]));
    const titles = folders.map((folder) => basename(folder));
    writeFileSync(out, pageOf(titles, tables, errors));
  } finally {
    rmSync(parent, { recursive: true });
  }
}

/** @returns the places of the errors, relative to the folder of the generated code */
function compiled(parent: string, compiler: string): readonly string[] {
  process.stderr.write(`compiling with ${compiler}\n`);
  const config = join(parent, "tsconfig.json");
  writeFileSync(
    config,
    JSON.stringify({ extends: "../tsconfig.json", include: ["*/client", "*/server"], exclude: [] }),
  );
  const { stdout } = spawnSync(
    process.execPath,
    [join(ROOT, `node_modules/${compiler}/bin/tsc`), "-p", config, "--pretty", "false"],
    {
      encoding: "utf8",
      cwd: parent,
      maxBuffer: 2 ** 28,
    },
  );
  return stdout.split("\n").filter((line) => /\(\d+,\d+\): error/.test(line));
}

function pageOf(
  titles: readonly string[],
  tables: readonly (readonly Survey[])[],
  errors: ReadonlyMap<string, readonly string[]>,
): string {
  const lines = [
    "# Other people's documents",
    "",
    "This page shows what each command says about documents that others wrote, unchanged. `npm run survey -- FOLDER`",
    `writes it: this one on ${new Date().toISOString().slice(0, 10)}, with Node ${process.versions.node}. *Open* counts the operations whose effect \`explain\``,
    "leaves open. The server is generated from a copy with what `declare` wrote. Generated code is compiled in strict mode,",
    `with TypeScript ${compilers.map(([version]) => version).join(" and ")}. Seconds are of one processor.`,
    "",
  ];
  const parts = tables.map((rows, at) =>
    [
      `## In the folder \`${titles[at]}\``,
      "",
      "| document | operations | lint: errors, warnings | open | declare | client | server | time of explain | of generate |",
      "| --- | ---: | --- | --- | --- | --- | --- | --- | --- |",
      ...rows.map((one) => rowOf(one, errors)),
      "",
      ...rows.flatMap(refusalsOf),
      "",
    ].join("\n"),
  );
  return `${[...lines, ...parts].join("\n").trimEnd()}\n`;
}

function rowOf(one: Survey, errors: ReadonlyMap<string, readonly string[]>): string {
  const { explained, generated } = one;
  const used = ({ seconds, megabytes }: { seconds: number; megabytes: number }): string =>
    megabytes === 0 ? "-" : `${seconds.toFixed(1)} s, ${megabytes.toFixed(0)} MB`;
  const cells = [
    one.name,
    one.operations,
    one.lint,
    one.open,
    one.declare,
    one.client ? compiledCell(one, "client", errors) : "refused",
    one.server ? compiledCell(one, "server", errors) : "refused",
    used(explained),
    used(generated),
  ];
  return `| ${cells.join(" | ")} |`;
}

function compiledCell(
  { folder }: Survey,
  part: string,
  errors: ReadonlyMap<string, readonly string[]>,
): string {
  const parent = join(folder, "..");
  const own = `${relative(parent, join(folder, part))}/`;
  const found = [...errors].flatMap(([version, lines]) => {
    const count = lines.filter((line) => line.startsWith(own)).length;
    return count === 0 ? [] : [`${count} errors with ${version}`];
  });
  return found.length === 0 && existsSync(join(folder, part)) ? "compiles" : found.join(", ");
}

/** Why there is no server or no client. */
function refusalsOf({ name, server, refusals, fault }: Survey): readonly string[] {
  if (fault !== undefined) return [`- ${name}: ${plain(fault)}`];
  if (server || refusals.length === 0) return [];
  const said = refusals.slice(0, SHOWN).map(([kind, count]) => `${plain(kind)} (${count})`);
  const more = refusals.length > SHOWN ? `; and ${refusals.length - SHOWN} more kinds` : "";
  return [`- ${name}, server: ${said.join("; ")}${more}`];
}

/** On one line, without the path of the folder, and without what Markdown would read. */
function plain(text: string): string {
  const shown = text.replaceAll(ROOT, "").replaceAll(/[|<>*_[\]]/g, "\\$&");
  return shown.length > LONGEST ? `${shown.slice(0, LONGEST)}…` : shown;
}
