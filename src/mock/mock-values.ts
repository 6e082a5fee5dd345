// Values for a mock: an example of a schema, and what is known of a resource in the shape of a schema.
import fc from "fast-check";
import { bare } from "../contract/inferred/identity.ts";
import { isRecord, type Members, membersOf } from "../json/record.ts";
import { arbitraryValue } from "../schema/arbitrary.ts";
import type { Components } from "../schema/component-reference.ts";
import { type Flat, flattened, typesOf } from "../schema/flattened.ts";
import { faultsIn } from "../schema/validity.ts";

export type Values = {
  /**
   * @param seed a different number gives a different value, unless the schema has an example
   * @returns a value that the schema allows; `undefined` if none can be drawn
   */
  readonly example: (schema: unknown, seed?: number) => unknown;
  /** @returns the value of the schema whose members are those of the record, as far as they fit. */
  readonly shaped: (schema: unknown, record: Members) => unknown;
  readonly fits: (schema: unknown, value: unknown) => boolean;
  /** @returns the members that every object has which a schema describes; none for anything else. */
  readonly membersIn: (schema: unknown) => readonly SchemaMember[];
  /** @returns the names of the members that clients send, in every shape that a schema describes. */
  readonly namesIn: (schema: unknown) => readonly string[];
  /** @returns the values that members have which nobody sends. */
  readonly defaultsIn: (schema: unknown) => Members;
  /** @returns whether the schema allows any member by name, as that of a map does. */
  readonly isOpen: (schema: unknown) => boolean;
  /** @returns the schema of the items, if the schema describes a list. */
  readonly itemsIn: (schema: unknown) => unknown;
};

export type SchemaMember = { readonly name: string; readonly schema: unknown; readonly required: boolean };

/** Which examples of a schema with several shapes are tried. */
const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8];

/** How deep a record is looked for in a response: `{"data":{"attributes":{…}}}`. */
const DEEPEST = 3;

