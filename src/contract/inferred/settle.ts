// What a reader may take an operation to do, where neither a declaration nor a standard says it: with the evidence.
import { isJsonType } from "../../http/media-type.ts";
import { effects } from "../../semantics/effects.ts";
import { mediaTypes } from "../../semantics/media-types.ts";
import { isSuccess } from "../../semantics/statuses.ts";
import type { Contract, Operation } from "../operation.ts";
import { inferContract } from "./infer.ts";
import type { Inference } from "./infer-effect.ts";
import { acts, addsMany, idWords, isItemPath, wordsOf } from "./operation-words.ts";
import { settledGet } from "./settle-get.ts";

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
/** Whether a PUT may create is a question of its own, which only words answer where no 201 is declared. */
function settledPut(operation: Operation): Settled | undefined {
  const words = wordsOf(operation);
  if (CREATES_OR_REPLACES.test(words))
    return { effect: "create-or-replace", because: "its summary says that it creates or replaces" };
  // RFC 6902: a patch is a list of changes, and replaces nothing.
  const isPatch = operation.content?.media.some(({ type }) => type === mediaTypes.jsonPatch) === true;
  if (acts(operation) || isPatch) return OPEN;
  // RFC 9110 9.3.4: the state of the target becomes what the request says.
  if (operation.content === undefined && isItemPath(operation.path))
    return { effect: "create-or-replace", because: "a PUT without content makes what its path names exist" };
  return ADDS.test(words) || !REPLACES.test(words) ? OPEN : undefined;
}

const CREATES_OR_REPLACES = /\b(creates?|adds?)[ -]or[ -](updates?|replaces?|sets?)\b/i;
const REPLACES = /\b(change|edit|modify|overwrite|put|replace|save|set|store|update|write)s?\b/i;

/** RFC 7396 1: members to change, with none required, are a merge; a JSON Patch (RFC 6902) is a list. */
function settledPatch({ content }: Operation): Settled | undefined {
  const media = content?.media.find(({ type }) => isJsonType(type));
  const members = media?.type === mediaTypes.jsonPatch ? [] : (media?.members ?? []);
  if (members.length === 0 || members.some(({ required }) => required)) return undefined;
  return { effect: "merge", because: "its content is an object whose members are all optional" };
}
