// Finds the keywords that validators would not check, in every schema that an operation uses or a component names.
import { schemaOf31 } from "../../contract/openapi-30.ts";
import { childPlace, type Place, type Spot } from "../../contract/spot.ts";
import { parsePointer, resolvePointer } from "../../json/pointer.ts";
import { membersOf } from "../../json/record.ts";
import { circularComponents } from "../../schema/references.ts";
import { subschemasOf } from "../../schema/subschemas.ts";
import { unsupportedKeywords } from "../../schema/unsupported-keywords.ts";
import type { Reason } from "./refusal-reason.ts";

/** @returns the components that apply themselves to the same value again, with their places. */
export function circularSchemas(root: Spot): readonly Reason[] {
  const schemas = root.at("components").at("schemas");
  return circularComponents(membersOf(schemas.value)).map((name) => ({
    // A component that is only a reference is placed where it is written.
    place: childPlace(schemas.place, name),
    reason: `the schema ${name} applies itself to the same value again, so no validator would end; remove the reference to it from its \`allOf\`, \`anyOf\`, \`oneOf\` or the like`,
  }));
}

/** A schema where it is used: `value` may be a reference, which `spot` has followed. */
type Used = { readonly value: unknown; readonly place: Place; readonly spot: Spot };

/** @returns the keywords that are not supported, each once, references followed. */
export function ofSchemas(root: Spot): readonly Reason[] {
  const openapi = root.at("openapi").text() ?? "";
  const seen = new Set<string>();
  const reasons: Reason[] = [];
  const check = (value: unknown, place: Place): void => {
    for (const { pointer, keyword, reason } of unsupportedKeywords(schemaOf31(value, openapi))) {
      const there = { file: place.file, pointer: `${place.pointer}${pointer}` };
      // Bundling makes a reference that leads to a different file, or is in one, refer to a component.
      const isBundled =
        keyword === "$ref" &&
        (place.file !== root.place.file || !String(resolvePointer(value, pointer)).startsWith("#"));
      if (!isBundled)
        reasons.push({ place: there, reason: keyword === "" ? reason : `${keyword}: ${reason}` });
    }
  };
  const waiting = [...componentSchemas(root), ...inlineSchemas(root.at("paths"))];
  for (let used = waiting.shift(); used !== undefined; used = waiting.shift()) {
    const { value, place, spot } = used;
    if (isNew(place, seen)) check(value, place);
    if (place.pointer !== spot.place.pointer && isNew(spot.place, seen)) check(spot.value, spot.place);
    waiting.push(...referred(spot, seen));
  }
  return reasons;
}

function isNew({ file, pointer }: Place, seen: Set<string>): boolean {
  const id = `${file}${pointer}`;
  return !seen.has(id) && seen.add(id) !== undefined;
}

function componentSchemas(root: Spot): readonly Used[] {
  const schemas = root.at("components").at("schemas");
  return schemas.entries().map(([name, schema]) => usedIn(schemas, name, schema));
}

function usedIn(holder: Spot, name: string, spot: Spot): Used {
  return { value: membersOf(holder.value)[name], place: childPlace(holder.place, name), spot };
}

const DATA: readonly string[] = ["example", "examples"];

/** The values of `schema` and `itemSchema` below a part of the document, references followed. */
function inlineSchemas(top: Spot): readonly Used[] {
  const found: Used[] = [];
  const seen = new Set<string>();
  const waiting = [top];
  for (let spot = waiting.pop(); spot !== undefined; spot = waiting.pop()) {
    if (!isNew(spot.place, seen)) continue;
    const inner: Spot[] = [];
    for (const [name, member] of spot.entries()) {
      if (name === "schema") found.push(usedIn(spot, name, member));
      else if (!DATA.includes(name) && !name.startsWith("x-")) inner.push(member);
    }
    waiting.push(...inner.toReversed());
  }
  return found;
}

/** The schemas that references inside a schema lead to, unless they were seen. */
function referred(schema: Spot, seen: ReadonlySet<string>): readonly Used[] {
  return subschemasOf(schema.value).flatMap(({ pointer }) => {
    const inner = (parsePointer(pointer) ?? []).reduce((spot, token) => spot.at(token), schema);
    if (inner.place.pointer === inner.usedAt.pointer) return referred(inner, seen);
    if (seen.has(`${inner.place.file}${inner.place.pointer}`)) return [];
    return [{ value: inner.value, place: inner.place, spot: inner }];
  });
}
