// Adds the response of a creation to each PUT that creates or replaces and declares none: RFC 9110 9.3.4 requires it.

import { resolvePointer } from "../json/pointer.ts";
import { isRecord, membersOf } from "../json/record.ts";
import { effects } from "../semantics/effects.ts";
import type { Proposal } from "./propose.ts";

const CREATED = String(effects.create.successes[0]);
const replaced: readonly number[] = effects.replace.successes;

/**
 * @param document a document
 * @param proposals the declarations that it was given
 * @returns a copy in which each PUT that was found to create or replace, with content, has a response for a creation: that
 *   of a replacement; and a sentence about each
 */
export function withCreations(
  document: Readonly<Record<string, unknown>>,
  proposals: readonly Proposal[],
): { readonly document: Readonly<Record<string, unknown>>; readonly said: readonly string[] } {
  const copy = structuredClone(document);
  const said = proposals.flatMap(({ operation, declaration }) => {
    const { method, path, place, content } = operation;
    if (declaration?.effect !== "create-or-replace" || content === undefined) return [];
    const responses = membersOf(resolvePointer(copy, place.pointer.slice(1)))["responses"];
    const usual = replaced
      .map(String)
      .find((status) => isRecord(responses) && Object.hasOwn(responses, status));
    if (!isRecord(responses) || usual === undefined || Object.hasOwn(responses, CREATED)) return [];
    Object.assign(responses, { [CREATED]: responses[usual] });
    return [`${method} ${path}: ${CREATED} is added, because a PUT that creates returns it (RFC 9110 9.3.4)`];
  });
  return { document: copy, said };
}
