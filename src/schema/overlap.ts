/** Whether some value fits two schemas, where their keywords show it. */
import { sameJson } from "../json/equality.ts";
import { type Members, membersOf } from "../json/record.ts";
import type { Components } from "./component-reference.ts";
import { flattened, typesOf } from "./flattened.ts";

/** Keywords that rule no value out. */
const ANNOTATIONS = [
  ...["title", "description", "example", "examples", "deprecated", "externalDocs", "default", "xml"],
  ...["readOnly", "writeOnly", "discriminator", "$comment", "$id", "$anchor", "$defs"],
];

/**
 * @param one a schema
 * @param other a different one
 * @param components the document's `components.schemas`
 * @returns what fits both: `the value 1`, `an object with id`; `undefined` if that is not certain
 * @example
 * overlapOf({ type: "integer" }, { type: "number" }, {}) // "each integer that the narrower one allows"
 */
export function overlapOf(one: unknown, other: unknown, components: Components): string | undefined {
  const [a, b] = [checked(one, components), checked(other, components)];
  if (a === undefined || b === undefined) return undefined;
  if (sameJson(a.keywords, b.keywords)) return "every value of either";
  return sharedValue(a, b) ?? wholeType(a, b) ?? wholeType(b, a) ?? sharedObject(a, b, components);
}

type Checked = { readonly keywords: Members; readonly types: readonly string[] };

/** The keywords that decide; `undefined` where branches inside decide, too. */
function checked(schema: unknown, components: Components): Checked | undefined {
  const flat = flattened(schema, components);
  if (flat.choices.length > 0) return undefined;
  const kept = Object.entries(flat.keywords).filter(
    ([name]) => !ANNOTATIONS.includes(name) && !name.startsWith("x-"),
  );
  const types = typesOf(flat, components);
  const isNullable = flat.keywords["nullable"] === true && types.length > 0;
  return { keywords: Object.fromEntries(kept), types: isNullable ? [...types, "null"] : types };
}

function hasOnly({ keywords }: Checked, names: readonly string[]): boolean {
  return Object.keys(keywords).every((name) => names.includes(name));
}

const VALUES = ["type", "nullable", "enum", "const"];

function valuesOf({ keywords }: Checked): readonly unknown[] | undefined {
  if (Object.hasOwn(keywords, "const")) return [keywords["const"]];
  return Array.isArray(keywords["enum"]) ? keywords["enum"] : undefined;
}

/** Both list values. */
function sharedValue(a: Checked, b: Checked): string | undefined {
  const [own, others] = [valuesOf(a), valuesOf(b)];
  if (own === undefined || others === undefined || !hasOnly(a, VALUES) || !hasOnly(b, VALUES))
    return undefined;
  const shared = own.find((value) => others.some((each) => sameJson(each, value)));
  return shared === undefined ? undefined : `the value ${JSON.stringify(shared)}`;
}

/** The first has nothing but a type, and the second has only values of it. */
function wholeType(a: Checked, b: Checked): string | undefined {
  if (!hasOnly(a, ["type", "nullable"]) || a.types.length === 0) return undefined;
  const fits = (type: string): boolean =>
    a.types.includes(type) || (type === "integer" && a.types.includes("number"));
  const shared = b.types.filter(fits);
  if (shared.length === 0 || shared.length < b.types.length) return undefined;
  return `each ${shared.join(" or ")} that the narrower one allows`;
}

const OF_OBJECTS = ["type", "nullable", "properties", "required", "additionalProperties"];

/** Nothing tells two objects apart if both allow the members that either requires. */
function sharedObject(a: Checked, b: Checked, components: Components): string | undefined {
  const areObjects = [a, b].every((one) => one.types.includes("object") && hasOnly(one, OF_OBJECTS));
  if (!areObjects) return undefined;
  const required = [...new Set([a, b].flatMap(({ keywords }) => requiredOf(keywords)))];
  const isShared = required.every((name) => {
    const [own, others] = [memberOf(a.keywords, name), memberOf(b.keywords, name)];
    return own !== undefined && others !== undefined && isCompatible(own, others, components);
  });
  if (!isShared) return undefined;
  return required.length === 0 ? "the object {}" : `an object with ${required.join(", ")}`;
}

function requiredOf({ required }: Members): readonly string[] {
  return Array.isArray(required) ? required.map(String) : [];
}

/** `true` for a member that nothing describes; `undefined` for one that is not allowed. */
function memberOf(keywords: Members, name: string): unknown {
  const own = membersOf(keywords["properties"]);
  if (Object.hasOwn(own, name)) return own[name];
  return keywords["additionalProperties"] === false ? undefined : (keywords["additionalProperties"] ?? true);
}

/** Only where that is certain: equal schemas, or one that allows everything. */
function isCompatible(one: unknown, other: unknown, components: Components): boolean {
  if (one === true || other === true || sameJson(one, other)) return true;
  const [a, b] = [checked(one, components), checked(other, components)];
  if (a === undefined || b === undefined) return false;
  return sameJson(a.keywords, b.keywords) || sharedValue(a, b) !== undefined;
}
