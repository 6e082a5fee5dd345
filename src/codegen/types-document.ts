// A document as openapi-typescript needs it: with what types are made of, and nothing that it cannot follow.
import { MAPS } from "../contract/files.ts";
import { decodeFragment, resolvePointer } from "../json/pointer.ts";
import { isRecord, type Members, membersOf } from "../json/record.ts";
import { withoutCircles } from "../schema/references.ts";

/**
 * @param document a bundled document
 * @returns a copy without extensions and external examples; a discriminator maps to references (OpenAPI 3.1 4.8.25), and a
 *   reference that does not lead to a component is its value
 */
export function typesDocument(document: Members): Members {
  const components = membersOf(document["components"]);
  const whole = isRecord(components["schemas"])
    ? { ...document, components: { ...components, schemas: withoutCircles(components["schemas"]) } }
    : document;
  return membersOf(copied({ ...whole, ...knownPaths(whole) }, false, whole, []));
}

/** openapi-typescript knows the methods of OpenAPI 3.1: another one is a POST at a path of its own. */
function knownPaths({ paths }: Members): Members {
  if (!isRecord(paths)) return {};
  const known = Object.entries(paths).flatMap(([path, item]) => {
    const { query, ...rest } = membersOf(item);
    if (query === undefined) return [[path, item] as const];
    return [
      [path, rest] as const,
      [`QUERY ${path}`, { parameters: rest["parameters"] ?? [], post: query }] as const,
    ];
  });
  return { paths: Object.fromEntries(known) };
}

function copied(value: unknown, isMap: boolean, document: Members, via: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((one) => copied(one, false, document, via));
  if (!isRecord(value)) return value;
  const inlined = isMap ? undefined : inlinedReference(value["$ref"], document, via);
  if (inlined !== undefined) return inlined;
  const kept = Object.entries(value).filter(([key, member]) => isMap || isUseful(key, member));
  return Object.fromEntries(
    kept.map(([key, member]) => {
      if (isMap) return [key, copied(member, false, document, via)];
      if (DATA.includes(key)) return [key, member];
      if (key === "mapping") return [key, mappedByReference(membersOf(member), document)];
      return [key, copied(member, MAPS.includes(key), document, via)];
    }),
  );
}

const DATA = ["value", "default", "const", "enum", "example", "examples"];

/** Examples are comments in the types: one with a reference is left out. */
function isUseful(key: string, member: unknown): boolean {
  if (key.startsWith("x-") || key === "externalValue") return false;
  return !key.startsWith("example") || !/"(\$ref|externalValue)":/.test(JSON.stringify(member) ?? "");
}

/** @returns the value of a reference into a path or into a component that is not a schema; otherwise `undefined` */
function inlinedReference(ref: unknown, document: Members, via: readonly string[]): unknown {
  if (typeof ref !== "string" || !ref.startsWith("#/")) return undefined;
  const isComponent = /^#\/components\/(schemas\/|[^/]+\/[^/]+$)/.test(ref);
  if (isComponent) return undefined;
  if (via.includes(ref)) return {};
  const found = resolvePointer(document, decodeFragment(ref).slice(1));
  return found === undefined ? {} : copied(found, false, document, [...via, ref]);
}

/** A name stands for the schema with that name. */
function mappedByReference(mapping: Members, document: Members): Members {
  const schemas = membersOf(membersOf(document["components"])["schemas"]);
  const pairs = Object.entries(mapping).flatMap(([value, target]) => {
    const text = String(target);
    const ref = Object.hasOwn(schemas, text) ? `#/components/schemas/${text}` : text;
    const isKnown =
      ref.startsWith("#/") && resolvePointer(document, decodeFragment(ref).slice(1)) !== undefined;
    return isKnown ? [[value, ref] as const] : [];
  });
  return Object.fromEntries(pairs);
}
