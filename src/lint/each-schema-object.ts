// Every schema of a document, wherever it is written, once.
import { childPlace, type Place, type Spot } from "../contract/spot.ts";
import { parsePointer } from "../json/pointer.ts";
import { isRecord, type Members } from "../json/record.ts";
import { subschemasOf } from "../schema/subschemas.ts";

/** A schema that is an object, with its place and, for reading its members, its spot. */
export type SchemaObject = { readonly schema: Members; readonly place: Place; readonly spot: Spot };

/** Members whose value is data, not a part of the document. */
const DATA = ["example", "examples", "default", "const", "enum", "value"];

/**
 * @param root the root of a document
 * @returns the schemas below `components`, `paths` and `webhooks`, references followed, each once; none inside `x-…`
 */
export function schemaObjects(root: Spot): readonly SchemaObject[] {
  const found: SchemaObject[] = [];
  const seen = new Set<string>();
  const waiting: (readonly [spot: Spot, isSchema: boolean])[] = [];
  const schemas = root.at("components").at("schemas");
  for (const key of ["webhooks", "paths", "components"]) waiting.push([root.at(key), false]);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [spot, isSchema] = next;
    const id = `${spot.place.file}${spot.place.pointer}`;
    if (seen.has(id)) continue;
    seen.add(id);
    if (isSchema && isRecord(spot.value)) {
      found.push({ schema: spot.value, place: spot.place, spot });
      const inner = subschemasOf(spot.value).map(({ pointer }) => descend(spot, pointer));
      waiting.push(...inner.map((one) => [one, true] as const).toReversed());
    } else if (!isSchema) {
      const isMap = id === `${schemas.place.file}${schemas.place.pointer}`;
      const members = spot
        .entries()
        .filter(([name]) => isMap || !(DATA.includes(name) || name.startsWith("x-")));
      waiting.push(
        ...members.map(([name, one]) => [one, isMap || HOLDERS.includes(name)] as const).toReversed(),
      );
    }
  }
  return found;
}

const HOLDERS = ["schema", "itemSchema"];

/** @returns the schema below another one. */
export function descend(spot: Spot, pointer: string): Spot {
  return (parsePointer(pointer) ?? []).reduce((at, token) => at.at(token), spot);
}

/** @returns the place of a keyword of a schema. */
export function keywordPlace({ place }: SchemaObject, keyword: string): Place {
  return childPlace(place, keyword);
}
