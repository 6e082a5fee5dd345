// The report for GitHub Actions: workflow commands, which become annotations at the place of the operation.
import { printableLine } from "../../json/printable.ts";
import { type Demands, fails, isCoveredBy } from "./demands.ts";
import { type Finding, findingsIn } from "./findings.ts";
import type { Report } from "./report.ts";

/** @returns one command per finding, then the coverage and the counts. */
export function asGithub(report: Report, demands: Demands): string {
  const { coverage, counts, levels, known, requests, seconds } = report;
  const findings = findingsIn(report.broken.filter((one) => one.known === undefined));
  const asked = `${coverage.asked} of ${coverage.of} operations could be asked`;
  const open = coverage.notAsked.map(({ operation, add }) => `${operation.id}: ${add}`);
  const lines = [
    ...findings.map((finding) => commandOf(finding, demands)),
    ...(open.length === 0
      ? []
      : [
          command(
            isCoveredBy(report, demands) ? "notice" : "warning",
            { title: `Coverage: ${asked}` },
            open.join("\n"),
          ),
        ]),
    `${counts.broken} broken (${levels.MUST} MUST, ${levels.SHOULD} SHOULD, ${levels.convention} convention, ${known} known), ${counts.holds} hold, ${counts["not exercised"]} not exercised`,
    `${asked}, ${requests} requests in ${seconds} s`,
  ];
  return `${lines.join("\n")}\n`;
}

function commandOf({ law, main, others }: Finding, { failOn }: Demands): string {
  const { file, line, column } = main.declared.position;
  const kind = fails(law.level, failOn) ? "error" : law.level === "convention" ? "notice" : "warning";
  const place = /^https?:/.test(file) ? {} : { file, line: Math.max(1, line), col: Math.max(1, column) };
  const text = [
    `${main.operation.id}: ${main.seen}`,
    ...others.map(({ operation, seen }) => `also ${operation.id}: ${seen}`),
    `${law.says} (${law.level}, ${law.section})`,
    ...(law.fix === undefined ? [] : [law.fix]),
    ...(main.curl.length === 0 ? [] : ["", ...main.curl]),
    `Check again: ${main.replay}`,
  ];
  return command(kind, { ...place, title: law.id }, text.join("\n"));
}

function command(
  kind: "error" | "warning" | "notice",
  properties: Readonly<Record<string, string | number>>,
  text: string,
): string {
  const named = Object.entries(properties).map(([name, value]) => `${name}=${inProperty(String(value))}`);
  return `::${kind} ${named.join(",")}::${inText(text)}`;
}

/** A newline ends a command, so that nothing of a server's can begin one of its own. */
function inText(text: string): string {
  const lines = text.split("\n").map(printableLine);
  return lines.join("\n").replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function inProperty(text: string): string {
  return inText(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
