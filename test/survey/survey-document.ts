// What each command says about one document.
import { copyFileSync, existsSync, mkdirSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { type Run, runCommand } from "./run-command.ts";

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
 */
export function surveyDocument(document: string, parent: string): Survey {
  const name = basename(document);
  const folder = join(parent, name.replaceAll(/[^\w.-]/g, "_"));
  mkdirSync(folder);
  const explained = runCommand(["explain", document, "--format", "json"], folder);
  const linted = runCommand(["lint", document, "--format", "json"], folder);
  const generated = runCommand(["generate", document, "--client", "--out", join(folder, "client")], folder);
  const copy = join(folder, `declared${extname(document)}`);
  copyFileSync(document, copy);
  const declared = runCommand(["declare", copy], folder);
  const served = runCommand(["generate", copy, "--server", "--out", join(folder, "server")], folder);
  const rows = operationsOf(explained);
  const open = rows.filter(({ effect, method }) => effect === null && EFFECTIVE.includes(method)).length;
  const faulty = [explained, generated].find(({ code }) => code !== 0);
  return {
    name,
    folder,
    operations: rows.length,
    lint: linted.code === 2 ? "-" : countsOf(linted),
    open: rows.length === 0 ? "-" : `${open} (${((100 * open) / rows.length).toFixed(1)} %)`,
    declare: declared.code === 0 ? (declared.out.trim().split("\n").at(-1) ?? "") : "-",
    client: existsSync(join(folder, "client")),
    server: existsSync(join(folder, "server")),
    refusals: served.code === 0 ? [] : kindsOf(served.err),
    fault: faulty?.err.split("\n").find((line) => line !== "" && !line.startsWith("warning")),
    explained,
    generated,
  };
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

/** A reason without its names is its kind. */
function kindsOf(text: string): readonly (readonly [kind: string, count: number])[] {
  const reasons = text
    .split("\n")
    .flatMap((line) => /:\d+:\d+ +(?<reason>.+)$/.exec(line)?.groups?.["reason"] ?? []);
  const plain = reasons.map((one) =>
    one
      .replaceAll(/"[^"]*"/g, "…")
      .replaceAll(/(GET|PUT|POST|PATCH|DELETE) \/\S*/g, "$1 …")
      .replace(/^[\w$.-]+: (?=no|repeat)/, ""),
  );
  const kinds = Map.groupBy(plain, (one) => one);
  return [...kinds].map(([kind, all]) => [kind, all.length] as const).sort((a, b) => b[1] - a[1]);
}
