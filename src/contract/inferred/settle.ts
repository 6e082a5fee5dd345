// What a reader may take an operation to do, where neither a declaration nor a standard says it: with the evidence.
import { isJsonType } from "../../http/media-type.ts";
import { membersOf } from "../../json/record.ts";
import { jsonTypes } from "../../schema/json-types.ts";
import { effects } from "../../semantics/effects.ts";
import { isSuccess } from "../../semantics/statuses.ts";
import type { Contract, Media, Operation, Response } from "../operation.ts";
import { inferContract } from "./infer.ts";
import type { Inference } from "./infer-effect.ts";

type Schemas = Contract["schemas"];

/**
 * @param contract a contract as the document declares it
 * @returns the same operations; an effect that the document leaves open is settled where there is evidence, which
 *   `semantics.inferred` gives, and an effect that the document's words contradict is open
 */
export function settledOperations(contract: Contract): readonly Operation[] {
  const inferred = inferContract(contract).operations;
  return contract.operations.map((operation, index) => {
    const { semantics, traits } = operation;
    if (semantics.declared) return operation;
    const judged = inferred[index]?.semantics ?? semantics;
    const { effect, because } = settledEffect(operation, contract.schemas) ?? {
      effect: judged.effect,
      because: judged.inferred,
    };
    // draft-ietf-httpapi-idempotency-key-header-07 2: a declared key makes the request idempotent.
    const takesKey = traits.key !== "none" || operation.parameters.some(isForeignKey);
    const idempotent = semantics.idempotent ?? (takesKey ? "by-key" : undefined);
    const { inferred: _, ...rest } = semantics;
    return {
      ...operation,
      semantics: { ...rest, effect, idempotent, ...(because === undefined ? {} : { inferred: because }) },
    };
  });
}

/** Fields of other services with the meaning of `Idempotency-Key`. */
const FOREIGN_KEY =
  /^(?:x-)?(?:[a-z0-9]+-)?(?:idempotency-?(?:key|id|token)|idempotent-key|paypal-request-id|client-?request-token)$/i;

function isForeignKey({ in: where, name }: Operation["parameters"][number]): boolean {
  return where === "header" && FOREIGN_KEY.test(name);
}

type Settled = Inference | { readonly effect: undefined; readonly because: undefined };
const OPEN: Settled = { effect: undefined, because: undefined };

function settledEffect(operation: Operation, schemas: Schemas): Settled | undefined {
  const { method, semantics } = operation;
  if (method === "GET") return settledGet(operation, schemas);
  if (method === "DELETE" && RESETS.test(wordsOf(operation))) return OPEN;
  if (semantics.effect !== undefined) return undefined;
  if (method === "POST") return settledPost(operation);
  if (method === "PATCH") return settledPatch(operation);
  return method === "PUT" ? settledPut(operation) : undefined;
}

const RESETS = /\b(re-?sets?|restores?|reverts?)\b/i;

/** A path that ends with one of them, or words that begin with one, do something to what is there. */
const ACTS = new Set(
  [
    "approve archive cancel close disable enable lock merge move publish refresh rename rerun restore retry",
    "revoke run send stop sync unlock verify",
  ]
    .join(" ")
    .split(" "),
);

function acts({ id, path, summary = "" }: Operation): boolean {
  const last = path.split("/").at(-1)?.split(/[-_]/).at(-1) ?? "";
  return [last, firstWord(idWords(id)), firstWord(summary)].some((word) => isAct(word.toLowerCase()));
}

function isAct(word: string): boolean {
  return ACTS.has(word) || ACTS.has(word.replace(/s$/, ""));
}

function firstWord(text: string): string {
  return text.split(" ", 1)[0]?.replaceAll("-", "") ?? "";
}

function idWords(id: string): string {
  return id.replaceAll(/([a-z])([A-Z])/g, "$1 $2").replaceAll(/[-_./]/g, " ");
}

function wordsOf({ id, summary }: Operation): string {
  return `${idWords(id)} ${summary ?? ""}`;
}

