// The report for people: broken laws in full, then one line per law, then the counts.

import { quoted } from "../../conformance/counterexample/shell.ts";
import { printable, printableLine } from "../../json/printable.ts";
import type { Level } from "../../laws/law.ts";
import type { Io } from "../command.ts";
import { type Mood, painterFor } from "../text/painter.ts";
import { wrapped } from "../text/wrap.ts";
import { levelNames } from "./demands.ts";
import { type Finding, findingsIn } from "./findings.ts";
import { type Look, lawLines } from "./law-lines.ts";
import type { BrokenReport, Report } from "./report.ts";

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
    ...knownLines(report, look),
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

function levelLines({ broken, seed }: Report, level: Level, look: Look): readonly string[] {
  const isNew = ({ law, known }: BrokenReport): boolean => law.level === level && known === undefined;
  const findings = findingsIn(broken.filter(isNew));
  if (findings.length === 0) return [];
  const heading = wrapped(levelHeadings[level], look.width, 2).map((line) => look.paint("heading", line));
  // A law is explained once, also if several causes break it.
  const isFirst = (finding: Finding, at: number): boolean =>
    findings.findIndex(({ law }) => law === finding.law) === at;
  const blocks = findings.flatMap((one, at) => [...block(one, isFirst(one, at), seed, look), ""]);
  return [...heading, "", ...blocks];
}

/** One cause, with the shortest sequence that shows it; its other places follow in short. */
function block(
  { law, main, others }: Finding,
  isExplained: boolean,
  seed: number,
  { width, paint }: Look,
): readonly string[] {
  const { operation, declared, seen, replay, hint } = main;
  const labelled = (label: string, text: string): readonly string[] =>
    wrapped(`  ${label.padEnd(10)}${printableLine(text)}`, width, 12);
  const { file, line, column } = declared.position;
  return [
    `${paint("bad", "✗")} ${paint("heading", law.id)}  ${printableLine(operation.id)}`,
    ...(isExplained ? wrapped(`  ${law.says} (${law.level}, ${law.section})`, width, 2) : []),
    "",
    ...labelled("seen", seen),
    ...labelled("declared", `${file}:${line}:${column} ${declared.pointer}`),
    ...(law.why === undefined || !isExplained ? [] : labelled("why", law.why)),
    ...(law.fix === undefined || !isExplained ? [] : labelled("fix", law.fix)),
    ...(hint === undefined ? [] : labelled("hint", hint)),
    "",
    ...curlLines(main, { width, paint }),
    ...wrapped(`  ${paint("label", "check again:")} ${printableLine(replay)}`, Number.POSITIVE_INFINITY, 2),
    ...otherLines(others, seed, width),
  ];
}

function curlLines({ curl, confirmed, failure }: BrokenReport, { width, paint }: Look): readonly string[] {
  if (curl.length === 0) return [];
  const doubt =
    "  Replaying these requests did not reproduce it: the budget was used up, the server accepts this content only once, or it depends on timing or concurrency.";
  return [
    paint("label", "  To reproduce it with bash and curl:"),
    "",
    ...curl.map((text) => printable(text)),
    "",
    ...(confirmed || failure.kind === "no response" ? [] : [...wrapped(doubt, width, 2), ""]),
  ];
}

/** The other places of one cause, and the end of the command line that checks one of them. */
function otherLines(others: readonly BrokenReport[], seed: number, width: number): readonly string[] {
  const lines = others
    .slice(0, MOST)
    .flatMap(({ law, operation, seen }) => [
      ...wrapped(`  also ${printableLine(operation.id)}: ${printableLine(seen)}`, width, 4),
      `    --replay ${printableLine(quoted(`${seed}/${law.id}/${operation.id}`))}`,
    ]);
  const more = others.length > MOST ? [`  and ${others.length - MOST} more, all in --format json`] : [];
  return others.length === 0 ? [] : ["", ...lines, ...more];
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
      const [{ reason, because: example = "" } = {}] = rows;
      // The ids of each attempt differ; one example shows where to begin.
      const why = reason?.kind === "nothing made" ? example : because;
      return wrapped(`  ${printableLine(why)}: ${printableLine(named)}`, width, 4);
    }),
    ...(reasons.length > MOST ? [`  and ${reasons.length - MOST} more reasons, all in --format json`] : []),
    ...(advice === undefined ? [] : wrapped(`  ${advice}`, width, 2)),
    "",
  ];
}

/** What the baseline has, and what it need not have any more. */
function knownLines({ broken, fixed }: Report, { width, paint }: Look): readonly string[] {
  const known = broken.filter((one) => one.known !== undefined);
  const lines = known.flatMap(({ law, operation, known: reason = "" }) =>
    wrapped(`  ${law.id} of ${printableLine(operation.id)}: ${printableLine(reason)}`, width, 4),
  );
  const held = fixed.flatMap(({ law, operation }) =>
    wrapped(`  ${printableLine(`${law} of ${operation}`)}`, width, 4),
  );
  return [
    ...(known.length === 0 ? [] : [paint("careful", "Broken and known, by the baseline:"), ...lines, ""]),
    ...(held.length === 0
      ? []
      : [
          ...wrapped("In the baseline, but holds now (remove it with --update-baseline):", width, 0),
          ...held,
          "",
        ]),
  ];
}

/** What may still exist, on any host: a failed deletion does not prove that it does. */
function leftLines({ left }: Report, { width, paint }: Look): readonly string[] {
  if (left.length === 0) return [];
  return [
    paint("careful", `Could not be deleted and may still exist (${left.length}):`),
    ...left.slice(0, MOST).flatMap((place) => wrapped(`  ${printableLine(place)}`, width, 4)),
    ...(left.length > MOST ? [`  and ${left.length - MOST} more, all in --format json`] : []),
    "",
  ];
}

function summary(report: Report, { width, paint }: Look): readonly string[] {
  const { counts, levels, known, requests, seconds, seed, stopped, gone } = report;
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
    ...(counts.broken > 0
      ? [
          [
            ...levelNames.map((level) => `${levels[level]} ${level}`),
            ...(known > 0 ? [`${known} known`] : []),
          ].join(", "),
        ]
      : []),
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
