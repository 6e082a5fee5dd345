// What draws values of a schema, made once for a run: to read a pattern takes longer than to send a request.
import type fc from "fast-check";
import type { Contract } from "../contract/operation.ts";
import { arbitraryValue, type WhichMembers } from "../schema/arbitrary.ts";

export type Arbitraries = (schema: unknown, members: WhichMembers) => fc.Arbitrary<unknown>;

/** @returns schema -> what draws its values; throws CannotDraw as `arbitraryValue` does, each time. */
export function arbitrariesOf({ schemas }: Pick<Contract, "schemas">): Arbitraries {
  const made = new Map<unknown, Partial<Record<WhichMembers, fc.Arbitrary<unknown>>>>();
  return (schema, members) => {
    const known = made.get(schema) ?? {};
    made.set(schema, known);
    known[members] ??= arbitraryValue(schema, schemas, members);
    return known[members];
  };
}
