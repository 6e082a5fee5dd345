// The baseline of `check`: broken laws that are known, each with a reason. A run does not fail because of them.
import { readFile, writeFile } from "node:fs/promises";
import { isMap, isSeq, LineCounter, parseDocument, stringify } from "yaml";
import { isRecord } from "../../json/record.ts";
import { UsageError } from "../arguments.ts";

/** A broken law that is known, and why it is not fixed. */
export type Known = { readonly law: string; readonly operation: string; readonly reason: string };

type Place = { readonly law: { readonly id: string }; readonly operation: { readonly id: string } };
type Results = readonly (Place & { readonly verdict: string })[];

const HEAD = `# Broken laws that are known: verbatim check --baseline does not fail because of them. Say why in each reason.
`;

/**
 * @param file what `--baseline` names
 * @param mayBeNew whether the run will write the file
 * @returns its entries
 * @throws UsageError with the line for an entry without law, operation and reason
 */
export async function readBaseline(file: string, mayBeNew: boolean): Promise<readonly Known[]> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
    if (mayBeNew) return undefined;
    throw new UsageError(`--baseline: ${file}: no such file; write it with --update-baseline`);
  });
  return text === undefined ? [] : entriesIn(text, file);
}

function entriesIn(text: string, file: string): readonly Known[] {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const [error] = document.errors;
  if (error !== undefined) throw new UsageError(`--baseline: ${file}: not YAML: ${error.message}`);
  const list = isMap(document.contents) ? document.contents.get("known", true) : undefined;
  if (!isSeq(list)) throw new UsageError(`--baseline: ${file}: expected "known:" with a list of entries`);
  return list.items.map((item) => {
    const known = isMap(item) ? knownFrom(item.toJSON()) : undefined;
    if (known !== undefined) return known;
    const { line } = lines.linePos(isMap(item) ? (item.range?.[0] ?? 0) : 0);
    throw new UsageError(`--baseline: ${file}:${line}: an entry needs law, operation and reason`);
  });
}

function knownFrom(entry: unknown): Known | undefined {
  const { law, operation, reason } = isRecord(entry) ? entry : {};
  const texts = [law, operation, reason].map((one) => (typeof one === "string" ? one.trim() : ""));
  const [first = "", second = "", third = ""] = texts;
  return texts.includes("") ? undefined : { law: first, operation: second, reason: third };
}

/**
 * @param known the entries so far
 * @param report of the run
 * @param reason of the new entries
 * @returns the entries for the next run: what is broken, and what this run did not check; in the order of the report
 */
export function nextBaseline(
  known: readonly Known[],
  { broken, results }: { readonly broken: readonly Place[]; readonly results: Results },
  reason: string,
): readonly Known[] {
  const reasons = new Map(known.map((one) => [keyOf(one.law, one.operation), one.reason]));
  const kept = known.filter((one) => !isSettled(one, results));
  const now = broken.map(({ law, operation }) => ({
    law: law.id,
    operation: operation.id,
    reason: reasons.get(keyOf(law.id, operation.id)) ?? reason,
  }));
  return [...now, ...kept];
}

/** Whether the run found an entry to be broken or to hold. */
function isSettled({ law, operation }: Known, results: Results): boolean {
  const row = results.find((one) => one.law.id === law && one.operation.id === operation);
  return row?.verdict === "broken" || row?.verdict === "holds";
}

/** @returns the entries that the run saw to hold. */
export function fixedIn(known: readonly Known[], results: Results): readonly Known[] {
  return known.filter((one) =>
    results.some(
      (row) =>
        row.verdict === "holds" && keyOf(row.law.id, row.operation.id) === keyOf(one.law, one.operation),
    ),
  );
}

/** Writes a baseline. */
export async function writeBaseline(file: string, known: readonly Known[]): Promise<void> {
  await writeFile(file, HEAD + stringify({ known }, { lineWidth: 0 }));
}

/** @returns the reason why a broken law is known; `undefined` if it is not. */
export function reasonIn(known: readonly Known[], law: string, operation: string): string | undefined {
  return known.find((one) => one.law === law && one.operation === operation)?.reason;
}

function keyOf(law: string, operation: string): string {
  return `${law} ${operation}`;
}
