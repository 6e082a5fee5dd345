// Resources that tell filters apart: with values that programs take for none, and with values close to each other.
import { followed } from "../../contract/inferred/schema-of.ts";
import type { Resource } from "../../contract/operation.ts";
import { membersOf } from "../../json/record.ts";
import { operationNamed } from "../shared/about.ts";
import { makeWith } from "../shared/foreign.ts";
import { schemasOfMember } from "../shared/shapes.ts";
import type { Made, World } from "../world.ts";
import { type Filter, MOST_VALUES, scalarText } from "./list-filters.ts";

/** @returns resources with such values, as far as the schema allows them and the server keeps them. */
export async function makeDistinguishing(
  world: World,
  resource: Resource,
  filter: Filter,
  [first]: readonly Made[],
): Promise<readonly Made[]> {
  const create = operationNamed(world.contract, resource.create);
  if (create === undefined || first === undefined || world.safeOnly) return [];
  const schemas = schemasOfMember(create, world.contract, filter.member);
  const isValid = (value: unknown): boolean =>
    schemas.length > 0 && schemas.every((one) => world.faultsIn(one, value)?.length === 0);
  const [schema] = schemas;
  const types = [membersOf(followed(schema, world.contract.schemas))["type"]].flat();
  const found: Made[] = [];
  for (const value of distinguishingValues(filter, types, first.representation[filter.member])) {
    if (!isValid(value)) continue;
    const one = await makeWith(world, { resource, create, neighbour: first }, { [filter.member]: value });
    if (one !== undefined && String(one.representation[filter.member]) === String(value)) found.push(one);
  }
  return found;
}

function distinguishingValues(
  { by, values }: Filter,
  types: readonly unknown[],
  seen: unknown,
): readonly unknown[] {
  if (by === "holds") return types.includes("array") ? [["alder", "birch"]] : [];
  if (by !== "equal" || values.length > MOST_VALUES) return [];
  if (types.includes("boolean")) return [false, true];
  if (types.includes("integer")) return [0, typeof seen === "number" ? seen + 1 : 1];
  return types.includes("string") ? daysNear(scalarText(seen)) : [];
}

/** The day before or after, in the same month (RFC 3339 full-date). */
function daysNear(text: string | undefined): readonly string[] {
  const [, month, day] = /^(\d{4}-\d\d-)(\d\d)$/.exec(text ?? "") ?? [];
  if (month === undefined) return [];
  const near = Number(day) > 1 ? Number(day) - 1 : 2;
  return [`${month}${String(near).padStart(2, "0")}`];
}
