// Finds the members of content that are objects or lists, by the document's schemas.
import { jsonMedia } from "../../contract/media.ts";
import type { Contract, Operation } from "../../contract/operation.ts";
import { resolvePointer } from "../../json/pointer.ts";
import { isRecord, type Members, membersOf } from "../../json/record.ts";
import { ownMembers } from "./about.ts";

/** A member that is an object: its names, and the optional ones among them. */
export type Nested = {
  readonly name: string;
  readonly names: readonly string[];
  readonly optional: readonly string[];
};

/** @returns the members that a client sets and whose values are objects with members. */
export function nestedMembers(operation: Operation, contract: Contract): readonly Nested[] {
  return ownMembers(operation).flatMap((name) => {
    const parts = partsOfMember(operation, contract, name);
    const properties = parts.flatMap((part) => Object.entries(membersOf(part["properties"])));
    const required = new Set(parts.flatMap((part) => part["required"] ?? []));
    const names = properties
      .filter(([, schema]) => partsOf(schema, contract).every((part) => part["readOnly"] !== true))
      .map(([one]) => one);
    return names.length < 2 ? [] : [{ name, names, optional: names.filter((one) => !required.has(one)) }];
  });
}

/** @returns the member that wraps all content, such as `data`, with its optional members. */
export function wrapperOf(operation: Operation, contract: Contract): Nested | undefined {
  const [own, ...more] = ownMembers(operation);
  const wrapper = nestedMembers(operation, contract).find(({ name }) => name === own);
  return more.length === 0 && wrapper !== undefined && wrapper.optional.length > 0 ? wrapper : undefined;
}

/** @returns the members that a client sets and whose values are lists. */
export function listMembers(operation: Operation, contract: Contract): readonly string[] {
  return ownMembers(operation).filter((name) =>
    partsOfMember(operation, contract, name).some((part) => [part["type"]].flat().includes("array")),
  );
}

/** @returns the value without members that are `null`, at every depth. */
export function withoutNulls(value: unknown): unknown {
  if (!isRecord(value)) return value;
  const kept = Object.entries(value).filter(([, one]) => one !== null);
  return Object.fromEntries(kept.map(([name, one]) => [name, withoutNulls(one)]));
}

/** @returns every schema of the member of this name in the operation's content. */
export function schemasOfMember(operation: Operation, contract: Contract, name: string): readonly unknown[] {
  const whole = partsOf(jsonMedia(operation)?.schema, contract);
  return whole.map((part) => membersOf(part["properties"])[name]).filter((schema) => schema !== undefined);
}

function partsOfMember(operation: Operation, contract: Contract, name: string): readonly Members[] {
  return schemasOfMember(operation, contract, name).flatMap((schema) => partsOf(schema, contract));
}

/** The schema, and the schemas in its `$ref`, `allOf`, `anyOf` and `oneOf`. */
function partsOf(schema: unknown, contract: Contract, seen: Set<unknown> = new Set()): readonly Members[] {
  if (!isRecord(schema) || seen.has(schema)) return [];
  seen.add(schema);
  const { $ref } = schema;
  const referred = typeof $ref === "string" ? referredBy($ref, contract) : undefined;
  const more = [referred, ...["allOf", "anyOf", "oneOf"].flatMap((key) => schema[key] ?? [])];
  return [schema, ...more.flatMap((one) => partsOf(one, contract, seen))];
}

function referredBy(reference: string, { schemas }: Contract): unknown {
  const [, pointer] = /^#\/components\/schemas(\/.*)$/.exec(reference) ?? [];
  return pointer === undefined ? undefined : resolvePointer(schemas, pointer);
}
