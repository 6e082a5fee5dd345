// Questions of the laws about an operation: its resource, related resources, its members.
import { jsonMedia } from "../../contract/media.ts";
import type { Contract, Operation, Resource, Response } from "../../contract/operation.ts";
import { resolveTokens } from "../../json/pointer.ts";
import { isRecord, type Members, membersOf } from "../../json/record.ts";
import { effectRow } from "../../semantics/effects.ts";
import { type FieldId, isField } from "../../semantics/fields.ts";
import { isSuccess } from "../../semantics/statuses.ts";
import { NotExercised } from "../reason.ts";

/** @returns the operation of this id. */
export function operationNamed(contract: Contract, id: string | undefined): Operation | undefined {
  return contract.operations.find((operation) => operation.id === id);
}

/** @returns the resource that the operation reads, lists, creates, writes, merges or deletes. */
export function resourceOf(operation: Operation, contract: Contract): Resource | undefined {
  const { id, target } = operation;
  if (target !== undefined) return contract.resources.find((resource) => resource.read === target.read);
  const own = contract.resources.find((resource) => resource.list === id || resource.create === id);
  if (own !== undefined || operation.semantics.effect !== "create") return own;
  // A create operation at its own path: the read operation that its success links to.
  const linked = operation.responses
    .filter((response) => isSuccess(Number(response.status)))
    .flatMap((response) => response.links.map((link) => link.operation));
  return contract.resources.find((resource) => linked.includes(resource.read));
}

/**
 * @returns the resource that the operation is about
 * @throws NotExercised if the document does not say which one
 */
export function theResourceOf(operation: Operation, contract: Contract): Resource {
  const resource = resourceOf(operation, contract);
  if (resource === undefined) throw new NotExercised({ kind: "resource unknown", operation: operation.id });
  return resource;
}

/** @returns whether the document says which resource the operation is about. */
export function hasResource(operation: Operation, contract: Contract): boolean {
  return resourceOf(operation, contract) !== undefined;
}

/** @returns whether one success may change something, and needs or creates a resource. */
export function changesItsTarget(operation: Operation): boolean {
  return operation.target !== undefined && effectRow(operation.semantics.effect)?.safe === false;
}

/** @returns whether one success changes the target in a way that the document describes, unlike a `process`. */
export function writesItsTarget(operation: Operation): boolean {
  return changesItsTarget(operation) && operation.semantics.effect !== "process";
}

/** @returns whether one success makes the target be the content (RFC 9110 9.3.4). */
export function puts({ semantics }: Operation): boolean {
  return semantics.effect === "create-or-replace" || semantics.effect === "replace";
}

/** @returns the names of the members that a client sets, without those that repeat the URL. */
export function ownMembers(operation: Operation): readonly string[] {
  const ofAddress = namesOfAddress(operation);
  return (jsonMedia(operation)?.members ?? [])
    .filter((member) => !member.readOnly && !Object.hasOwn(ofAddress, member.name))
    .map((member) => member.name);
}

/** @returns member of the content -> path parameter with the same value. */
export function namesOfAddress({ identity, target, content }: Operation): Readonly<Record<string, string>> {
  const names = new Set((content?.media ?? []).flatMap(({ members }) => members.map(({ name }) => name)));
  const pairs = Object.entries(target?.parameters ?? {}).flatMap(([ofRead, own]) => {
    const [, first = "", second] = identity[ofRead]?.split("/") ?? [];
    // Responses may have an envelope that requests do not have.
    const name = second === undefined || names.has(first) ? first : second;
    return identity[ofRead] === `/${name}` || name === second ? [[name, own] as const] : [];
  });
  return Object.fromEntries(pairs.filter(([name]) => names.has(name)));
}

/** @returns the representation in the content of a response, without its envelope; a list may leave out a part of it. */
export function representationIn({ envelope }: Resource, content: unknown): Members {
  for (let from = 0; from < envelope.length; from++) {
    const inner = resolveTokens(content, envelope.slice(from));
    if (isRecord(inner)) return inner;
  }
  return membersOf(content);
}

/** @returns the optional members of the content that a client sets. */
export function optionalMembers(operation: Operation, contract: Contract): readonly string[] {
  const needed = (resourceOf(operation, contract)?.members ?? []).filter((member) => member.required);
  const required = (jsonMedia(operation)?.members ?? []).filter((member) => member.required);
  const names = new Set([...needed, ...required].map((member) => member.name));
  return ownMembers(operation).filter((name) => !names.has(name));
}

/** @returns the response that the document declares under this status itself, and not under its range or `default`. */
export function responseNamed({ responses }: Operation, status: number): Response | undefined {
  return responses.find((one) => one.status === String(status));
}

/** @returns whether a response of this status declares the field. */
export function declaresField(operation: Operation, status: number, field: FieldId): boolean {
  const response = responseNamed(operation, status);
  return response?.headers.some((header) => isField(field, header.name)) ?? false;
}

/** @returns the resources directly below this one. */
export function resourcesBelow(resource: Resource, contract: Contract): readonly Resource[] {
  return contract.resources.filter((one) => one.parent === resource.read);
}
