// Which of an operation's parameters are nothing but parameters.
import type { Operation, Parameter } from "../../contract/operation.ts";
import { pathParameterNames } from "../../http/path.ts";
import { membersOf } from "../../json/record.ts";
import { hasSchema } from "../../semantics/fields.ts";

/** @returns whether the parameter means nothing by HTTP itself, so that its schema is all that is known of it. */
export function isPlain({ name, in: place }: Parameter): boolean {
  return place !== "header" || hasSchema(name);
}

/** @returns the query and header parameters of which the schema is all that is known. */
export function plainParameters(operation: Operation): readonly Parameter[] {
  return operation.parameters.filter((one) => ["query", "header"].includes(one.in) && isPlain(one));
}

/**
 * @returns the last parameter of the path, where a PUT may create at an address that it names, and its schema says
 *   which there are: elsewhere what is not of its schema is not found either
 */
export function creatingParameter({ semantics, parameters, path }: Operation): Parameter | undefined {
  if (semantics.effect !== "create-or-replace") return undefined;
  const name = pathParameterNames(path).at(-1);
  const own = parameters.find((one) => one.in === "path" && one.name === name);
  const { pattern, enum: values, format, type } = membersOf(own?.resolved);
  const isBound = [pattern, values, format].some((one) => one !== undefined) || type === "integer";
  return isBound ? own : undefined;
}
