// `verbatim docs`: what it says when it cannot write the page.
import { expect, test } from "vitest";
import { docsCommand } from "../../src/cli/docs.ts";
import { inProcess } from "./command.ts";

test.each([
  ["without --out", ["openapi.yaml"], "--out is missing: name the file to write"],
  [
    "with two documents",
    ["a.yaml", "b.yaml", "--out", "d.html"],
    "expected one document, got 2: a.yaml, b.yaml",
  ],
  ["into a missing folder", ["--out", "nowhere/d.html"], '--out: there is no folder "nowhere"'],
])("%s it exits with 2, and says why", async (_, args, why) => {
  const err = `verbatim docs: ${why}\nSee verbatim docs --help.\n`;
  expect(await inProcess(docsCommand, args)).toEqual({ code: 2, out: "", err });
});

test("a missing document is reported", async () => {
  const err = "nowhere.yaml: no such file\n";
  expect(await inProcess(docsCommand, ["nowhere.yaml", "--out", "docs.html"])).toEqual({
    code: 2,
    out: "",
    err,
  });
});
