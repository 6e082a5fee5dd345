// `npm run survey`: what each command says about the documents of some folders, as a page.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { parseArgs } from "node:util";
import { ROOT } from "./run-command.ts";
import { type Survey, surveyDocument } from "./survey-document.ts";

const usage = `Usage: npm run survey -- FOLDER... [options]

Runs lint, explain, declare and generate on every document in the folders, compiles
what is generated with both compilers, and writes docs/documents.md.

  --out FILE   the page (default: docs/documents.md)
  --help       show this text
`;

const { values, positionals } = parseArgs({
  options: { out: { type: "string", default: "docs/documents.md" }, help: { type: "boolean" } },
  allowPositionals: true,
});
const SHOWN = 4;
const compilers = [
  ["5.9", "typescript"],
  ["7", "typescript7"],
] as const;

if (values.help || positionals.length === 0) process.stdout.write(usage);
else survey(positionals, values.out);

function survey(folders: readonly string[], out: string): void {
  // In the clone, so that generated code finds the package by its own name.
  const parent = mkdtempSync(join(ROOT, ".survey-"));
  try {
    const tables = folders.map((folder) => {
      const names = readdirSync(folder).filter((name) => /\.(ya?ml|json)$/.test(name));
      return names.map((name, at) => {
        process.stderr.write(`${at + 1} of ${names.length}: ${name}\n`);
        return surveyDocument(join(folder, name), parent);
      });
    });
    const errors = new Map(compilers.map(([version, name]) => [version, compiled(parent, name)]));
    writeFileSync(out, pageOf(tables, errors));
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
  const parts = tables.map((rows) =>
    [
      "| document | operations | lint: errors, warnings | open | declare | client | server | explain | client |",
      "| --- | ---: | --- | --- | --- | --- | --- | --- | --- |",
      ...rows.map((one) => rowOf(one, errors)),
      "",
      ...rows.flatMap(refusalsOf),
    ].join("\n"),
  );
  return `${[...lines, ...parts].join("\n").trimEnd()}\n`;
}

function rowOf(one: Survey, errors: ReadonlyMap<string, readonly string[]>): string {
  const { explained, generated } = one;
  const used = ({ seconds, megabytes }: { seconds: number; megabytes: number }): string =>
    `${seconds.toFixed(1)} s, ${megabytes.toFixed(0)} MB`;
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
  return text.replaceAll(/\S*\/(?=[^/\s]+\.(ya?ml|json))/g, "").replaceAll(/[|<>*_[\]]/g, "\\$&");
}
