// Proposes a declaration for each operation that has none, with the evidence, or with the question to answer.
import { standardReason } from "../contract/inferred/inference-table.ts";
import { settledOperations } from "../contract/inferred/settle.ts";
import type { Contract, Operation } from "../contract/operation.ts";
import { type Effect, effectRow, effects, type Idempotence } from "../semantics/effects.ts";
import { mediaTypes } from "../semantics/media-types.ts";
import { type Method, methods } from "../semantics/methods.ts";
import { problems } from "../semantics/problems.ts";
import { isSuccess } from "../semantics/statuses.ts";

/** The value of `x-method-semantics`. */
export type Declaration = {
  readonly effect: Effect;
  readonly safe: boolean;
  readonly idempotent: Idempotence;
  readonly repeat: number;
  /** The field of the key, if it is not `Idempotency-Key`. */
  readonly key?: string;
};

export type Proposal = { readonly operation: Operation } & (
  | { readonly declaration: Declaration; readonly evidence: string }
  | { readonly declaration: undefined; readonly question: string }
);

/**
 * @param contract a contract
 * @returns a proposal for each operation that could have a declaration and has none, in document order
 * @example
 * propose(contract)[0]
 * // { operation, declaration: { effect: "create", safe: false, idempotent: false, repeat: 201 }, evidence: "its only success is 201" }
 */
export function propose(contract: Contract): readonly Proposal[] {
  return settledOperations(contract)
    .filter(({ method, semantics }) => !semantics.declared && QUESTIONS[method] !== undefined)
    .map((operation) => proposalFor(operation));
}

/** What the author is asked, where the document does not show it; HEAD, OPTIONS and TRACE need no declaration. */
const QUESTIONS: Partial<Record<Method, string>> = {
  GET: "does it return one representation (read) or a page of a collection (list)?",
  POST: "does it add one resource (create) or do something else (process)?",
  PUT: "does it create the resource if there is none (create-or-replace), or must the resource exist (replace)?",
  PATCH: "does it change the members in its content and leave the others alone (merge)?",
  DELETE: "is the resource gone afterwards (delete)? If it is reset instead, declare nothing",
};

/** @returns the proposal for one operation, by the effect that it declares, or that the contract infers. */
export function proposalFor(operation: Operation): Proposal {
  const { effect, inferred } = operation.semantics;
  const { method } = operation;
  const asked = (question: string): Proposal => ({ operation, declaration: undefined, question });
  if (effect === undefined) return asked(QUESTIONS[method] ?? "what does one success do?");
  const repeat = repeatOf(operation, effect);
  if (repeat === undefined)
    return asked(`which status does a success have? Declare its response (${effect})`);
  const idempotent = idempotenceOf(operation, effect);
  const { key, keyField } = operation.traits;
  const named = key === "none" || keyField === undefined ? {} : { key: keyField };
  return {
    operation,
    declaration: { effect, safe: methods[method].safe, idempotent, repeat, ...named },
    evidence: `${inferred ?? standardReason(operation, effect)}${aboutKey(operation)}`,
  };
}

/** What the document says about a key, where that is not `Idempotency-Key`. */
function aboutKey({ traits: { key, keyField }, semantics: { foreignIdempotent } }: Operation): string {
  if (key !== "none") return keyField === undefined ? "" : `; ${keyField} carries its key`;
  if (foreignIdempotent !== "by-key") return "";
  return `; an extension says that it takes a key: declare its header parameter${keyField === undefined ? "" : ` ${keyField}`}, then write idempotent: by-key`;
}

/** RFC 9110 9.2.2: without a key, nobody may repeat what is not known to be idempotent; RFC 7396 sets values. */
function idempotenceOf({ semantics, content, traits }: Operation, effect: Effect): Idempotence {
  const takesPatch = content?.media.some(({ type }) => type === mediaTypes.mergePatch) === true;
  // Without a parameter for it, a client cannot send a key.
  const isKeyed = semantics.idempotent === "by-key" && traits.key === "none";
  const settled = effect === "merge" ? takesPatch : isKeyed ? false : semantics.idempotent;
  const { idempotent: possible }: { readonly idempotent: readonly Idempotence[] } = effects[effect];
  return possible.find((one) => one === settled) ?? possible.find((one) => one === false) ?? true;
}

/** @returns the declared status of an identical second request; `undefined` if no success is declared. */
export function repeatOf({ responses }: Pick<Operation, "responses">, effect: Effect): number | undefined {
  const declared = responses.map(({ status }) => status.toUpperCase());
  const gone = problems["not-found"].status;
  if (effect === "delete" && declared.includes(String(gone))) return gone;
  const usual = effectRow(effect === "create-or-replace" ? "replace" : effect)?.successes ?? [];
  const successes = declared.map(Number).filter(isSuccess);
  const found = usual.find((status) => successes.includes(status)) ?? successes[0];
  return found ?? (declared.some((status) => OPEN.includes(status)) ? usual[0] : undefined);
}

const OPEN = ["2XX", "DEFAULT"];
