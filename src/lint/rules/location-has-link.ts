import type { Contract, Link, Operation } from "../../contract/operation.ts";
import { fields } from "../../semantics/fields.ts";
import { declaredRow, nameOf, successesWith } from "../declared.ts";
import type { Rule } from "../rule.ts";

export const locationHasLink: Rule = {
  id: "location-has-link",
  severity: "error",
  says: "A response with `Location` has a link to the read operation, from which the server builds the address.",
  section: "OpenAPI 3.1 4.8.20",
  check: (contract) =>
    contract.operations
      .filter((operation) => declaredRow(operation) !== undefined)
      .flatMap((operation) =>
        successesWith("location", operation)
          .filter(([response, header]) => {
            const isBuilt = header.constant === undefined;
            return isBuilt && !response.links.some((link) => leadsToRead(link, contract));
          })
          .map(([response]) => ({
            place: response.place,
            wrong: `${fields.location.name} in ${response.status} of ${nameOf(operation)} cannot be built, because no link names a read operation`,
            instead: `Add a link with the operationId of the read operation and each of its path parameters from $response.body or $request.path${example(contract)}.`,
          })),
      ),
};

/** @returns whether a link names a read and takes each of its path parameters from the response or the path. */
function leadsToRead(link: Link, contract: Contract): boolean {
  const read = contract.operations.find(({ id }) => id === link.operation);
  if (read?.semantics.effect !== "read") return false;
  return pathNames(read).every((name) => {
    const value = link.parameters[name];
    return value !== undefined && value.from !== "elsewhere";
  });
}

function pathNames(operation: Operation): readonly string[] {
  return operation.parameters.filter((one) => one.in === "path").map(({ name }) => name);
}

function example({ operations }: Contract): string {
  const read = operations.find(({ semantics, named }) => semantics.effect === "read" && named);
  return read === undefined ? "" : `, such as ${read.id} with ${pathNames(read).join(", ")}`;
}
