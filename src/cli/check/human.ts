// The report for people: broken laws in full, then one line per law, then the counts.
import type { Level } from "../../laws/law.ts";
import type { Io } from "../command.ts";
import { type Mood, type Paint, painterFor } from "../text/painter.ts";
import { printable, printableLine } from "../text/printable.ts";
import { wrapped } from "../text/wrap.ts";
import { type BrokenReport, levelNames, type Report, type ResultRow } from "./report.ts";

type Look = { readonly width: number; readonly paint: Paint };

/** How many reasons, places and other operations are listed at most. */
const MOST = 12;

/** @returns the report as text. */
export function asText(report: Report, io: Io): string {
  const look = { width: widthOf(io), paint: painterFor(io) };
  const head = [
    look.paint("heading", `${printableLine(report.title)} at ${printableLine(report.server)}`),
    "",
  ];
  const lines = [
    ...head,
    ...coverageLines(report, look),
    ...levelNames.flatMap((level) => levelLines(report, level, look)),
    ...lawLines(report, look),
    "",
    ...reasonLines(report, look),
    ...leftLines(report, look),
    ...summary(report, look),
  ];
  return `${lines.join("\n")}\n`;
}

/** How much was checked comes first: nothing broken means little if little was asked. */
function coverageLines({ coverage }: Report, { width, paint }: Look): readonly string[] {
  const { asked, of, notAsked, cut } = coverage;
  return [
    ...wrapped(`Coverage: ${asked} of ${of} operations answered a request with success.`, width, 2),
    ...(cut ? wrapped(CUT, width, 0).map((line) => paint("careful", line)) : []),
    ...notAsked
      .slice(0, MOST)
      .flatMap(({ operation, because, add }) => [
        ...wrapped(`  ${printableLine(operation.id)}: ${printableLine(because)}`, width, 4),
        ...wrapped(`    to check it: ${printableLine(add)}`, width, 6),
      ]),
    ...(notAsked.length > MOST ? [`  and ${notAsked.length - MOST} more, all in --format json`] : []),
    "",
  ];
}

const CUT = "The budget ended before every law was checked: pass a longer --budget.";

const levelHeadings: Readonly<Record<Level, string>> = {
  MUST: "Broken MUST laws (a standard or the document requires it):",
  SHOULD: "Broken SHOULD laws (a standard or the document recommends it):",
  convention: "Broken conventions (no standard says it, but clients rely on it):",
};

function levelLines({ broken }: Report, level: Level, look: Look): readonly string[] {
  const groups = byLaw(broken.filter(({ law }) => law.level === level));
  if (groups.length === 0) return [];
  const heading = wrapped(levelHeadings[level], look.width, 2).map((line) => look.paint("heading", line));
  return [...heading, "", ...groups.flatMap((group) => [...brokenBlock(group, look), ""])];
}

function byLaw(broken: readonly BrokenReport[]): readonly (readonly BrokenReport[])[] {
  return [...Map.groupBy(broken, ({ law }) => law.id).values()];
}

/** One law, with the shortest sequence that breaks it; other operations follow in short. */
function brokenBlock(group: readonly BrokenReport[], { width, paint }: Look): readonly string[] {
  const [first, ...others] = [...group].sort(
    (a, b) => Number(b.confirmed) - Number(a.confirmed) || a.curl.length - b.curl.length,
  );
  if (first === undefined) return [];
  const { law, operation, declared, seen, replay, hint } = first;
  const labelled = (label: string, text: string): readonly string[] =>
    wrapped(`  ${label.padEnd(10)}${printableLine(text)}`, width, 12);
  const { file, line, column } = declared.position;
  return [
    `${paint("bad", "✗")} ${paint("heading", law.id)}  ${printableLine(operation.id)}`,
    ...wrapped(`  ${law.says} (${law.level}, ${law.section})`, width, 2),
    "",
    ...labelled("seen", seen),
    ...labelled("declared", `${file}:${line}:${column} ${declared.pointer}`),
    ...(law.why === undefined ? [] : labelled("why", law.why)),
    ...(law.fix === undefined ? [] : labelled("fix", law.fix)),
    ...(hint === undefined ? [] : labelled("hint", hint)),
    "",
    ...curlLines(first, { width, paint }),
    ...wrapped(`  ${paint("label", "check again:")} ${printableLine(replay)}`, Number.POSITIVE_INFINITY, 2),
    ...otherLines(others, width),
  ];
}

function curlLines({ curl, confirmed, failure }: BrokenReport, { width, paint }: Look): readonly string[] {
  if (curl.length === 0) return [];
  const doubt =
    "  Replaying these requests did not reproduce it: the budget was used up, or it depends on timing or concurrency.";
  return [
    paint("label", "  To reproduce it with bash and curl:"),
    "",
    ...curl.map((text) => printable(text)),
    "",
    ...(confirmed || failure.kind === "no response" ? [] : [...wrapped(doubt, width, 2), ""]),
  ];
}

function otherLines(others: readonly BrokenReport[], width: number): readonly string[] {
  const lines = others
    .slice(0, MOST)
    .flatMap(({ operation, seen, replay }) => [
      "",
      ...wrapped(`  also ${printableLine(operation.id)}: ${printableLine(seen)}`, width, 4),
      `    ${printableLine(replay)}`,
    ]);
  return others.length > MOST ? [...lines, `  and ${others.length - MOST} more operations`] : lines;
}

