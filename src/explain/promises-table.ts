// Formats the facts about operations as text (a table, or one block per operation if it is too wide) or as Markdown.
import { SEMANTICS_KEY } from "../contract/semantics.ts";
import { effectsOf } from "../semantics/effects.ts";
import { fields } from "../semantics/fields.ts";
import type { Method } from "../semantics/methods.ts";
import type { Requirement } from "../semantics/traits.ts";
import type { Facts } from "./promises.ts";

/** The meaning of a piece of text; the caller decides how it looks. */
export type Mood = "heading" | "label" | "good" | "careful" | "unsettled" | "plain";
export type Paint = (mood: Mood, text: string) => string;

type Column = { readonly short: string; readonly long: string; readonly cell: (facts: Facts) => string };

const unsettled = "?";
const none = "-";
const gap = "  ";

const columns: readonly Column[] = [
  { short: "method", long: "method", cell: (facts) => facts.method },
  { short: "operation", long: "operation", cell: (facts) => facts.operation ?? none },
  { short: "effect", long: "effect", cell: effectCell },
  { short: "safe", long: "safe", cell: (facts) => word(facts.safe) },
  { short: "idem.", long: "idempotent", cell: (facts) => word(facts.idempotent) },
  { short: "preconditions", long: "preconditions", cell: preconditions },
  { short: "key", long: "takes a key", cell: (facts) => marked("yes", facts.key) || none },
  {
    short: "again",
    long: "status of a repeat",
    cell: ({ method, repeat }) => String(repeat ?? openCell(method)),
  },
  { short: "retry", long: "may be retried", cell: retry },
];

/**
 * @param rows the operations, in document order
 * @param width the maximum length of a line
 * @param paint adds a colour to a piece of text without changing its width
 * @returns lines: operations under the heading of their path, then a legend of the signs in them
 */
export function textTable(rows: readonly Facts[], width: number, paint: Paint): string {
  const sizes = columns.map(({ short, cell }) =>
    Math.max(short.length, ...rows.map((row) => cell(row).length)),
  );
  const tableWidth = sizes.reduce((sum, size) => sum + gap.length + size, 0);
  const body = tableWidth <= width ? table(rows, sizes, paint) : blocks(rows, paint);
  return [...body, ...legend(rows)].map((line) => `${line.trimEnd()}\n`).join("");
}

function table(rows: readonly Facts[], sizes: readonly number[], paint: Paint): readonly string[] {
  const line = (cells: readonly string[], moods: readonly Mood[]): string =>
    cells.map((cell, at) => gap + paint(moods[at] ?? "plain", cell.padEnd(sizes[at] ?? 0))).join("");
  const head = line(
    columns.map(({ short }) => short),
    columns.map(() => "label"),
  );
  const lines = rows.flatMap((row, at) => {
    const cells = columns.map(({ cell }) => cell(row));
    const heading = row.path === rows[at - 1]?.path ? [] : ["", paint("heading", row.path)];
    return [...heading, line(cells, cells.map(moodOf))];
  });
  return [head, ...lines];
}

function blocks(rows: readonly Facts[], paint: Paint): readonly string[] {
  const [method, ...others] = columns;
  const size = Math.max(...others.map(({ long }) => long.length));
  return rows.flatMap((row, at) => [
    ...(at === 0 ? [] : [""]),
    paint("heading", `${method?.cell(row)} ${row.path}`),
    ...others.map(({ long, cell }) => {
      const text = cell(row);
      return `${gap}${paint("label", long.padEnd(size))}${gap}${paint(moodOf(text), text)}`;
    }),
  ]);
}

/** @returns a GitHub-flavoured Markdown table with the path as a column, then the legend. */
export function markdownTable(rows: readonly Facts[]): string {
  const [method, ...others] = columns;
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |\n`;
  const headings = ["method", "path", ...others.map(({ long }) => long)];
  const lines = rows.map((row) =>
    line([method?.cell(row) ?? "", `\`${row.path}\``, ...others.map(({ cell }) => cell(row))]),
  );
  const notes = legend(rows).map((text) => `${text}\n`);
  return [line(headings), line(headings.map(() => "---")), ...lines, ...notes].join("");
}

function legend(rows: readonly Facts[]): readonly string[] {
  const cells = rows.flatMap((row) => columns.map(({ cell }) => cell(row)));
  const lines = [
    ...(cells.some((cell) => cell.endsWith("!")) ? ["! required: without it the request is rejected"] : []),
    ...(cells.some((cell) => cell.startsWith("~"))
      ? ["~ inferred: the document suggests it, but does not say it"]
      : []),
    ...(cells.includes(unsettled)
      ? [`? not settled: the document does not say; declare it with ${SEMANTICS_KEY}`]
      : []),
  ];
  return lines.length === 0 ? [] : ["", ...lines];
}

function preconditions({ ifMatch, ifNoneMatch }: Facts): string {
  const said = [marked(fields.ifMatch.name, ifMatch), marked(fields.ifNoneMatch.name, ifNoneMatch)];
  return said.filter((text) => text !== "").join(" ") || none;
}

function marked(text: string, requirement: Requirement): string {
  if (requirement === "none") return "";
  return requirement === "required" ? `${text}!` : text;
}

function word(value: boolean | "by-key" | undefined): string {
  if (value === undefined) return unsettled;
  if (value === "by-key") return "by key";
  return value ? "yes" : "no";
}

function retry(facts: Facts): string {
  if (facts.retry === "not settled") return unsettled;
  return facts.retry === "with the same key" ? "by key" : facts.retry;
}

function moodOf(cell: string): Mood {
  if (cell === unsettled) return "unsettled";
  if (cell === "yes") return "good";
  return cell === "by key" || cell.endsWith("!") ? "careful" : "plain";
}

/** A method without effects, such as OPTIONS, has nothing to declare. */
function openCell(method: Method): string {
  return effectsOf(method).length === 0 ? none : unsettled;
}

function effectCell({ method, effect, inferred }: Facts): string {
  if (effect === undefined) return openCell(method);
  return inferred === undefined ? effect : `~${effect}`;
}
