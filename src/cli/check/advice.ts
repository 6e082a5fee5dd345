// What would let more be asked, and what may have been misunderstood.
import type { Contract, Operation } from "../../contract/operation.ts";
import type { Law } from "../../laws/law.ts";
import type { CheckOptions } from "./check-options.ts";

/** @returns what would let more be asked; `undefined` where nothing is known to. */
export function adviceFor({ operations }: Contract, values: CheckOptions): string | undefined {
  const asksForCredentials = operations.some(({ security }) =>
    security.some(({ schemes }) => schemes.length > 0),
  );
  if (!asksForCredentials || values.open || values.header !== undefined) return undefined;
  return "The document asks for credentials: give them by --header, or say --open where the server lets everybody in on purpose.";
}

/** @returns the one misunderstanding that looks like a broken law: a server that lets everybody in on purpose. */
export function hintFor(law: Law, operation: Operation, values: CheckOptions): string | undefined {
  if (law.about !== "access" || operation.security.length === 0 || values.open || values.header !== undefined)
    return undefined;
  return "a server that is run without access control on purpose is checked with --open";
}
