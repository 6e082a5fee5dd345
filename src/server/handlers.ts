// The types of what a handler gets and returns, made from the types of the document (`schema.ts`).

export type { TraceContext } from "../http/trace-context.ts";

/**
 * The parameters of one place (path, query or header), as a handler gets them.
 * `Defaulted` are the parameters whose default the server fills in; `Names` are the parameters to include.
 *
 * @example
 * ```ts
 * import type { Given } from "@verbatim-http/kit/server/handlers";
 *
 * type Query = Given<{ q?: string; limit?: number }, "limit">;
 * const query: Query = { limit: 20 }; // the document has a default for it
 * ```
 */
export type Given<
  Parameters,
  Defaulted extends keyof NonNullable<Parameters> = never,
  Names extends keyof NonNullable<Parameters> = keyof NonNullable<Parameters>,
> = Readonly<
  Pick<NonNullable<Parameters>, Exclude<Names, Defaulted>> &
    Required<Pick<NonNullable<Parameters>, Defaulted>>
>;

/** The values that a header field can be written from. */
export type FieldValue = string | number | boolean;

/**
 * The header fields that a handler must return with a response. A field of any other type is written as text.
 *
 * @example
 * ```ts
 * import type { FieldsOf } from "@verbatim-http/kit/server/handlers";
 *
 * const fields: FieldsOf<{ "X-Total": number }, "X-Total"> = { "X-Total": 3 };
 * ```
 */
export type FieldsOf<Headers, Names extends keyof Headers> = {
  readonly [Name in Names]: Headers[Name] extends FieldValue ? Headers[Name] : string;
};
