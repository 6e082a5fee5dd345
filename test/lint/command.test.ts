// The `verbatim lint` command: its output and its exit codes.
import { describe, expect, test } from "vitest";
import type { Io } from "../../src/cli/command.ts";
import { lintCommand } from "../../src/cli/lint.ts";
import { inProcess } from "../cli/command.ts";

const run = (args: readonly string[], io: Partial<Io> = {}) =>
  inProcess(lintCommand, ["--root", "test/documents", ...args], io);

const broken = "test/documents/lint/safe-fits-method.yaml";
const warned = "test/documents/lint/sent-header-is-required.yaml";

describe("verbatim lint", () => {
  test("reads openapi.yaml without an argument", async () => {
    expect(await run([])).toEqual({ code: 0, out: "no findings in 14 operations\n", err: "" });
  });

  test("prints the place, the rule, what is wrong and what to write instead, and exits 1", async () => {
    const { code, out } = await run([broken]);
    expect(code).toBe(1);
    expect(out).toBe(`${broken}:12:43  error  verbatim/safe-fits-method
  GET /notes/{noteId} declares safe: false, but GET is safe
  → Write safe: true, or use a method that is not safe.

${broken}:21:56  error  verbatim/safe-fits-method
  PUT /notes/{noteId} declares safe: true, but PUT is not safe
  → Write safe: false, or use a method that is safe.

2 errors, 0 warnings in 2 operations
`);
  });

  test("exits 0 on warnings", async () => {
    const { code, out } = await run([warned]);
    expect(code).toBe(0);
    expect(out).toMatch(/ {2}warning {2}verbatim\/.*\n\n0 errors, 1 warning in 1 operation\n$/s);
  });

  test("prints one JSON document with --format json", async () => {
    const { code, out } = await run([broken, "--format", "json"]);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      operations: 2,
      findings: [
        { rule: "verbatim/safe-fits-method", severity: "error", file: broken, line: 12, column: 43 },
        {},
      ],
    });
  });

  test("uses colours on a terminal, unless NO_COLOR is set", async () => {
    const coloured = await run([broken], { isTerminal: true });
    expect(coloured.out).toContain("\u001b[31m\u001b[1merror\u001b[22m\u001b[39m");
    const plain = await run([broken], { isTerminal: true, env: { NO_COLOR: "1" } });
    expect(plain.out).toBe((await run([broken])).out);
  });

  test.each([
    [["nowhere.yaml"], "nowhere.yaml: no such file\n"],
    [
      ["--format", "xml"],
      'verbatim lint: --format: "xml" is not one of human, json\nSee verbatim lint --help.\n',
    ],
    [
      ["a.yaml", "b.yaml"],
      "verbatim lint: expected one document, got 2: a.yaml, b.yaml\nSee verbatim lint --help.\n",
    ],
  ])("exits 2 with a reason: %s", async (args, err) => {
    expect(await run(args)).toEqual({ code: 2, out: "", err });
  });

  test("lists every option in its usage", () => {
    expect(lintCommand.usage).toMatch(/^Usage: verbatim lint .*--format.*Exit codes:/s);
  });
});

test("--summary has one line per rule, the most frequent first, with the first place", async () => {
  const { out } = await run(["test/documents/others/petstore.yaml", "--summary"]);
  const lines = out.trimEnd().split("\n");
  const counts = lines
    .slice(0, -1)
    .map((line) => Number(/^ *(\d+) {2}(?:error|warning) +\S+ {2}\S+:\d+:\d+$/.exec(line)?.[1]));
  expect(counts.length).toBeGreaterThan(1);
  expect(counts).toEqual(counts.toSorted((a, b) => b - a));
  expect(lines.at(-1)).toMatch(/^\d+ errors?, \d+ warnings? in \d+ operations$/);
});
