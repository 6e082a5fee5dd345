// Reads the document that a server is checked against: a file, or a URL on the server itself.
import { contractToJudge } from "../../conformance/contract-to-judge.ts";
import { basePathOf } from "../../contract/base-path.ts";
import { type Evidence, evidenceOf } from "../../contract/inferred/inference-table.ts";
import { type Loaded, loadDocument } from "../../contract/load.ts";
import type { Contract } from "../../contract/operation.ts";
import type { Reading } from "../../contract/read-openapi.ts";
import { UsageError } from "../arguments.ts";

export type Document = Loaded & {
  /** The path of the document's first server, or "". */
  readonly basePath: string;
  /** The contract before anything was inferred. */
  readonly declared: Contract;
  /** What each operation is taken to do, and why; computed when it is asked for. */
  readonly evidence: () => readonly Evidence[];
};

type DocumentOptions = {
  /** The URL of the server. */
  readonly server: string;
  /** The server deliberately has no access control. */
  readonly open: boolean;
  readonly reading: Reading;
};

/**
 * @param document path or URL
 * @throws DocumentError when it cannot be read; UsageError when it is on a different host
 */
export async function readDocument(
  document: string,
  { server, open, reading }: DocumentOptions,
): Promise<Document> {
  const isUrl = /^[a-z][a-z0-9+.-]+:\/\//i.test(document);
  if (isUrl && (!URL.canParse(server) || new URL(document).origin !== new URL(server).origin)) {
    throw new UsageError(`DOCUMENT: ${document} is not on ${server}; download it and pass the file instead`);
  }
  const loaded = await loadDocument(document, reading);
  const contract = contractToJudge(loaded.document, loaded.contract.file, open);
  const evidence = (): readonly Evidence[] => evidenceOf(loaded.contract);
  return { ...loaded, declared: loaded.contract, basePath: basePathOf(loaded.document), contract, evidence };
}
