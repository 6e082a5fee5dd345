// The contract that a server is checked against: that of its document, as the judge reads it.

import { inferContract } from "../contract/inferred/infer.ts";
import { localSpot } from "../contract/load.ts";
import { withSchemasOf31 } from "../contract/openapi-30.ts";
import type { Contract } from "../contract/operation.ts";
import { withPlainReferences } from "../contract/plain-schemas.ts";
import { readContract } from "../contract/read.ts";
import { withoutSecurity } from "../contract/security.ts";

/**
 * @param document a bundled document
 * @param file the file name in its places
 * @param open whether the server deliberately has no access control
 * @returns its contract, with schemas in JSON Schema 2020-12
 */
export function contractToJudge(
  document: Readonly<Record<string, unknown>>,
  file: string,
  open: boolean,
): Contract {
  const schemas31 = withSchemasOf31(open ? withoutSecurity(document) : document);
  return inferContract(readContract(localSpot(withPlainReferences(schemas31), file)));
}
