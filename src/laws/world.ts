// The world of a probe: one server, the resources created on it, and ways to send requests and read. Types only.
import type { Contract, Operation, Resource } from "../contract/operation.ts";
import type { Members } from "../json/record.ts";
import type { Cause } from "./cause.ts";
import type { Change } from "./change.ts";
import type { Exchange, Principal } from "./exchange.ts";
import type { PageRelation, SchemaFault } from "./failure.ts";

/** The parts of a request that a probe chooses; the rest comes from the operation. */
export type Sending = {
  readonly path: PathParameters;
  /** Path parameters whose text goes into the URL unencoded, in place of those of `path`. */
  readonly asIs?: PathParameters;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly content?: unknown;
  readonly mediaType?: string;
  /** A method in place of the operation's own. */
  readonly method?: string;
  /** Raw content in place of `content`. */
  readonly text?: string;
  /** Query and header parameters to leave out although the document requires them. */
  readonly without?: readonly string[];
  /** The principal; default: the run's own. */
  readonly as?: Principal;
};

/**
 * Content at a bound of its schema and, member by member, the same bound in different contents. `what` describes it,
 * such as "title at its upper bound".
 */
export type EdgeContent = {
  readonly what: string;
  readonly content: unknown;
  readonly alone: readonly {
    readonly what: string;
    readonly member: string;
    readonly contents: () => readonly unknown[];
  }[];
};

/** Valid content with values that programs lose: falsy ones, long ones, precise ones. */
export type NotableContent = {
  readonly content: Members;
  /** The members with such a value, and the same for one of them alone. */
  readonly names: readonly string[];
  readonly alone: (name: string) => Members;
};

/** Content with one fault, such as "with title of the wrong type"; `member`: the invalid member. */
export type BrokenContent = {
  readonly what: string;
  readonly content: unknown;
  readonly member: string | undefined;
};

/** One invalid parameter; `path` has it if it is a path parameter. */
export type BrokenParameter = {
  readonly what: string;
  readonly sending: Pick<Sending, "query" | "headers" | "without"> & { readonly path?: PathParameters };
};

export type PathParameters = Readonly<Record<string, string>>;
/** A resource at a URL; `path` has the parameters of its read operation. */
export type Item = { readonly resource: Resource; readonly path: PathParameters };

/** An existing resource, with its latest representation. */
export type Made = Item & {
  readonly representation: Members;
  readonly tag: string | undefined;
  readonly read: Exchange;
};

/** A resource that was read and does not exist, with the response. */
export type Missing = Item & { readonly representation: undefined; readonly read: Exchange };

/** The visible state of the world's resources at one time. */
export interface Witness {
  /** Reads the state again and returns the difference, unless it is excused. */
  changeSince(): Promise<Change | undefined>;
}

export type WitnessOptions = {
  /** Operations that the witness does not use: the one under test must not be its own witness. */
  readonly without?: readonly string[];
  /** Items to ignore, alone or in a list; the length of lists is then not compared. */
  readonly except?: readonly Item[];
  /** Equal content is written again, which may draw a new tag (RFC 9110 8.8.1) unless the run is strict. */
  readonly rewritten?: boolean;
};

/** A list, as read page by page. */
export type Listing = {
  /** The id of each entry, in order; `undefined` if the document does not say where an entry has its id. */
  readonly ids: readonly string[] | undefined;
  readonly entries: readonly Members[];
  /** One for each page that was requested. */
  readonly pages: readonly {
    readonly exchange: Exchange;
    readonly entries: number;
    /** Whether the page before it linked to it; otherwise its parameters were counted. */
    readonly isLinked?: boolean;
  }[];
  /** Whether the complete list was read. */
  readonly isWhole: boolean;
  /** The link to a next page that cannot be read. */
  readonly deadLink?: DeadLink;
  /** A link to the first, the previous or the last page that leads elsewhere. */
  readonly misled?: MisledLink;
};

export type MisledLink = {
  readonly page: Exchange;
  readonly relation: PageRelation;
  readonly reference: string;
  readonly answer: Exchange;
};

export type DeadLink = {
  /** The page that has it. */
  readonly page: Exchange;
  readonly reference: string;
  /** `undefined` if it leads to a different server, to which nothing is sent. */
  readonly answer: Exchange | undefined;
};

