/** The schemas directly inside a schema, found with the table of keywords. */
import { formatPointer } from "../json/pointer.ts";
import { isRecord } from "../json/record.ts";
import { keywordNamed } from "./keywords.ts";

export type Subschema = {
  readonly keyword: string;
  /** RFC 6901, from the parent schema: `/properties/title` */
  readonly pointer: string;
  readonly schema: unknown;
  /** it applies to the same value as the parent schema */
  readonly inPlace: boolean;
};

/**
 * @param schema any JSON value; only an object contains further schemas
 * @returns the schemas directly inside, in document order; never the values of `const`, `example` or `x-*`
 */
export function subschemasOf(schema: unknown): readonly Subschema[] {
  if (!isRecord(schema)) return [];
  return Object.entries(schema).flatMap(([keyword, value]) => {
    const row = keywordNamed(keyword);
    const inPlace = row?.inPlace === true;
    return schemasUnder(row?.holds ?? "nothing", value).map(([token, inner]) => ({
      keyword,
      pointer: formatPointer([keyword, ...token]),
      schema: inner,
      inPlace,
    }));
  });
}

/** @returns whether the schema has `unevaluatedProperties` or `unevaluatedItems`. */
export function hasUnevaluated(schema: unknown): boolean {
  return subschemasOf(schema).some(
    ({ keyword, schema: inner }) => keyword.startsWith("unevaluated") || hasUnevaluated(inner),
  );
}

/** @returns the value of a keyword with each schema directly in it converted. */
export function convertedMember(
  name: string,
  value: unknown,
  convert: (schema: unknown) => unknown,
): unknown {
  const holds = keywordNamed(name)?.holds;
  if (holds === "schema") return convert(value);
  if (holds === "list" && Array.isArray(value)) return value.map(convert);
  if (holds !== "map" || !isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, convert(inner)]));
}

function schemasUnder(
  holds: string,
  value: unknown,
): readonly (readonly [token: readonly string[], schema: unknown])[] {
  if (holds === "schema") return [[[], value]];
  if (holds === "list" && Array.isArray(value)) return value.map((item, index) => [[String(index)], item]);
  if (holds === "map" && isRecord(value)) return Object.entries(value).map(([name, item]) => [[name], item]);
  return [];
}
