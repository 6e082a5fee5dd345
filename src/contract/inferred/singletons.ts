// A GET without an id in its path that reads the one thing which a PUT or a PATCH of the same path changes.
import { isJsonType } from "../../http/media-type.ts";
import { pathParameterNames } from "../../http/path.ts";
import type { Member, Operation } from "../operation.ts";
import { withoutEndSlash } from "../path-places.ts";
import { representationOf } from "../resources.ts";
import { bare } from "./identity.ts";

/**
 * @param operations of a document
 * @returns the same operations; a GET of `/settings`, say, next to a PUT that takes what it returns, is a read
 */
export function withSingletons(operations: readonly Operation[]): readonly Operation[] {
  return operations.map((operation) => {
    const writer = isOpen(operation) ? operations.find((one) => changes(one, operation)) : undefined;
    if (writer === undefined) return operation;
    const inferred = `${writer.method} ${writer.path} takes what it returns`;
    return { ...operation, semantics: { ...operation.semantics, effect: "read", inferred } };
  });
}

/** Whether it is a GET without an id in its path, of which nothing says what it reads. */
function isOpen({ method, path, semantics }: Operation): boolean {
  if (method !== "GET" || semantics.declared || semantics.effect !== undefined) return false;
  return pathParameterNames(path).length === 0;
}

function changes(writer: Operation, read: Operation): boolean {
  if (!["PUT", "PATCH"].includes(writer.method) || writer.semantics.declared) return false;
  if (withoutEndSlash(writer.path) !== withoutEndSlash(read.path) || isOfCaller(writer)) return false;
  const shown = namesOf(representationOf(read));
  const sent = namesOf(writer.content?.media.find(({ type }) => isJsonType(type))?.members ?? []);
  return sent.length > 0 && sent.some((name) => shown.includes(name));
}

/** The names at the top, and below it, because one of the two may be in an envelope. */
function namesOf(members: readonly Member[]): readonly string[] {
  return members.flatMap(({ name, members: inner }) => [name, ...inner.map((one) => one.name)]);
}

const SECRETS = ["password", "email", "username", "login", "role"];

/** Whether it changes how the run signs in: after that, the run might have no access. */
function isOfCaller({ security, content }: Operation): boolean {
  const names = (content?.media ?? []).flatMap(({ members }) => namesOf(members));
  return (
    security.some(({ schemes }) => schemes.length > 0) && names.some((name) => SECRETS.includes(bare(name)))
  );
}
