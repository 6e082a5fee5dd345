// Responses to methods that the document does not declare for a path.
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

/** @returns the operations of each path, in document order. */
export function methodsByPath(wiring: Table): ReadonlyMap<string, readonly Wiring[]> {
  return Map.groupBy(Object.values(wiring), (operation) => operation.path);
}

/** @returns a function from an undecoded path to the methods that it supports; `undefined` for no such path. */
export function methodsOf(wiring: Table): (path: string) => readonly Method[] | undefined {
  const table = [...methodsByPath(wiring)].map(([path, operations]) => {
    const pattern = path.replaceAll(/[.*+?^$()|[\]\\]/g, "\\$&").replaceAll(/\{[^}]+\}/g, "[^/]+");
    const methods = allowedMethods(operations.map((operation) => operation.method));
    return { pattern: new RegExp(`^${pattern}$`), methods };
  });
  return (path) => table.find(({ pattern }) => pattern.test(path))?.methods;
}

/** @returns `/books/{bookId}` in the syntax of Hono. */
export function honoPath(template: string): string {
  return template.replaceAll(/\{([^}]+)\}/g, ":$1");
}
