// What a reader may take an operation to do, where neither a declaration nor a standard says it: with the evidence.
import { type Effect, effectRow, type Idempotence } from "../../semantics/effects.ts";
import { isUsualKeyField } from "../../semantics/key-fields.ts";
import type { Contract, Operation } from "../operation.ts";
import { withTraits } from "../read.ts";
import { inferContract } from "./infer.ts";
import { OPEN, type Settled } from "./infer-effect.ts";
import { concernsMany, isItemPath, wordsOf } from "./operation-words.ts";
import { settledGet } from "./settle-get.ts";
import { settledPost } from "./settle-post.ts";
import { settledPatch, settledPut } from "./settle-put.ts";

/**
 * @param contract a contract as the document declares it
 * @returns the same operations; an effect that the document leaves open is settled where there is evidence, which
 *   `semantics.inferred` gives, and an effect that the document's words contradict is open
 */
export function settledOperations(contract: Contract): readonly Operation[] {
  // What a GET reads is evidence about the other methods of its path.
  const inferred = inferContract(withSettledGets(contract)).operations;
  return contract.operations.map((operation, index) => {
    const { semantics, traits } = operation;
    if (semantics.declared) return operation;
    const judged = inferred[index]?.semantics ?? semantics;
    const { effect, because } = settledEffect(operation, contract) ?? {
      effect: judged.effect,
      because: judged.inferred,
    };
    const foreign = foreignOf(semantics.foreignIdempotent, effect);
    const key = traits.key === "none" ? keyFieldIn(operation, contract, foreign) : undefined;
    const takesKey = traits.key !== "none" || operation.parameters.some(({ name }) => name === key);
    // draft-ietf-httpapi-idempotency-key-header-07 2: a declared key makes the request idempotent.
    const idempotent = semantics.idempotent ?? (takesKey ? "by-key" : foreign);
    const { inferred: _, ...rest } = semantics;
    return withTraits({
      ...operation,
      semantics: {
        ...rest,
        effect,
        idempotent,
        ...(key === undefined ? {} : { key }),
        ...(because === undefined ? {} : { inferred: because }),
      },
    });
  });
}

function withSettledGets(contract: Contract): Contract {
  const operations = contract.operations.map((operation) => {
    const { method, semantics } = operation;
    const settled =
      method === "GET" && !semantics.declared ? settledGet(operation, contract.schemas) : undefined;
    return settled?.effect === undefined
      ? operation
      : { ...operation, semantics: { ...semantics, effect: settled.effect } };
  });
  return { ...contract, operations };
}

/** What a different tool says about a repeat, unless the effect rules it out: a second creation adds a second resource. */
function foreignOf(idempotent: Idempotence | undefined, effect: Effect | undefined): Idempotence | undefined {
  const possible = effectRow(effect)?.idempotent;
  return idempotent !== undefined && possible?.includes(idempotent) !== false ? idempotent : undefined;
}

/** The field of the key: a header parameter that is known for it, else the one that a different tool names. */
function keyFieldIn(
  { parameters }: Operation,
  { keyFields }: Contract,
  foreign: Idempotence | undefined,
): string | undefined {
  const listed = keyFields.map((name) => name.toLowerCase());
  const found = parameters.find(
    ({ in: where, name }) =>
      where === "header" && (isUsualKeyField(name) || listed.includes(name.toLowerCase())),
  );
  return found?.name ?? (foreign === "by-key" ? keyFields[0] : undefined);
}

function settledEffect(operation: Operation, contract: Contract): Settled | undefined {
  const { method, semantics } = operation;
  if (method === "GET") return settledGet(operation, contract.schemas);
  if (method === "DELETE" && leavesSomething(operation)) return OPEN;
  if (semantics.effect !== undefined) return undefined;
  if (method === "POST") return settledPost(operation, contract);
  if (method === "PATCH") return settledPatch(operation, contract);
  return method === "PUT" ? settledPut(operation, contract) : undefined;
}

const RESETS = /\b(re-?sets?|restores?|reverts?)\b/i;

/**
 * RFC 9110 9.3.5: DELETE removes what its path names. It does not where it resets it, keeps it with a mark, or where its
 * content or its query chooses some of a collection.
 */
function leavesSomething(operation: Operation): boolean {
  const { path, content, description = "" } = operation;
  const words = wordsOf(operation);
  if (RESETS.test(words) || MARKS.test(`${words} ${description}`) || concernsMany(operation)) return true;
  return content !== undefined && !isItemPath(path);
}

const MARKS = /\bsoft[ -]delet(e|es|ed|ion)\b/i;
