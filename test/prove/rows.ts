// `npm run rows`: runs the tests of the HTTP checklist's rows and writes the results to docs/rows.md.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { table as rows } from "../rows/table.ts";

type Assertion = { readonly title: string; readonly status: string };
type Report = { readonly testResults: readonly { readonly assertionResults: readonly Assertion[] }[] };

const top = fileURLToPath(new URL("../..", import.meta.url));
const verdicts = runRows();
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

/** Row number -> result of its test. */
function runRows(): ReadonlyMap<string, string> {
  const folder = mkdtempSync(join(tmpdir(), "rows-"));
  const report = join(folder, "report.json");
  const vitest = join(top, "node_modules/vitest/vitest.mjs");
  const args = [vitest, "run", "test/rows", "--reporter=json", `--outputFile=${report}`];
  spawnSync(process.execPath, args, { cwd: top, stdio: ["ignore", "ignore", "inherit"] });
  const { testResults } = JSON.parse(readFileSync(report, "utf8")) as Report;
  rmSync(folder, { recursive: true });
  const said = testResults.flatMap(({ assertionResults }) => assertionResults);
  return new Map(
    said.flatMap(({ title, status }) => {
      const number = /^row (\w+):/.exec(title)?.[1];
      return number === undefined ? [] : [[number, status === "passed" ? "holds" : status] as const];
    }),
  );
}

function pageOf(lines: readonly string[]): string {
  return `# The HTTP requirements that the server meets

Written by \`npm run rows\` on ${new Date().toISOString().slice(0, 10)}, from the tests in \`test/rows/\`: one test per row, each
over a socket. MUST, SHOULD and MAY: a standard says so. CHOICE: the standards leave it open, and the document decides.

| row | level | requirement | result |
| --- | --- | --- | --- |
${lines.join("\n")}
`;
}
