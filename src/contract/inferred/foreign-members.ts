// Members that hold the id of a different resource, by their names: `teamId` and `team_id` next to `/teams/{id}`.
import { pathParameterNames } from "../../http/path.ts";
import { membersOf } from "../../json/record.ts";
import { jsonMedia } from "../media.ts";
import type { Contract, Operation, Resource } from "../operation.ts";
import { withoutEndSlash } from "../path-places.ts";
import { bare, nounOf, singular } from "./identity.ts";
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
    if (readOnly || inPath.has(bare(name))) return [];
    const isNamed = names.has(bare(name));
    const written = memberSchema(media.schema, name, contract.schemas);
    const described = describedBy(membersOf(written)["description"], operation, contract);
    if (!isNamed && described === undefined) return [];
    const schema = membersOf(followed(written, contract.schemas));
    const types = typesIn(schema, contract);
    const isNumber = types.includes("integer") || types.includes("number");
    const isText = types.includes("string") && schema["enum"] === undefined;
    if (!(isNumber || isText)) return [];
    const byName = contract.resources.find((one) =>
      namesOf(one, isNumber || schema["format"] === "uuid").includes(bare(name)),
    );
    const resource = byName ?? described;
    return resource === undefined ? [] : [{ member: name, isRequired: required, resource, isNumber }];
  });
}

/** "The slug of a department, or null" names the department, if one can be created; so does the name of its path parameter. */
function describedBy(
  description: unknown,
  { path }: Operation,
  { resources }: Contract,
): Resource | undefined {
  if (typeof description !== "string") return undefined;
  const words = description.toLowerCase().split(/[^a-z0-9]+/);
  return resources.find((one) => {
    const own = bare(pathParameterNames(one.path).at(-1) ?? "");
    const at = words.findIndex((word) => IDS.includes(word) || word === own);
    if (at < 0 || words[at + 1] !== "of") return false;
    const after = words.slice(at + 2, at + 2 + NEAR).map(singular);
    return (
      (one.create !== undefined || one.write !== undefined) &&
      !withoutEndSlash(one.path).startsWith(withoutEndSlash(path)) &&
      after.includes(nounOf(one.path))
    );
  });
}

const IDS = ["id", "slug", "identifier", "uuid", "key", "code", "handle"];

/** Words from "of" to the name: "the id of the current owner". */
const NEAR = 3;

/** @returns the names, without case and punctuation, of a member that says by its name that it holds the id of a resource. */
export function namesOfId(resource: Resource): readonly string[] {
  return namesOf(resource, false);
}

/** The names of a member with the id of a resource; the noun alone only where its type is that of an id. */
function namesOf({ path }: Resource, isId: boolean): readonly string[] {
  const noun = nounOf(path);
  const own = bare(pathParameterNames(path).at(-1) ?? "");
  if (noun === "") return [];
  const named = [`${noun}id`, `${noun}uuid`, `id${noun}`, ...(own.length > noun.length ? [own] : [])];
  return isId ? [...named, noun] : named;
}

function typesIn(schema: Readonly<Record<string, unknown>>, { schemas }: Contract): readonly unknown[] {
  const parts = [schema["anyOf"], schema["oneOf"]].flat().map((one) => membersOf(followed(one, schemas)));
  return [schema, ...parts].flatMap((one) => one["type"] ?? []);
}
