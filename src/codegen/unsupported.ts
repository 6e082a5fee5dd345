// Finds the parts of a document that the generator does not support, each with its place and the reason.
import type { Loaded } from "../contract/load.ts";
import type { Contract, Operation } from "../contract/operation.ts";
import { childPlace, type Place, type Spot } from "../contract/spot.ts";
import { isRecord } from "../json/record.ts";
import type { Rule } from "../lint/rule.ts";
import { contentHasMeaning } from "../lint/rules/content-has-meaning.ts";
import { effectFitsMethod } from "../lint/rules/effect-fits-method.ts";
import { idempotentFitsEffect } from "../lint/rules/idempotent-fits-effect.ts";
import { mergeTakesMergePatch } from "../lint/rules/merge-takes-merge-patch.ts";
import { pathIsValid } from "../lint/rules/path-is-valid.ts";
import { preconditionHasTarget } from "../lint/rules/precondition-has-target.ts";
import { safeFitsMethod } from "../lint/rules/safe-fits-method.ts";
import { targetIsRead } from "../lint/rules/target-is-read.ts";
import { unsupportedKeywords } from "../schema/unsupported-keywords.ts";
import { effectNames, effects } from "../semantics/effects.ts";
import { type Method, methods } from "../semantics/methods.ts";
import { ofLocation, type Reason, unsupportedOf } from "./unsupported-operations.ts";
import { locationLink } from "./wiring.ts";

/** @returns everything in the document that the generator does not support. */
export function unsupportedIn({ contract, root }: Loaded): readonly Reason[] {
  return [
    ...noOperations(contract, root),
    ...pathItems(root),
    ...misdeclared(contract, root),
    ...contract.operations.flatMap((operation) => [
      ...unsupportedOf(operation, contract),
      ...operation.responses.flatMap((response) => ofLocation(response, locationLink(response, contract))),
    ]),
    ...duplicates(contract.operations),
    ...schemas(root.at("components").at("schemas")),
    ...inlineSchemas(root.at("paths")),
  ];
}

/** The lint rules whose findings keep a document from being generated. */
const DECLARATIONS: readonly Rule[] = [
  pathIsValid,
  effectFitsMethod,
  safeFitsMethod,
  idempotentFitsEffect,
  contentHasMeaning,
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
  // A merge without content is generated like any other operation without content.
  const withContent = contract.operations.filter(({ content }) => content !== undefined);
  const findings = [
    ...DECLARATIONS.flatMap((rule) => rule.check(contract, root)),
    ...mergeTakesMergePatch.check({ ...contract, operations: withContent }, root),
  ];
  return findings.map(({ place, wrong, instead }) => ({ place, reason: `${wrong}. ${instead}` }));
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
      if (!known)
        reasons.push({ place: member.usedAt, reason: `"${key}" in a path item is not supported; remove it` });
      if (method in methods && !EFFECTIVE.some((own) => own === method)) {
        reasons.push({
          place: member.usedAt,
          reason: `${method} is answered automatically; remove it`,
        });
      }
    }
  }
  return reasons;
}

/** An operationId names a type with its first letter in upper case: `addBook` and `AddBook` would clash. */
function duplicates(operations: readonly Operation[]): readonly Reason[] {
  const name = ({ id }: Operation): string => id.charAt(0).toUpperCase() + id.slice(1);
  return operations.flatMap((one, index) => {
    const first = operations.slice(0, index).find((other) => name(other) === name(one));
    if (first === undefined) return [];
    const reason =
      first.id === one.id
        ? `operationId "${one.id}" is used twice; rename one`
        : `operationIds "${first.id}" and "${one.id}" differ only in the case of their first letter; rename one`;
    return [{ place: one.place, reason }];
  });
}

function schemas(components: Spot): readonly Reason[] {
  return components
    .entries()
    .flatMap(([name, schema]) => ofSchema(schema.value, childPlace(components.place, name)));
}

/** The schemas that are inline in paths. */
function inlineSchemas(node: Spot): readonly Reason[] {
  const found: Reason[] = [];
  const visit = (value: unknown, place: Place): void => {
    if (!isRecord(value) && !Array.isArray(value)) return;
    for (const [key, member] of Object.entries(value)) {
      const there = childPlace(place, key);
      if (key === "schema") found.push(...ofSchema(member, there));
      else if (key !== "examples" && key !== "example") visit(member, there);
    }
  };
  visit(node.value, node.place);
  return found;
}

function ofSchema(schema: unknown, place: Place): readonly Reason[] {
  return unsupportedKeywords(schema).map(({ pointer, keyword, reason }) => ({
    place: { file: place.file, pointer: `${place.pointer}${pointer}` },
    reason: `${keyword}: ${reason}`,
  }));
}
