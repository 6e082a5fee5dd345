// Bash prints quoted text unchanged and executes none of it.
import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assignments, quoted, word } from "../../src/conformance/counterexample/shell.ts";

function echoed(script: string, env: Readonly<Record<string, string>> = {}): string {
  return execFileSync("bash", ["-c", `printf %s ${script}`], { env: { ...process.env, ...env } }).toString();
}

describe("a text is unchanged", () => {
  it.each([
    "plain",
    "it's",
    "$(touch /tmp/never) `id` $HOME",
    'say "no"',
    "back\\slash \\x41",
    "two\nlines\tand \u0007 bell",
    "\u202eturned round\u200b",
    "!history; rm -rf *",
    "é 語 😀",
    "-n",
  ])("%j", (text) => expect(echoed(`x${quoted(text)}`)).toBe(`x${text}`));

  it("any text is unchanged", () => {
    const texts = fc.sample(fc.string({ unit: "grapheme", maxLength: 30 }), { seed: 1, numRuns: 150 });
    const wanted = texts.filter((text) => !text.includes("\u0000") && text.isWellFormed());
    const got = echoed(wanted.map((text) => `${quoted(text)}$'\\x01'`).join(""));
    expect(got.split("\u0001").slice(0, -1)).toEqual(wanted.map((text) => text));
  });
});

it("contains no control character", () => {
  expect(quoted("\u001b[2J\u202e'")).toMatch(/^[\x20-\x7e]+$/);
});

describe("variables are expanded between texts, and their values are not executed", () => {
  const value = "$(echo no) `echo no` \"'\\";
  it.each([
    [[{ variable: "V" }], value],
    [["/notes/", { variable: "V" }], `/notes/${value}`],
    [["/notes/", { variable: "V" }, "_x"], `/notes/${value}_x`],
    [['{"id":"', { variable: "V" }, `","text":"it's $V"}`], `{"id":"${value}","text":"it's $V"}`],
    [["If-Match: ", { variable: "V" }, ', "a"'], `If-Match: ${value}, "a"`],
  ] as const)("%j", (template, want) => expect(echoed(word(template), { V: value })).toBe(want));
});

describe("long values stay readable", () => {
  it.each([
    [[{ variable: "V" }, `/a?b=${"9".repeat(3000)}`], `v/a?b=${"9".repeat(3000)}`, 60],
    [[`{"a":"${"[".repeat(500)}it's"}`], `{"a":"${"[".repeat(500)}it's"}`, 60],
    [["-".repeat(45)], "-".repeat(45), 40],
    [["😀".repeat(45)], "😀".repeat(45), 100],
  ])("a run is a generator: %#", (template, wanted, most) => {
    const line = word(template);
    expect(line.length).toBeLessThanOrEqual(most);
    expect(echoed(line, { V: "v" })).toBe(wanted);
  });

  it("a long text is assigned in parts, byte by byte the same", () => {
    const text = Array.from({ length: 300 }, (_, at) => `${at}é😀'"`).join(" ");
    const lines = assignments("_data", [text, { variable: "V" }, "x".repeat(500)]);
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThan(300);
    const script = `"$(${lines.join("; ")}; printf %s "$_data")"`;
    expect(echoed(script, { V: "v" })).toBe(`${text}v${"x".repeat(500)}`);
  });
});
