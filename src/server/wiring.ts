// What a generated server knows about each operation: facts of the document, as data.

import type { ParameterStyle } from "../http/parameter-styles.ts";
import type { PartKind, Size } from "../http/part-kinds.ts";
import type { TextShape, TextShapes } from "../schema/coerce.ts";
import type { Idempotence } from "../semantics/effects.ts";
import type { ItemFraming } from "../semantics/item-media.ts";
import type { Traits } from "../semantics/traits.ts";

export type { ParameterStyle, PartKind, TextShape, TextShapes };

/** A compiled validator: whether a value is valid; `errors` are those of the last call. */
export type Validate = ((value: unknown) => boolean) & { errors?: readonly AjvError[] | null };
export type AjvError = {
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
};

/** How a request shows who sent it (OpenAPI 3.1 4.8.27). */
export type SchemeFacts = {
  /** The name in `components.securitySchemes`. */
  readonly name: string;
  /** `bearer`, `basic`, `apiKey`, or any other scheme of HTTP. */
  readonly kind: string;
  /** Where a key is, and the name of its parameter. */
  readonly in?: string;
  readonly parameter?: string;
};

/** Schemes that a request must meet together, and the scopes that its caller needs. */
export type RequirementFacts = {
  readonly schemes: readonly SchemeFacts[];
  readonly scopes: readonly string[];
};

/** A resource, by its read operation: the path parameters of the read -> those of this operation. */
export type Reference = { readonly read: string; readonly parameters: Readonly<Record<string, string>> };

export type ParameterFacts = {
  readonly shapes: TextShapes;
  /** The parameters that are not written in the plain style of their place. */
  readonly styles?: Readonly<Record<string, ParameterStyle>>;
  readonly defaults: Readonly<Record<string, unknown>>;
  readonly validate: Validate;
};

/** One media type of a request. */
export type MediaFacts = {
  readonly validate: Validate;
  /** Only for content that consists of texts, such as a form. */
  readonly shapes?: TextShapes;
  /** The members of `multipart/form-data`. */
  readonly parts?: Readonly<Record<string, PartKind>>;
  /** How many bytes the content has, or all files of a form together, if the document says so. */
  readonly size?: Size;
  /** How many bytes each file of a form has. */
  readonly sizes?: Readonly<Record<string, Size>>;
  /** The content is not parsed: a handler gets its bytes, or its text. */
  readonly raw?: "bytes" | "text";
};

export type ContentFacts = {
  /** Whether content is required. */
  readonly required: boolean;
  readonly media: Readonly<Record<string, MediaFacts>>;
  /** Members that only the server sets: accepted but never stored. */
  readonly readOnly: readonly string[];
  /** For a merge patch: validates its result as a representation. */
  readonly result?: Validate;
};

export type LocationFacts = {
  readonly basePath?: string;
  readonly path: string;
  /** Each parameter of the path: from the stored representation, from the path of the request, or a constant. */
  readonly parameters: Readonly<
    Record<string, { readonly content: string } | { readonly path: string } | { readonly constant: string }>
  >;
};

/** A stream of items: how they are separated, and what a schema says about each, or about the data of each event. */
export type StreamFacts = {
  readonly media: string;
  readonly framing: ItemFraming;
  readonly item?: Validate;
  readonly checks?: "data";
};

export type AnswerFacts = {
  readonly media?: string;
  /** The response may be a stream, perhaps in place of content of `media`. */
  readonly stream?: StreamFacts;
  readonly validate?: Validate;
  readonly etag?: boolean;
  readonly location?: LocationFacts;
  /** Header fields whose value the document defines. */
  readonly constants?: Readonly<Record<string, string>>;
  readonly requiredHeaders?: readonly string[];
};

/**
 * One operation, as `generate` writes it into `wiring.ts`.
 *
 * @example
 * ```ts
 * import type { Wiring } from "@verbatim-http/kit/server/wiring";
 * import { wiring } from "./generated/server.ts";
 *
 * const rows: readonly Wiring[] = Object.values(wiring);
 * for (const { id, method, path } of rows) console.log(id, method, path);
 * ```
 */
export type Wiring = Traits & {
  readonly id: string;
  /** The path of the document's server, which precedes `path`; not there for the root. */
  readonly basePath?: string;
  readonly path: string;
  /** One of these must be met, if the operation is secured. */
  readonly security?: readonly RequirementFacts[];
  readonly safe: boolean;
  readonly idempotent: Idempotence;
  readonly repeat: number;
  readonly target?: Reference;
  readonly parent?: Reference;
  /** Path parameter of the target -> JSON pointer to the same value in the content. */
  readonly identity: Readonly<Record<string, string>>;
  readonly pathParameters: ParameterFacts;
  readonly queryParameters: ParameterFacts;
  readonly headerParameters?: ParameterFacts;
  readonly cookieParameters?: ParameterFacts;
  readonly content?: ContentFacts;
  /** By status, range (`4XX`) or `default`. */
  readonly answers: Readonly<Record<string, AnswerFacts>>;
};
