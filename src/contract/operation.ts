// The model in the middle: what every room above reads instead of the document.
import type { Traits } from "../semantics/decisions.ts";
import type { Effect, Idempotence } from "../semantics/effects.ts";
import type { Method } from "../semantics/methods.ts";
import type { Place } from "./spot.ts";

export type Contract = {
  readonly file: string;
  readonly title: string;
  readonly version: string;
  readonly openapi: string;
  readonly operations: readonly Operation[];
  readonly resources: readonly Resource[];
  /** `components.schemas` as they stand. */
  readonly schemas: Readonly<Record<string, unknown>>;
};

export type Operation = {
  /** `operationId`, or `GET /books` where the document names none. */
  readonly id: string;
  readonly named: boolean;
  readonly method: Method;
  readonly path: string;
  readonly summary: string | undefined;
  readonly description: string | undefined;
  readonly deprecated: boolean;
  readonly semantics: Semantics;
  readonly parameters: readonly Parameter[];
  readonly content: RequestContent | undefined;
  readonly responses: readonly Response[];
  /** The resource that the operation is about, as its own read operation finds it. */
  readonly target: Reference | undefined;
  /** The resource above the target. */
  readonly parent: Reference | undefined;
  /** Where the content names the target: path parameter of the read operation -> JSON pointer into the content. */
  readonly identity: Readonly<Record<string, string>>;
  /** The alternatives of the Security Requirement that holds; none: anybody may. */
  readonly security: readonly Security[];
  /** `x-owner-or-scope`: only who made the target may do this, or a caller with this scope. */
  readonly ownerOrScope: string | undefined;
  readonly traits: Traits;
  readonly place: Place;
};

/** One Security Requirement Object (OpenAPI 3.1 4.8.30). */
export type Security = {
  readonly schemes: readonly SecurityScheme[];
  readonly scopes: readonly string[];
  readonly place: Place;
};

export type SecurityScheme = {
  readonly name: string;
  /** `http bearer`, `apiKey`, … */
  readonly kind: string;
  /** The header field that carries the credentials; `undefined` where they go another way. */
  readonly field: string | undefined;
};

/** What the operation means: `undefined` where neither a declaration nor a standard settles it. */
export type Semantics = {
  readonly declared: boolean;
  readonly effect: Effect | undefined;
  readonly safe: boolean | undefined;
  readonly idempotent: Idempotence | undefined;
  readonly repeat: number | undefined;
  /** The read operation of the resource that the operation is about, where the declaration names one. */
  readonly target: string | undefined;
  /** The extension as it stands in the document, unchecked, for lint. */
  readonly stated: Readonly<Record<string, unknown>> | undefined;
  readonly place: Place;
};

export type Parameter = {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  /** How its value is written (OpenAPI 3.1 4.8.12.2), where the document says so. */
  readonly style: string | undefined;
  readonly explode: boolean | undefined;
  /** The schema as it stands, `$ref` unfollowed. */
  readonly schema: unknown;
  /** The schema with every `$ref` followed; what refers to itself is open there. */
  readonly resolved: unknown;
  readonly place: Place;
};

export type RequestContent = {
  readonly required: boolean;
  readonly media: readonly Media[];
  readonly place: Place;
};

/** One media type of a request or a response. */
export type Media = {
  readonly type: string;
  /** The schema as it stands, `$ref` unfollowed. */
  readonly schema: unknown;
  /** The members of the object that the schema describes; none when it describes something else. */
  readonly members: readonly Member[];
  readonly place: Place;
};

export type Member = {
  readonly name: string;
  readonly readOnly: boolean;
  readonly nullable: boolean;
  readonly required: boolean;
  /** The members of the object that it holds, one level down; none when it holds something else. */
  readonly members: readonly Member[];
  readonly place: Place;
};

export type Response = {
  /** `200`, `4XX` or `default`, as the document spells it. */
  readonly status: string;
  readonly headers: readonly Header[];
  readonly media: readonly Media[];
  readonly links: readonly Link[];
  readonly place: Place;
};

export type Header = {
  readonly name: string;
  readonly required: boolean;
  /** The one value it can have, where its schema is a `const`. */
  readonly constant: string | undefined;
  readonly place: Place;
};

export type Link = {
  readonly name: string;
  readonly operation: string;
  readonly parameters: Readonly<Record<string, LinkValue>>;
  readonly place: Place;
};

/** A runtime expression (OpenAPI 3.1 4.8.20.4), as far as a link to a resource needs one. */
export type LinkValue =
  | { readonly from: "path"; readonly name: string }
  | { readonly from: "content"; readonly pointer: string }
  | { readonly from: "constant"; readonly text: string }
  | { readonly from: "elsewhere"; readonly text: string };

/** A resource named from an operation: its read operation, and which path parameter gives each of that one's. */
export type Reference = {
  readonly read: string;
  readonly parameters: Readonly<Record<string, string>>;
};

/** What can be read by one operation, and the operations that are about it, by operation id. */
export type Resource = {
  readonly path: string;
  readonly read: string;
  readonly parent: string | undefined;
  readonly list: string | undefined;
  readonly create: string | undefined;
  readonly write: string | undefined;
  readonly merge: string | undefined;
  readonly delete: string | undefined;
  /** The member of what is answered that holds the representation, such as `data`; requests have none of the kind. */
  readonly envelope: string | undefined;
  /** The members of the representation, without what it is wrapped in. */
  readonly members: readonly Member[];
  /** Members of the representation that only the server sets. */
  readonly readOnly: readonly string[];
  /** Members that some request content lets a client set. */
  readonly settable: readonly string[];
};
