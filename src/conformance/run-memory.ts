// What a run keeps from one law to the next: what it compiled from the document, and what it learnt about the server.
import { type ForeignMember, foreignMembers } from "../contract/inferred/foreign-members.ts";
import { responseSchema } from "../contract/one-sided-schemas.ts";
import type { Contract, Operation } from "../contract/operation.ts";
import type { Members } from "../json/record.ts";
import type { Tester } from "../schema/pattern/linear.ts";
import { testerIfAny } from "../schema/pattern/pattern.ts";
import { type FaultsIn, faultsIn } from "../schema/validity.ts";
import { type Arbitraries, arbitrariesOf } from "./arbitraries.ts";
import { type History, makeHistory } from "./history.ts";
import { madeOnce } from "./made-once.ts";
import { type ContentWay, exampleMembers } from "./world/content-ways.ts";
import { type OrderedPair, orderedPairs } from "./world/ordered-pairs.ts";

/** Compiled from the document at first use; runs with the same document can share it. */
export type DocumentMemory = {
  /** Draws values of the document's schemas. */
  readonly arbitraries: Arbitraries;
  /** Checks values against the document's schemas. */
  readonly faultsIn: FaultsIn;
  /** The same for what responses show: `writeOnly` members must be absent. */
  readonly faultsInResponse: FaultsIn;
  /** The members of an operation's content that hold ids of other resources. */
  readonly foreignMembers: (operation: Operation) => readonly ForeignMember[];
  /** The pairs of members of an operation's content whose values have an order. */
  readonly orderedPairs: (operation: Operation) => readonly OrderedPair[];
  /** The members of an operation's content for which the document has an example. */
  readonly exampleMembers: (operation: Operation) => Members;
  /** The tester of a schema's pattern; `undefined` if it has none. To prove that a pattern is linear takes long. */
  readonly testerOf: (pattern: string) => Tester | undefined;
};

export type Memory = DocumentMemory & {
  /** Every exchange of the run. */
  readonly history: History;
  /** Members that the server was seen to set, by read operation. */
  readonly serverSets: Map<string, Promise<ReadonlySet<string>>>;
  /** The read operations of resources whose deletion was seen to delete what is below them. */
  readonly takingChildren: Set<string>;
  /** How to fill contents so that the server accepts them, by the read operation of their resource. */
  readonly contentWays: Map<string, ContentWay>;
  /** The paths of what the run created and has deleted. */
  readonly removed: Set<string>;
  /** The resources that the run has tried to create. */
  readonly learnt: Set<string>;
  /** The read operations of resources for which a write was rejected with 409. */
  readonly conflicting: Set<string>;
  /** Lists that were seen to be too long to be compared. */
  readonly longLists: Set<string>;
};

/** @returns the part of a memory that depends on the document alone. */
export function makeDocumentMemory(contract: Contract): DocumentMemory {
  return {
    arbitraries: arbitrariesOf(contract),
    faultsIn: faultsIn(contract.schemas),
    faultsInResponse: responseFaults(contract),
    foreignMembers: madeOnce((operation) => foreignMembers(operation, contract)),
    orderedPairs: madeOnce((operation) => orderedPairs(operation, contract)),
    exampleMembers: madeOnce((operation) => exampleMembers(operation, contract)),
    testerOf: madeOnce(testerIfAny),
  };
}

function responseFaults({ schemas }: Contract): FaultsIn {
  const shown = madeOnce((schema: unknown) => responseSchema(schema, schemas));
  const faults = madeOnce((_: undefined) =>
    faultsIn(Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, shown(schema)]))),
  );
  return (schema, value) => faults(undefined)(shown(schema), value);
}

/** @returns the memory of a run that has not sent anything. */
export function makeMemory(contract: Contract, document = makeDocumentMemory(contract)): Memory {
  return {
    ...document,
    history: makeHistory(),
    serverSets: new Map(),
    takingChildren: new Set(),
    contentWays: new Map(),
    learnt: new Set(),
    removed: new Set(),
    conflicting: new Set(),
    longLists: new Set(),
  };
}
