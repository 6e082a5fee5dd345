// How parameters are written into a URL where that is not the default (OpenAPI 3.1 4.8.12.2).
import type { Parameter } from "../contract/operation.ts";
import { isJsonType } from "../http/media-type.ts";
import { membersOf } from "../json/record.ts";
import { printValue, Raw } from "./print.ts";

/** @returns the call that writes a query with other styles than `name=a&name=b`; `undefined` if none is needed. */
export function queryStyles(parameters: readonly Parameter[]): Raw | undefined {
  const styles = stylesOf(parameters, "query", (parameter) => {
    const { style = "form", explode = style === "form" } = parameter;
    if (parameter.media !== undefined) return isJsonType(parameter.media) ? { style: "json" } : undefined;
    if (style === "form" && explode && !isObject(parameter)) return undefined;
    return { style, explode };
  });
  return styles === undefined ? undefined : new Raw(`parameters.query(${styles})`);
}

/** @returns the styles of path parameters that are not plain values, as text; `undefined` if all are. */
export function pathStyles(parameters: readonly Parameter[]): string | undefined {
  return stylesOf(parameters, "path", (parameter) => {
    const { style = "simple", explode = false, media } = parameter;
    if (media !== undefined) return isJsonType(media) ? { style: "json" } : undefined;
    const isPlain = style === "simple" && !isObject(parameter) && !isList(parameter);
    return isPlain ? undefined : { style, explode };
  });
}

function stylesOf(
  parameters: readonly Parameter[],
  place: string,
  styleOf: (parameter: Parameter) => object | undefined,
): string | undefined {
  const styles = parameters.flatMap((one) => {
    const style = one.in === place ? styleOf(one) : undefined;
    return style === undefined ? [] : [[one.name, style] as const];
  });
  return styles.length === 0 ? undefined : printValue(Object.fromEntries(styles), 4);
}

function isObject({ resolved }: Parameter): boolean {
  const { type, properties, additionalProperties } = membersOf(resolved);
  return [type].flat().includes("object") || properties !== undefined || additionalProperties !== undefined;
}

function isList({ resolved }: Parameter): boolean {
  return [membersOf(resolved)["type"]].flat().includes("array");
}
