// `npm run prove`: tries every property at its full size, with a seed that repeats the run.
import { writeFileSync } from "node:fs";
import { setup as generateGuarded } from "../setup/guarded.ts";
import { toolArguments } from "../setup/tool-arguments.ts";
import type { Property } from "./property.ts";

// The properties import it, and a fresh clone does not have it.
await generateGuarded();
const { properties } = await import("./all.ts");

const usage = `Usage: npm run prove -- [options]

Tries every property at its full size, prints what was seen, and writes it to docs/proof.md.

  --seed N     repeat the run with this seed (default: a new seed)
  --only NAME  try one property: ${properties.map(({ name }) => name).join(", ")}
  --help       show this text

Exit: 0 all hold, 1 a property does not hold (its seed and the counterexample are printed), 2 invalid options
`;

/** Milliseconds between two lines of progress in a log, and the longest that one property may take. */
const LOG_INTERVAL = 10_000;
const LONGEST = 20 * 60_000;

type Figure = Property & { readonly seed: number; readonly result: string; readonly seconds: number };

const { values } = toolArguments(usage, {
  options: { seed: { type: "string" }, only: { type: "string" }, help: { type: "boolean" } },
});
const chosen = properties.filter(({ name }) => values.only === undefined || name === values.only);
const seed = values.seed === undefined ? Date.now() % 2 ** 31 : Number(values.seed);

if (values.help) {
  process.stdout.write(usage);
} else if (chosen.length === 0 || !Number.isSafeInteger(seed)) {
  process.stderr.write(usage);
  process.exitCode = 2;
} else {
  process.exitCode = await proveAll();
}

async function proveAll(): Promise<number> {
  const figures: Figure[] = [];
  for (const property of chosen) {
    try {
      const figure = await proveOne(property);
      figures.push(figure);
      process.stdout.write(`${lineOf(figure)}\n`);
    } catch (error) {
      clearLine();
      // fast-check's message is the counterexample; its cause is the failure.
      const why = [error, (error as Error).cause]
        .filter((one) => one !== undefined)
        .map(String)
        .join("\n");
      process.stderr.write(`${property.name} does not hold, seed ${seed}\n${property.says}\n\n${why}\n`);
      return 1;
    }
  }
  if (values.only === undefined)
    writeFileSync(new URL("../../docs/proof.md", import.meta.url), pageOf(figures));
  return 0;
}

async function proveOne(property: Property): Promise<Figure> {
  const { name, size, unit, prove } = property;
  const crashed = (error: unknown): never => {
    process.stderr.write(`\n${name} does not hold, seed ${seed}: it crashed the service\n${String(error)}\n`);
    process.exit(1);
  };
  process.once("uncaughtException", crashed);
  const started = performance.now();
  let [shown, last] = [started, 0];
  const progress = (done: number): void => {
    const now = performance.now();
    last = done;
    if (now - shown < (process.stderr.isTTY ? 100 : LOG_INTERVAL)) return;
    shown = now;
    const line = `${name}: ${done} of ${size} ${unit}`;
    process.stderr.write(process.stderr.isTTY ? `\r\u001b[K${line}` : `${line}\n`);
  };
  const late = setTimeout(() => {
    process.stderr.write(
      `\n${name} has not ended after ${LONGEST / 60_000} minutes, seed ${seed}: ${last} of ${size} ${unit} are done\n`,
    );
    process.exit(1);
  }, LONGEST);
  const result = await prove(size, seed, progress).finally(() => clearTimeout(late));
  process.off("uncaughtException", crashed);
  clearLine();
  return { ...property, seed, result, seconds: (performance.now() - started) / 1000 };
}

function clearLine(): void {
  if (process.stderr.isTTY) process.stderr.write("\r\u001b[K");
}

function lineOf({ name, size, unit, result, seconds }: Figure): string {
  return `${name}: ${size} ${unit}, seed ${seed}: ${result} (${seconds.toFixed(1)} s)`;
}

function pageOf(figures: readonly Figure[]): string {
  const rows = figures.map(
    ({ name, says, size, unit, result, seconds }) =>
      `| ${name} | ${says} | ${size} ${unit} | ${result} | ${seconds.toFixed(1)} |`,
  );
  return [
    "# What is proved",
    "",
    `Written by \`npm run prove\` on ${new Date().toISOString().slice(0, 10)}, with Node ${process.versions.node}.`,
    `To repeat this run: \`npm run prove -- --seed ${seed}\`.`,
    "",
    "| property | statement | size | result | seconds |",
    "| --- | --- | --- | --- | --- |",
    ...rows,
    "",
  ].join("\n");
}
