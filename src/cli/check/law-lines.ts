// One line for each law of a report: what its cases came to.
import type { Paint } from "../text/painter.ts";
import { wrapped } from "../text/wrap.ts";
import type { Report, ResultRow } from "./report.ts";

/** How a report is laid out. */
export type Look = { readonly width: number; readonly paint: Paint };

/** @returns a line for each law that was checked, and one for all that are about no operation. */
export function lawLines({ results }: Report, { width, paint }: Look): readonly string[] {
  const groups = [...Map.groupBy(results, ({ law }) => law.id)];
  const concerned = groups.filter(([, rows]) => rows.some(({ verdict }) => verdict !== "not applicable"));
  const checked = concerned.filter(([, rows]) => !rows.every(isUnsafe));
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
  const unsafe = concerned.length - checked.length;
  const idle = groups.length - concerned.length;
  return [
    ...lines,
    ...(unsafe === 0
      ? []
      : [paint("careful", `? ${lawsOf(unsafe)} about requests that may change something (--safe-only)`)]),
    ...(idle === 0
      ? []
      : [paint("label", `- ${lawsOf(idle)} about no operation here (--explain LAW says why)`)]),
  ];
}

function lawsOf(count: number): string {
  return count === 1 ? "1 law" : `${count} laws`;
}

/** Whether a safe-only run cannot check it, or it is not about the operation. */
function isUnsafe({ verdict, reason }: ResultRow): boolean {
  return verdict === "not applicable" || (verdict === "not exercised" && reason?.kind === "unsafe");
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
