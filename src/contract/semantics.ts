// Resolves the semantics of an operation: its declaration, otherwise what the standards say, otherwise `undefined`.
import { isRecord } from "../json/record.ts";
import { type Effect, effectNames, effectRow, effects, type Idempotence } from "../semantics/effects.ts";
import { isField } from "../semantics/fields.ts";
import { foreignIdempotence } from "../semantics/foreign-extensions.ts";
import { mediaTypes } from "../semantics/media-types.ts";
import { type Method, methods } from "../semantics/methods.ts";
import type { RequestContent, Response, Semantics } from "./operation.ts";
import { essenceOf } from "./served-media.ts";
import type { Spot } from "./spot.ts";

export const SEMANTICS_KEY = "x-method-semantics";

/**
 * @param operation the Operation Object
 * @param method its method
 * @param responses its responses, read
 * @param content its request content, read
 * @returns its semantics; a member is `undefined` if neither the declaration nor a standard says it
 */
export function readSemantics(
  operation: Spot,
  method: Method,
  responses: readonly Response[],
  content: RequestContent | undefined,
): Semantics {
  const extension = operation.at(SEMANTICS_KEY);
  const stated = isRecord(extension.value) ? extension.value : undefined;
  const foreign = foreignIdempotence((name) => operation.at(name).value);
  const effect = statedEffect(stated) ?? inferredEffect(method, { responses, content });
  return {
    declared: stated !== undefined,
    effect,
    safe: methods[method].safe,
    idempotent: statedIdempotence(stated) ?? methods[method].idempotent ?? onlyIdempotence(effect),
    ...(foreign === undefined ? {} : { foreignIdempotent: foreign }),
    repeat: typeof stated?.["repeat"] === "number" ? stated["repeat"] : undefined,
    target: typeof stated?.["target"] === "string" ? stated["target"] : undefined,
    ...(typeof stated?.["key"] === "string" ? { key: stated["key"] } : {}),
    stated,
    place: extension.exists ? extension.usedAt : operation.usedAt,
  };
}

function statedEffect(stated: Readonly<Record<string, unknown>> | undefined): Effect | undefined {
  return effectNames.find((name) => name === stated?.["effect"]);
}

function statedIdempotence(stated: Readonly<Record<string, unknown>> | undefined): Idempotence | undefined {
  const value = stated?.["idempotent"];
  return typeof value === "boolean" || value === "by-key" ? value : undefined;
}

/** The idempotence of an effect whose row allows only one value. */
function onlyIdempotence(effect: Effect | undefined): Idempotence | undefined {
  const row = effectRow(effect);
  return row?.idempotent.length === 1 ? row.idempotent[0] : undefined;
}

type Parts = { readonly responses: readonly Response[]; readonly content: RequestContent | undefined };

/** For each effect, how the standard parts of an operation show that it has the effect. */
const signs: Partial<Record<Effect, (parts: Parts) => boolean>> = {
  create: ({ responses }) =>
    createdOf(responses)?.headers.some((header) => isField("location", header.name)) === true,
  "create-or-replace": ({ responses }) => createdOf(responses) !== undefined,
  merge: ({ content }) => content?.media.some((media) => essenceOf(media) === mediaTypes.mergePatch) === true,
  delete: () => true,
};

function createdOf(responses: readonly Response[]): Response | undefined {
  return responses.find(({ status }) => CREATED.includes(Number(status)));
}

/** The effect that follows from the standard parts; resources.ts decides whether a GET is a read or a list. */
function inferredEffect(method: Method, parts: Parts): Effect | undefined {
  return effectNames.find((effect) => effects[effect].method === method && signs[effect]?.(parts) === true);
}

/** The statuses that only a creation returns. */
const CREATED: readonly number[] = effects.create.successes;
