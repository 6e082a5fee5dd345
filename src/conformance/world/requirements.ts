// Fills in the fields that an operation requires, for a probe that just wants success.
import type { Contract, Operation } from "../../contract/operation.ts";
import { operationNamed } from "../../laws/shared/about.ts";
import { keyHeader } from "../../laws/shared/key-header.ts";
import type { Sending, World } from "../../laws/world.ts";
import { type FieldId, fieldNames, fields, isField } from "../../semantics/fields.ts";
import { problems } from "../../semantics/problems.ts";
import { keyFieldOf, needsTarget } from "../../semantics/traits.ts";
import { succeeded } from "../wire/exchanges.ts";
import type { Sender } from "../wire/sender.ts";

export type RequirementMeans = {
  readonly sendAsIs: Sender["send"];
  readonly freshKey: () => string;
  readonly faultsIn: World["faultsIn"];
};

/** @returns the fields that the document requires and the probe left out: a key, a true precondition. */
export async function requirementsOf(
  contract: Contract,
  operation: Operation,
  sending: Sending,
  { sendAsIs, freshKey, faultsIn }: RequirementMeans,
): Promise<Readonly<Record<string, string>>> {
  const { key, ifMatch, ifNoneMatch } = operation.traits;
  const names = Object.keys(sending.headers ?? {});
  const sent = (id: FieldId): boolean => names.some((name) => isField(id, name));
  const keyField = keyFieldOf(operation.traits).toLowerCase();
  const isKeyed = names.some((name) => name.toLowerCase() === keyField);
  const headers: Record<string, string> =
    key === "required" && !isKeyed ? { ...keyHeader(operation, freshKey(), faultsIn) } : {};
  const needsOne = ifMatch === "required" || ifNoneMatch === "required" || declaresRefusal(operation);
  if (!needsOne || sent("ifMatch") || sent("ifNoneMatch")) return headers;
  const read = operationNamed(contract, operation.target?.read);
  if (read === undefined) return headers;
  const parameters = Object.entries(operation.target?.parameters ?? {});
  const path = Object.fromEntries(parameters.map(([theirs, own]) => [theirs, sending.path[own] ?? ""]));
  const current = await sendAsIs(read, { path });
  const tag = current.response.headers[fieldNames.etag];
  if (succeeded(current)) {
    // RFC 9110 13.1.1: a weak tag never matches in If-Match.
    headers[fields.ifMatch.name] = tag === undefined || tag.startsWith("W/") ? "*" : tag;
  } else if (!needsTarget(operation.traits)) {
    headers[fields.ifNoneMatch.name] = "*";
  } else {
    headers[fields.ifMatch.name] = "*";
  }
  return headers;
}

/** RFC 6585 3: an operation with a 428 wants a precondition, also where its parameters are optional because it creates too. */
function declaresRefusal({ responses }: Operation): boolean {
  return responses.some(({ status }) => status === String(problems["precondition-required"].status));
}
