// Runs the tests of the HTTP checklist's rows on a store, in a process of their own.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

type Assertion = { readonly title: string; readonly status: string };
type Report = { readonly testResults: readonly { readonly assertionResults: readonly Assertion[] }[] };

const top = fileURLToPath(new URL("../..", import.meta.url));

/**
 * @param store as for `TEST_STORE`
 * @returns row number -> `holds`, or the status of its test
 */
export async function runRows(store: string): Promise<ReadonlyMap<string, string>> {
  const folder = mkdtempSync(join(tmpdir(), "rows-"));
  const report = join(folder, "report.json");
  // The files that choose a store of their own are not for this one.
  const files = readdirSync(join(top, "test/rows")).filter((name) => /^(?!on-).*\.test\.ts$/.test(name));
  const child = spawn(
    process.execPath,
    [
      join(top, "node_modules/vitest/vitest.mjs"),
      "run",
      ...files.map((name) => `test/rows/${name}`),
      // The files would empty each other's database.
      ...(store.startsWith("postgres:") ? ["--no-file-parallelism"] : []),
      "--reporter=json",
      `--outputFile=${report}`,
    ],
    { cwd: top, env: { ...process.env, TEST_STORE: store }, stdio: ["ignore", "ignore", "inherit"] },
  );
  await once(child, "exit");
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
