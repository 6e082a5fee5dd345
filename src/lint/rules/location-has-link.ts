import { readLinks, unlinkedParameters } from "../../contract/links.ts";
import type { Contract } from "../../contract/operation.ts";
import { pathParameterNames } from "../../http/path.ts";
import { fields } from "../../semantics/fields.ts";
import { declaredRow, nameOf, successesWith } from "../declared.ts";
import type { Rule } from "../rule.ts";

export const locationHasLink: Rule = {
  id: "location-has-link",
  severity: "warn",
  says: "A response with `Location` has a link to the read operation, from which the server builds the address; without one, the handler gives it.",
  section: "OpenAPI 3.1 4.8.20",
  check: (contract) =>
    contract.operations
      .filter((operation) => declaredRow(operation) !== undefined)
      .flatMap((operation) =>
        successesWith("location", operation)
          .filter(([response, header]) => {
            const isBuilt = header.constant === undefined;
            return (
              isBuilt && readLinks(response, contract).every((one) => unlinkedParameters(one).length > 0)
            );
          })
          .map(([response]) => ({
            place: response.place,
            wrong: `${fields.location.name} in ${response.status} of ${nameOf(operation)} cannot be built, because no link names a read operation`,
            instead: `Add a link with the operationId of the read operation and each of its path parameters from $response.body or $request.path${example(contract)}.`,
          })),
      ),
};

function example({ operations }: Contract): string {
  const read = operations.find(({ semantics, named }) => semantics.effect === "read" && named);
  return read === undefined ? "" : `, such as ${read.id} with ${pathParameterNames(read.path).join(", ")}`;
}
