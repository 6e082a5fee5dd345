// What a generated server knows of each operation: facts of the document, as data.
import type { Traits } from "../semantics/decisions.ts";
import type { Idempotence } from "../semantics/effects.ts";

/** A compiled validator: whether the value fits, and Ajv's errors of the last call when it does not. */
export type Validate = ((value: unknown) => boolean) & { errors?: readonly AjvError[] | null };
export type AjvError = {
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
};

/** How the text of a form field or of a query parameter is read. */
export type TextShape = {
  readonly type: "string" | "integer" | "number" | "boolean";
  readonly list: boolean;
};
export type TextShapes = Readonly<Record<string, TextShape>>;

/** Another operation's resource, by its read operation: that one's path parameters from this one's. */
export type Reference = { readonly read: string; readonly parameters: Readonly<Record<string, string>> };

export type ParameterFacts = {
  readonly shapes: TextShapes;
  readonly defaults: Readonly<Record<string, unknown>>;
  readonly validate: Validate;
};

export type ContentFacts = {
  readonly required: boolean;
  /** By media type. `shapes` only where content is text by text, as a form is. */
  readonly media: Readonly<Record<string, { readonly validate: Validate; readonly shapes?: TextShapes }>>;
  /** Members that only the server sets: accepted, and never stored. */
  readonly readOnly: readonly string[];
  /** For a merge patch: the representation that its result has to be. */
  readonly result?: Validate;
};

export type LocationFacts = {
  readonly path: string;
  /** Each parameter of the path: from the stored representation, from the path of the request, or a constant. */
  readonly parameters: Readonly<
    Record<string, { readonly content: string } | { readonly path: string } | { readonly constant: string }>
  >;
};

export type AnswerFacts = {
  readonly media?: string;
  readonly validate?: Validate;
  readonly etag?: boolean;
  readonly location?: LocationFacts;
  /** Header fields whose one value the document states. */
  readonly constants?: Readonly<Record<string, string>>;
  readonly requiredHeaders?: readonly string[];
};

/**
 * One operation, as `generate` writes it into `wiring.ts`.
 *
 * @example
 * ```ts
 * import type { Wiring } from "verbatim/server/wiring";
 * import { wiring } from "./generated/wiring.ts";
 *
 * const rows: readonly Wiring[] = Object.values(wiring);
 * for (const { id, method, path } of rows) console.log(id, method, path);
 * ```
 */
export type Wiring = Traits & {
  readonly id: string;
  readonly path: string;
  readonly safe: boolean;
  readonly idempotent: Idempotence;
  readonly repeat: number;
  readonly target?: Reference;
  readonly parent?: Reference;
  /** Path parameter of the target -> JSON pointer into the content that names the same. */
  readonly identity: Readonly<Record<string, string>>;
  readonly pathParameters: ParameterFacts;
  readonly queryParameters: ParameterFacts;
  readonly headerParameters?: ParameterFacts;
  readonly content?: ContentFacts;
  readonly answers: Readonly<Record<number, AnswerFacts>>;
};
