// What a PUT or a PATCH does, by its content, its words and the GET of its path.
import { isJsonType } from "../../http/media-type.ts";
import { sameJson } from "../../json/equality.ts";
import { effects } from "../../semantics/effects.ts";
import { mediaTypes } from "../../semantics/media-types.ts";
import { isSuccess } from "../../semantics/statuses.ts";
import type { Contract, Member, Operation } from "../operation.ts";
import { representationMedia, representationOf } from "../resources.ts";
import { hasOnlyOptionalMembers, isListSchema, isObject, takesList } from "./content-shape.ts";
import { OPEN, type Settled } from "./infer-effect.ts";
import { ADDS, acts, concernsMany, isItemPath, namesActivity, wordsOf } from "./operation-words.ts";
import { settledGet } from "./settle-get.ts";

/** Whether a PUT may create is a question of its own, which only words answer where no 201 is declared. */
export function settledPut(operation: Operation, contract: Contract): Settled | undefined {
  const words = wordsOf(operation);
  if (CREATES_OR_REPLACES.test(words))
    return { effect: "create-or-replace", because: "its summary says that it creates or replaces" };
  // RFC 6902: a patch is a list of changes, and replaces nothing.
  const isPatch = operation.content?.media.some(({ type }) => type === mediaTypes.jsonPatch) === true;
  if (acts(operation) || isPatch) return OPEN;
  // RFC 9110 9.3.4: the state of the target becomes what the request says.
  if (operation.content === undefined && isItemPath(operation.path))
    return { effect: "create-or-replace", because: "a PUT without content makes what its path names exist" };
  if (ADDS.test(words)) return OPEN;
  if (takesList(operation, contract.schemas) && readsList(operation, contract))
    return { effect: "replace", because: "its content and the response of the GET of its path are lists" };
  if (!REPLACES.test(words) || leavesOut(operation, contract)) return OPEN;
  // Where nothing has to be sent, "update" may as well mean that what is left out keeps its value.
  const isWhole =
    SETS.test(words) || sendsWhatIsRead(operation, contract) || !mayBeEmpty(operation, contract);
  return isWhole ? undefined : OPEN;
}

/** Whether the content and the response of the GET of the same path have one schema: a whole representation is sent. */
function sendsWhatIsRead({ path, content }: Operation, { operations }: Contract): boolean {
  const read = operations.find((one) => one.method === effects.read.method && one.path === path);
  const shown = read && representationMedia(read)?.schema;
  return shown !== undefined && content?.media.some(({ schema }) => sameJson(schema, shown)) === true;
}

function mayBeEmpty({ content }: Operation, { schemas }: Contract): boolean {
  const media = content?.media.find(({ type }) => isJsonType(type));
  return (
    media !== undefined && isObject(media.schema, schemas) && hasOnlyOptionalMembers(media.schema, schemas)
  );
}

/** Whether a member that the representation always has may be left out: then it keeps its value, and nothing is replaced. */
function leavesOut({ path, content }: Operation, { operations }: Contract): boolean {
  const read = operations.find((one) => one.method === effects.read.method && one.path === path);
  const shown = read === undefined ? [] : innermost(representationOf(read));
  const sent = innermost(content?.media.find(({ type }) => isJsonType(type))?.members ?? []);
  return sent.some(
    ({ name, required, readOnly }) =>
      !required && !readOnly && shown.some((one) => one.name === name && one.required && !one.nullable),
  );
}

/** The members of the object inside the only member, as in `{"user": {…}}`. */
function innermost(members: readonly Member[]): readonly Member[] {
  const [only, ...others] = members;
  return only !== undefined && others.length === 0 && only.members.length > 0 ? only.members : members;
}

const CREATES_OR_REPLACES = /\b(creates?|adds?)[ -]or[ -](updates?|replaces?|sets?)\b/i;
const SETS = /\b(overwrite|replace|save|set|store|write)s?\b/i;
const REPLACES = /\b(change|edit|modify|overwrite|put|replace|save|set|store|update|write)s?\b/i;

/** Whether the GET of the same path returns an array. */
function readsList({ path }: Operation, { operations, schemas }: Contract): boolean {
  const get = operations.find((one) => one.method === effects.list.method && one.path === path);
  const success = get?.responses.find(({ status }) => isSuccess(Number(status)));
  return success?.media.some(({ schema }) => isListSchema(schema, schemas)) === true;
}

/** RFC 7396 1: members to change, with none required, are a merge; a JSON Patch (RFC 6902) is a list. */
export function settledPatch(operation: Operation, contract: Contract): Settled | undefined {
  const { schemas, operations } = contract;
  const { content, path } = operation;
  const isRead = operations.some((one) => one.method === effects.read.method && one.path === path);
  // What an action takes does not belong to the resource.
  if (acts(operation) || (!isRead && namesActivity(path))) return OPEN;
  // `{keys, data}` changes some of the items, and is not merged into the list.
  if (concernsMany(operation) || isListed(operation, contract)) return OPEN;
  const media = content?.media.find(({ type }) => isJsonType(type));
  if (media === undefined || media.type === mediaTypes.jsonPatch || !isObject(media.schema, schemas))
    return undefined;
  return hasOnlyOptionalMembers(media.schema, schemas)
    ? { effect: "merge", because: "its content is an object whose members are all optional" }
    : undefined;
}

/** Whether the GET of the same path lists. */
function isListed({ path }: Operation, { operations, schemas }: Contract): boolean {
  const get = operations.find((one) => one.method === effects.list.method && one.path === path);
  if (get === undefined) return false;
  const effect = get.semantics.declared ? get.semantics.effect : settledGet(get, schemas)?.effect;
  return (effect ?? get.semantics.effect) === "list";
}
