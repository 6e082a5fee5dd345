// Generators of values for schemas, built once per run, because compiling a pattern takes longer than a request.
import fc from "fast-check";
import type { Contract } from "../contract/operation.ts";
import { membersOf } from "../json/record.ts";
import { arbitraryValue, type WhichMembers } from "../schema/arbitrary.ts";
import { type Edge, edgeNames, membersAtEdge } from "../schema/arbitrary-bounds.ts";
import { waysToBreak, waysToBreakValue } from "../schema/broken.ts";
import type { Broken } from "../schema/broken-scalar.ts";
import { notableMembers } from "../schema/notable-values.ts";
import { madeOnce } from "./made-once.ts";

/** Draws the values that fast-check draws for a seed: the same ones each time. */
export type Sampler = (
  arbitrary: fc.Arbitrary<unknown>,
  how: { readonly seed: number; readonly numRuns: number },
) => readonly unknown[];

type Made<Value> = (schema: unknown) => Value;

/** All of them throw CannotDraw like `arbitraryValue`, each time. */
export type Arbitraries = {
  readonly sample: Sampler;
  readonly valid: (schema: unknown, members: WhichMembers) => fc.Arbitrary<unknown>;
  /** Of the schema as if it had no examples. */
  readonly withoutExamples: Made<fc.Arbitrary<unknown>>;
  readonly membersAtEdge: (schema: unknown, edge: Edge) => Readonly<Record<string, fc.Arbitrary<unknown>>>;
  /** Values that programs lose, by member. */
  readonly notableMembers: Made<Readonly<Record<string, readonly unknown[]>>>;
  /** For the schema of an object. */
  readonly waysToBreak: Made<readonly Broken[]>;
  /** For the schema of any value. */
  readonly waysToBreakValue: Made<readonly Broken[]>;
};

/** @returns schema -> generators of its values. */
export function arbitrariesOf({ schemas }: Pick<Contract, "schemas">): Arbitraries {
  const valid = {
    all: madeOnce((schema) => arbitraryValue(schema, schemas, "all")),
    some: madeOnce((schema) => arbitraryValue(schema, schemas, "some")),
    required: madeOnce((schema) => arbitraryValue(schema, schemas, "required")),
  };
  const atEdge = new Map(
    edgeNames.map((edge) => [edge, madeOnce((schema) => membersAtEdge(schema, schemas, edge))] as const),
  );
  return {
    sample: fc.sample,
    valid: (schema, members) => valid[members](schema),
    withoutExamples: madeOnce((schema) => arbitraryValue(exampleless(schema), schemas, "all")),
    membersAtEdge: (schema, edge) => atEdge.get(edge)?.(schema) ?? {},
    notableMembers: madeOnce((schema) => notableMembers(schema, schemas)),
    waysToBreak: madeOnce((schema) => waysToBreak(schema, schemas)),
    waysToBreakValue: madeOnce((schema) => waysToBreakValue(schema, schemas)),
  };
}

function exampleless(schema: unknown): unknown {
  const { examples, example, ...rest } = membersOf(schema);
  return examples === undefined && example === undefined ? schema : rest;
}
