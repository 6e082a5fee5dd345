/** Which keywords of JSON Schema and OpenAPI the compiled validators honour, as one table, and the walk that it allows. */

/** What stands under a keyword: one schema, a list of them, a map from names to them, or no schema at all. */
type Holds = "schema" | "list" | "map" | "nothing";

/**
 * `checked`: the validators enforce it. `ignored`: an annotation, rightly without effect on validity.
 * `refused`: it would be dropped in silence, so `unsupportedKeywords` reports it.
 */
export type Keyword = {
  readonly use: "checked" | "ignored" | "refused";
  readonly holds: Holds;
  /** the schemas below judge the same value, not a part of it */
  readonly inPlace?: true;
  /** without this keyword beside it, it says nothing */
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
const bundled =
  "the schemas are compiled as one bundled document: lead there with `$ref: '#/components/schemas/NAME'`";
const unread = "the content of a string is not decoded: say what it must look like with `pattern`";

/** JSON Schema 2020-12 (Core, Validation) as OpenAPI 3.1 (4.8.24) uses it. */
export const keywords: Readonly<Record<string, Keyword>> = {
  // Core 8
  $ref: checked("nothing"),
  $defs: checked("map"),
  $comment: ignored("for the reader"),
  $id: refused(bundled),
  $anchor: refused(bundled),
  $dynamicRef: refused(bundled),
  $dynamicAnchor: refused(bundled),
  $recursiveRef: refused(bundled),
  $recursiveAnchor: refused(bundled),
  $schema: refused("every schema is read as JSON Schema 2020-12, the dialect of OpenAPI 3.1"),
  $vocabulary: refused("it belongs into a meta-schema"),

  // Core 10: applicators
  allOf: checked("list", sameValue),
  anyOf: checked("list", sameValue),
  oneOf: checked("list", sameValue),
  not: checked("schema", sameValue),
  if: checked("schema", sameValue),
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema, and no promise
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
  unevaluatedProperties: refused(
    "the generated types ignore it: put `additionalProperties: false` on the schema that names every member",
    "schema",
  ),
  unevaluatedItems: refused("the generated types ignore it: use `prefixItems` and `items: false`", "schema"),

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
  contentEncoding: refused(unread),
  contentMediaType: refused(unread),
  contentSchema: refused(unread, "schema"),
  title: ignored("for the reader"),
  description: ignored("for the reader"),
  default: ignored("a server's own business; `defaultsOf` reads those of parameters"),
  deprecated: ignored("for the reader"),
  examples: ignored("for the reader"),
  readOnly: ignored("a server sets the member itself, and lets what a client sends for it pass"),
  writeOnly: refused(
    "nothing here takes the member out of answers: use one schema for content and one without it",
  ),

  // OpenAPI 3.1, 4.8.24.1 and 4.8.25
  discriminator: ignored("a hint: `oneOf` and `anyOf` decide all the same"),
  xml: ignored("JSON is the only form"),
  externalDocs: ignored("for the reader"),
  example: ignored("for the reader"),

  // what older dialects said otherwise
  nullable: refused('OpenAPI 3.0 wrote it so: write `type: [..., "null"]`'),
  definitions: refused("older drafts wrote it so: write `$defs`", "map"),
  dependencies: refused("older drafts wrote it so: write `dependentRequired` or `dependentSchemas`"),
  additionalItems: refused("older drafts wrote it so: write `prefixItems` and `items`", "schema"),
};

/**
 * @param name a member of a schema object, such as `maxLength`
 * @returns its row; a row of use `ignored` for `x-*`; undefined when no standard that we read knows it
 */
export function keywordNamed(name: string): Keyword | undefined {
  if (Object.hasOwn(keywords, name)) return keywords[name];
  return name.startsWith("x-") ? ignored("an extension: for the tool that defines it") : undefined;
}
