// The style of each parameter, or the reason why a request cannot be read in it (OpenAPI 3.1.1 4.8.12.3 to 4.8.12.6).
import { isJsonType } from "../http/media-type.ts";
import type { ParameterStyle } from "../http/parameter-styles.ts";
import { membersOf } from "../json/record.ts";
import { flattened } from "../schema/flattened.ts";
import { possibleTypes } from "../schema/text-shapes.ts";
import type { Contract, Parameter } from "./operation.ts";

type Schemas = Contract["schemas"];
type Style = ParameterStyle["style"];

/** The styles of each place; the first one is the default. */
const STYLES: Readonly<Record<string, readonly Style[]>> = {
  path: ["simple", "label", "matrix"],
  query: ["form", "spaceDelimited", "pipeDelimited", "deepObject"],
  header: ["simple"],
  cookie: ["form"],
};

/** @returns the style of each parameter that is not written in the plain one of its place, by name. */
export function stylesOf(
  parameters: readonly Parameter[],
  { schemas }: Pick<Contract, "schemas">,
): readonly (readonly [name: string, style: ParameterStyle])[] {
  return parameters.flatMap((one) => {
    const style = styleOf(one, schemas);
    return isPlain(one, style) ? [] : [[one.name, style] as const];
  });
}

function styleOf({ in: where, style, explode, media, schema }: Parameter, schemas: Schemas): ParameterStyle {
  if (media !== undefined) return { style: "json", explode: false, holds: "value" };
  const [usual = "form", ...others] = STYLES[where] ?? [];
  const named = others.find((one) => one === style) ?? usual;
  // OpenAPI 3.1.1 4.8.12.2.1: `explode` is true by default for `form` only; for `deepObject` it has no effect.
  return { style: named, explode: explode ?? named === "form", holds: heldBy(schema, schemas) };
}

function heldBy(schema: unknown, schemas: Schemas): ParameterStyle["holds"] {
  const types = possibleTypes(schema, schemas);
  // A schema that allows everything, such as `{}`, allows a text.
  const isList = types.has("array");
  const isObject = types.has("object");
  if (isList && isObject) return "value";
  if (isObject) return types.size === 1 ? "members" : "value";
  if (!isList) return "value";
  return types.size === 1 ? "list" : "either";
}

/** Whether a value is read without splitting: repeated names are the plain style of lists in a query. */
function isPlain({ in: where }: Parameter, { style, explode, holds }: ParameterStyle): boolean {
  if (holds === "value")
    return style === "simple" || style === "form" || style === "spaceDelimited" || style === "pipeDelimited";
  return where === "query" && explode && holds !== "members" && style !== "deepObject";
}

/**
 * @param parameter a parameter
 * @param schemas `components.schemas`
 * @returns why no server can read its value from a request, and what to write; `undefined` if it can
 */
export function unreadable(
  parameter: Parameter,
  schemas: Schemas,
): { readonly kind: string; readonly reason: string } | undefined {
  const { in: where, style, media, schema } = parameter;
  const known = STYLES[where];
  if (known === undefined)
    return { kind: "place", reason: `in "${where}" is not supported; use path, query, header or cookie` };
  if (media !== undefined)
    return isJsonType(media)
      ? undefined
      : { kind: "media", reason: `content ${media} is not supported; use application/json` };
  if (schema === undefined) return { kind: "schema", reason: "no schema; add one" };
  if (style !== undefined && !known.some((one) => one === style))
    return {
      kind: "style",
      reason: `the style ${style} does not exist in ${where}; use ${known.join(" or ")}`,
    };
  const { style: named, explode, holds } = styleOf(parameter, schemas);
  if (named === "deepObject" && holds !== "members")
    return { kind: "deepObject", reason: "deepObject is for objects; use form" };
  if (where === "cookie" && holds !== "value" && explode)
    return { kind: "cookie", reason: "a list or an object in a cookie needs `explode: false`" };
  if (holds === "members" && (named === "spaceDelimited" || named === "pipeDelimited"))
    return { kind: "delimited", reason: `${named} is for lists; use deepObject` };
  return nested(schema, schemas, named);
}

/** A style writes lists and objects one level deep; a member of a `deepObject` may be a list. */
function nested(
  schema: unknown,
  schemas: Schemas,
  style: Style,
): { readonly kind: string; readonly reason: string } | undefined {
  const isDeep = (inner: unknown, listToo: boolean): boolean => {
    const types = possibleTypes(inner, schemas);
    const scalars = [...types].filter((type) => type !== "array" && type !== "object");
    return scalars.length === 0 && (types.has("object") || (listToo && types.has("array")));
  };
  const { keywords } = flattened(schema, schemas);
  const parts = [...(keywords["items"] === undefined ? [] : [keywords["items"]])].some((one) =>
    isDeep(one, true),
  );
  const members = Object.values(membersOf(keywords["properties"])).some((one) =>
    isDeep(one, style !== "deepObject"),
  );
  if (!parts && !members) return undefined;
  const reason =
    "a list or an object inside a list or an object has no text form; use `content: { application/json: … }`";
  return { kind: "nested", reason };
}
