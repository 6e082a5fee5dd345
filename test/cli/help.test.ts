// Every `--help`: fits 80 columns, names each option and exit code, and reads as plain English.
import { describe, expect, it } from "vitest";
import { checkCommand } from "../../src/cli/check.ts";
import { completionCommand } from "../../src/cli/completion.ts";
import { docsCommand } from "../../src/cli/docs.ts";
import { explainCommand } from "../../src/cli/explain.ts";
import { generateCommand } from "../../src/cli/generate.ts";
import { lawsCommand } from "../../src/cli/laws.ts";
import { lintCommand } from "../../src/cli/lint.ts";
import { serveCommand } from "../../src/cli/serve.ts";
import { storeCommand } from "../../src/cli/store.ts";
import { tokenCommand } from "../../src/cli/token.ts";
import { inProcess, verbatimHere } from "./command.ts";

const commands = [
  serveCommand,
  lintCommand,
  generateCommand,
  explainCommand,
  docsCommand,
  checkCommand,
  storeCommand,
  tokenCommand,
  lawsCommand,
  completionCommand,
];

describe.each(commands)("verbatim $name --help", (command) => {
  it("is printed, with exit code 0, wherever --help is", async () => {
    const shown = { code: 0, out: command.usage, err: "" };
    expect(await inProcess(command, ["--help"])).toEqual(shown);
    expect(await inProcess(command, ["--nonsense", "-h"])).toEqual(shown);
  });

  it("fits 80 columns", () => {
    const lines = command.usage.split("\n");
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
    expect(command.usage.endsWith("\n")).toBe(true);
  });

  it("starts with the usage line, and its line in the overview with a verb", async () => {
    expect(command.usage).toMatch(new RegExp(`^Usage: verbatim ${command.name} [[A-Z-]`));
    const { out } = await verbatimHere(["--help"]);
    expect(out).toMatch(
      new RegExp(`^  ${command.name} +(run|report|write|show|render|check|make|list) `, "m"),
    );
  });
});

describe("options", () => {
  it.each(commands)("$name: an unknown one is refused, and --help is named", async (command) => {
    const { code, out, err } = await inProcess(command, ["--nonsense"]);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toBe(
      `verbatim ${command.name}: --nonsense: unknown option\nSee verbatim ${command.name} --help.\n`,
    );
  });

  it.each([
    [
      "serve",
      serveCommand,
      ["--host", "--port", "--sample", "--check-responses", "--allow-origin", "--jwks"],
    ],
    ["serve", serveCommand, ["--issuer", "--audience", "--clock-skew", "--insecure-open"]],
    ["check", checkCommand, ["--header", "--second-principal", "--open", "--only", "--skip", "--operation"]],
    ["check", checkCommand, ["--safe-only", "--seed", "--replay", "--budget", "--concurrency", "--explain"]],
    ["check", checkCommand, ["--format", "--strict", "--base-path"]],
    ["token", tokenCommand, ["--sub", "--scope", "--expires", "--issuer", "--audience"]],
    ["generate", generateCommand, ["--out", "--check"]],
    ["docs", docsCommand, ["--out"]],
  ])("%s: each of them is in --help, and is known", async (_, command, names) => {
    for (const name of names) {
      expect(command.usage).toMatch(new RegExp(`^ {2}(-\\w, )?${name}\\b`, "m"));
      const { err } = await inProcess(command, [name, "--nonsense"]);
      expect(err).not.toContain(`${name}: unknown option`);
    }
  });
});
