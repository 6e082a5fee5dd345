// What would let more be checked, and what the user may have misunderstood.
import type { Contract, Operation } from "../../contract/operation.ts";
import type { Law } from "../../laws/law.ts";
import type { CheckOptions } from "./check-options.ts";

/** @returns what would let more be checked, if anything is known to. */
export function adviceFor({ operations }: Contract, values: CheckOptions): string | undefined {
  const asksForCredentials = operations.some(({ security }) =>
    security.some(({ schemes }) => schemes.length > 0),
  );
  if (!asksForCredentials || values.open || values.header !== undefined) return undefined;
  return "The document requires credentials: pass them with --header, or pass --open if the server deliberately has no access control.";
}

/** @returns the one misunderstanding that looks like a broken law: a server that deliberately has no access control. */
export function hintFor(law: Law, operation: Operation, values: CheckOptions): string | undefined {
  if (law.about !== "access" || operation.security.length === 0 || values.open || values.header !== undefined)
    return undefined;
  return "if the server deliberately has no access control, pass --open";
}
