// No text can hold a program in a regular expression: each is proven linear, or has its worst text in a table below.
import { pathToFileURL } from "node:url";
import { afterEach, expect, it, vi } from "vitest";
import { costOf } from "../src/schema/pattern/cost.ts";
import { expressionsIn, type Found, partsOf } from "./expressions.ts";

/** Characters of the worst text. */
const LENGTH = 100_000;
/** Milliseconds of processor time; a quadratic expression takes many seconds. */
const MOST = 300;

const times = (part: string): string => part.repeat(LENGTH / part.length);

/** Linear, but not proven: each with the text that makes it go back the most. */
const unproven: Readonly<Record<string, string>> = {
  // The second alternative reads one character.
  '/^"*$|[^ -~]/': times('"'),
  // What can begin it ends it: no character is read from two beginnings.
  "/\\{([^{}]+)\\}/g": times("{a"),
  "/\\{[^{}]+\\}/g": times("{a"),
  "/\\{[^{}/]+\\}/g": times("{a"),
  "/\\{([^{}]+)\\}[^{}]*$/": times("{a}a"),
  "/`([^`]+)`/": times("a`"),
  '/(?:W\\/)?("[^"]*")/g': times('W/"'),
  "/;\\s*rel\\s*=[^;]*/i": times(";  rel  "),
  "/;\\s*anchor\\s*=/i": times(";  anchor  "),
  "/(^|,\\s*)<\\//g": `${times(", ")}${times(" ")}`,
  "/exceeded maxDepth \\((\\d+)\\)/": times("exceeded maxDepth (1"),
  "/https:\\/\\/cdn\\.redoc\\.ly\\/redoc\\/[\\w-]+\\.svg/g": times("https://cdn.redoc.ly/redoc/a"),
  "/<script[^<>]*>(.*)/s": times("<script "),
  '/<meta charset="?utf-?8"?\\s*\\/?>/i': times("<meta charset=utf8  "),
  "/thread '[^']*' panicked at /": times("thread 'a' "),
  "/goroutine \\d+ \\[[a-z ]+\\]:/": times("goroutine 1 [a "),
  "/#\\d+ \\/?[\\w./\\\\-]+\\.php\\(\\d+\\): /": times("#1 /a.php(1)"),
  "/(?<![\\w./-])\\/[\\w./-]+\\.rb:\\d+:in [`']/": times("/a.rb"),
  '/Traceback \\(most recent call last\\)|File \\\\?"[^"\\\\]+\\\\?", line \\d+, in /': times('File "a'),
  "/\\bat [\\w$.]+\\.[\\w$<>]+\\((?:[\\w$]+\\.(?:java|kt|scala)(?::\\d+)?|Native Method)\\)/": `at ${times("a.")}`,
  "/\\bat [\\w.`<>]+\\([^()\\n]*\\) in [^\\n]{1,300}:line \\d+/": times("at a() in "),
  "/(?:^|\\\\n|\\s)at (?:[^()\\n]{1,120} \\()?(?:file:|node:|[A-Za-z]:\\\\|\\/)[^()\\s]+:\\d+:\\d+\\)?/":
    times(" at /:1"),
  "/\\r\\norigin:[ \\t]*(\\S+)[ \\t]*\\r\\n/i": `\r\norigin:${times("a")}\r`,
  // A word is read from its beginning only, and a space ends it.
  "/\\b(add|creat|insert|upload|import)\\w*\\s+(one or (more|many)|several|many|multiple|a (list|batch) of|all)\\b/i": `add${times(" ")}`,
  '/"[^"]*"|\\{[^{}]*\\}|\\/\\S*|^[\\w$]+: /g': times("{"),
  // An escaped quote does not begin a string.
  '/((?<!\\\\)"(?:[^"\\\\]|\\\\.)*")/': `"${times('\\"')}`,
  '/(?<!\\\\)"((?:[^"\\\\]|\\\\.)*)" *: *("(?:[^"\\\\]|\\\\.)*"|-?[0-9]+)/g': `"${times('\\"')}`,
  // Two repetitions meet, but what comes between them is found only once, or what follows always matches.
  "/^application\\/(?!problem)(.+\\+)?json *(;|$)/i": `application/${times("+json   ")}`,
  "/^[^;]*[/+]json[ \\t]*(?:;|$)/i": times("/json   "),
  "/^(\\s*:\\s*)(-?\\d+)(.*)$/s": `${times(" ")}:${times(" ")}`,
  "/^(\\S+ +)?(.*)$/s": `a${times(" ")}\n`,
  "/^([A-Za-z][\\w-]* +)(.+)$/s": `a${times(" ")}`,
  "/^(RFC \\d+|draft-\\S+)?(?:(?:^|\\s+)(\\d+(?:\\.\\d+)*))?$/": `draft-${times("1.")}`,
  "/^\\[(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)\\.){3}(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)\\]$/": `[${times("1.1.")}`,
  // They begin at the beginning of a line.
  '/^( *|\\{)"([A-Za-z_$][\\w$]*)":/gm': times(' "a\n'),
  '/^const \\w+ = formats(?:\\.(\\w+)|\\["([^"]+)"\\]);$/gm': times('const a = formats["a\n'),
  '/^(const \\w+ = )require\\("([^"]+)"\\)\\.default;$/gm': times('const a = require("a\n'),
  "/^const (func\\d+) = patternOf;$/m": times("const func1\n"),
  '/^\\/\\*# sourceURL="([^"*]+)" \\*\\/;$/gm': times('/*# sourceURL="a\n'),
  "/^\\w+\\.code = .*$/m": times("a\n"),
  "/^exports\\.default = (\\w+);$/m": times("exports.default = a\n"),
};

