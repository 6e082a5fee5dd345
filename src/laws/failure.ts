// What a broken law was broken by, as a record: what was expected, what was seen, and where. Types only; the sentences
// of reports are written from these records by sentences/, and nothing else reads a sentence.

import type { Cause } from "./cause.ts";
import type { Change, Difference } from "./change.ts";
import type { Exchange, Principal } from "./exchange.ts";

export type Failure =
  | WrongStatus
  | WrongField
  | WrongContent
  | WrongMember
  | Changed
  | WrongEntry
  | WrongGrowth
  | WrongPageSize
  | WrongPageLink
  | WrongFlag
  | EntriesBeyond
  | SeveralSucceeded
  | RepeatedIds
  | ReusedId
  | SameResource
  | SharedTag
  | NoResponse
  | WrongTotal
  | WrongFilter
  | WrongOrder;

/** A response has a status that it may not have. */
export type WrongStatus = {
  readonly kind: "status";
  readonly exchange: Exchange;
  readonly expected: readonly number[] | StatusClass;
  readonly when?: Circumstance;
};

/** Groups of statuses; `declared`: those of the document. */
export type StatusClass = "success" | "refusal" | "gone" | "no server error" | "declared";

/** What the expectation of a status depends on. */
export type Circumstance =
  | {
      readonly kind:
        | "unused URL"
        | "existing resource"
        | "missing target"
        | "different parent"
        | "after a deletion"
        | "put again after a deletion"
        | "sent back"
        | "sent again"
        | "key of a refused request"
        | "key of somebody else"
        | "valid request";
    }
  /** `exchange`: the one that came before, or the one whose status was to be repeated. */
  | { readonly kind: "after" | "same as"; readonly exchange: Exchange }
  /** `exchange`: the one whose Location was followed. */
  | { readonly kind: "location"; readonly location: string; readonly exchange: Exchange }
  /** `outdatedBy`: the id of what has changed since the representation had the tag in `value`. */
  | {
      readonly kind: "condition";
      readonly field: string;
      readonly value: string;
      readonly outdatedBy?: string;
    }
  /** `what` describes content or a parameter that was drawn, such as "title at its upper bound". */
  | { readonly kind: "request"; readonly what: string }
  | { readonly kind: "principal"; readonly as: Principal };

/** A response lacks a header field, or has it with a wrong value. */
export type WrongField = {
  readonly kind: "field";
  readonly exchange: Exchange;
  readonly field: string;
  readonly seen: string | undefined;
  readonly expected: ExpectedField;
};

export type ExpectedField =
  | { readonly kind: "any value" }
  /** `undefined`: the field was to be absent, as it is in `as`. */
  | { readonly kind: "value"; readonly value: string | undefined; readonly as?: Exchange }
  /** Of a time. */
  | { readonly kind: "later than" | "no later than"; readonly value: string }
  | { readonly kind: "one of"; readonly values: readonly string[] }
  | { readonly kind: "list with" | "list without"; readonly entry: string };

/** A response has content that it may not have, or lacks it. */
export type WrongContent = {
  readonly kind: "content";
  readonly exchange: Exchange;
  readonly fault: ContentFault;
};

export type ContentFault =
  | { readonly kind: "unexpected" | "no JSON" }
  | { readonly kind: "missing"; readonly types: readonly string[] }
  | { readonly kind: "other than"; readonly exchange: Exchange }
  /** `faults`: the faults of the value by its schema. */
  | {
      readonly kind: "schema";
      readonly faults: readonly SchemaFault[];
      readonly isProblem: boolean;
    }
  | { readonly kind: "no problem object" }
  | {
      readonly kind: "problem member";
      readonly member: string;
      readonly seen: unknown;
      readonly expected: "string" | "URI reference" | number;
    }
  | { readonly kind: "stack"; readonly language: string; readonly frame: string };

/** One fault of a value: where it is in the value (RFC 6901), and what is wrong there, in the validator's words. */
export type SchemaFault = { readonly pointer: string; readonly detail: string };

/** A member of a representation has a wrong value; `undefined` if it is absent. */
export type WrongMember = Difference & { readonly kind: "member"; readonly rule: MemberRule };

