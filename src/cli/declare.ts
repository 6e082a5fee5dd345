// `verbatim declare`: proposes what each operation does, and writes it into the document or into an overlay.
import { readFile, writeFile } from "node:fs/promises";
import { relative, resolve } from "node:path";
import { type Loaded, loadDocument, localSpot } from "../contract/load.ts";
import type { Proposal } from "../declare/propose.ts";
import { sureProposals } from "../declare/settle-proposals.ts";
import { withDeclarations } from "../declare/with-declarations.ts";
import { type Written, writeIntoText } from "../declare/write-document.ts";
import { writeOverlay } from "../declare/write-overlay.ts";
import { printable, printableLine } from "../json/printable.ts";
import { argumentsFrom, documentFrom, formatFrom, readingFrom, readingOptions } from "./arguments.ts";
import type { Command, Io } from "./command.ts";
import { painterFor } from "./text/painter.ts";
import { usage } from "./usage/declare-usage.ts";
import { replaceFile } from "./write-whole.ts";

const options = {
  ...readingOptions,
  overlay: { type: "string" },
  "dry-run": { type: "boolean", default: false },
  format: { type: "string", default: "human" },
} as const;

type Format = (proposals: readonly Proposal[], io: Io) => string;

const formats: Readonly<Record<string, Format>> = {
  human: (proposals, io) => asTable(proposals, io),
  json: (proposals) => printable(`${JSON.stringify({ operations: proposals.map(asRecord) }, null, 2)}\n`),
};

export const declareCommand: Command = {
  name: "declare",
  readsDocument: true,
  usage,
  async run(args, io) {
    const { values, positionals } = argumentsFrom(args, options);
    const format = formatFrom<Format>(values.format, formats);
    const { overlay } = values;
    const file = documentFrom(positionals);
    const before = overlay === undefined ? undefined : await readIfAny(overlay);
    const existing = overlay === undefined || before === undefined ? [] : [overlay];
    const loaded = await loadDocument(file, readingFrom({ ...values, overlay: existing }, io.err));
    const proposals = sureProposals(loaded.contract, (declarations) =>
      localSpot(withDeclarations(loaded.document, declarations), loaded.root.place.file),
    );
    io.out(format(proposals, io));
    if (values["dry-run"] || proposals.length === 0) return 0;
    const placed = proposals.map((proposal) => ({
      proposal,
      place: loaded.written(proposal.operation.place),
    }));
    const into = overlay === undefined ? intoDocument : intoOverlay({ overlay, before, loaded });
    const missed = await into(placed);
    for (const { proposal } of missed.filter(({ proposal: { declaration } }) => declaration !== undefined))
      io.err(`${lineOfMissed(proposal, loaded)}\n`);
    return 0;
  },
};

async function readIfAny(file: string): Promise<string | undefined> {
  return readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
}

type Writer = (written: readonly Written[]) => Promise<readonly Written[]>;

/** Each operation is written into its own file. */
const intoDocument: Writer = async (placed) => {
  const missed: Written[] = [];
  for (const [file, written] of Map.groupBy(placed, ({ place }) => place.file)) {
    if (/^https?:/.test(file)) {
      throw new Error(`${file} is not a file on this machine; pass --overlay FILE to write an overlay`);
    }
    const before = await readFile(file, "utf8");
    const { text, missed: notHere } = writeIntoText(before, written);
    missed.push(...notHere);
    if (text !== before) await replaceFile(file, text);
  }
  return missed;
};

/** An action changes the document itself, so the operations of other files are missed. */
function intoOverlay(to: {
  readonly overlay: string;
  readonly before: string | undefined;
  readonly loaded: Loaded;
}): Writer {
  const { overlay, before, loaded } = to;
  const { file, title } = loaded.contract;
  return async (placed) => {
    const own = placed.filter(({ place }) => place.file === file || place.file === resolve(overlay));
    // An overlay without an action would be refused.
    if (before === undefined && own.every(({ proposal }) => proposal.declaration === undefined))
      return placed;
    const targets = own.map(({ proposal }) => ({ proposal, place: proposal.operation.place }));
    await writeFile(overlay, writeOverlay(title, targets, before));
    return placed.filter((one) => !own.includes(one));
  };
}

function lineOfMissed({ operation }: Proposal, loaded: Loaded): string {
  const { file, line, column } = loaded.position(operation.place);
  return `${relative(process.cwd(), resolve(file))}:${line}:${column}  not written: ${operation.method} ${operation.path} is a reference or an alias; declare the operation where it is written`;
}

function asRecord(proposal: Proposal): Readonly<Record<string, unknown>> {
  const { method, path, named, id } = proposal.operation;
  const { declaration } = proposal;
  return {
    method,
    path,
    operation: named ? id : null,
    declaration: declaration ?? null,
    evidence: declaration === undefined ? null : proposal.evidence,
    question: declaration === undefined ? proposal.question : null,
  };
}

function asTable(proposals: readonly Proposal[], io: Io): string {
  const paint = painterFor(io);
  const lines = proposals.flatMap((proposal, at) => {
    const { method, path } = proposal.operation;
    const { declaration } = proposal;
    const heading =
      path === proposals[at - 1]?.operation.path ? [] : ["", paint("heading", printableLine(path))];
    const effect = (declaration?.effect ?? "?").padEnd(17);
    const said = declaration === undefined ? proposal.question : proposal.evidence;
    const mood = declaration === undefined ? "unsettled" : "plain";
    return [...heading, `  ${method.padEnd(6)}  ${paint(mood, effect)}  ${printableLine(said)}`];
  });
  const asked = proposals.filter(({ declaration }) => declaration === undefined).length;
  const total = `${proposals.length - asked} declared, ${asked} to answer`;
  return `${[...lines, "", proposals.length === 0 ? "nothing to declare" : total].join("\n").trimStart()}\n`;
}
