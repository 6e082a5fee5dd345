// The world as a probe sees it: one server, what was made in it, and means to send and to look. Types only.
import type { Contract, Operation, Resource } from "../contract/operation.ts";

/** One request and its answer. Names of header fields are in lower case; `content` is parsed where it is JSON. */
export type Exchange = {
  readonly operation: string;
  readonly request: {
    readonly method: string;
    readonly target: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly content: string | undefined;
  };
  readonly response: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly content: unknown;
    readonly text: string;
  };
};

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

/** Without credentials; with credentials that nobody has; with those of the run's second principal. */
export type Principal = "nobody" | "impostor" | "second";

/** Content at the edge of what its schema allows, and, member by member, the same edge in other content. */
export type EdgeContent = {
  readonly says: string;
  readonly content: unknown;
  readonly alone: readonly { readonly says: string; readonly contents: () => readonly unknown[] }[];
};

/** One parameter that is not as the document declares it; `path` has it where it stands in the path. */
export type BrokenParameter = {
  readonly says: string;
  readonly sending: Pick<Sending, "query" | "headers" | "without"> & { readonly path?: PathParameters };
};

export type PathParameters = Readonly<Record<string, string>>;
export type Members = Readonly<Record<string, unknown>>;

/** One resource at one address; `path` holds the parameters of its read operation. */
export type Item = { readonly resource: Resource; readonly path: PathParameters };

/** A resource that exists, as it was read last. */
export type Made = Item & {
  readonly representation: Members;
  readonly tag: string | undefined;
  readonly read: Exchange;
};

/** Everything that can be seen of what the world made, at one time. */
export interface Witness {
  /** @returns the first difference that nothing excuses, in words. */
  differsFrom(other: Witness): string | undefined;
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
  /** Reads a resource again; `undefined` when it is not there. */
  read(item: Item): Promise<Made | undefined>;
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
  brokenContents(operation: Operation): readonly { readonly says: string; readonly content: unknown }[];
  /** Valid content in which each member that has bounds is at one of them. */
  edgeContents(operation: Operation): readonly EdgeContent[];
  brokenParameters(operation: Operation): readonly BrokenParameter[];
  freshKey(): string;

  /** Every exchange of the operation so far in this run, whichever law asked for it. */
  seen(operation: Operation): readonly Exchange[];
  /** What of a value does not fit its schema, each as a line; `undefined` where that cannot be judged. */
  faultsIn(schema: unknown, value: unknown): readonly string[] | undefined;

  /** The ids in the list in which the item stands, all pages; `undefined` when they cannot all be seen. */
  listed(item: Item, walk?: Walk): Promise<readonly string[] | undefined>;
  /** Walks over the pages of the list in which the item stands; `undefined` without a list that answers. */
  listing(item: Item, walk?: Walk): Promise<Listing | undefined>;
  /**
   * Members that the server is seen to set, whatever was sent: they differ between two that were made alike, or are
   * part of the address. Asked only before an accusation, as it costs requests and a wait; none in a strict run.
   */
  serverSet(resource: Resource): Promise<ReadonlySet<string>>;
  /** The last of the item's path parameters, as a list shows it. */
  idOf(item: Item): string;
  witness(options?: WitnessOptions): Promise<Witness>;
  /** Looks again as `before` was looked at: what differs, in words, when nothing excuses it. */
  changeSince(before: Witness): Promise<string | undefined>;
}

/** The question of a law could not be asked: the reason, in words. */
export class NotExercised extends Error {
  override name = "NotExercised";
}

/** @returns whether the error says that, and no more: one of a class below says that the state is in doubt, too. */
export function isUnasked(error: unknown): boolean {
  return error instanceof NotExercised && error.constructor === NotExercised;
}
