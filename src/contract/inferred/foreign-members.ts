// Members that hold the id of a different resource, by their names: `teamId` and `team_id` next to `/teams/{id}`.
import { pathParameterNames } from "../../http/path.ts";
import { membersOf } from "../../json/record.ts";
import { jsonMedia } from "../media.ts";
import type { Contract, Operation, Resource } from "../operation.ts";
import { withoutEndSlash } from "../path-places.ts";
import { bare, singular } from "./identity.ts";
import { followed, memberSchema } from "./schema-of.ts";

/** A member of an operation's content, and the resource whose id it holds. */
export type ForeignMember = {
  readonly member: string;
  readonly isRequired: boolean;
  readonly resource: Resource;
  /** Whether the id is a number in JSON. */
  readonly isNumber: boolean;
};

/**
 * @param operation an operation
 * @param contract its contract
 * @returns the members of its content that name a different resource, or one of its own kind
 * @example
 * foreignMembers(createHero, contract) // [{ member: "team_id", isNumber: true, resource: teams, … }]
 */
export function foreignMembers(operation: Operation, contract: Contract): readonly ForeignMember[] {
  const media = jsonMedia(operation);
  if (media === undefined) return [];
  const inPath = new Set(pathParameterNames(operation.path).map(bare));
  // Few members name a resource, and to look at a name costs less than to look at a schema.
  const names = new Set(contract.resources.flatMap((one) => namesOf(one, true)));
  return media.members.flatMap(({ name, required, readOnly }) => {
    if (readOnly || !names.has(bare(name)) || inPath.has(bare(name))) return [];
    const schema = membersOf(followed(memberSchema(media.schema, name, contract.schemas), contract.schemas));
    const types = typesIn(schema, contract);
    const isNumber = types.includes("integer") || types.includes("number");
    const isText = types.includes("string") && schema["enum"] === undefined;
    if (!(isNumber || isText)) return [];
    const resource = contract.resources.find((one) =>
      namesOf(one, isNumber || schema["format"] === "uuid").includes(bare(name)),
    );
    return resource === undefined ? [] : [{ member: name, isRequired: required, resource, isNumber }];
  });
}

/** @returns the names, without case and punctuation, of a member that says by its name that it holds the id of a resource. */
export function namesOfId(resource: Resource): readonly string[] {
  return namesOf(resource, false);
}

/** The names of a member with the id of a resource; the noun alone only where its type is that of an id. */
function namesOf({ path }: Resource, isId: boolean): readonly string[] {
  const noun = singular(bare(withoutEndSlash(path).split("/").at(-2) ?? ""));
  const own = bare(pathParameterNames(path).at(-1) ?? "");
  if (noun === "") return [];
  const named = [`${noun}id`, `${noun}uuid`, `id${noun}`, ...(own.length > noun.length ? [own] : [])];
  return isId ? [...named, noun] : named;
}

function typesIn(schema: Readonly<Record<string, unknown>>, { schemas }: Contract): readonly unknown[] {
  const parts = [schema["anyOf"], schema["oneOf"]].flat().map((one) => membersOf(followed(one, schemas)));
  return [schema, ...parts].flatMap((one) => one["type"] ?? []);
}
