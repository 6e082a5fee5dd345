// Reads a document for a mock: what it leaves open is assumed, and what cannot be served is left out, each with a sentence.

import { generateFrom, servedContract } from "../codegen/generate.ts";
import { type Loaded, loadParsed, localSpot } from "../contract/load.ts";
import type { Operation } from "../contract/operation.ts";
import { type Declaration, type Proposal, repeatOf } from "../declare/propose.ts";
import { sureProposals } from "../declare/settle-proposals.ts";
import { withDeclarations } from "../declare/with-declarations.ts";
import { resolvePointer } from "../json/pointer.ts";
import { isRecord } from "../json/record.ts";
import type { Effect } from "../semantics/effects.ts";
import { type Method, methods } from "../semantics/methods.ts";
import { withNamedRanges } from "./named-ranges.ts";
import { usableDeclarations } from "./usable-declarations.ts";

export type Mocked = {
  readonly contract: ReturnType<typeof servedContract>["contract"];
  /** The text of the generated server. */
  readonly server: string;
  /** What the document does not say, one sentence each. */
  readonly assumed: readonly string[];
};

/**
 * @param loaded a document
 * @returns its contract with declared, inferred or assumed semantics, and the server generated from it
 * @throws Error if the server cannot be generated for a reason that is in no operation
 */
export async function mockedDocument(loaded: Loaded): Promise<Mocked> {
  const named = withNamedRanges(loaded);
  const usable = await usableDeclarations(
    named.said.length === 0 ? loaded : await loadParsed(named.document),
  );
  const { assumed: open, document: declared } = declaredDocument(usable.loaded);
  const assumed = [...named.said, ...usable.said, ...open];
  let document = declared;
  for (;;) {
    const read = await loadParsed(document);
    const { contract, refusals } = servedContract(read);
    const [refusal] = refusals;
    if (refusal === undefined) {
      const files = await generateFrom(read, ["server"]);
      return { contract, assumed, server: files.get("server.ts") ?? "" };
    }
    const place = refusal.place.pointer;
    const operation = read.contract.operations.find((one) => place.startsWith(one.place.pointer));
    const others = read.contract.operations.filter(({ path }) => place.startsWith(pathPointer(path)));
    const dropped = operation === undefined ? others : [operation];
    if (dropped.length === 0) throw new Error(`${refusal.reason} (at ${place})`);
    for (const one of dropped) assumed.push(`${one.method} ${one.path}: not served: ${refusal.reason}`);
    if (dropped.length === read.contract.operations.length) throw new Error(nothingServed(assumed));
    document = without(document, dropped);
  }
}

function nothingServed(assumed: readonly string[]): string {
  const reasons = assumed.filter((line) => line.includes(": not served: "));
  return ["no operation of the document can be served:", ...reasons.map((line) => `  ${line}`)].join("\n");
}

/**
 * @param loaded a document
 * @returns a copy in which every operation has a declaration: its own, the inferred one, or that of an action that answers
 *   with an example; the new declarations, and a sentence about each
 */
export function declaredDocument(loaded: Loaded): {
  readonly document: Readonly<Record<string, unknown>>;
  readonly proposals: readonly (Proposal & { readonly declaration: Declaration })[];
  readonly assumed: readonly string[];
} {
  const found = sureProposals(loaded.contract, (declarations) =>
    localSpot(withDeclarations(loaded.document, declarations), loaded.root.place.file),
  );
  const proposals = found.map((proposal) => {
    if (proposal.declaration !== undefined) return proposal;
    const declaration = lastResort(proposal.operation);
    const what = WORDS[declaration.effect] ?? declaration.effect;
    return {
      operation: proposal.operation,
      declaration,
      evidence: "the document does not say what it does",
      what,
    };
  });
  return {
    document: withDeclarations(
      loaded.document,
      proposals.map(({ operation: { place }, declaration }) => ({ place, declaration })),
    ),
    proposals,
    assumed: proposals.map((proposal) => {
      const { operation, declaration, evidence } = proposal;
      const what = "what" in proposal ? proposal.what : declaration.effect;
      return `${operation.method} ${operation.path}: ${what}, because ${evidence}`;
    }),
  };
}

const WORDS: Readonly<Record<string, string>> = {
  read: "answers with an example",
  process: "answers with an example and changes nothing",
};

/** An action answers with an example, which contradicts nothing. */
function lastResort({ method, responses }: Operation): Declaration {
  const { safe, idempotent } = methods[method];
  const effect = RESORTS[method] ?? "process";
  const repeat = repeatOf({ responses }, effect) ?? 200;
  return { effect, safe, idempotent: idempotent ?? false, repeat };
}

const RESORTS: Partial<Record<Method, Effect>> = {
  GET: "read",
  PUT: "replace",
  PATCH: "merge",
  DELETE: "delete",
};

function pathPointer(path: string): string {
  return `#/paths/${path.replaceAll("~", "~0").replaceAll("/", "~1")}/`;
}

function without(
  document: Readonly<Record<string, unknown>>,
  operations: readonly Operation[],
): Readonly<Record<string, unknown>> {
  const copy = structuredClone(document);
  for (const { path, method } of operations) {
    const item = resolvePointer(copy, `/paths/${path.replaceAll("~", "~0").replaceAll("/", "~1")}`);
    if (isRecord(item)) Reflect.deleteProperty(item, (method satisfies Method).toLowerCase());
  }
  return copy;
}
