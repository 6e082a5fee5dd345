// Where the links of a response lead (OpenAPI 3.1 4.8.20).
import { pathParameterNames } from "../http/path.ts";
import type { Contract, Link, Operation, Response } from "./operation.ts";

/** A link to a read operation. */
export type ReadLink = { readonly link: Link; readonly read: Operation };

/** @returns the links of a response to read operations, in document order. */
export function readLinks({ links }: Response, { operations }: Contract): readonly ReadLink[] {
  return links.flatMap((link) => {
    const read = operations.find(({ id, semantics }) => id === link.operation && semantics.effect === "read");
    return read === undefined ? [] : [{ link, read }];
  });
}

/** @returns the first link of a response to a read operation; `undefined` when it has none. */
export function locationLink(response: Response, contract: Contract): ReadLink | undefined {
  return readLinks(response, contract)[0];
}

/** @returns the path parameters of the read operation for which the link has no supported expression. */
export function unlinkedParameters({ link, read }: ReadLink): readonly string[] {
  return pathParameterNames(read.path).filter((name) => {
    const value = link.parameters[name];
    return value === undefined || value.from === "elsewhere";
  });
}