export type Walk = {
  /** Query parameters of the first page. */
  readonly query?: Readonly<Record<string, string>> | undefined;
  /** Runs after the first page has been read and before the second is requested. */
  readonly afterFirst?: () => Promise<void>;
  /** The maximum number of pages. */
  readonly pages?: number;
  /** Whether to follow the links of a later page to the first, the previous and the last one. */
  readonly followsRelations?: boolean;
};

export interface World {
  readonly contract: Contract;
  /** Whether the run sends only requests that ask for no change (RFC 9110 9.2.1). */
  readonly safeOnly: boolean;
  /** Whether the run has credentials. */
  readonly hasCredentials: boolean;
  /** Whether there is time for so many requests: a slow server and a short budget leave none for many. */
  hasTimeFor(requests: number): boolean;
  /** Sends the request unchanged, whatever the operation requires. */
  send(operation: Operation, sending: Sending): Promise<Exchange>;
  /** Sends it with whatever the operation requires and the probe left out: a fresh key, the current entity tag. */
  perform(operation: Operation, sending: Sending): Promise<Exchange>;
  /** Reads the target of a `Location`; `undefined` if it is on a different server. */
  follow(location: string, from: Exchange): Promise<Exchange | undefined>;

  /**
   * Creates a resource and those above it, and reads it.
   *
   * @throws NotExercised if that does not succeed
   */
  make(
    resource: Resource,
    options?: { readonly members?: "all" | "required"; readonly above?: Item },
  ): Promise<Made>;
  /** Reads a resource again. */
  read(item: Item): Promise<Made | Missing>;
  /** An unused URL, below `above` or next to it; otherwise creates the resources above it. */
  freeItem(resource: Resource, above?: Item): Promise<Item>;
  /** The item that a create operation returned, by its `Location` or else its content. */
  created(operation: Operation, exchange: Exchange): Item | undefined;
  /** Path parameters of an operation on `item` or on its neighbours. */
  pathTo(operation: Operation, item: Item): PathParameters;
  /** Path parameters of a create or list operation; creates the resources above. */
  pathAbove(operation: Operation): Promise<PathParameters>;

  /** Valid content, drawn from the world's seed; `undefined` for an operation without content. */
  validContent(operation: Operation, members?: "all" | "required" | "some"): unknown;
  /** Valid content that differs from `unlike` in as many members as possible. */
  anotherContent(operation: Operation, unlike: unknown): unknown;
  /** Contents with one fault each, each fault once. */
  brokenContents(operation: Operation): readonly BrokenContent[];
  /** Valid contents with each bounded member at one of its bounds. */
  edgeContents(operation: Operation): readonly EdgeContent[];
  /** Contents whose members have values that programs lose, each value once. */
  notableContents(operation: Operation): readonly NotableContent[];
  brokenParameters(operation: Operation): readonly BrokenParameter[];
  freshKey(): string;

  /** Every exchange of the operation so far in this run, from any law. */
  seen(operation: Operation): readonly Exchange[];
  /** The requests of the operation that had no response. */
  unanswered(operation: Operation): readonly { readonly exchange: Exchange; readonly cause: Cause }[];
  /** The faults of a value by its schema; `undefined` if that cannot be judged. */
  faultsIn(schema: unknown, value: unknown): readonly SchemaFault[] | undefined;
  /** The same for a value in a response, in which `writeOnly` members must be absent. */
  faultsInResponse(schema: unknown, value: unknown): readonly SchemaFault[] | undefined;

  /** Reads the pages of the list that contains the item; `undefined` if no list can be read. */
  listing(item: Item, walk?: Walk): Promise<Listing | undefined>;
  /**
   * Members that the server is seen to set: they differ between two equal resources, or are part of the URL. Determined
   * only before a failure is reported, because it costs requests and a wait; none in a strict run.
   */
  serverSet(resource: Resource): Promise<ReadonlySet<string>>;
  /** Waits until clocks that count seconds have moved on. */
  calm(): Promise<void>;
  /** The item's last path parameter, as a list shows it. */
  idOf(item: Item): string;
  /** Reads everything that the world created, before the requests under test. */
  witness(options?: WitnessOptions): Promise<Witness>;
}
