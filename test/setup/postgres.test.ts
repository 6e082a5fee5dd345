// What starts PostgreSQL for the tests leaves the exit code of the process alone.
import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";

test("a process that has failed does not end with 0", () => {
  const program = 'await import("./test/setup/postgres.ts"); process.exitCode = 3;';
  const { status } = spawnSync(process.execPath, ["--input-type=module", "-e", program], {
    cwd: new URL("../..", import.meta.url),
  });
  expect(status).toBe(3);
});
