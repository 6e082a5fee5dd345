// Finds the parts of a document that the generator does not support, each with its place and the reason.
import { locationLink } from "../../contract/links.ts";
import type { Contract, Operation } from "../../contract/operation.ts";
import type { Spot } from "../../contract/spot.ts";
import { effectNames, effects } from "../../semantics/effects.ts";
import {
  type Method,
  type MethodRow,
  methodNamed,
  methodOfKey,
  methodRow,
  methods,
  withHandlers,
} from "../../semantics/methods.ts";
import type { Rule } from "../rule.ts";
import { contentHasMeaning } from "../rules/content-has-meaning.ts";
import { deleteHasNoContent } from "../rules/delete-has-no-content.ts";
import { effectFitsMethod } from "../rules/effect-fits-method.ts";
import { idempotentFitsEffect } from "../rules/idempotent-fits-effect.ts";
import { pathIsValid } from "../rules/path-is-valid.ts";
import { preconditionHasTarget } from "../rules/precondition-has-target.ts";
import { safeFitsMethod } from "../rules/safe-fits-method.ts";
import { targetIsRead } from "../rules/target-is-read.ts";
import { unsupportedOf } from "./each-operation.ts";
import { ofLocation } from "./each-response.ts";
import { circularSchemas, ofSchemas } from "./each-schema.ts";
import type { Reason } from "./refusal-reason.ts";

/**
 * The one list of what the generated server does not support: `generate` refuses it, and lint reports it.
 *
 * @param read the contract of a document, bundled or not
 * @param root the root of the document
 * @returns everything in it that is not supported
 */
export function unsupportedIn(read: Contract, root: Spot): readonly Reason[] {
  const served = read.operations.filter(({ method }) => methodRow(method).onlyInDocuments !== true);
  const contract = { ...read, operations: withHandlers(served) };
  return [
    ...noOperations(read, root),
    ...pathItems(root),
    ...misdeclared(contract, root),
    ...contract.operations.flatMap((operation) => [
      ...unsupportedOf(operation, contract),
      ...operation.responses.flatMap((response) => ofLocation(response, locationLink(response, contract))),
    ]),
    ...duplicates(contract.operations),
    ...ofSchemas(root),
    ...circularSchemas(root),
  ];
}

/** The rules whose findings keep a document from being generated. */
const DECLARATIONS: readonly Rule[] = [
  pathIsValid,
  effectFitsMethod,
  safeFitsMethod,
  idempotentFitsEffect,
  contentHasMeaning,
  deleteHasNoContent,
  targetIsRead,
  preconditionHasTarget,
];

function noOperations({ operations }: Contract, root: Spot): readonly Reason[] {
  if (operations.length > 0) return [];
  const paths = root.at("paths");
  return [
    {
      place: paths.exists ? paths.usedAt : root.usedAt,
      reason: "the document has no operations, so there is nothing to generate; add a path with an operation",
    },
  ];
}

function misdeclared(contract: Contract, root: Spot): readonly Reason[] {
  const findings = DECLARATIONS.flatMap((rule) => rule.check(contract, root));
  return findings.map(({ place, wrong, instead }) => ({
    place,
    reason: `${wrong}. ${instead}`,
    isKnown: true,
  }));
}

const EFFECTIVE: readonly Method[] = effectNames.map((effect) => effects[effect].method);
const IGNORED_MEMBERS = ["summary", "description", "servers", "parameters", "$ref"];

function pathItems(root: Spot): readonly Reason[] {
  const reasons: Reason[] = [];
  for (const [path, item] of root.at("paths").entries()) {
    if (!path.startsWith("/")) continue;
    for (const [key, member] of item.entries()) {
      const known = IGNORED_MEMBERS.includes(key) || key.startsWith("x-") || key.toUpperCase() in methods;
      const method = key.toUpperCase();
      if (key === "additionalOperations")
        reasons.push(
          ...member.entries().map(([name, one]) => ({
            kind: "methods of their own",
            place: one.usedAt,
            reason: `${name}: the generated server serves no method of additionalOperations; use POST, or generate the client only`,
          })),
        );
      else if (!known)
        reasons.push({ place: member.usedAt, reason: `"${key}" in a path item is not supported; remove it` });
      const row = methodOfKey(key);
      if (row !== undefined && methodRow(row).onlyInDocuments)
        reasons.push({
          kind: `method ${row}`,
          place: member.usedAt,
          reason: `${row}: the generated server does not serve this method; use POST, or generate the client only`,
        });
      else if (method in methods && !EFFECTIVE.some((own) => own === method) && !isLikeOther(method, item)) {
        reasons.push({
          place: member.usedAt,
          reason: `${method} is answered automatically; remove it`,
        });
      }
    }
  }
  return reasons;
}

/** HEAD next to GET is GET without content (RFC 9110 9.3.2). */
function isLikeOther(method: string, item: Spot): boolean {
  const known = methodNamed(method);
  const row: MethodRow | undefined = known && methods[known];
  return row?.as !== undefined && item.at(row.as.toLowerCase()).exists;
}

/** An operationId names a type with its first letter in upper case: `addBook` and `AddBook` would clash. */
function duplicates(operations: readonly Operation[]): readonly Reason[] {
  const name = ({ id }: Operation): string => id.charAt(0).toUpperCase() + id.slice(1);
  return operations.flatMap((one, index) => {
    const first = operations
      .slice(0, index)
      .find((other) => other.id !== one.id && name(other) === name(one));
    if (first === undefined) return [];
    const reason = `operationIds "${first.id}" and "${one.id}" differ only in the case of their first letter; rename one`;
    return [{ place: one.place, reason }];
  });
}