/** @returns values for the schemas of a document. */
export function valuesOf(schemas: Components): Values {
  const components = membersOf(shown(schemas));
  const faults = faultsIn(components);
  const fits = (schema: unknown, value: unknown): boolean => (faults(schema, value) ?? []).length === 0;

  const example = (given: unknown, seed = 1): unknown => {
    const schema = shown(given);
    const flat = flattened(schema, components);
    const { example: one, examples, default: usual } = flat.keywords;
    const written = [one, ...(Array.isArray(examples) ? examples : []), usual];
    const found =
      seed === 1 ? written.find((value) => value !== undefined && fits(schema, value)) : undefined;
    if (found !== undefined) return found;
    if (isPlainObject(flat)) return objectOf(flat, seed);
    try {
      return fc.sample(arbitraryValue(schema, components, "required"), { seed, numRuns: 1 })[0];
    } catch {
      return undefined;
    }
  };
  const isPlainObject = (flat: Flat): boolean =>
    flat.choices.length === 0 &&
    typesOf(flat, components).includes("object") &&
    isRecord(flat.keywords.properties);
  const objectOf = ({ keywords }: Flat, seed: number): Members =>
    Object.fromEntries(
      requiredOf(keywords).map((name) => [name, example(membersOf(keywords.properties)[name] ?? {}, seed)]),
    );

  const shaped = (given: unknown, record: Members, depth = 0): unknown => {
    const schema = shown(given);
    const flat = flattened(schema, components);
    const { keywords } = flat;
    if (!isPlainObject(flat)) return wholeOf(schema, record);
    const required = requiredOf(keywords);
    const pairs = Object.entries(membersOf(keywords.properties)).flatMap(([name, member]) => {
      const own = ownValue(record, name);
      if (own !== undefined && fits(member, own)) return [[name, own] as const];
      const isAround = depth < DEEPEST && !Object.hasOwn(record, name) && holds(member, record, depth);
      if (isAround) return [[name, shaped(member, record, depth + 1)] as const];
      return required.includes(name) ? [[name, example(member)] as const] : [];
    });
    const others = isOpenObject(keywords) ? Object.entries(record) : [];
    return Object.fromEntries([...others, ...pairs]);
  };
  /** The record itself, or an example with the record's members where the schema allows them. */
  const wholeOf = (schema: unknown, record: Members): unknown => {
    const bases = SEEDS.map((seed) => example(schema, seed));
    const narrowed = (base: unknown): Members => {
      const known = Object.entries(record).filter(([name]) => Object.hasOwn(membersOf(base), name));
      return { ...membersOf(base), ...Object.fromEntries(known) };
    };
    // One of several shapes: the record may have any of them.
    const tried = bases.flatMap((base) => [{ ...membersOf(base), ...record }, narrowed(base)]);
    const whole = tried.find((one) => fits(schema, one));
    if (whole !== undefined) return whole;
    const [base] = bases;
    if (!isRecord(base)) return base;
    let made: Members = base;
    for (const name of Object.keys(base)) {
      const next: Members = { ...made, ...(Object.hasOwn(record, name) && { [name]: record[name] }) };
      if (fits(schema, next)) made = next;
    }
    return made;
  };
  /** Whether a schema is an object with members of the record, there or further down. */
  const holds = (schema: unknown, record: Members, depth: number): boolean => {
    const flat = flattened(schema, components);
    if (!isPlainObject(flat)) return false;
    const members = Object.entries(membersOf(flat.keywords.properties));
    return members.some(
      ([name, one]) =>
        ownValue(record, name) !== undefined || (depth + 1 < DEEPEST && holds(one, record, depth + 1)),
    );
  };
  const membersIn = (given: unknown): readonly SchemaMember[] => {
    const flat = flattened(shown(given), components);
    if (!typesOf(flat, components).includes("object")) return [];
    const required = requiredOf(flat.keywords);
    return Object.entries(membersOf(flat.keywords.properties)).map(([name, schema]) => ({
      name,
      schema,
      required: required.includes(name),
    }));
  };
  const itemsIn = (given: unknown): unknown => {
    const flat = flattened(shown(given), components);
    return typesOf(flat, components).includes("array") ? (flat.keywords.items ?? {}) : undefined;
  };
  const isOpen = (schema: unknown, depth = 0): boolean => {
    const { keywords, choices } = flattened(schema, schemas);
    const isChoice = choices.length > 0 && keywords.properties === undefined && depth < DEEPEST;
    return isChoice ? choices.flat().some((one) => isOpen(one, depth + 1)) : isOpenObject(keywords);
  };
  const defaultsIn = (schema: unknown): Members => {
    const members = Object.entries(membersOf(flattened(schema, schemas).keywords.properties));
    const usual = members.map(([name, one]) => [name, flattened(one, schemas).keywords.default] as const);
    return Object.fromEntries(usual.filter(([, value]) => value !== undefined));
  };
  const namesIn = (schema: unknown, depth = 0): readonly string[] => {
    const { keywords, choices } = flattened(schema, schemas);
    const own = Object.entries(membersOf(keywords.properties));
    const named = own.flatMap(([name, one]) => (membersOf(one)["readOnly"] === true ? [] : [name]));
    return depth < DEEPEST ? [...named, ...choices.flat().flatMap((one) => namesIn(one, depth + 1))] : named;
  };
  return { example, shaped, fits, membersIn, namesIn, defaultsIn, itemsIn, isOpen };
}

/** `team_id` and `teamId` are one name. */
function ownValue(record: Members, name: string): unknown {
  if (Object.hasOwn(record, name)) return record[name];
  const found = Object.keys(record).find((one) => bare(one) === bare(name));
  return found === undefined ? undefined : record[found];
}

function requiredOf({ required }: Flat["keywords"]): readonly string[] {
  return Array.isArray(required) ? required.filter((name) => typeof name === "string") : [];
}

/** The schema allows any member by name, as that of a map does. */
function isOpenObject({ properties, additionalProperties }: Flat["keywords"]): boolean {
  if (additionalProperties === false) return false;
  return additionalProperties !== undefined || Object.keys(membersOf(properties)).length === 0;
}

/** The schema of what a server shows: with members that only the server sets, without those that only clients send. */
function shown(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(shown);
  if (!isRecord(schema)) return schema;
  const { readOnly: _, ...rest } = schema;
  const kept = Object.entries(rest).map(([name, value]) => [
    name,
    name === "properties" && isRecord(value)
      ? Object.fromEntries(
          Object.entries(value).flatMap(([key, one]) =>
            membersOf(one)["writeOnly"] === true ? [] : [[key, shown(one)]],
          ),
        )
      : LITERAL.includes(name)
        ? value
        : shown(value),
  ]);
  return Object.fromEntries(kept);
}

/** Keywords whose value is a value, not a schema. */
const LITERAL = ["example", "examples", "default", "const", "enum", "required"];
