// Runs the laws on a stranger, with its document unchanged.
import { contractToJudge } from "../../../src/conformance/contract-to-judge.ts";
import { madeOnce } from "../../../src/conformance/made-once.ts";
import { type Result, runLaws } from "../../../src/conformance/run.ts";
import { type DocumentMemory, makeMemory } from "../../../src/conformance/run-memory.ts";
import { basePathOf } from "../../../src/contract/base-path.ts";
import type { Contract } from "../../../src/contract/operation.ts";
import { membersOf } from "../../../src/json/record.ts";
import { laws } from "../../../src/laws/all.ts";
import { makeSharedMemory } from "../kept-samples.ts";
import { type Style, stranger } from "./engine.ts";

export type Stranger = {
  readonly style: Style;
  readonly contract: Contract;
  readonly memory: DocumentMemory;
  /** The same with a document that declares the 201 of a PUT which creates (RFC 9110 9.3.4). */
  readonly creating: () => Pick<Stranger, "contract" | "memory">;
};

const CREATES = "PUT creates";

/** Reads the document of a style, as `verbatim check` does. */
export function readStranger(style: Style): Stranger {
  const read = (document: Style["document"]): Pick<Stranger, "contract" | "memory"> => {
    const contract = contractToJudge(document, `${style.title}.json`, false);
    return { contract, memory: makeSharedMemory(contract) };
  };
  const creating = madeOnce((document: Style["document"]) => read(withCreatedByPut(document)));
  return { style, ...read(style.document), creating: () => creating(style.document) };
}

function withCreatedByPut(document: Style["document"]): Style["document"] {
  const paths = Object.entries(membersOf(document["paths"])).map(([path, item]) => {
    const put = membersOf(membersOf(item)["put"]);
    const responses = membersOf(put["responses"]);
    const created = { 201: responses["200"] ?? responses["204"], ...responses };
    return [
      path,
      "put" in membersOf(item) ? { ...membersOf(item), put: { ...put, responses: created } } : item,
    ];
  });
  return { ...document, paths: Object.fromEntries(paths) };
}

/** @returns a result for each law and operation; `only` names the laws to check. */
export async function judgeStranger(
  read: Stranger,
  switches: readonly string[],
  { only, seed = 1 }: { readonly only?: readonly string[]; readonly seed?: number } = {},
): Promise<{ readonly results: readonly Result[]; readonly requests: number }> {
  const { style } = read;
  const { contract, memory } = switches.includes(CREATES) ? read.creating() : read;
  const server = stranger(style, switches);
  let requests = 0;
  const results = await runLaws({
    contract,
    laws: only === undefined ? laws : laws.filter(({ id }) => only.includes(id)),
    seed,
    run: "r",
    baseUrl: `http://stranger.invalid${basePathOf(style.document)}`,
    memory: makeMemory(contract, memory),
    fetch: (request) => {
      requests += 1;
      return server(request);
    },
    pause: async () => {},
  });
  return { results, requests };
}

/** The broken laws, each with the operations that break it. */
export function brokenIn(results: readonly Result[]): readonly string[] {
  return [...new Set(results.filter(({ verdict }) => verdict.verdict === "broken").map(({ law }) => law.id))];
}

/** The number of operations that at least one law could be checked on. */
export function askedIn(results: readonly Result[]): number {
  const asked = results.filter(({ verdict }) => verdict.verdict === "holds" || verdict.verdict === "broken");
  return new Set(asked.map(({ operation }) => operation.id)).size;
}