/** An array is a list, whatever the path; an object without a list in it is one representation. */
function settledGet({ semantics, path, responses }: Operation, schemas: Schemas): Settled | undefined {
  const success = responses.find(({ status }) => isSuccess(Number(status)) || status === "2XX");
  const media = success?.media.find(({ type }) => isJsonType(type) || type === "*/*");
  const types = media === undefined ? [] : jsonTypes(media.schema, schemas);
  if (types.length === 1 && types[0] === "array") {
    return { effect: "list", because: "its response is an array" };
  }
  if (semantics.effect === "read") return undefined;
  if (media === undefined) return settledWithoutJson(success, semantics.effect);
  const lists = listsIn(media, schemas);
  const isItem = ITEM.test(path);
  if (
    lists.length === 1 &&
    !isItem &&
    isPage(media, lists, schemas) &&
    holdsItems(media, lists[0], path, schemas)
  ) {
    return { effect: "list", because: `its response is a page, with the items in \`${lists[0]}\`` };
  }
  if (semantics.effect !== undefined) return undefined;
  if (types.includes("object")) return settledObject(media, lists, schemas);
  return types.length > 0 && !types.includes("array")
    ? { effect: "read", because: "its response is one value" }
    : undefined;
}

/** An object with lists may be a page or one representation: nobody knows, unless it has many other members. */
function settledObject(media: Media, lists: readonly string[], schemas: Schemas): Settled | undefined {
  const own = media.members.filter(({ name }) => !lists.includes(name) && !PAGING.test(name));
  if (media.members.length === 0) return undefined;
  if (lists.length === 0 && !wrapsList(media, schemas))
    return { effect: "read", because: "its response is one object without a list in it" };
  return own.length > 5
    ? { effect: "read", because: `its response is one object with ${own.length} members of its own` }
    : undefined;
}

/** A small object around an object with a list, such as `{ result: { aliases: [] }, status }`. */
function wrapsList({ members, schema }: Media, schemas: Schemas): boolean {
  if (members.length > 5) return false;
  return members.some(({ name, members: inner }) => {
    const member = propertyOf(schema, name, schemas, new Set());
    return inner.some((one) => typesOfMember(member, one.name, schemas).includes("array"));
  });
}

function settledWithoutJson(
  success: Response | undefined,
  known: Operation["semantics"]["effect"],
): Settled | undefined {
  if (known !== undefined || success === undefined || success.media.length === 0) return undefined;
  return { effect: "read", because: `its response is one representation (${success.media[0]?.type})` };
}

function listsIn({ members, schema }: Media, schemas: Schemas): readonly string[] {
  const properties = members.length > 0 ? members : [];
  return properties
    .filter((member) => typesOfMember(schema, member.name, schemas).includes("array"))
    .map(({ name }) => name);
}

/** Next to the list, a page has only numbers, flags, texts and links. */
function isPage({ members, schema }: Media, lists: readonly string[], schemas: Schemas): boolean {
  const others = members.filter(({ name }) => !lists.includes(name));
  return others.every(
    ({ name }) =>
      PAGING.test(name) || typesOfMember(schema, name, schemas).every((type) => COUNTS.includes(type)),
  );
}

/** The list has objects, or the name of the path or a name that pages use: settings have lists of texts, too. */
function holdsItems({ schema }: Media, name = "", path: string, schemas: Schemas): boolean {
  const list = propertyOf(schema, name, schemas, new Set());
  const { items } = membersOf(list);
  const segment = path.split("/").filter(Boolean).at(-1) ?? "";
  const hasObjects = jsonTypes(items, schemas).includes("object") || isChoice(items, schemas);
  return hasObjects || name === segment || ITEMS.test(name);
}

function isChoice(schema: unknown, schemas: Schemas): boolean {
  return jsonTypes(schema, schemas).length === 0 && Object.keys(membersOf(schema)).length > 0;
}

const ITEM = /\}\/?$/;
const ITEMS = /^(items|data|results?|entries|values|records|content)$/i;
const PAGING =
  /^(_?links?|meta(data)?|page(s|_?info|_?size|_?number)?|pagination|paging|cursor|next|prev(ious)?|first|last|offset|limit|total|count|order|status|time|usage|result)/i;
const COUNTS = ["integer", "number", "boolean", "null"];

/** The types of a member, wherever the parts of its schema are. */
function typesOfMember(schema: unknown, name: string, schemas: Schemas): readonly string[] {
  return jsonTypes(propertyOf(schema, name, schemas, new Set()), schemas);
}

