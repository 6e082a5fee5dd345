// The schemas of requests and of responses: `readOnly` members are required in responses only, `writeOnly` ones in
// requests only.
import { isRecord, type Members, membersOf } from "../json/record.ts";
import { parseReference, schemaAt } from "../schema/component-reference.ts";
import { keywordNamed } from "../schema/keywords.ts";

type Components = Readonly<Record<string, unknown>>;

/** The bodies of one direction, and the members that they do not require. */
type Side = {
  readonly flag: "readOnly" | "writeOnly";
  /** The name of a variant ends with it. */
  readonly suffix: string;
  /** Whether such a member is forbidden: a response must not show a password. */
  readonly hides: boolean;
  /** The member of an operation, and of `components`, with the bodies. */
  readonly member: "requestBody" | "responses";
  readonly component: "requestBodies" | "responses";
};

const REQUESTS: Side = {
  flag: "readOnly",
  suffix: "Request",
  hides: false,
  member: "requestBody",
  component: "requestBodies",
};
const RESPONSES: Side = {
  flag: "writeOnly",
  suffix: "Response",
  hides: true,
  member: "responses",
  component: "responses",
};

/**
 * OpenAPI 3.1.1 4.8.24.1: if a `readOnly` member is required, it is required in responses only; a `writeOnly` one in
 * requests only, and no response has it.
 *
 * @param document a bundled document
 * @returns it, or a copy in which bodies refer to schemas of their own, such as `BookRequest` and `UserResponse`
 */
export function withOneSidedSchemas(document: Members): Members {
  return withSide(withSide(document, REQUESTS), RESPONSES);
}

/**
 * The same for one schema, so that a response can be checked against it.
 *
 * @param schema a schema of a response; what it refers to stays as it is
 * @param schemas the document's `components.schemas`
 * @returns a schema in which `writeOnly` members are not required, and forbidden
 * @example responseSchema({ properties: { password: { writeOnly: true } } }, {}) // { properties: { password: false } }
 */
export function responseSchema(schema: unknown, schemas: Components): unknown {
  return oneSided(schema, schemas, new Map(), RESPONSES);
}

function withSide(document: Members, side: Side): Members {
  const components = membersOf(document["components"]);
  const schemas = membersOf(components["schemas"]);
  const variants = variantsOf(schemas, side);
  const change = (schema: unknown) => oneSided(schema, schemas, variants, side);
  const body = (value: unknown): unknown =>
    side.member === "responses"
      ? mapped(membersOf(value), (one) => ofBody(one, change))
      : ofBody(value, change);
  const paths = mapped(membersOf(document["paths"]), (item) =>
    mapped(membersOf(item), (operation) =>
      isRecord(operation) && isRecord(operation[side.member])
        ? { ...operation, [side.member]: body(operation[side.member]) }
        : operation,
    ),
  );
  const bodies = mapped(membersOf(components[side.component]), (one) => ofBody(one, change));
  const fresh = usedVariants([...bodiesIn(paths, side), bodies], variants, (name) => change(schemas[name]));
  if (fresh.size === 0 && JSON.stringify(paths) === JSON.stringify(document["paths"])) return document;
  return {
    ...document,
    paths,
    components: {
      ...components,
      schemas: { ...schemas, ...Object.fromEntries(fresh) },
      ...(Object.hasOwn(components, side.component) ? { [side.component]: bodies } : {}),
    },
  };
}

function bodiesIn(paths: Members, { member }: Side): readonly unknown[] {
  return Object.values(paths).flatMap((item) =>
    Object.values(membersOf(item)).map((operation) => membersOf(operation)[member]),
  );
}

/** The variants that bodies refer to, directly or through others. */
function usedVariants(
  bodies: readonly unknown[],
  variants: ReadonlyMap<string, string>,
  make: (name: string) => unknown,
): ReadonlyMap<string, unknown> {
  const originals = new Map([...variants].map(([name, variant]) => [variant, name]));
  const used = new Set(bodies.flatMap(referred).filter((name) => originals.has(name)));
  const made = new Map<string, unknown>();
  // A set that grows while it is walked: each name is visited once.
  for (const name of used) {
    const schema = make(originals.get(name) ?? "");
    made.set(name, schema);
    for (const other of referred(schema)) if (originals.has(other)) used.add(other);
  }
  return made;
}

function ofBody(body: unknown, change: (schema: unknown) => unknown): unknown {
  if (!isRecord(body) || !isRecord(body["content"])) return body;
  const content = mapped(body["content"], (media) =>
    isRecord(media) && Object.hasOwn(media, "schema") ? { ...media, schema: change(media["schema"]) } : media,
  );
  return { ...body, content };
}

function mapped(value: Members, change: (member: unknown) => unknown): Members {
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, change(member)]));
}

