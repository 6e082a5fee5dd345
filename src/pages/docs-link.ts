// Where an operation is in the API docs.
import type { Operation } from "../contract/operation.ts";

type Named = Pick<Operation, "id">;

/** @returns the id of an operation in the page; an operation without `operationId` has a name with spaces */
export function anchorOf({ id }: Named): string {
  return id.replaceAll(/[^\w.-]+/g, "-");
}

/** @returns the address of an operation in the docs */
export function docsLink(operation: Named): string {
  return `/docs#${anchorOf(operation)}`;
}
