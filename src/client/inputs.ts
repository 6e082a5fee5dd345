// The input types of the operations of a generated client: parameters, content, limits.
import type { OwnGrammarName } from "../semantics/fields.ts";
import type { Limits } from "./options.ts";

/** One member of `operations` in `schema.ts`. */
export type Shape = {
  readonly parameters: { readonly query?: unknown; readonly header?: unknown; readonly path?: unknown };
  readonly requestBody?: unknown;
  readonly responses: object;
};

/** The options of every call. */
export type CallOptions = Limits & { readonly signal?: AbortSignal };

export type Named<Header, Name extends string> = {
  [Key in keyof Header]-?: Lowercase<Key & string> extends Name ? Key : never;
}[keyof Header];
type Loose<Header, Names extends keyof Header> = Omit<Header, Names> & Partial<Pick<Header, Names>>;
/** The client makes the key; where `If-Match` is required, `If-None-Match` satisfies it too, if declared. */
type Fields<Header, Key extends string> =
  | Loose<Header, Named<Header, Key>>
  | (Named<Header, "if-none-match"> extends never
      ? never
      : Loose<Header, Named<Header, Key | "if-match">> &
          Required<Pick<Header, Named<Header, "if-none-match">>>);
type Asked<Header, Prefers extends boolean, Key extends string> = Prefers extends true
  ? Fields<Header, Key> & Required<Pick<Header, Named<Header, "prefer">>>
  : Fields<Omit<Header, Named<Header, "prefer">>, Key> & {
      readonly [Key in Named<Header, "prefer">]?: never;
    };
type HeaderMember<Given> = object extends Given ? { readonly header?: Given } : { readonly header: Given };
type HeaderInput<Header, Prefers extends boolean, Key extends string> = [Header] extends [undefined]
  ? unknown
  : HeaderMember<Asked<NonNullable<Header>, Prefers, Key>>;

type KeyInput<Header, Key extends string> = [Named<NonNullable<Header>, Key>] extends [never]
  ? unknown
  : {
      /** Your own idempotency key, or that of an earlier call; default: a new key. */ readonly key?: string;
    };

/**
 * The content type that is sent if there are several: a merge patch first, because it defines what `null` means. JSON in a
 * response may come as a stream, if the document says so.
 */
type Media<Content> = Content extends { readonly "application/merge-patch+json": infer Patch }
  ? Patch
  : Content extends { readonly "application/json": infer Json }
    ? Json | Extract<Content[keyof Content], AsyncIterable<unknown>>
    : Content[keyof Content];
export type ContentOf<Holder> = Holder extends { readonly content: infer Content } ? Media<Content> : never;
export type BodyOf<Op extends Shape> = ContentOf<NonNullable<Op["requestBody"]>>;
type BodyInput<Op extends Shape> = [BodyOf<Op>] extends [never]
  ? unknown
  : Op extends { readonly requestBody: object }
    ? { readonly body: BodyOf<Op> }
    : { readonly body?: BodyOf<Op> };

/** The parameters of the places that have any: an editor offers only these. */
type Places<All, Names> = {
  readonly [Place in keyof All as Place extends Names
    ? [All[Place]] extends [undefined]
      ? never
      : Place
    : never]: All[Place];
};

/** The field of an idempotency key, in lower case, unless the document names a different one. */
export type UsualKey = "idempotency-key";

/** What an operation takes. */
export type Input<Op extends Shape, Prefers extends boolean = false, Key extends string = UsualKey> = Places<
  Op["parameters"],
  "path" | "query"
> &
  HeaderInput<Op["parameters"]["header"], Prefers, Key> &
  KeyInput<Op["parameters"]["header"], Key> &
  BodyInput<Op> &
  CallOptions;

/** The header fields of an operation without those that the client sets itself. */
export type OtherFields<Op extends Shape, Key extends string = UsualKey> = [
  Op["parameters"]["header"],
] extends [undefined]
  ? unknown
  : HeaderMember<
      Omit<
        NonNullable<Op["parameters"]["header"]>,
        Named<NonNullable<Op["parameters"]["header"]>, OwnGrammarName | Key> & PropertyKey
      >
    >;

/** The input of such a request next to path and content. */
export type Others<Op extends Shape, Key extends string = UsualKey> = Places<Op["parameters"], "query"> &
  OtherFields<Op, Key>;
