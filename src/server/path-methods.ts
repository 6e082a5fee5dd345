// The operations that the document declares for each path, and the responses to all other methods.
import { withoutEndSlashes } from "../http/path.ts";
import { pathMatcher } from "../http/path-templates.ts";
import { effects } from "../semantics/effects.ts";
import { fields } from "../semantics/fields.ts";
import { allowedMethods, type Method } from "../semantics/methods.ts";
import { methodNotAllowed, methodsAllowed } from "./outcomes.ts";
import type { Outcome } from "./port.ts";
import type { Wiring } from "./wiring.ts";

type Declared = Pick<Wiring, "method" | "content">;
type Table = Readonly<Record<string, Wiring>>;

/** @returns OPTIONS: 204 with `Allow` and `Accept-Patch` (RFC 9110 9.3.7, RFC 5789 3.1); any other method: 405. */
export function otherMethod(method: string, declared: readonly Declared[]): Outcome {
  const allowed = allowedMethods(declared.map((operation) => operation.method));
  if (method !== ("OPTIONS" satisfies Method)) return methodNotAllowed(allowed);
  const patch = declared.find((operation) => operation.method === effects.merge.method);
  const accepted = patch && { [fields.acceptPatch.name]: Object.keys(patch.content?.media ?? {}).join(", ") };
  return methodsAllowed(allowed, accepted);
}

/**
 * @param wiring the operations
 * @param basePath replaces the base path that the document declares
 * @returns the operations of each path, base path included, in document order
 */
export function operationsByPath(wiring: Table, basePath?: string): ReadonlyMap<string, readonly Wiring[]> {
  const base = basePath && withoutEndSlashes(basePath);
  return Map.groupBy(Object.values(wiring), (one) => `${base ?? one.basePath ?? ""}${one.path}`);
}

/**
 * @param wiring the operations
 * @param basePath replaces the base path that the document declares
 * @returns a function from an undecoded path to the methods that it supports; `undefined` for no such path
 */
export function methodsOf(wiring: Table, basePath?: string): (path: string) => readonly Method[] | undefined {
  const find = pathMatcher(
    [...operationsByPath(wiring, basePath)].map(([path, operations]) => {
      const methods = allowedMethods(operations.map((operation) => operation.method));
      return [path, methods] as const;
    }),
  );
  return (path) => find(path)?.value;
}