function propertyOf(schema: unknown, name: string, schemas: Schemas, seen: Set<unknown>): unknown {
  if (typeof schema !== "object" || schema === null || seen.has(schema)) return undefined;
  seen.add(schema);
  const { $ref, properties, allOf } = membersOf(schema);
  if (Object.hasOwn(membersOf(properties), name)) return membersOf(properties)[name];
  const target = typeof $ref === "string" ? schemas[$ref.replace("#/components/schemas/", "")] : undefined;
  const parts = [target, ...(Array.isArray(allOf) ? allOf : [])];
  return parts.map((part) => propertyOf(part, name, schemas, seen)).find((found) => found !== undefined);
}

/** RFC 9110 15.3.2: 201 says that a resource was created, with or without `Location`. */
function settledPost(operation: Operation): Settled | undefined {
  const successes = operation.responses.filter(({ status }) => isSuccess(Number(status)));
  const [only, ...others] = successes;
  const creates: readonly number[] = effects.create.successes;
  const isCreated = only !== undefined && others.length === 0 && creates.includes(Number(only.status));
  // A document may declare 201 for what creates nothing, such as an approval, or for many resources at once.
  if (isCreated && (acts(operation) || addsMany(operation))) return OPEN;
  if (isCreated) return { effect: "create", because: "its only success is 201" };
  if (!ADDS.test(wordsOf(operation))) return undefined;
  const { id, summary } = operation;
  const hasContent = successes.some(({ media }) => media.length > 0);
  const saysSo = CREATES_ONE.test(summary ?? "") || CREATES_ONE.test(idWords(id));
  return saysSo && hasContent && only?.status !== "202" && !addsMany(operation)
    ? { effect: "create", because: "its name says that it creates" }
    : OPEN;
}

const ADDS = /\b(adds?|creates?|insert|new|place|upload)\b/i;
const CREATES_ONE = /^creates? (?!or |many )/i;
const MANY = [
  "bulk",
  "batch",
  "multiple",
  "many",
  "one or more",
  "list of",
  "lists of",
  "with list",
  "with array",
  "up to",
];
/** "Add assignees to an issue", but "Create access to a file". */
const ADDS_PLURAL = /^(adds?|assigns?) (\w+ )?\w*[^s\W]s to\b/i;

function addsMany(operation: Operation): boolean {
  const { summary = "", description = "" } = operation;
  const [first = ""] = description.split(/[.\n]/, 1);
  const words = ` ${wordsOf(operation)} ${first} `.toLowerCase();
  return MANY.some((many) => words.includes(` ${many} `)) || ADDS_PLURAL.test(summary);
}

/** Whether a PUT may create is a question of its own, which only words answer where no 201 is declared. */
function settledPut(operation: Operation): Settled | undefined {
  const words = wordsOf(operation);
  if (CREATES_OR_REPLACES.test(words))
    return { effect: "create-or-replace", because: "its summary says that it creates or replaces" };
  // RFC 6902: a patch is a list of changes, and replaces nothing.
  const isPatch = operation.content?.media.some(({ type }) => type === JSON_PATCH) === true;
  if (acts(operation) || isPatch) return OPEN;
  // RFC 9110 9.3.4: the state of the target becomes what the request says.
  if (operation.content === undefined && ITEM.test(operation.path))
    return { effect: "create-or-replace", because: "a PUT without content makes what its path names exist" };
  return ADDS.test(words) || !REPLACES.test(words) ? OPEN : undefined;
}

const CREATES_OR_REPLACES = /\b(creates?|adds?)[ -]or[ -](updates?|replaces?|sets?)\b/i;
const REPLACES = /\b(change|edit|modify|overwrite|put|replace|save|set|store|update|write)s?\b/i;
const JSON_PATCH = "application/json-patch+json";

/** RFC 7396 1: members to change, with none required, are a merge; a JSON Patch (RFC 6902) is a list. */
function settledPatch({ content }: Operation): Settled | undefined {
  const media = content?.media.find(({ type }) => isJsonType(type));
  const members = media?.type === JSON_PATCH ? [] : (media?.members ?? []);
  if (members.length === 0 || members.some(({ required }) => required)) return undefined;
  return { effect: "merge", because: "its content is an object whose members are all optional" };
}