function lawLines({ results }: Report, { width, paint }: Look): readonly string[] {
  const groups = [...Map.groupBy(results, ({ law }) => law.id)];
  const checked = groups.filter(([, rows]) => rows.some(({ verdict }) => verdict !== "not applicable"));
  const longest = Math.max(0, ...checked.map(([id]) => id.length));
  // Two columns for all laws or for none, so that the columns align.
  const isWide = checked.every(([, rows]) => longest + 4 + countsOf(rows).length <= width);
  const lines = checked.flatMap(([id, rows]) => {
    const counts = countsOf(rows);
    const isBroken = rows.some(({ verdict }) => verdict === "broken");
    const isOpen = rows.every(({ verdict }) => verdict === "not applicable" || verdict === "not exercised");
    const sign = isBroken ? paint("bad", "✗") : isOpen ? paint("careful", "?") : paint("good", "✓");
    if (isWide) return [`${sign} ${id.padEnd(longest)}  ${counts}`];
    return [`${sign} ${id}`, ...wrapped(`    ${counts}`, width, 4)];
  });
  const idle = groups.filter(([, rows]) => rows.every(({ verdict }) => verdict === "not applicable"));
  // Names only: the reasons are in --explain and in the other formats.
  const names = idle.map(([id]) => id).join(", ");
  const rest = idle.length === 0 ? [] : wrapped(`- no applicable operation: ${names}`, width, 2);
  return [...lines, ...rest.map((line) => paint("label", line))];
}

/** Leaves out "not applicable", because nobody has to act on it. */
function countsOf(rows: readonly ResultRow[]): string {
  const of = (verdict: ResultRow["verdict"]): number => rows.filter((row) => row.verdict === verdict).length;
  const cases = rows.reduce((sum, row) => sum + (row.cases ?? 0), 0);
  return [
    of("holds") > 0
      ? `${of("holds")} hold${of("holds") === 1 ? "s" : ""} (${cases} case${cases === 1 ? "" : "s"})`
      : "",
    of("broken") > 0 ? `${of("broken")} broken` : "",
    of("not exercised") > 0 ? `${of("not exercised")} not exercised` : "",
  ]
    .filter((text) => text !== "")
    .join(", ");
}

function reasonLines({ results, advice }: Report, { width, paint }: Look): readonly string[] {
  const open = results.filter(({ verdict }) => verdict === "not exercised");
  if (open.length === 0) return [];
  const reasons = [
    // Laws that depend on the same broken law share one reason.
    ...Map.groupBy(open, ({ shared = "" }) => shared),
  ].sort(([, a], [, b]) => b.length - a.length);
  return [
    paint("careful", "Not exercised (this is not a pass):"),
    ...reasons.slice(0, MOST).flatMap(([because, rows]) => {
      const of = rows.map(({ law, operation }) => `${law.id} of ${operation.id}`);
      const named = of.length > 3 ? `${of.slice(0, 2).join(", ")} and ${of.length - 2} more` : of.join(", ");
      return wrapped(`  ${printableLine(because)}: ${printableLine(named)}`, width, 4);
    }),
    ...(reasons.length > MOST ? [`  and ${reasons.length - MOST} more reasons, all in --format json`] : []),
    ...(advice === undefined ? [] : wrapped(`  ${advice}`, width, 2)),
    "",
  ];
}

/** What may still exist, on any host: a failed deletion does not prove that it does. */
function leftLines({ left }: Report, { width, paint }: Look): readonly string[] {
  if (left.length === 0) return [];
  return [
    paint("careful", "Could not be deleted and may still exist:"),
    ...left.slice(0, MOST).flatMap((place) => wrapped(`  ${printableLine(place)}`, width, 4)),
    ...(left.length > MOST ? [`  and ${left.length - MOST} more, all in --format json`] : []),
    "",
  ];
}

function summary(report: Report, { width, paint }: Look): readonly string[] {
  const { counts, levels, requests, seconds, seed, stopped, gone } = report;
  const parts: readonly (readonly [Mood, string, number])[] = [
    ["bad", "broken", counts.broken],
    ["good", counts.holds === 1 ? "holds" : "hold", counts.holds],
    ["careful", "not exercised", counts["not exercised"]],
    ["label", "not applicable", counts["not applicable"]],
  ];
  const verdicts = parts.map(([mood, name, count]) =>
    count > 0 ? paint(mood, `${count} ${name}`) : `${count} ${name}`,
  );
  return [
    ...(stopped ? [paint("careful", "Stopped early.")] : []),
    ...(gone
      ? wrapped(paint("careful", "Stopped early: the server could not be reached any more."), width, 0)
      : []),
    ...(counts.broken > 0 ? [levelNames.map((level) => `${levels[level]} ${level}`).join(", ")] : []),
    verdicts.join(", "),
    ...wrapped(`${requests} requests in ${seconds} s, seed ${seed}`, width, 0),
  ];
}

/** @returns the characters per line: the terminal's, up to 120, or 100 in a file. */
export function widthOf({ env, isTerminal }: Io): number {
  const columns = Number(env["COLUMNS"]);
  if (Number.isInteger(columns) && columns > 20) return Math.min(columns, 120);
  return isTerminal ? 80 : 100;
}
