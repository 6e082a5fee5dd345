// What would let more be checked, and what the user may have misunderstood.
import type { Contract, Operation } from "../../contract/operation.ts";
import type { Law } from "../../laws/law.ts";
import type { Effect } from "../../semantics/effects.ts";
import type { CheckOptions } from "./check-options.ts";

/** @returns what would let more be checked, if anything is known to. */
export function adviceFor({ operations }: Contract, values: CheckOptions): string | undefined {
  const changes = operations.some(({ semantics }) => CREATES.includes(semantics.effect ?? "read"));
  if (!changes && !values["safe-only"] && operations.some(({ semantics }) => semantics.safe === true))
    return "Nothing in the document creates a resource: pass --safe-only to check what the lists show.";
  const asksForCredentials = operations.some(({ security }) =>
    security.some(({ schemes }) => schemes.length > 0),
  );
  if (!asksForCredentials || values.open || values.header !== undefined) return undefined;
  return "The document requires credentials: pass them with --header, or pass --open if the server deliberately has no access control.";
}

const CREATES: readonly Effect[] = ["create", "create-or-replace"];

/** @returns the one misunderstanding that looks like a broken law: a server that deliberately has no access control. */
export function hintFor(law: Law, operation: Operation, values: CheckOptions): string | undefined {
  if (law.about !== "access" || operation.security.length === 0 || values.open || values.header !== undefined)
    return undefined;
  return "if the server deliberately has no access control, pass --open";
}
