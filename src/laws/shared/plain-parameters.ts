// Finds the parameters of an operation that have no meaning in HTTP itself.
import type { Operation, Parameter } from "../../contract/operation.ts";
import { pathParameterNames } from "../../http/path.ts";
import { membersOf } from "../../json/record.ts";
import { hasOwnGrammar } from "../../semantics/traits.ts";

/** @returns whether the parameter of an operation has no meaning in HTTP itself, so that only its schema counts. */
export function isPlain({ name, in: place }: Parameter, { traits }: Operation): boolean {
  return place !== "header" || !hasOwnGrammar(name, traits);
}

/** @returns the query and header parameters for which only the schema counts. */
export function plainParameters(operation: Operation): readonly Parameter[] {
  return operation.parameters.filter(
    (one) => ["query", "header"].includes(one.in) && isPlain(one, operation),
  );
}

/**
 * @returns the last path parameter, if a PUT may create a resource at the URL that it names, and its schema restricts
 *   the values: elsewhere an invalid value just finds nothing
 */
export function creatingParameter({ semantics, parameters, path }: Operation): Parameter | undefined {
  if (semantics.effect !== "create-or-replace") return undefined;
  const name = pathParameterNames(path).at(-1);
  const own = parameters.find((one) => one.in === "path" && one.name === name);
  const { pattern, enum: values, format, type } = membersOf(own?.resolved);
  const isBound = [pattern, values, format].some((one) => one !== undefined) || type === "integer";
  return isBound ? own : undefined;
}
