// How a command is found: by its name, by a misspelled name, and by completion; and what the system's errors become.
import { execFileSync } from "node:child_process";
import { expect, it } from "vitest";
import { systemFault } from "../../src/cli/text/system-fault.ts";
import { type Ended, verbatimHere } from "./command.ts";

const line = (...args: readonly string[]): Promise<Ended> => verbatimHere(args);

it("help NAME is NAME --help, and check is the first command", async () => {
  expect(await line("help", "lint")).toEqual(await line("lint", "--help"));
  expect((await line("help")).out).toMatch(/says\.\n\n {2}check /);
});

it.each(["-v", "version", "--version"])("%s prints the version", async (name) => {
  expect(await line(name)).toEqual({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/), err: "" });
});

it.each([
  [["ceck"], 'verbatim: unknown command "ceck" (did you mean check?). See verbatim --help.\n'],
  [["chekc"], 'verbatim: unknown command "chekc" (did you mean check?). See verbatim --help.\n'],
  [
    ["help", "generat"],
    'verbatim: unknown command "generat" (did you mean generate?). See verbatim --help.\n',
  ],
  [["laws", "--fromat", "json"], "--fromat: unknown option (did you mean --format?)\n"],
  [["completion", "bsh"], 'expected one shell, bash, zsh or fish, got "bsh" (did you mean bash'],
])("%j says what it may have meant", async (args, want) => {
  const { code, err } = await line(...args);
  expect(code).toBe(2);
  expect(err).toContain(want);
});

it("laws lists each law, as text and as JSON", async () => {
  const { out } = await line("laws");
  expect(out).toContain("get-changes-nothing  MUST, RFC 9110 9.2.1\n");
  const rows = JSON.parse((await line("laws", "--format", "json")).out) as readonly { says: string }[];
  expect(out).toContain(`${rows.length} laws\n`);
  for (const { says } of rows) expect(out).toContain(says);
});

it("completion has the commands, and the options of each --help", async () => {
  const { out } = await line("completion", "bash");
  const words = (...typed: readonly string[]): string => {
    const script = `${out}COMP_WORDS=(${typed.join(" ")}); COMP_CWORD=$((${typed.length} - 1)); _verbatim; echo "\${COMPREPLY[@]}"`;
    return execFileSync("bash", ["-c", script], { encoding: "utf8" }).trim();
  };
  expect(words("verbatim", "ge")).toBe("generate");
  expect(words("verbatim", "lint", "--su")).toBe("--summary");
  expect((await line("completion", "zsh")).out).toContain("'lint:report what is wrong");
  expect((await line("completion", "fish")).out).toContain("__fish_seen_subcommand_from generate' -l client");
});

it.each([
  [{ code: "ENOTDIR", path: "a/b" }, "a/b: a part of this path is a file, not a folder"],
  [{ code: "ENOENT", path: "a" }, "a: there is no such file or folder"],
  [{ code: "EACCES", path: "a" }, "a: you may not read or write this"],
  [{ code: "ECONNREFUSED" }, undefined],
])("the system's error %j is said in words", (facts, want) => {
  expect(systemFault(Object.assign(new Error("raw"), facts))).toBe(want);
});
