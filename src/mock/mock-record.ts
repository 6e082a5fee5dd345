// What a mock writes about a resource: the content of a request, an id, and what the server sets.
import { randomUUID } from "node:crypto";
import { idMember } from "../contract/inferred/identity.ts";
import { unwrapped } from "../contract/inferred/wrapping.ts";
import type { Operation } from "../contract/operation.ts";
import { withoutEndSlash } from "../contract/path-places.ts";
import { resolvePointer } from "../json/pointer.ts";
import { isRecord, type Members, membersOf } from "../json/record.ts";
import { mediaTypes } from "../semantics/media-types.ts";
import type { HandlerRequest } from "../server/context.ts";
import { type Kind, representationSchema } from "./kinds.ts";
import type { Mock } from "./mock-things.ts";

/** What a request says about the resource: without what wraps it, and without what no request can set. */
export function innerContent({ content }: Operation, value: unknown, { contract, values }: Mock): unknown {
  const media = content === undefined ? [] : unwrapped(content, contract.schemas).media;
  const wrapping = media.find(({ wrapping: one }) => one !== undefined)?.wrapping;
  const inner = (wrapping && resolvePointer(value, `/${wrapping.path.join("/")}`)) ?? value;
  const members = media.flatMap((one) => one.members);
  const isOpen = media.some(({ schema }) => values.isOpen(schema));
  const named = media.flatMap(({ schema }) => values.namesIn(schema));
  if (!isRecord(inner) || (members.length === 0 && named.length === 0) || isOpen) return inner;
  const settable =
    members.length === 0 ? named : members.flatMap(({ name, readOnly }) => (readOnly ? [] : [name]));
  return Object.fromEntries(Object.entries(inner).filter(([name]) => settable.includes(name)));
}

/** The members that a whole representation gets from its schema, where the content does not name them. */
export function usualContent({ content }: Operation, { contract, values }: Mock): Members {
  const media = content === undefined ? [] : unwrapped(content, contract.schemas).media;
  const [first] = media;
  const inside = (schema: unknown, name: string): unknown =>
    values.membersIn(schema).find((one) => one.name === name)?.schema;
  return first === undefined
    ? {}
    : values.defaultsIn((first.wrapping?.path ?? []).reduce(inside, first.schema));
}

/** The object of a representation that has the most members of the content: without the members around it. */
export function innerOf(value: unknown, content: Members): Members {
  const top = membersOf(value);
  const inside = Object.values(top).filter(isRecord);
  const deeper = inside.flatMap((one) => Object.values(one).filter(isRecord));
  const shared = (one: Members): number =>
    Object.keys(one).filter((name) => Object.hasOwn(content, name)).length;
  return [top, ...inside, ...deeper].toSorted((one, other) => shared(other) - shared(one))[0] ?? {};
}

export async function freshId(
  operation: Operation,
  kind: Kind,
  mock: Mock,
  isFree: (id: string) => Promise<boolean>,
): Promise<unknown> {
  const { contract, values, count } = mock;
  const user = contract.operations.find((one) => withoutEndSlash(one.path) === kind.path);
  const parameter = user?.parameters.find(
    ({ in: where, name }) => where === "path" && name === kind.parameters.at(-1),
  );
  const member = idSchema(kind, operation, mock);
  // In a path, an id is text: only the member says whether the representation has it as a number.
  const inPath = (id: unknown): readonly unknown[] =>
    member === undefined ? [id] : [id, String(id), Number(id)];
  const fits = (id: unknown): boolean =>
    (parameter === undefined || inPath(id).some((one) => values.fits(parameter.schema, one))) &&
    (member === undefined || values.fits(member, id));
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const n = count();
    const drawn = [parameter?.schema, member].map((schema) => schema && values.example(schema, n + 1));
    const usual: readonly unknown[] = [n, `${n}`, randomUUID(), ...drawn];
    for (const id of usual) if (id !== undefined && fits(id) && (await isFree(String(id)))) return id;
  }
  return randomUUID();
}

const TRIES = 50;

function idSchema(kind: Kind, operation: Operation, { values }: Mock): unknown {
  const schema = representationSchema(kind, operation);
  const search = (one: unknown, depth: number): unknown => {
    const members = values.membersIn(one);
    const name = idMember(kind.path, members);
    const found = members.find((member) => member.name === name);
    if (found !== undefined) return found.schema;
    if (depth === 0) return undefined;
    return members.map((member) => search(member.schema, depth - 1)).find((inner) => inner !== undefined);
  };
  return search(schema, 2);
}

/** The record with its id, under the name that the representation has for it. */
export function withId(record: Members, kind: Kind, operation: Operation, id: unknown, mock: Mock): Members {
  const parameter = kind.parameters.at(-1) ?? "id";
  const schema = representationSchema(kind, operation);
  const names = (one: unknown, depth: number): readonly string[] => {
    const members = mock.values.membersIn(one);
    const name = idMember(kind.path, members);
    if (name !== undefined) return [name];
    return depth === 0 ? [] : members.flatMap((member) => names(member.schema, depth - 1));
  };
  const pointers = Object.values(operation.identity).concat(Object.values(kind.read?.identity ?? {}));
  const linked = pointers.map((pointer) => pointer.split("/").at(-1) ?? "");
  const found = names(schema, 2)[0] ?? linked[0];
  const asMember = mock.values.fits(idSchema(kind, operation, mock) ?? {}, id)
    ? id
    : typeof id === "number"
      ? String(id)
      : Number(id);
  return { ...record, [parameter]: id, ...(found !== undefined && { [found]: asMember }) };
}

export function idParameter(kind: Kind, path: HandlerRequest["path"], operation: Operation): unknown {
  const name = kind.parameters.at(-1) ?? "";
  return path[operation.target?.parameters[name] ?? name];
}

/** The server applies a merge patch before the handler runs. */
export function isMergedAlready({ content }: Operation): boolean {
  return content?.media.some(({ type }) => type === mediaTypes.mergePatch) === true;
}

/** What a replacement keeps: the members that no request can set. */
export function serverSet(kind: Kind, record: Members, operation: Operation, { contract }: Mock): Members {
  const resource = contract.resources.find(({ read }) => read === kind.read?.id);
  const media = operation.content === undefined ? [] : unwrapped(operation.content, contract.schemas).media;
  const sent = media.flatMap(({ members }) => members.filter(({ readOnly }) => !readOnly));
  const settable = [...(resource?.settable ?? []), ...sent.map(({ name }) => name)];
  return Object.fromEntries(Object.entries(record).filter(([name]) => !settable.includes(name)));
}
