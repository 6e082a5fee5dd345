// What a reader may take an operation to do, where neither a declaration nor a standard says it: with the evidence.
import { type Effect, effectRow, type Idempotence } from "../../semantics/effects.ts";
import type { Contract, Operation } from "../operation.ts";
import { inferContract } from "./infer.ts";
import { OPEN, type Settled } from "./infer-effect.ts";
import { wordsOf } from "./operation-words.ts";
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
    // draft-ietf-httpapi-idempotency-key-header-07 2: a declared key makes the request idempotent.
    const takesKey = traits.key !== "none" || operation.parameters.some(isForeignKey);
    const idempotent =
      semantics.idempotent ?? (takesKey ? "by-key" : foreignOf(semantics.foreignIdempotent, effect));
    const { inferred: _, ...rest } = semantics;
    return {
      ...operation,
      semantics: { ...rest, effect, idempotent, ...(because === undefined ? {} : { inferred: because }) },
    };
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

/** Fields of other services with the meaning of `Idempotency-Key`. */
const FOREIGN_KEY =
  /^(?:x-)?(?:[a-z0-9]+-)?(?:idempotency-?(?:key|id|token)|idempotent-key|paypal-request-id|client-?request-token)$/i;

function isForeignKey({ in: where, name }: Operation["parameters"][number]): boolean {
  return where === "header" && FOREIGN_KEY.test(name);
}

function settledEffect(operation: Operation, contract: Contract): Settled | undefined {
  const { method, semantics } = operation;
  if (method === "GET") return settledGet(operation, contract.schemas);
  if (method === "DELETE" && RESETS.test(wordsOf(operation))) return OPEN;
  if (semantics.effect !== undefined) return undefined;
  if (method === "POST") return settledPost(operation, contract);
  if (method === "PATCH") return settledPatch(operation, contract.schemas);
  return method === "PUT" ? settledPut(operation, contract) : undefined;
}

const RESETS = /\b(re-?sets?|restores?|reverts?)\b/i;
