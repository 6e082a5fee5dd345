// `redocly lint`, run from the command line, reports what `verbatim lint` reports.
import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { lintDocument } from "../../src/lint/lint.ts";

type Problem = {
  readonly ruleId: string;
  readonly location: readonly { readonly source: { readonly ref: string }; readonly pointer: string }[];
};

function redocly(...args: readonly string[]) {
  return spawnSync(process.execPath, [resolve("node_modules/@redocly/cli/bin/cli.js"), "lint", ...args], {
    encoding: "utf8",
    env: { ...process.env, REDOCLY_TELEMETRY: "off" },
  });
}

function rulesOf(file: string): readonly string[] {
  const { stdout } = redocly(file, "--format=json");
  const { problems } = JSON.parse(stdout) as { readonly problems: readonly Problem[] };
  return problems.map(({ ruleId }) => ruleId);
}

describe("redocly lint", () => {
  test("finds nothing in openapi.yaml", () => {
    const { status, stderr } = redocly("openapi.yaml");
    expect({ status, stderr }).toEqual({ status: 0, stderr: expect.stringContaining("valid") });
  });

  test.each(["repeat-fits-effect", "reachable-status-is-declared"])("reports the same for %s", async (id) => {
    const file = `test/documents/lint/${id}.yaml`;
    const { findings } = await lintDocument(file, [], { root: "test/documents" });
    expect([...rulesOf(file)].sort()).toEqual(findings.map(({ rule }) => rule).sort());
  });
});
