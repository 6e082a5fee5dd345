// A report in a terminal: aligned verdicts, and no line wider than the window except lines to copy.
import { describe, expect, it } from "vitest";
import { asText } from "../../src/cli/check/human.ts";
import type { Report, ResultRow } from "../../src/cli/check/report.ts";
import { loadDocument } from "../../src/contract/load.ts";
import { laws } from "../../src/laws/all.ts";

const { contract } = await loadDocument("test/servers/notes.yaml");
const [operation] = contract.operations;
if (operation === undefined) throw new Error("there is no operation");

const row = (at: number, verdict: ResultRow["verdict"], cases?: number): ResultRow => ({
  law: laws[at] as ResultRow["law"],
  operation,
  verdict,
  cases,
  because: cases === undefined ? "it is about operations of another kind" : undefined,
  reason: undefined,
  shared: undefined,
});

const report: Report = {
  document: "notes.yaml",
  title: "Notes 1.0.0",
  server: "http://notes.invalid",
  seed: 1,
  requests: 312,
  seconds: 1.9,
  stopped: false,
  gone: false,
  counts: { holds: 13, broken: 0, "not applicable": 6, "not exercised": 1 },
  levels: { MUST: 0, SHOULD: 0, convention: 0 },
  known: 0,
  fixed: [],
  coverage: {
    asked: 0,
    of: 1,
    cut: true,
    notAsked: [
      {
        operation,
        need: { kind: "id", name: "note" },
        because:
          "nothing under /notes/{note} could be created: POST /notes returned 400 to every content that was drawn",
        add: "pass --example note=VALUE with one that exists, or declare what creates it (verbatim explain)",
      },
    ],
  },
  broken: [],
  results: [
    ...Array.from({ length: 12 }, (_, at) => row(at, "holds", at * 7 + 1)),
    ...[row(12, "holds", 3), row(12, "not exercised"), row(12, "not applicable")],
    ...Array.from({ length: 6 }, (_, at) => row(at + 13, "not applicable")),
  ],
  left: [
    "/notes/a",
    "http://other.invalid/notes/b",
    ...Array.from({ length: 20 }, (_, at) => `/notes/${at}`),
  ],
  advice: undefined,
};

const linesAt = (columns: number): readonly string[] =>
  asText(report, {
    out: () => {},
    err: () => {},
    isTerminal: true,
    env: { COLUMNS: String(columns), NO_COLOR: "1" },
  }).split("\n");

describe.each([60, 100])("in %i columns", (columns) => {
  const lines = linesAt(columns);

  it("no line is wider", () => expect(lines.filter((line) => line.length > columns)).toEqual([]));

  it("verdicts are aligned, and laws that all hold or never apply show one verdict", () => {
    const verdicts = lines.filter((line) => /^[✓✗?] /.test(line));
    const places = verdicts.map((line) => /^\S [a-z-]+( +)?/.exec(line)?.[1] && line.search(/ \d/));
    expect(verdicts).toHaveLength(13);
    expect(new Set(places).size).toBe(1);
  });

  it("laws without an applicable operation are one line", () => {
    const idle = lines.filter((line) => line.startsWith("- "));
    expect(idle).toEqual(["- 6 laws about no operation here (--explain LAW says why)"]);
  });

  it("resources that may still exist are listed one per line, and only the first of many", () => {
    const at = lines.indexOf("Could not be deleted and may still exist (22):");
    expect(lines.slice(at + 1, at + 3)).toEqual(["  /notes/a", "  http://other.invalid/notes/b"]);
    expect(lines[lines.indexOf("", at) - 1]).toBe("  and 10 more, all in --format json");
  });

  it("the counts come last", () =>
    expect(lines.slice(-3)).toEqual([
      "0 broken, 13 hold, 1 not exercised, 6 not applicable",
      "312 requests in 1.9 s, seed 1",
      "",
    ]));
});
