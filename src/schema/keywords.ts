/** The table of keywords of JSON Schema and OpenAPI: which ones the compiled validators check, and where subschemas are. */

/** The value of a keyword: one schema, a list of schemas, a map from names to schemas, or no schema. */
type Holds = "schema" | "list" | "map" | "nothing";

/**
 * `checked`: the validators enforce it. `ignored`: an annotation, which does not affect validity.
 * `refused`: it would be dropped silently, so `unsupportedKeywords` reports it.
 */
export type Keyword = {
  readonly use: "checked" | "ignored" | "refused";
  readonly holds: Holds;
  /** The subschemas apply to the same value, not to a part of it. */
  readonly inPlace?: true;
  /** The keyword has no effect without this one in the same schema. */
  readonly needs?: string;
  readonly because: string;
};

const checked = (holds: Holds, more: { inPlace?: true; needs?: string } = {}): Keyword => ({
  use: "checked",
  holds,
  because: "",
  ...more,
});
const ignored = (because: string): Keyword => ({ use: "ignored", holds: "nothing", because });
const refused = (because: string, holds: Holds = "nothing"): Keyword => ({ use: "refused", holds, because });

const sameValue = { inPlace: true } as const;
const bundled = "all schemas are compiled as one bundled document: use `$ref: '#/components/schemas/NAME'`";

/** JSON Schema 2020-12 (Core, Validation) as OpenAPI 3.1 (4.8.24) uses it. */
export const keywords: Readonly<Record<string, Keyword>> = {
  // Core 8
  $ref: checked("nothing"),
  $defs: checked("map"),
  $comment: ignored("for the reader"),
  $id: ignored("a name, which `plainReferences` follows"),
  $anchor: ignored("a name, which `plainReferences` follows"),
  $dynamicRef: ignored("`plainReferences` makes it a `$ref`"),
  $dynamicAnchor: ignored("a name, which `plainReferences` follows"),
  $recursiveRef: refused(bundled),
  $recursiveAnchor: refused(bundled),
  $schema: ignored("the dialect: `unsupportedKeywords` accepts 2020-12 only"),
  $vocabulary: refused("it belongs in a meta-schema"),

  // Core 10: applicators
  allOf: checked("list", sameValue),
  anyOf: checked("list", sameValue),
  oneOf: checked("list", sameValue),
  not: checked("schema", sameValue),
  if: checked("schema", sameValue),
  // biome-ignore lint/suspicious/noThenProperty: this is a keyword of JSON Schema, and nobody awaits the object
  then: checked("schema", { inPlace: true, needs: "if" }),
  else: checked("schema", { inPlace: true, needs: "if" }),
  dependentSchemas: checked("map", sameValue),
  properties: checked("map"),
  patternProperties: checked("map"),
  additionalProperties: checked("schema"),
  propertyNames: checked("schema"),
  prefixItems: checked("list"),
  items: checked("schema"),
  contains: checked("schema"),
  // The generated types know neither of them, and allow more.
  unevaluatedProperties: checked("schema"),
  unevaluatedItems: checked("schema"),

  // Validation 6
  type: checked("nothing"),
  enum: checked("nothing"),
  const: checked("nothing"),
  multipleOf: checked("nothing"),
  maximum: checked("nothing"),
  exclusiveMaximum: checked("nothing"),
  minimum: checked("nothing"),
  exclusiveMinimum: checked("nothing"),
  maxLength: checked("nothing"),
  minLength: checked("nothing"),
  pattern: checked("nothing"),
  maxItems: checked("nothing"),
  minItems: checked("nothing"),
  uniqueItems: checked("nothing"),
  maxContains: checked("nothing", { needs: "contains" }),
  minContains: checked("nothing", { needs: "contains" }),
  maxProperties: checked("nothing"),
  minProperties: checked("nothing"),
  required: checked("nothing"),
  dependentRequired: checked("nothing"),
  format: checked("nothing"),

  // Validation 8 and 9
  // 8.2: annotations; a validator does not decode the text.
  contentEncoding: ignored("for the reader of the text"),
  contentMediaType: ignored("for the reader of the text"),
  contentSchema: ignored("for the reader of the text"),
  title: ignored("for the reader"),
  description: ignored("for the reader"),
  default: ignored("for the server; `defaultsOf` reads those of parameters"),
  deprecated: ignored("for the reader"),
  examples: ignored("for the reader"),
  readOnly: ignored("the server sets the member, and ignores its value in a request"),
  writeOnly: ignored("no response has the member; `withOneSidedSchemas` makes the schemas of responses"),

  // OpenAPI 3.1, 4.8.24.1 and 4.8.25
  discriminator: ignored("a hint: `oneOf` and `anyOf` do not need it"),
  xml: ignored("only JSON is supported"),
  externalDocs: ignored("for the reader"),
  example: ignored("for the reader"),

  // keywords of older dialects
  nullable: refused(
    'it has no effect without `type` (OpenAPI 3.0), and 3.1 does not have it: write `type: [..., "null"]`, or a branch ' +
      '`type: "null"` in `anyOf`',
  ),
  definitions: refused("JSON Schema 2020-12 does not have it: write `$defs`", "map"),
  dependencies: refused(
    "JSON Schema 2020-12 does not have it: write `dependentRequired` or `dependentSchemas`",
  ),
  additionalItems: refused("JSON Schema 2020-12 does not have it: write `prefixItems` and `items`", "schema"),
};

/**
 * @param name a member of a schema object, such as `maxLength`
 * @returns its row; an `ignored` row for `x-*`; undefined if it is not a keyword
 */
export function keywordNamed(name: string): Keyword | undefined {
  if (Object.hasOwn(keywords, name)) return keywords[name];
  return name.startsWith("x-") ? ignored("an extension: for the tool that defines it") : undefined;
}
