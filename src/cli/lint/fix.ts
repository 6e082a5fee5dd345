// `verbatim lint --fix`: makes the changes that findings are certain about, until none is left.
import { readFile } from "node:fs/promises";
import { editText } from "../../declare/edit-text.ts";
import type { LocatedFinding, Report } from "../../lint/lint.ts";
import type { Edit } from "../../lint/rule.ts";
import { replaceFile } from "../write-whole.ts";

/** What was changed, and what lint says afterwards. */
export type Fixing = { readonly fixed: readonly LocatedFinding[]; readonly report: Report };

/**
 * @param lint lints the document, as it is in its files
 * @param isDry changes no file; what would be changed is `fixed`
 * @returns the findings that were fixed, in order, and the report about the result
 */
export async function fixFindings(lint: () => Promise<Report>, isDry: boolean): Promise<Fixing> {
  const fixed: LocatedFinding[] = [];
  for (let round = 1; ; round++) {
    const report = await lint();
    // A fix may show the next fault: a declaration that is complete is judged by more rules.
    const done = await fixFiles(report.findings, isDry);
    fixed.push(...done);
    if (done.length === 0 || isDry || round === ROUNDS)
      return { fixed, report: { ...report, findings: report.findings.filter((one) => !done.includes(one)) } };
  }
}

/** Each fix removes its finding, so this is never reached unless two rules contradict each other. */
const ROUNDS = 20;

async function fixFiles(all: readonly LocatedFinding[], isDry: boolean): Promise<readonly LocatedFinding[]> {
  const fixed: LocatedFinding[] = [];
  const findings = all.filter(({ fix }) => fix !== undefined);
  for (const [file, own] of Map.groupBy(findings, ({ fix }) => fix?.place.file ?? "")) {
    if (/^https?:/.test(file)) continue;
    // A header that several responses refer to is one place to fix.
    const edits = new Map(own.flatMap(({ fix }) => (fix === undefined ? [] : [[JSON.stringify(fix), fix]])));
    const before = await readFile(file, "utf8");
    const { text, left } = editText(before, [...edits.values()].toSorted(byStatus));
    if (text !== before && !isDry) await replaceFile(file, text);
    const missed = new Set(left.map((one) => JSON.stringify(one)));
    fixed.push(...own.filter(({ fix }) => !missed.has(JSON.stringify(fix))));
  }
  return fixed;
}

/** Several responses of one operation are added in the order of their statuses. */
function byStatus(one: Edit, other: Edit): number {
  if (one.kind !== "add" || other.kind !== "add" || one.place.pointer !== other.place.pointer) return 0;
  return one.key < other.key ? -1 : one.key > other.key ? 1 : 0;
}

/** @returns the change in a few words */
export function changeInWords(fix: Edit): string {
  if (fix.kind === "set") return `wrote ${JSON.stringify(fix.value)}`;
  if (fix.kind === "remove") return "removed it";
  return fix.kind === "add" ? `added ${fix.key}` : "added it to the list";
}
