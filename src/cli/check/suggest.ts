// `--suggest FILE`: an OpenAPI Overlay with what a document lacks, so that a run with it can ask more.
import { writeFile } from "node:fs/promises";
import { stringify } from "yaml";
import type { Contract, Operation } from "../../contract/operation.ts";
import { SEMANTICS_KEY } from "../../contract/semantics.ts";
import { type Proposal, propose } from "../../declare/propose.ts";
import { jsonPath } from "../../declare/write-overlay.ts";
import { tryParse } from "../../json/parse.ts";
import { parsePointer } from "../../json/pointer.ts";
import { type Effect, effects } from "../../semantics/effects.ts";
import { type Method, methods } from "../../semantics/methods.ts";
import { UsageError } from "../arguments.ts";
import type { Coverage, NotAsked } from "./coverage.ts";

type Action = {
  readonly why: string;
  readonly target: string;
  readonly update: Readonly<Record<string, unknown>>;
};

/** Stands for a value that only the user knows. */
const PLACEHOLDER = "FILL-IN";

/**
 * @param coverage of a run
 * @param contract as the document declares it
 * @returns the text of the overlay; an action for each operation that was not asked, and a comment where none can help
 */
export function suggestionsFor({ notAsked }: Coverage, contract: Contract): string {
  const proposals = new Map(propose(contract).map((one) => [one.operation.id, one]));
  const found = notAsked.map((one) => ({ one, actions: actionsFor(one, proposals, contract) }));
  const blocks = found.map(({ one, actions }) =>
    actions.length === 0 ? comment(`${nameOf(one.operation)}: ${one.add}.`) : actions.map(written).join(""),
  );
  const info = stringify({ title: `What verbatim check needs for ${contract.title}`, version: "1.0.0" });
  const hasActions = found.some(({ actions }) => actions.length > 0);
  return [
    "# Check each line, fill in what begins with FILL-IN, and pass this file with --overlay.\n",
    `overlay: 1.0.0\ninfo:\n${info.replaceAll(/^(?=.)/gm, "  ")}`,
    hasActions ? "actions:\n" : "actions: []\n",
    ...blocks,
  ].join("");
}

/** Writes the overlay; throws UsageError if that is not possible. */
export async function writeSuggestions(file: string, text: string): Promise<void> {
  await writeFile(file, text).catch((error: Error) => {
    throw new UsageError(`--suggest: ${file} cannot be written: ${error.message}`);
  });
}

function actionsFor(
  { operation, need, because }: NotAsked,
  proposals: ReadonlyMap<string, Proposal>,
  contract: Contract,
): readonly Action[] {
  const declared = contract.operations.find(({ id }) => id === operation.id) ?? operation;
  const why = `${nameOf(operation)}: ${because}.`;
  switch (need.kind) {
    case "effect":
      return [...effectOf(declared, proposals), ...readNextTo(declared, contract, proposals)];
    case "id":
      return parameterActions(declared, why, (one) => one.in === "path");
    case "parameters":
      return parameterActions(declared, why, () => true);
    case "content":
      return contentActions(declared, why, need.text);
    default:
      return [];
  }
}

function effectOf(operation: Operation, proposals: ReadonlyMap<string, Proposal>): readonly Action[] {
  const proposal = proposals.get(operation.id);
  if (proposal === undefined) return [];
  const usual = USUAL[operation.method];
  const declaration = proposal.declaration ?? (usual && declarationOf(operation, usual));
  if (declaration === undefined) return [];
  const evidence = proposal.declaration === undefined ? `a guess; ${proposal.question}` : proposal.evidence;
  return [
    {
      why: `${nameOf(operation)}: ${evidence}.`,
      target: targetOf(operation.place.pointer),
      update: { [SEMANTICS_KEY]: declaration },
    },
  ];
}

/** What an operation changes can only be compared if it is known what reads it. */
function readNextTo(
  { path, method }: Operation,
  { operations }: Contract,
  proposals: ReadonlyMap<string, Proposal>,
): readonly Action[] {
  if (method === "GET") return [];
  const read = operations.find((one) => one.method === "GET" && one.path === path);
  return read === undefined || read.semantics.effect !== undefined ? [] : effectOf(read, proposals);
}

/** The effect that an operation of a method most often has. */
const USUAL: Partial<Record<Method, Effect>> = {
  GET: "read",
  POST: "process",
  PUT: "replace",
  PATCH: "merge",
  DELETE: "delete",
};

function declarationOf({ responses, method }: Operation, effect: Effect): Readonly<Record<string, unknown>> {
  const { idempotent } = effects[effect];
  const status = responses.map((one) => Number(one.status)).find((one) => one >= 200 && one < 300);
  return {
    effect,
    safe: methods[method].safe,
    idempotent: idempotent[0] ?? false,
    repeat: status ?? 200,
  };
}

function parameterActions(
  { parameters }: Operation,
  why: string,
  isMeant: (parameter: Operation["parameters"][number]) => boolean,
): readonly Action[] {
  return parameters.filter(isMeant).map((one) => ({
    why: `${why} Use a ${one.name} that the server has.`,
    target: targetOf(one.place.pointer),
    update: { example: PLACEHOLDER },
  }));
}

function contentActions({ content }: Operation, why: string, text: string | undefined): readonly Action[] {
  const [media] = content?.media ?? [];
  if (media === undefined) return [];
  return [
    {
      why: `${why} Change this content until the server accepts it.`,
      target: targetOf(media.place.pointer),
      update: { example: tryParse(text ?? "") ?? PLACEHOLDER },
    },
  ];
}

function targetOf(pointer: string): string {
  return jsonPath(parsePointer(pointer.replace(/^#/, "")) ?? []);
}

function nameOf({ method, path }: Operation): string {
  return `${method} ${path}`;
}

function comment(text: string): string {
  return `  # ${text.replaceAll(/\s+/g, " ").trim()}\n`;
}

function written({ why, target, update }: Action): string {
  const [first = "", ...lines] = stringify([{ target, update }]).trimEnd().split("\n");
  return comment(why) + [first, ...lines].map((line) => `  ${line}\n`).join("");
}
