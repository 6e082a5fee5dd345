// The ids of other resources in the content of a request.
import { foreignMembers } from "../../contract/inferred/foreign-members.ts";
import { jsonMedia } from "../../contract/media.ts";
import type { Contract } from "../../contract/operation.ts";
import { tryParse } from "../../json/parse.ts";
import { formatPointer, resolvePointer } from "../../json/pointer.ts";
import { membersOf } from "../../json/record.ts";
import type { Exchange } from "../../laws/exchange.ts";
import { operationNamed } from "../../laws/shared/about.ts";

/** A member of the content, and the id in it. */
export type ForeignId = { readonly member: string; readonly id: string };

/** @returns the members of the request's content that name other resources. */
export function foreignIdsIn(contract: Contract, { operation: id, request }: Exchange): readonly ForeignId[] {
  const operation = operationNamed(contract, id);
  if (operation === undefined || request.content === undefined) return [];
  const foreign = foreignMembers(operation, contract);
  if (foreign.length === 0) return [];
  const path = jsonMedia(operation)?.wrapping?.path ?? [];
  const content = membersOf(resolvePointer(tryParse(request.content), formatPointer(path)));
  return foreign.flatMap(({ member }) => {
    const value = content[member];
    return typeof value === "string" || typeof value === "number" ? [{ member, id: String(value) }] : [];
  });
}
