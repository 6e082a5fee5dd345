// The contract that a server is held to: its document's, as the judge reads it.
import { localSpot } from "../contract/load.ts";
import type { Contract } from "../contract/operation.ts";
import { readContract } from "../contract/read.ts";
import { withoutSecurity } from "../contract/security.ts";
import { withSchemasOf31 } from "./openapi-30.ts";

/**
 * @param document a bundled document
 * @param file the name that its places carry
 * @param open the server is run without access control on purpose
 * @returns its contract, the schemas as JSON Schema 2020-12 has them
 */
export function contractToJudge(
  document: Readonly<Record<string, unknown>>,
  file: string,
  open: boolean,
): Contract {
  return readContract(localSpot(withSchemasOf31(open ? withoutSecurity(document) : document), file));
}
