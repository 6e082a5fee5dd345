// Generators of values for schemas, built once per run, because compiling a pattern takes longer than a request.
import type fc from "fast-check";
import type { Contract } from "../contract/operation.ts";
import { arbitraryValue, type WhichMembers } from "../schema/arbitrary.ts";

export type Arbitraries = (schema: unknown, members: WhichMembers) => fc.Arbitrary<unknown>;

/** @returns schema -> generator of its values; throws CannotDraw like `arbitraryValue`, each time. */
export function arbitrariesOf({ schemas }: Pick<Contract, "schemas">): Arbitraries {
  const made = new Map<unknown, Partial<Record<WhichMembers, fc.Arbitrary<unknown>>>>();
  return (schema, members) => {
    const known = made.get(schema) ?? {};
    made.set(schema, known);
    known[members] ??= arbitraryValue(schema, schemas, members);
    return known[members];
  };
}