/** The same, for those that a module builds: the beginning of the expression, and its worst text. */
const builtUnproven: readonly (readonly [beginning: string, worst: string])[] = [
  // Spaces are read again only until the next attribute. Its text is cut to 2,000 characters.
  ["^<\\/?(?:abbr|", `<a${times(' href=""')}${times(" ")}`],
];

/** The same, for examples of those that a function builds. */
const examples: Readonly<Record<string, string>> = {
  '/^(const pattern\\d+ = )linearTester\\((".*"), "u"\\);$/gm': times(
    'const pattern1 = linearTester("", "u"',
  ),
};

/** Built from what is known only when they are used. */
const builtInFunctions: Readonly<Record<string, string>> = {
  'src/schema/pattern/pattern.ts: new RegExp(pattern, "u")':
    "costOf proves it, or a linear matcher replaces it",
  'src/schema/pattern/linear.ts: new RegExp(`^(?:${source})$`, "u")': "it reads one character",
  "src/schema/pattern/character-sets.ts: new RegExp(`^(?:${source})$`, flags)": "it reads one character",
  'src/schema/arbitrary-text.ts: new RegExp(pattern, "u")': "it only generates text",
  "src/conformance/counterexample/variables.ts: new RegExp(`${run}[-_]?[0-9a-z]{6}`)": "it has no repetition",
  'src/schema/bundle.ts: new RegExp(`^(const pattern\\\\d+ = )${name}\\\\((".*"), "u"\\\\);$`, "gm")':
    "an example is above",
};

const found = expressionsIn("src");
const literals = [...new Set(found.filter(({ kind }) => kind === "literal").map(({ text }) => text))];
const built = found.filter(({ kind }) => kind !== "literal");

function isLinear(literal: string): boolean {
  return costOf(...partsOf(literal)).grows === "linear";
}

/** @returns milliseconds of processor time for all matches in a text */
function timeOf({ source, flags }: RegExp, text: string): number {
  const everywhere = new RegExp(source, flags.includes("g") ? flags : `${flags}g`);
  const { user } = process.cpuUsage();
  text.replace(everywhere, "");
  return (process.cpuUsage().user - user) / 1000;
}

afterEach(() => void vi.unstubAllGlobals());

it("finds the expressions", () => {
  expect(literals.length).toBeGreaterThan(200);
  expect(built.length).toBeGreaterThan(10);
});

it("proves each literal linear, except those in the table", () => {
  const missing = literals.filter((literal) => !isLinear(literal) && unproven[literal] === undefined);
  expect(missing, "Begin it with ^, or add it to the table with its worst text.").toEqual([]);
});

it("has no literal in the table that is proven or does not exist", () => {
  expect(Object.keys(unproven).filter((row) => !literals.includes(row) || isLinear(row))).toEqual([]);
});

it.each(Object.entries({ ...unproven, ...examples }))("%s is linear", (literal, worst) => {
  expect(timeOf(new RegExp(...partsOf(literal)), worst)).toBeLessThan(MOST);
});

it("proves each expression that a module builds when it is loaded", async () => {
  const constants = built.filter(({ kind }) => kind === "built at load");
  const seen: RegExp[] = [];
  const construct = (target: typeof RegExp, [source, flags]: [string, string?]): RegExp => {
    const one = new target(source, flags);
    seen.push(one);
    return one;
  };
  vi.stubGlobal("RegExp", new Proxy(RegExp, { construct }));
  // With a query, so that a module that a different test has loaded is loaded again.
  for (const { file } of constants) await import(`${pathToFileURL(file).href}?again`);
  // What such a module imports may have built some as well.
  expect(seen.length).toBeGreaterThanOrEqual(constants.length);
  vi.unstubAllGlobals();
  for (const one of seen.filter(({ source, flags }) => costOf(source, flags).grows !== "linear")) {
    const row = builtUnproven.find(([beginning]) => one.source.startsWith(beginning));
    expect(row, one.source).toBeDefined();
    expect(timeOf(one, row?.[1] ?? "")).toBeLessThan(MOST);
  }
});

it("has a reason for each expression that a function builds", () => {
  const nameOf = ({ file, text }: Found): string => `${file}: ${text}`;
  const names = built.filter(({ kind }) => kind === "built in a function").map(nameOf);
  const advice = "Use a literal or a function for text, or add it to the table with the reason.";
  expect([...new Set(names)].sort(), advice).toEqual(Object.keys(builtInFunctions).sort());
});
