// Reads the document that a server is checked against: a file, or a URL of the server itself.
import { contractToJudge } from "../../conformance/contract-to-judge.ts";
import { basePathOf } from "../../contract/base-path.ts";
import { type Loaded, loadDocument } from "../../contract/load.ts";

export type Document = Loaded & {
  /** The path of the first server that the document names; "" for none. */
  readonly basePath: string;
};

/**
 * @param document path or URL
 * @param server the URL of the server
 * @param open the server is run without access control on purpose
 * @throws DocumentError when it can't be read; Error when it is on another host
 */
export async function readDocument(
  document: string,
  { server, open }: { readonly server: string; readonly open: boolean },
): Promise<Document> {
  const isUrl = /^[a-z][a-z0-9+.-]+:\/\//i.test(document);
  if (isUrl && (!URL.canParse(server) || new URL(document).origin !== new URL(server).origin)) {
    throw new Error(
      `${document} is not on the server: download the document, or check the server that has it`,
    );
  }
  const loaded = await loadDocument(document);
  const contract = contractToJudge(loaded.document, loaded.contract.file, open);
  return { ...loaded, basePath: basePathOf(loaded.document), contract };
}
