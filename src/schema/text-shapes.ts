/** Determines, at generation time, how the members of an object are written in a form or a query string. */
import { isRecord, membersOf } from "../json/record.ts";
import type { TextShape } from "./coerce.ts";
import { type Components, schemaAt } from "./component-reference.ts";

type Schema = Readonly<Record<string, unknown>>;

/**
 * @param schema the schema of an object, its members behind any `$ref` and `allOf`
 * @param components the document's `components.schemas`
 * @returns one row per member, in document order
 */
export function textShapes(schema: unknown, components: Components): Readonly<Record<string, TextShape>> {
  const shapes = [...schemasByMember(schema, components)].map(
    ([name, all]) => [name, shapeOf(all, components)] as const,
  );
  return Object.fromEntries(shapes);
}

/**
 * @param schema the schema of an object, its members behind any `$ref` and `allOf`
 * @param components the document's `components.schemas`
 * @returns the `default` of each member that has one, in document order; a sibling of a `$ref` overrides its target
 */
export function defaultsOf(schema: unknown, components: Components): Readonly<Record<string, unknown>> {
  const defaults = [...schemasByMember(schema, components)].flatMap(([name, all]) => {
    const declaring = all
      .flatMap((one) => together(one, components))
      .find((one) => Object.hasOwn(one, "default"));
    return declaring === undefined ? [] : [[name, declaring.default] as const];
  });
  return Object.fromEntries(defaults);
}

/** The schemas of each member, from every schema that applies to the whole object. */
function schemasByMember(schema: unknown, components: Components): ReadonlyMap<string, readonly unknown[]> {
  const members = new Map<string, readonly unknown[]>();
  for (const [name, member] of namedMembers(schema, components, new Set())) {
    members.set(name, [...(members.get(name) ?? []), member]);
  }
  return members;
}

/** Yields members in the order of the keywords, which is document order. */
function* namedMembers(
  schema: unknown,
  components: Components,
  passed: Passed,
): Generator<readonly [name: string, schema: unknown]> {
  for (const [keyword, value] of Object.entries(membersOf(schema))) {
    if (keyword === "properties" && isRecord(value)) yield* Object.entries(value);
    for (const part of partsOf({ [keyword]: value }, components, passed)) {
      yield* namedMembers(part, components, passed);
    }
  }
}

/** @returns the schemas that apply to the same value: this one, and those in its `$ref` and `allOf`. */
function together(schema: unknown, components: Components, passed: Passed = new Set()): readonly Schema[] {
  if (!isRecord(schema)) return [];
  const behind = partsOf(schema, components, passed);
  return [schema, ...behind.flatMap((part) => together(part, components, passed))];
}

/** The references followed so far: what one leads to is read once, wherever else it is used. */
type Passed = Set<string>;

function partsOf({ $ref, allOf }: Schema, components: Components, passed: Passed): readonly unknown[] {
  const isNew = typeof $ref === "string" && !passed.has($ref);
  const referred = isNew ? [schemaAt($ref, components)] : [];
  if (isNew) passed.add($ref);
  return [...referred, ...(Array.isArray(allOf) ? allOf : [])];
}

function shapeOf(schemas: readonly unknown[], components: Components): TextShape {
  const whole = { allOf: schemas };
  const types = possibleTypes(whole, components);
  if (!types.has("array")) return { ...textTypes(types), list: false };
  const items = possibleTypes({ anyOf: itemsOf(whole, components, new Set()) }, components);
  const own = [...types].filter((type) => type !== "array" && type !== "object");
  // A schema that allows everything, such as `{}`, allows a text.
  if (types.size === everyType.length) return { type: "string", list: false };
  return own.length === 0
    ? { ...textTypes(items), list: true }
    : { ...textTypes(new Set([...own, ...items])), list: "either" };
}

/** The schemas of the items, in every branch that may be a list. */
function itemsOf(schema: unknown, components: Components, passed: Passed): readonly unknown[] {
  if (!isRecord(schema)) return [];
  const own = Object.hasOwn(schema, "items") ? [schema["items"]] : [];
  const behind = partsOf(schema, components, passed).flatMap((part) => itemsOf(part, components, passed));
  const branches = [schema["anyOf"], schema["oneOf"]].filter(Array.isArray).flat();
  return [...own, ...behind, ...branches.flatMap((branch) => itemsOf(branch, components, passed))];
}

/** The types to read a text as, in turn: text that is valid as it is stays text; without a known type, it is text. */
function textTypes(types: ReadonlySet<string>): Pick<TextShape, "type" | "or"> {
  const known = TEXT_TYPES.filter((type) => types.has(type));
  // `integer` and `number` are read alike.
  const [type = "string", ...or] = known.filter((one) => one !== "integer" || !known.includes("number"));
  return types.size >= everyType.length || or.length === 0 ? { type } : { type, or };
}

const TEXT_TYPES = ["string", "number", "integer", "boolean"] as const;

const everyType: readonly string[] = ["string", "number", "integer", "boolean", "array", "object"];

/** @returns the types that a value may have, except null; all six where the schema does not say. */
export function possibleTypes(schema: unknown, components: Components): ReadonlySet<string> {
  return typesOf(schema, components, new Map());
}

/** What each reference leads to; everything while it is being followed. */
type Known = Map<string, ReadonlySet<string>>;

/** The types of a value, except null, which a text cannot express; with `number`, `integer` is included. */
function typesOf(schema: unknown, components: Components, known: Known): ReadonlySet<string> {
  if (!isRecord(schema)) return new Set(everyType);
  const { $ref, allOf } = schema;
  const asked = [
    declaredTypes(schema),
    ...(typeof $ref === "string" ? [typesBehind($ref, components, known)] : []),
    ...(Array.isArray(allOf) ? allOf.map((part) => typesOf(part, components, known)) : []),
    ...[schema.anyOf, schema.oneOf]
      .filter(Array.isArray)
      .map((branches) => new Set(branches.flatMap((branch) => [...typesOf(branch, components, known)]))),
  ];
  return new Set(everyType.filter((type) => asked.every((types) => types.has(type))));
}

function typesBehind($ref: string, components: Components, known: Known): ReadonlySet<string> {
  const before = known.get($ref);
  if (before !== undefined) return before;
  known.set($ref, new Set(everyType));
  const types = typesOf(schemaAt($ref, components), components, known);
  known.set($ref, types);
  return types;
}

function declaredTypes(schema: Schema): ReadonlySet<unknown> {
  const values = Object.hasOwn(schema, "const") ? [schema.const] : schema.enum;
  const types = [schema.type ?? (Array.isArray(values) ? values.map(typeOf) : everyType)].flat();
  return new Set(types.includes("number") ? [...types, "integer"] : types);
}

function typeOf(value: unknown): string {
  if (Array.isArray(value)) return "array";
  return Number.isInteger(value) ? "integer" : typeof value;
}