/** The components that differ on one side, each with the name of its variant; also those that refer to such a one. */
function variantsOf(schemas: Components, side: Side): ReadonlyMap<string, string> {
  const names = Object.keys(schemas);
  const none = new Map<string, string>();
  const needed = new Set(
    names.filter(
      (name) =>
        JSON.stringify(oneSided(schemas[name], schemas, none, side)) !== JSON.stringify(schemas[name]),
    ),
  );
  if (needed.size === 0) return none;
  const users = new Map<string, string[]>();
  for (const name of names) {
    for (const target of referred(schemas[name])) users.set(target, [...(users.get(target) ?? []), name]);
  }
  for (const name of needed) for (const user of users.get(name) ?? []) needed.add(user);
  const variants = new Map<string, string>();
  const taken = new Set(names);
  for (const name of [...needed].sort()) {
    let free = `${name}${side.suffix}`;
    for (let n = 2; taken.has(free); n++) free = `${name}${side.suffix}${n}`;
    taken.add(free);
    variants.set(name, free);
  }
  return variants;
}

/** The components that a schema refers to as a whole. */
function referred(schema: unknown): readonly string[] {
  if (Array.isArray(schema)) return schema.flatMap(referred);
  if (!isRecord(schema)) return [];
  const place = typeof schema["$ref"] === "string" ? parseReference(schema["$ref"]) : undefined;
  return [...(place?.below === "" ? [place.name] : []), ...Object.values(schema).flatMap(referred)];
}

/** A copy of a schema without `required` for the members with the flag, also inside it. */
function oneSided(
  schema: unknown,
  schemas: Components,
  variants: ReadonlyMap<string, string>,
  side: Side,
  outer: ReadonlySet<string> = new Set(),
): unknown {
  if (!isRecord(schema)) return schema;
  const flagged = new Set([...outer, ...flaggedIn(schema, schemas, side, new Set())]);
  const members = Object.entries(schema).flatMap(([keyword, value]): [string, unknown][] => {
    if (keyword === "$ref") return [[keyword, variantOf(value, variants)]];
    if (keyword === "required" && Array.isArray(value)) {
      const rest = value.filter((name) => !flagged.has(name));
      return rest.length === 0 && value.length > 0 ? [] : [[keyword, rest]];
    }
    const row = keywordNamed(keyword);
    const inner = (one: unknown) =>
      oneSided(one, schemas, variants, side, row?.inPlace === true ? flagged : undefined);
    if (keyword === "properties" && side.hides && isRecord(value)) {
      const shown = Object.entries(value).map(
        ([name, one]) => [name, isFlagged(one, schemas, side, new Set()) ? false : inner(one)] as const,
      );
      return [[keyword, Object.fromEntries(shown)]];
    }
    if (row?.holds === "schema") return [[keyword, inner(value)]];
    if (row?.holds === "list" && Array.isArray(value)) return [[keyword, value.map(inner)]];
    if (row?.holds === "map" && isRecord(value)) return [[keyword, mapped(value, inner)]];
    return [[keyword, value]];
  });
  return Object.fromEntries(members);
}

function variantOf(ref: unknown, variants: ReadonlyMap<string, string>): unknown {
  const place = typeof ref === "string" ? parseReference(ref) : undefined;
  const variant = place?.below === "" ? variants.get(place.name) : undefined;
  return variant === undefined ? ref : `#/components/schemas/${variant}`;
}

/** The names of the members with the flag, from every schema that applies to the whole object. */
function flaggedIn(schema: unknown, schemas: Components, side: Side, passed: Passed): readonly string[] {
  if (!isRecord(schema)) return [];
  const own = Object.entries(membersOf(schema["properties"])).filter(([, member]) =>
    isFlagged(member, schemas, side, new Set()),
  );
  const parts = partsOf(schema, schemas, passed).flatMap((part) => flaggedIn(part, schemas, side, passed));
  return [...own.map(([name]) => name), ...parts];
}

function isFlagged(schema: unknown, schemas: Components, side: Side, passed: Passed): boolean {
  if (!isRecord(schema)) return false;
  if (schema[side.flag] === true) return true;
  return partsOf(schema, schemas, passed).some((part) => isFlagged(part, schemas, side, passed));
}

/** The references followed so far: what one leads to is read once, wherever else it is used. */
type Passed = Set<string>;

/** The schemas behind `$ref` and in `allOf`. */
function partsOf({ $ref, allOf }: Members, schemas: Components, passed: Passed): readonly unknown[] {
  const isNew = typeof $ref === "string" && !passed.has($ref);
  if (isNew) passed.add($ref);
  return [...(isNew ? [schemaAt($ref, schemas)] : []), ...(Array.isArray(allOf) ? allOf : [])];
}
