// `npm run rows`: runs the tests of the HTTP checklist's rows and writes the results to docs/rows.md.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { table as rows } from "../rows/table.ts";
import { toolArguments } from "../setup/tool-arguments.ts";
import { runRows } from "./run-rows.ts";

toolArguments(
  `Usage: npm run rows

Runs the tests of the HTTP checklist's rows, and writes the results to docs/rows.md.

  --help   show this text

Exit: 0 every row holds, 1 a row does not hold, 2 unknown arguments
`,
  {},
);

const top = fileURLToPath(new URL("../..", import.meta.url));
const verdicts = await runRows("memory");
const lines = rows.map(({ number, level, says }) => {
  const verdict = level === "LATER" ? "for later" : (verdicts.get(String(number)) ?? "no test");
  return `| ${number} | ${level} | ${says} | ${verdict} |`;
});
const missing = lines.filter((line) => !/\| (holds|for later) \|$/.test(line));
writeFileSync(join(top, "docs/rows.md"), pageOf(lines));
process.stdout.write(
  `${rows.length} rows, ${lines.length - missing.length} hold or are for later: docs/rows.md\n`,
);
for (const line of missing) process.stderr.write(`${line}\n`);
process.exitCode = missing.length === 0 ? 0 : 1;

function pageOf(lines: readonly string[]): string {
  return `# The HTTP requirements that the server meets

Written by \`npm run rows\` on ${new Date().toISOString().slice(0, 10)}, from the tests in \`test/rows/\`: one test per row, each
over a socket, with the store in memory; \`npm run prove\` runs them on SQLite
and PostgreSQL, too. MUST, SHOULD and MAY: a standard says so. CHOICE: the standards leave it open, and the document decides.

| row | level | requirement | result |
| --- | --- | --- | --- |
${lines.join("\n")}
`;
}
