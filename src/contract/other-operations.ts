// What a document describes next to the operations of its paths: webhooks, callbacks, and the methods of OpenAPI 3.2.
import { methodOfKey } from "../semantics/methods.ts";
import type { Place, Spot } from "./spot.ts";

/** An operation that the contract does not have, as nothing here sends it or serves it. */
export type OtherOperation = {
  readonly kind: "webhook" | "callback" | "method of OpenAPI 3.2";
  readonly method: string;
  /** The path; the name of a webhook; the expression of a callback. */
  readonly path: string;
  readonly operation: string | undefined;
  /** The operation that a callback belongs to. */
  readonly of?: string;
  readonly place: Place;
};

/**
 * @param root the root of a document
 * @returns its webhooks, its callbacks, and its `additionalOperations` (OpenAPI 3.1 4.8.1, 4.8.18, 3.2 4.9),
 *   in document order
 */
export function otherOperations(root: Spot): readonly OtherOperation[] {
  const paths = root.at("paths").entries();
  const items = paths.filter(([path]) => path.startsWith("/"));
  return [
    ...items.flatMap(([path, item]) => ofItem(path, item)),
    ...root
      .at("webhooks")
      .entries()
      .flatMap(([name, item]) => [
        ...known(item).map((one) => entry("webhook", name, one)),
        ...ofItem(name, item),
      ]),
  ];
}

type Named = readonly [method: string, operation: Spot];

/** The operations of a path item that have a member of their own. */
function known(item: Spot): readonly Named[] {
  return item
    .entries()
    .filter(([key]) => methodOfKey(key) !== undefined)
    .map(([key, operation]) => [key.toUpperCase(), operation] as const);
}

/** Those with other methods, and the callbacks of all. */
function ofItem(path: string, item: Spot): readonly OtherOperation[] {
  const others: readonly Named[] = item.at("additionalOperations").entries();
  return [
    ...others.map((one) => entry("method of OpenAPI 3.2", path, one)),
    ...[...known(item), ...others].flatMap(([method, operation]) =>
      callbacksOf(`${method} ${path}`, operation),
    ),
  ];
}

function callbacksOf(of: string, operation: Spot): readonly OtherOperation[] {
  const name = operation.at("operationId").text() ?? of;
  return operation
    .at("callbacks")
    .entries()
    .flatMap(([, callback]) => callback.entries())
    .filter(([expression]) => !expression.startsWith("x-"))
    .flatMap(([expression, item]) =>
      known(item).map((one) => ({ ...entry("callback", expression, one), of: name })),
    );
}

function entry(kind: OtherOperation["kind"], path: string, [method, operation]: Named): OtherOperation {
  return { kind, method, path, operation: operation.at("operationId").text(), place: operation.usedAt };
}
