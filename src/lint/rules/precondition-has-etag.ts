import type { Contract, Operation } from "../../contract/operation.ts";
import { fields, isField } from "../../semantics/fields.ts";
import { methods } from "../../semantics/methods.ts";
import { declaredRow, nameOf, successesWith } from "../declared.ts";
import type { Rule } from "../rule.ts";

export const preconditionHasEtag: Rule = {
  id: "precondition-has-etag",
  severity: "error",
  says: "The entity tag that a precondition asks for is given by the operation that reads.",
  section: "RFC 9110 13.1",
  check: (contract) =>
    contract.operations
      .filter((operation) => declaredRow(operation) !== undefined)
      .flatMap((operation) => {
        const source = sourceOf(operation, contract);
        if (source === undefined || successesWith("etag", source).length > 0) return [];
        return operation.parameters
          .filter((one) => one.in === "header" && wantsTag(one.name, operation))
          .map(({ name, place }) => ({
            place,
            wrong: `${nameOf(operation)} takes ${name}, and ${nameOf(source)} gives no ${fields.etag.name} to send in it`,
            instead: `Declare the header ${fields.etag.name} in the success of ${nameOf(source)}, or remove ${name}.`,
          }));
      }),
};

/** A change with `If-None-Match` needs no tag: it is sent with `*`. */
function wantsTag(name: string, { method }: Operation): boolean {
  return isField("ifMatch", name) || (isField("ifNoneMatch", name) && methods[method].safe);
}

/** Where the tag comes from: the read of the target, or the list itself; unknown where the document names neither. */
function sourceOf(operation: Operation, { operations }: Contract): Operation | undefined {
  if (operation.semantics.effect === "list") return operation;
  return operations.find(({ id }) => id === operation.target?.read);
}
