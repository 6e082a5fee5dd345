import type { Contract, Operation } from "../../contract/operation.ts";
import { fields, isField } from "../../semantics/fields.ts";
import { methods } from "../../semantics/methods.ts";
import { declaredRow, nameOf, successesWith } from "../declared.ts";
import type { Rule } from "../rule.ts";

export const preconditionHasEtag: Rule = {
  id: "precondition-has-etag",
  severity: "warn",
  says: "The read operation returns the entity tag that a precondition needs.",
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
            wrong: `${nameOf(operation)} has the parameter ${name}, but ${nameOf(source)} returns no ${fields.etag.name} to send in it`,
            instead: `Declare the header ${fields.etag.name} in the success response of ${nameOf(source)}, or remove ${name}.`,
          }));
      }),
};

/** A write with `If-None-Match` needs no tag: clients send `*`. */
function wantsTag(name: string, { method }: Operation): boolean {
  return isField("ifMatch", name) || (isField("ifNoneMatch", name) && methods[method].safe);
}

/** The operation that returns the tag: the read of the target, or the list itself; `undefined` if there is none. */
function sourceOf(operation: Operation, { operations }: Contract): Operation | undefined {
  if (operation.semantics.effect === "list") return operation;
  return operations.find(({ id }) => id === operation.target?.read);
}
