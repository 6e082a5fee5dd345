// The schema of a member of a representation, as the read operation declares it.
import { followed, memberSchema, partsOf } from "../../contract/inferred/schema-of.ts";
import type { Contract, Resource } from "../../contract/operation.ts";
import { representationMedia } from "../../contract/resources.ts";
import { type Members, membersOf } from "../../json/record.ts";
import { operationNamed } from "./about.ts";

/** @returns the schema of the member, with its `$ref` followed; empty if there is none. */
export function shownSchema(resource: Resource, name: string, contract: Contract): Members {
  const read = operationNamed(contract, resource.read);
  if (read === undefined) return {};
  const inner = resource.envelope.reduce(
    (outer: unknown, one) => memberSchema(outer, one, contract.schemas),
    representationMedia(read)?.schema,
  );
  return membersOf(followed(memberSchema(inner, name, contract.schemas), contract.schemas));
}

/** @returns the schema of the member, and what its `$ref`, `allOf`, `oneOf` and `anyOf` lead to. */
export function shownSchemas(resource: Resource, name: string, contract: Contract): readonly Members[] {
  return partsOf(shownSchema(resource, name, contract), contract.schemas).map(membersOf);
}