export type MemberRule =
  /** It was sent with the expected value. */
  | { readonly kind: "sent"; readonly in?: "the request that succeeded" }
  | { readonly kind: "left out" | "set to null" }
  /** A patch of other members, or one that set them to null, changed it, too. */
  | { readonly kind: "not in the patch"; readonly named: readonly string[]; readonly isNull?: true }
  /** It was left out, and has a default in the document. */
  | { readonly kind: "default" }
  /** It says when or by whom the resource was created, and a change replaced it. */
  | { readonly kind: "creation" }
  /** It says when or how often the resource was changed, and a change did not change it. */
  | { readonly kind: "recorded" }
  /** An action has to lead to the expected value, or, when repeated, may not lead back. */
  | { readonly kind: "state"; readonly isSaid: boolean; readonly isAgain?: true }
  /** It is marked readOnly, and has the value that a client sent. */
  | { readonly kind: "read-only"; readonly isMarked?: boolean }
  /** The response to the request shows a different value than a GET after it. */
  | { readonly kind: "answer" }
  /** A list still shows the value from before a change. */
  | { readonly kind: "listed"; readonly id: string }
  /** The representation at a Location differs from what was sent, or from the response to the POST. */
  | { readonly kind: "located"; readonly location: string; readonly by: "request" | "answer" }
  /** The representation at an address names a different resource. */
  | { readonly kind: "address"; readonly target: string };

/** Something changed that had to stay; `despite`: what should have prevented it. */
export type Changed = {
  readonly kind: "change";
  readonly change: Change;
  readonly despite?: "refusal" | "repeat" | "other id in the content";
};

/** A list lacks an entry, or has one that it should not have. */
export type WrongEntry = {
  readonly kind: "entry";
  readonly id: string;
  readonly seen:
    | "after its deletion"
    | "never"
    | "twice"
    | "below a different parent"
    | "not below its parent"
    | "not after a change"
    | "although it may not be read";
  readonly walk?: { readonly pageSize: number } | { readonly added: string };
};

/** A list has not grown by the number of resources created. */
export type WrongGrowth = { readonly kind: "growth"; readonly expected: number; readonly seen: number };

export type WrongPageSize = {
  readonly kind: "page size";
  readonly exchange: Exchange;
  readonly expected: number;
  readonly seen: number;
};

/** What a page links to, besides the next page. */
export type PageRelation = "first" | "previous" | "last";

/** A page has no link to the next one, or one that cannot be followed. */
export type WrongPageLink = {
  readonly kind: "page link";
  readonly page: Exchange;
  /** The page that it should lead to, if not the next one. */
  readonly relation?: PageRelation;
  /** `undefined`: it has none, although there are more entries. */
  readonly reference?: string;
  /** `undefined`: the link leads to a different server. */
  readonly answer?: Exchange | undefined;
};

/** A page says wrongly whether there is a next one. */
export type WrongFlag = {
  readonly kind: "page flag";
  readonly exchange: Exchange;
  readonly member: string;
  readonly isMore: boolean;
};

/** A page after the last one has entries. */
export type EntriesBeyond = { readonly kind: "beyond"; readonly exchange: Exchange; readonly seen: number };

/** A list states a total that is not the number of its entries. */
export type WrongTotal = {
  readonly kind: "total";
  /** What it counts, if not entries. */
  readonly of?: "pages";
  readonly expected: number;
  readonly seen: number;
};

/** A filtered list shows what does not fit, or lacks what fits; `by`: what the parameter selects by. */
export type WrongFilter = {
  readonly kind: "filtered";
  readonly by: "equal" | "holds" | "least" | "most" | "search";
  readonly id: string;
  readonly isListed: boolean;
  readonly member: string;
  readonly value: string;
};

/** Two neighbours of a list are not in the order that was asked for by `value`. */
export type WrongOrder = {
  readonly kind: "order";
  readonly member: string;
  readonly value: string;
  readonly first: unknown;
  readonly second: unknown;
};

/** More than one of several requests had an effect that only one may have. */
export type SeveralSucceeded = {
  readonly kind: "several";
  readonly requests: number;
  readonly effects: number;
  readonly of: "writers" | "creators" | "twins";
  /** The ids of the created resources, if the responses have them. */
  readonly ids?: readonly string[];
};

/** Equal POSTs were given equal ids. */
export type RepeatedIds = { readonly kind: "repeated ids"; readonly ids: readonly string[] };

export type ReusedId = { readonly kind: "reused id"; readonly id: string };

/** One key led two requests to one resource. */
export type SameResource = {
  readonly kind: "same resource";
  readonly first: Exchange;
  readonly second: Exchange;
  readonly path: Readonly<Record<string, string>>;
  readonly across: "routes" | "principals";
};

/** A request had no response. */
export type NoResponse = {
  readonly kind: "no response";
  /** The request; its response has the status 0. */
  readonly exchange: Exchange;
  readonly cause: Cause;
  /** The server could not be reached any more afterwards. */
  readonly isGone: boolean;
};

/** Two different representations have one entity tag. */
export type SharedTag = { readonly kind: "shared tag"; readonly tag: string };
