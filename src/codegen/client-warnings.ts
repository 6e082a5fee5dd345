// What a generated client does not do as the document may expect it: one warning per kind.
import type { Contract, Operation } from "../contract/operation.ts";
import type { Place, Spot } from "../contract/spot.ts";
import { circularComponents } from "../schema/references.ts";
import { isSafeMethod } from "../semantics/methods.ts";
import { isSendable } from "./client.ts";
import { againOf } from "./client-row.ts";

/** One kind of warning, with every place. */
export type Warning = { readonly text: string; readonly places: readonly Place[] };

/**
 * @param contract the contract of the document as it was written
 * @param root the root of that document
 * @param names the names of its operations in the client, in the same order
 * @returns one warning per kind that occurs
 */
export function clientWarnings(contract: Contract, root: Spot, names: readonly string[]): readonly Warning[] {
  const { operations } = contract;
  const all: readonly Warning[] = [
    {
      text: "operations without x-method-semantics: the client retries GET, HEAD, OPTIONS, PUT and DELETE, and others with their Idempotency-Key only (RFC 9110 9.2.2)",
      places: placesOf(operations, ({ semantics }) => !semantics.declared),
    },
    {
      text: "PUTs that the client does not repeat, because they take a key or add several resources",
      places: placesOf(
        operations,
        (one) => one.method === "PUT" && !one.semantics.declared && againOf(one) !== true,
      ),
    },
    {
      text: "operations with a name of the client's own, because the operationId is missing, taken or not a name",
      places: placesOf(operations, ({ id, named }, index) => !named || names[index] !== id),
    },
    {
      text: "parameters in a cookie: the client does not send them; use the option `headers`",
      places: operations.flatMap((one) =>
        one.parameters.filter((p) => p.in === "cookie").map((p) => p.place),
      ),
    },
    {
      text: "content of GET or HEAD: fetch cannot send it, and it has no meaning (RFC 9110 9.3.1)",
      places: placesOf(operations, ({ method, content }) => content !== undefined && isSafeMethod(method)),
    },
    {
      text: "TRACE operations: fetch cannot send them",
      places: placesOf(operations, (one) => !isSendable(one)),
    },
    {
      text: "operations with a method of their own (`additionalOperations`): the client repeats them only if x-method-semantics says that they are idempotent, as no standard does",
      places: newMethods(root),
    },
    {
      text: "schemas that apply themselves to the same value again: the types leave out the reference that leads back",
      places: circularComponents(contract.schemas).map(
        (name) => root.at("components").at("schemas").at(name).usedAt,
      ),
    },
  ];
  return all.filter(({ places }) => places.length > 0);
}

function placesOf(
  operations: readonly Operation[],
  matches: (operation: Operation, index: number) => boolean,
): readonly Place[] {
  return operations.filter(matches).map(({ place }) => place);
}

function newMethods(root: Spot): readonly Place[] {
  return root
    .at("paths")
    .entries()
    .flatMap(([, item]) =>
      item
        .at("additionalOperations")
        .entries()
        .map(([, one]) => one.place),
    );
}
