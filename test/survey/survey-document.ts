// What each command says about one document.
import { copyFileSync, existsSync, mkdirSync } from "node:fs";
import { basename, dirname, extname, join, relative } from "node:path";
import type { Run } from "./run-command.ts";

export type Survey = {
  readonly name: string;
  readonly folder: string;
  readonly operations: number;
  readonly lint: string;
  readonly open: string;
  readonly declare: string;
  readonly client: boolean;
  readonly server: boolean;
  /** Why there is no server: the kinds of reasons, the most frequent first, with their numbers. */
  readonly refusals: readonly (readonly [kind: string, count: number])[];
  /** Why there is no client, or why nothing could be read: the first line of the error. */
  readonly fault: string | undefined;
  readonly explained: Run;
  readonly generated: Run;
};

/**
 * @param document path of a document, which stays unchanged
 * @param parent the folder in which the code is generated
 * @param run runs a command
 */
export async function surveyDocument(
  document: string,
  parent: string,
  run: (args: readonly string[], folder: string) => Run | Promise<Run>,
): Promise<Survey> {
  const name = basename(document);
  const folder = join(parent, name.replaceAll(/[^\w.-]/g, "_"));
  mkdirSync(folder);
  const explained = await run(["explain", document, "--format", "json"], folder);
  const linted = await run(["lint", document, "--format", "json"], folder);
  const generated = await run(["generate", document, "--client", "--out", join(folder, "client")], folder);
  const copy = join(folder, `declared${extname(document)}`);
  copyFileSync(document, copy);
  const declared = await run(["declare", copy], folder);
  const served = await run(["generate", copy, "--server", "--out", join(folder, "server")], folder);
  const rows = operationsOf(explained);
  const open = rows.filter(({ effect, method }) => effect === null && EFFECTIVE.includes(method)).length;
  const faulty = [explained, generated].find(({ code }) => code !== 0);
  const folders = [`${folder}/`, `${dirname(document)}/`];
  return {
    name,
    folder,
    operations: rows.length,
    lint: linted.out === "" ? "refused" : countsOf(linted),
    open: rows.length === 0 ? "-" : `${open} (${((100 * open) / rows.length).toFixed(1)} %)`,
    declare: declared.code === 0 ? (declared.out.trim().split("\n").at(-1) ?? "") : "refused",
    client: existsSync(join(folder, "client")),
    server: existsSync(join(folder, "server")),
    refusals: served.code === 0 ? [] : kindsOf(served.err),
    fault: faulty && withoutFolders(firstError(faulty.err), folders),
    explained,
    generated,
  };
}

/** The first line that says what is wrong; a line that only names the file has it in the next one. */
function firstError(text: string): string {
  const lines = text.split("\n").filter((line) => line !== "" && !line.startsWith("warning"));
  const [first = "it said nothing", second = ""] = lines;
  return first.endsWith(":") ? `${first} ${second.trim()}` : first;
}

/** Without the folders, also as they are written relative to the current one. */
function withoutFolders(text: string, folders: readonly string[]): string {
  const names = folders.flatMap((one) => [`${relative(process.cwd(), one)}/`, one]);
  return names.reduce((left, name) => left.replaceAll(name, ""), text);
}

const EFFECTIVE = ["GET", "POST", "PUT", "PATCH", "DELETE"];

type Row = { readonly method: string; readonly effect: string | null };

function operationsOf({ code, out }: Run): readonly Row[] {
  const record: { operations: readonly Row[] } = code === 0 ? JSON.parse(out) : { operations: [] };
  return record.operations;
}

function countsOf({ out }: Run): string {
  const { findings }: { findings: readonly { severity: string }[] } = JSON.parse(out);
  const errors = findings.filter(({ severity }) => severity === "error").length;
  return `${errors}, ${findings.length - errors}`;
}

/** A reason without its names is its kind; one that lists more places stands for all of them. */
function kindsOf(text: string): readonly (readonly [kind: string, count: number])[] {
  const reasons = text
    .split("\n")
    .flatMap((line) => /:\d+:\d+ +(?<reason>.+)$/.exec(line)?.groups?.["reason"] ?? [])
    .map((one) => {
      const [reason = "", more] = one.split(" (the same at ");
      return { kind: kindOf(reason), count: 1 + Number.parseInt(more ?? "0", 10) };
    });
  const kinds = Map.groupBy(reasons, ({ kind }) => kind);
  return [...kinds]
    .map(([kind, all]) => [kind, all.reduce((sum, { count }) => sum + count, 0)] as const)
    .sort((a, b) => b[1] - a[1]);
}

function kindOf(reason: string): string {
  return reason
    .replaceAll(/"[^"]*"/g, "…")
    .replaceAll(/(GET|PUT|POST|PATCH|DELETE) \/\S*/g, "$1 …")
    .replace(/^[\w$.-]+: (?=no|repeat)/, "");
}
