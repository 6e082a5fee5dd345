// The TypeScript type of a schema: the component's own where it has a name, else what its keywords say.
import type { Contract, Parameter } from "../contract/operation.ts";
import { isRecord } from "../json/record.ts";
import { textShapes } from "../schema/text-shapes.ts";
import { componentName } from "./names.ts";

/**
 * @param schema a schema, `$ref` unfollowed
 * @param otherwise the type of a schema that stands inline
 * @returns an expression over `Schemas`
 */
export function schemaType(schema: unknown, otherwise: string): string {
  const name = componentName(schema);
  return name === undefined ? otherwise : `Schemas[${JSON.stringify(name)}]`;
}

/** @returns `: type` or `?: type` of a parameter as a handler gets it: parsed, its default filled in. */
export function parameterType(parameter: Parameter, contract: Contract): string {
  const wrapper = { type: "object", properties: { it: parameter.schema ?? {} } };
  const shape = textShapes(wrapper, contract.schemas)["it"];
  const base = shape?.type === "integer" || shape?.type === "number" ? "number" : (shape?.type ?? "string");
  const type = shape?.list ? `readonly ${base}[]` : base;
  const given = parameter.required || (isRecord(parameter.schema) && "default" in parameter.schema);
  return `${given ? "" : "?"}: ${type}`;
}
