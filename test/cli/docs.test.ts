// `verbatim docs`: where the page goes, and what it says when it doesn't know.
import { expect, test } from "vitest";
import { docsCommand } from "../../src/cli/docs.ts";
import { DocumentError } from "../../src/contract/load.ts";

async function docs(...args: readonly string[]) {
  const said = { out: "", err: "" };
  const code = await docsCommand.run(args, {
    out: (text) => {
      said.out += text;
    },
    err: (text) => {
      said.err += text;
    },
    isTerminal: false,
    env: {},
  });
  return { code, ...said };
}

test("without --out it says that it needs one", async () => {
  const { code, out, err } = await docs("openapi.yaml");
  expect([code, out]).toEqual([2, ""]);
  expect(err).toBe(`verbatim docs: say where to write the page, with --out FILE.\n${docsCommand.usage}`);
});

test("two documents are one too many", async () => {
  expect((await docs("a.yaml", "b.yaml", "--out", "docs.html")).code).toBe(2);
});

test("a document that is not there is said to be missing", async () => {
  await expect(docs("nowhere.yaml", "--out", "docs.html")).rejects.toThrow(DocumentError);
});
