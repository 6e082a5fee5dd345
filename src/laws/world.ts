// The world as a probe sees it: one server, what was made in it, and means to send and to look. Types only.

import type { Contract, Operation, Resource } from "../contract/operation.ts";
import type { Members } from "../json/record.ts";
import type { Change } from "./change.ts";
import type { Exchange, Principal } from "./exchange.ts";
import type { SchemaFault } from "./failure.ts";

/** What a probe chooses of a request; the rest comes from the operation. */
export type Sending = {
  readonly path: PathParameters;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly content?: unknown;
  readonly mediaType?: string;
  /** Another method than the operation's own, on its path. */
  readonly method?: string;
  /** The content as it goes over the wire, whatever it is, in place of `content`. */
  readonly text?: string;
  /** Query and header parameters that are left out, though the document requires them. */
  readonly without?: readonly string[];
  /** Who asks; default: the run's own principal. */
  readonly as?: Principal;
};

/**
 * Content at the edge of what its schema allows, and, member by member, the same edge in other content. `what`
 * describes it, such as "title at its upper bound".
 */
export type EdgeContent = {
  readonly what: string;
  readonly content: unknown;
  readonly alone: readonly { readonly what: string; readonly contents: () => readonly unknown[] }[];
};

/** Content that is invalid in one way; `member`: the one whose value is. */
export type BrokenContent = {
  readonly what: string;
  readonly content: unknown;
  readonly member: string | undefined;
};

/** One parameter that is not as the document declares it; `path` has it where it is in the path. */
export type BrokenParameter = {
  readonly what: string;
  readonly sending: Pick<Sending, "query" | "headers" | "without"> & { readonly path?: PathParameters };
};

export type PathParameters = Readonly<Record<string, string>>;
/** One resource at one address; `path` holds the parameters of its read operation. */
export type Item = { readonly resource: Resource; readonly path: PathParameters };

/** A resource that exists, as it was read last. */
export type Made = Item & {
  readonly representation: Members;
  readonly tag: string | undefined;
  readonly read: Exchange;
};

/** A resource that was read and is not there: the answer says so. */
export type Missing = Item & { readonly representation: undefined; readonly read: Exchange };

/** Everything that could be seen of what the world made, at one time. */
export interface Witness {
  /** Looks again in the same way: what differs, when nothing excuses it. */
  changeSince(): Promise<Change | undefined>;
}

export type WitnessOptions = {
  /** Operations that do not look: the one under test must not be its own witness. */
  readonly without?: readonly string[];
  /** Items that are not looked at, alone or in a list; how many a list has is not compared then. */
  readonly except?: readonly Item[];
  /** What is there is written again as it is: its tag may be drawn anew (RFC 9110 8.8.1) unless the run is strict. */
  readonly rewritten?: boolean;
};

/** A list, as a walk over its pages showed it. */
export type Listing = {
  /** The id of each entry, in order; `undefined` where the document does not say how an entry names itself. */
  readonly ids: readonly string[] | undefined;
  readonly entries: readonly Members[];
  /** One for each page that was asked for. */
  readonly pages: readonly { readonly exchange: Exchange; readonly entries: number }[];
  /** All of the list was seen. */
  readonly isWhole: boolean;
};

export type Walk = {
  /** Query parameters of the first page. */
  readonly query?: Readonly<Record<string, string>> | undefined;
  /** What is done once the first page has been read and before the second is asked for. */
  readonly afterFirst?: () => Promise<void>;
  /** Asks for no more pages than so many. */
  readonly pages?: number;
};

export interface World {
  readonly contract: Contract;
  /** The run was given credentials of its own. */
  readonly hasCredentials: boolean;
  /** Sends the request as it stands, whatever the operation requires. */
  send(operation: Operation, sending: Sending): Promise<Exchange>;
  /** Sends it with what the operation requires and the probe left out: a fresh key, the current entity tag. */
  perform(operation: Operation, sending: Sending): Promise<Exchange>;
  /** Reads what a `Location` leads to; `undefined` when it leads to another server. */
  follow(location: string, from: Exchange): Promise<Exchange | undefined>;

  /**
   * Makes a resource and the ones above it, and reads it.
   *
   * @throws NotExercised when that does not succeed
   */
  make(
    resource: Resource,
    options?: { readonly members?: "all" | "required"; readonly above?: Item },
  ): Promise<Made>;
  /** Reads a resource again. */
  read(item: Item): Promise<Made | Missing>;
  /** An address that is free, under `above` or beside it, else with the resources above it made. */
  freeItem(resource: Resource, above?: Item): Promise<Item>;
  /** The item that a create operation's answer tells of, by `Location`, else by its content. */
  created(operation: Operation, exchange: Exchange): Item | undefined;
  /** Path parameters of an operation that is about `item`, or lies beside it. */
  pathTo(operation: Operation, item: Item): PathParameters;
  /** Path parameters of a create or list operation, what lies above made. */
  pathAbove(operation: Operation): Promise<PathParameters>;

  /** Valid content, `undefined` for an operation that has none; drawn from the world's seed. */
  validContent(operation: Operation, members?: "all" | "required" | "some"): unknown;
  /** Valid content that differs from `unlike` in as many members as can be. */
  anotherContent(operation: Operation, unlike: unknown): unknown;
  /** Content broken in one way, each way once. */
  brokenContents(operation: Operation): readonly BrokenContent[];
  /** Valid content in which each member that has bounds is at one of them. */
  edgeContents(operation: Operation): readonly EdgeContent[];
  brokenParameters(operation: Operation): readonly BrokenParameter[];
  freshKey(): string;

  /** Every exchange of the operation so far in this run, whichever law asked for it. */
  seen(operation: Operation): readonly Exchange[];
  /** What of a value does not match its schema; `undefined` where that cannot be judged. */
  faultsIn(schema: unknown, value: unknown): readonly SchemaFault[] | undefined;

  /** Walks over the pages of the list in which the item stands; `undefined` without a list that answers. */
  listing(item: Item, walk?: Walk): Promise<Listing | undefined>;
  /**
   * Members that the server is seen to set, whatever was sent: they differ between two that were made alike, or are
   * part of the address. Asked only before an accusation, as it costs requests and a wait; none in a strict run.
   */
  serverSet(resource: Resource): Promise<ReadonlySet<string>>;
  /** The last of the item's path parameters, as a list shows it. */
  idOf(item: Item): string;
  /** Looks at everything that the world made, before the requests under test. */
  witness(options?: WitnessOptions): Promise<Witness>;
}
