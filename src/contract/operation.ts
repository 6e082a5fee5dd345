// The model of a document, which every room above reads instead of the document itself.

import type { Effect, Idempotence } from "../semantics/effects.ts";
import type { Method } from "../semantics/methods.ts";
import type { Traits } from "../semantics/traits.ts";
import type { Place } from "./spot.ts";

export type Contract = {
  readonly file: string;
  readonly title: string;
  readonly version: string;
  readonly openapi: string;
  /** The origins of the servers that the document lists; none for a relative URL. */
  readonly origins: readonly string[];
  /** The path of the first server of the document; `""` for the root. Operations with servers of their own have their own. */
  readonly basePath: string;
  readonly operations: readonly Operation[];
  readonly resources: readonly Resource[];
  /** `components.schemas`, unchanged. */
  readonly schemas: Readonly<Record<string, unknown>>;
  /** The header fields that the extension of a different tool lists for idempotency keys. */
  readonly keyFields: readonly string[];
  /** The regular expressions in schemas. */
  readonly patterns: readonly DeclaredPattern[];
};

export type DeclaredPattern = {
  readonly pattern: string;
  /** Of the texts that are matched, in characters. */
  readonly maxLength: number | undefined;
  readonly place: Place;
};

export type Operation = {
  /** `operationId`, or a name such as `GET /books` if there is none. */
  readonly id: string;
  readonly named: boolean;
  readonly method: Method;
  readonly path: string;
  /** The path of the server that applies: of the operation, its path item or the document; `""` for the root. */
  readonly basePath: string;
  readonly summary: string | undefined;
  readonly description: string | undefined;
  readonly deprecated: boolean;
  readonly semantics: Semantics;
  readonly parameters: readonly Parameter[];
  readonly content: RequestContent | undefined;
  readonly responses: readonly Response[];
  /** The resource that the operation acts on, identified by its read operation. */
  readonly target: Reference | undefined;
  /** The parent of the target. */
  readonly parent: Reference | undefined;
  /** The ids in the content: path parameter of the read operation -> JSON pointer into the content. */
  readonly identity: Readonly<Record<string, string>>;
  /** The alternatives of the Security Requirement that applies; empty if the operation is public. */
  readonly security: readonly Security[];
  /** `x-owner-or-scope`: only the owner of the target, or a caller with this scope, is authorized. */
  readonly ownerOrScope: string | undefined;
  readonly traits: Traits;
  readonly place: Place;
};

/** One Security Requirement Object (OpenAPI 3.1 4.8.30). */
export type Security = {
  readonly schemes: readonly SecurityScheme[];
  readonly scopes: readonly string[];
  /** It is not an object in a list, so that nobody knows who may call the operation. */
  readonly isMalformed?: boolean;
  readonly place: Place;
};

export type SecurityScheme = {
  readonly name: string;
  /** `http bearer`, `apiKey`, … */
  readonly kind: string;
  /** The header field with the credentials; `undefined` if they are sent in a different way. */
  readonly field: string | undefined;
  /** The parameter of an API key. */
  readonly key?: { readonly in: string; readonly name: string };
};

/** What the operation means; `undefined` where neither a declaration nor a standard says so. */
export type Semantics = {
  readonly declared: boolean;
  readonly effect: Effect | undefined;
  readonly safe: boolean | undefined;
  readonly idempotent: Idempotence | undefined;
  readonly repeat: number | undefined;
  /** The idempotence that the extension of a different tool gives, such as `x-fern-idempotent`. */
  readonly foreignIdempotent?: Idempotence;
  /** The read operation of the target, if the declaration names one. */
  readonly target: string | undefined;
  /** The header parameter that carries its idempotency key, if the document names one. */
  readonly key?: string;
  /** Why the operation is taken to have the effect, if neither a declaration nor a standard says so. */
  readonly inferred?: string;
  /** The extension as written in the document, unchecked, for lint. */
  readonly stated: Readonly<Record<string, unknown>> | undefined;
  readonly place: Place;
};

export type Parameter = {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly description?: string;
  /** How its value is serialised (OpenAPI 3.1 4.8.12.2), if the document says so. */
  readonly style: string | undefined;
  readonly explode: boolean | undefined;
  /** The media type of its value, if it has `content` in place of `schema`. */
  readonly media: string | undefined;
  /** The schema as written; its `$ref` is not followed. */
  readonly schema: unknown;
  /** The schema with every `$ref` followed; a recursive part is `{}`. */
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
  /** The schema as written; its `$ref` is not followed. */
  readonly schema: unknown;
  /** The schema of each item of a stream (OpenAPI 3.2 4.14). */
  readonly itemSchema?: unknown;
  /** The members of the object that the schema describes; empty for other types. */
  readonly members: readonly Member[];
  /** The first example of the whole content, if the document has one. */
  readonly example?: unknown;
  /** How requests wrap the representation, if they do; `schema` and `members` are then those of what is inside. */
  readonly wrapping?: Wrapping;
  readonly place: Place;
};

/** `{ path: ["data"], around: {} }`: the representation is in the member `data`, next to the members of `around`. */
export type Wrapping = {
  readonly path: readonly string[];
  readonly around: unknown;
  /** Whether the first of them also has the id of the resource that the path names (JSON:API 1.1 9.2). */
  readonly isNamed: boolean;
};

export type Member = {
  readonly name: string;
  readonly readOnly: boolean;
  readonly writeOnly: boolean;
  readonly nullable: boolean;
  readonly required: boolean;
  /** The members of the object in this member, one level down, in `attributes` two; empty for other types. */
  readonly members: readonly Member[];
  readonly place: Place;
};

export type Response = {
  /** `200`, `4XX` or `default`, as written in the document. */
  readonly status: string;
  readonly description?: string | undefined;
  readonly headers: readonly Header[];
  readonly media: readonly Media[];
  readonly links: readonly Link[];
  readonly place: Place;
};

export type Header = {
  readonly name: string;
  readonly required: boolean;
  /** The only value it can have, if its schema is a `const`. */
  readonly constant: string | undefined;
  readonly place: Place;
};

export type Link = {
  readonly name: string;
  readonly operation: string;
  readonly parameters: Readonly<Record<string, LinkValue>>;
  readonly place: Place;
};

/** A runtime expression (OpenAPI 3.1 4.8.20.4), limited to those that a link to a resource needs. */
export type LinkValue =
  | { readonly from: "path"; readonly name: string }
  | { readonly from: "content"; readonly pointer: string }
  | { readonly from: "constant"; readonly text: string }
  | { readonly from: "elsewhere"; readonly text: string };

/** A resource as an operation refers to it: the read operation, and its path parameters -> those of the operation. */
export type Reference = {
  readonly read: string;
  readonly parameters: Readonly<Record<string, string>>;
};

/** What one operation reads, with the ids of the other operations that act on it. */
export type Resource = {
  readonly path: string;
  readonly read: string;
  readonly parent: string | undefined;
  readonly list: string | undefined;
  readonly create: string | undefined;
  readonly write: string | undefined;
  readonly merge: string | undefined;
  readonly delete: string | undefined;
  /** The members of responses that lead to the representation, such as `["data"]`; requests have no such members. */
  readonly envelope: readonly string[];
  /** The members of the representation, without the envelope. */
  readonly members: readonly Member[];
  /** The members of the representation that only the server sets. */
  readonly readOnly: readonly string[];
  /** The members that clients can set in the content of some request, and read. */
  readonly settable: readonly string[];
  /** The members that no response shows, such as a password: they are `writeOnly`. */
  readonly hidden: readonly string[];
};
