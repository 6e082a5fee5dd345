// `-` in place of a document, errors of the operating system in words, and `generate --watch`.
import { copyFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { runLine } from "../../src/cli/main.ts";
import { documentDash } from "../../src/cli/text/standard-input.ts";
import { inWords } from "../../src/cli/text/system-fault.ts";
import { repeatOnChange } from "../../src/cli/watch.ts";

async function line(args: readonly string[], input: string) {
  const printed = { out: "", err: "" };
  const code = await runLine(args, {
    out: (text) => {
      printed.out += text;
    },
    err: (text) => {
      printed.err += text;
    },
    input: async () => input,
    isTerminal: false,
    env: {},
  });
  return { code, ...printed };
}
const notes = await readFile("docs/notes/openapi.yaml", "utf8");

it.each([["lint"], ["explain"], ["declare"]])("%s -: reads standard input", async (command) => {
  expect(await line([command, "-"], notes)).toMatchObject({ code: 0, err: "" });
});

it("a fault names standard input, not the file that it becomes", async () => {
  const { code, err } = await line(["explain", "-"], "openapi: 3.1.0\npaths: [\n");
  expect([code, err]).toEqual([2, expect.stringMatching(/^standard input:3:1: /)]);
});

it.each([
  [["lint", "-"], 1],
  [["init", "--from", "-"], 2],
  [["lint", "--allow-remote", "-"], 2],
  [["docs", "--out", "-"], -1],
])("the place of - in %j is %i", (args, at) => expect(documentDash(args)).toBe(at));

it.each([
  [
    "cannot use k: ENOENT: no such file or directory, open 'k'",
    "cannot use k: k: there is no such file or folder",
  ],
  ["EISDIR: illegal operation on a directory, read", "this is a folder, not a file"],
  ["EUNKNOWN: a b, c", "EUNKNOWN: a b, c"],
])("%s", (message, words) => expect(inWords(message)).toBe(words));

it("generate --watch: the work runs again for each change, and ends", async () => {
  const folder = await mkdtemp(join(tmpdir(), "verbatim-watch-"));
  const file = join(folder, "openapi.yaml");
  await copyFile("docs/notes/openapi.yaml", file);
  const ending = new AbortController();
  let runs = 0;
  const work = async (): Promise<void> => {
    runs += 1;
  };
  const ended = repeatOnChange([folder], work, ending.signal);
  for (const wanted of [1, 2]) {
    await writeFile(file, `${notes}\n# ${wanted}\n`);
    await expect.poll(() => runs, { timeout: 30_000 }).toBeGreaterThanOrEqual(wanted);
  }
  ending.abort();
  await ended;
  await rm(folder, { recursive: true });
}, 60_000);
