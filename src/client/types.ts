// The types of a generated client: what each operation is given, and what it answers, status by status.
import type { Problem } from "../http/problem.ts";
import type { CallError, ProblemError } from "./errors.ts";
import type { Limits } from "./settings.ts";
import type { Row, Table } from "./table.ts";

/** One member of `operations` in `schema.d.ts`. */
export type Shape = {
  readonly parameters: { readonly query?: unknown; readonly header?: unknown; readonly path?: unknown };
  readonly requestBody?: unknown;
  readonly responses: object;
};

/** What every call may be given. */
export type CallOptions = Limits & { readonly signal?: AbortSignal };

// ---- what goes in

type Named<Header, Name extends string> = {
  [Key in keyof Header]-?: Lowercase<Key & string> extends Name ? Key : never;
}[keyof Header];
type Loose<Header, Names extends keyof Header> = Omit<Header, Names> & Partial<Pick<Header, Names>>;
/** The client makes the key; where `If-Match` is required, `If-None-Match` will do, if there is one. */
type Fields<Header> =
  | Loose<Header, Named<Header, "idempotency-key">>
  | (Named<Header, "if-none-match"> extends never
      ? never
      : Loose<Header, Named<Header, "idempotency-key" | "if-match">> &
          Required<Pick<Header, Named<Header, "if-none-match">>>);
type Asked<Header, Prefers extends boolean> = Prefers extends true
  ? Fields<Header> & Required<Pick<Header, Named<Header, "prefer">>>
  : Fields<Omit<Header, Named<Header, "prefer">>> & { readonly [Key in Named<Header, "prefer">]?: never };
type HeaderInput<Header, Prefers extends boolean> = [Header] extends [undefined]
  ? { readonly header?: never }
  : object extends Asked<NonNullable<Header>, Prefers>
    ? { readonly header?: Asked<NonNullable<Header>, Prefers> }
    : { readonly header: Asked<NonNullable<Header>, Prefers> };

type KeyInput<Header> = [Named<NonNullable<Header>, "idempotency-key">] extends [never]
  ? { readonly key?: never }
  : {
      /** Your own `Idempotency-Key`, or that of an earlier call; default: a new one. */ readonly key?: string;
    };

type Media<Content> = Content extends { readonly "application/json": infer Json }
  ? Json
  : Content[keyof Content];
type ContentOf<Holder> = Holder extends { readonly content: infer Content } ? Media<Content> : never;
type BodyOf<Op extends Shape> = ContentOf<NonNullable<Op["requestBody"]>>;
type BodyInput<Op extends Shape> = [BodyOf<Op>] extends [never]
  ? { readonly body?: never }
  : Op extends { readonly requestBody: object }
    ? { readonly body: BodyOf<Op> }
    : { readonly body?: BodyOf<Op> };

export type Input<Op extends Shape, Prefers extends boolean> = Readonly<
  Pick<Op["parameters"], "path" | "query">
> &
  HeaderInput<Op["parameters"]["header"], Prefers> &
  KeyInput<Op["parameters"]["header"]> &
  BodyInput<Op> &
  CallOptions;

// ---- what comes out

// RFC 9110 15, and the IANA registry: what may come although the document does not declare it.
type Success = 200 | 201 | 202 | 203 | 204 | 205 | 206 | 207 | 208 | 226;
type Failure =
  | (300 | 301 | 302 | 303 | 304 | 305 | 307 | 308)
  | (
      | 400
      | 401
      | 402
      | 403
      | 404
      | 405
      | 406
      | 407
      | 408
      | 409
      | 410
      | 411
      | 412
      | 413
      | 414
      | 415
      | 416
      | 417
    )
  | (421 | 422 | 423 | 424 | 425 | 426 | 428 | 429 | 431 | 451)
  | (500 | 501 | 502 | 503 | 504 | 505 | 506 | 507 | 508 | 510 | 511);

/** What every answered call tells. */
export type Told = {
  readonly response: Response;
  readonly url: string;
  readonly attempts: number;
  readonly key: string | undefined;
  /** A retry was answered by this, and that was read as success: what was asked for is so. */
  readonly excused?: 404 | 412;
};

type FieldsOf<Answer> = Answer extends { readonly headers: infer Headers }
  ? {
      readonly [Name in keyof Headers as string extends Name ? never : Lowercase<Name & string>]?:
        | (Headers[Name] extends string ? Headers[Name] : string)
        | undefined;
    }
  : object;

/** A success that only a preference leads to (RFC 7240): it names `Preference-Applied`. */
type IsPreferred<Answer> = "preference-applied" extends keyof FieldsOf<Answer>
  ? [ContentOf<Answer>] extends [never]
    ? true
    : false
  : false;

type Declared<Answers, Status extends keyof Answers, Prefers extends boolean> = Status extends Success
  ? [IsPreferred<Answers[Status]>, Prefers] extends [true, false]
    ? never
    : Told & {
        readonly ok: true;
        readonly status: Status;
        readonly data: [ContentOf<Answers[Status]>] extends [never] ? undefined : ContentOf<Answers[Status]>;
        readonly headers: FieldsOf<Answers[Status]>;
        readonly error?: undefined;
      }
  : Told & {
      readonly ok: false;
      readonly status: Status;
      /** What the answer says is wrong; `about:blank` where it says nothing. */
      readonly data: Problem;
      readonly headers: FieldsOf<Answers[Status]>;
      readonly error: ProblemError;
    };

/** A status that the document does not declare for the operation. */
export type Undeclared<Status> = Told & {
  readonly ok: false;
  readonly status: Status;
  readonly data: Problem;
  readonly headers: { readonly [name: string]: string | undefined };
  readonly error: ProblemError;
};

/** No answer: `error` says why. */
export type Unanswered = {
  readonly ok: false;
  readonly status: 0;
  readonly data?: undefined;
  readonly headers: { readonly [name: string]: undefined };
  readonly response?: undefined;
  readonly url: string;
  readonly attempts: number;
  readonly key: string | undefined;
  readonly error: CallError;
};

export type Result<Op extends Shape, Prefers extends boolean = false> =
  | { [Status in keyof Op["responses"]]: Declared<Op["responses"], Status, Prefers> }[keyof Op["responses"]]
  | Undeclared<Exclude<Success | Failure, keyof Op["responses"]>>
  | Unanswered;

export type DataOf<Answer> = Answer extends { readonly ok: true; readonly data: infer Data } ? Data : never;

/** A call under way: its result, or with `orThrow` its data. */
export type Call<Answer> = Promise<Answer> & {
  /** @returns the data of the success @throws ProblemError, NetworkError, TimeoutError or AbortError */
  readonly orThrow: () => Promise<DataOf<Answer>>;
};

// ---- operations

type Given<In> = object extends In ? [input?: In] : [input: In];
type Plain<Op extends Shape> = (...input: Given<Input<Op, false>>) => Call<Result<Op, false>>;
type Preferring<Op extends Shape> = (input: Input<Op, true>) => Call<Result<Op, true>>;
type Callable<Op extends Shape> = [Named<NonNullable<Op["parameters"]["header"]>, "prefer">] extends [never]
  ? Plain<Op>
  : Plain<Op> & Preferring<Op>;

/** The one member of a page that is a list, or the page itself where it is one. */
type ItemOf<Page> = Page extends readonly (infer Item)[]
  ? Item
  : { [Key in keyof Page]-?: Page[Key] extends readonly (infer Item)[] ? Item : never }[keyof Page];

export type Lists<Op extends Shape> = {
  /** Every item, page by page. */
  readonly items: (...input: Given<Input<Op, false>>) => AsyncGenerator<ItemOf<DataOf<Result<Op>>>, void>;
  readonly pages: (...input: Given<Input<Op, false>>) => AsyncGenerator<DataOf<Result<Op>>, void>;
};

export type EditOptions = CallOptions & {
  /** How often somebody else's change may come first; default: 30. */
  readonly limit?: number;
};

export type Edits<Op extends Shape, Read extends Shape> = {
  /**
   * Reads, changes, and writes only if nobody has written meanwhile; else begins again.
   *
   * @param change gets what is there now and gives what shall be there; nothing, to leave it as it is
   */
  readonly edit: (
    path: Op["parameters"]["path"],
    change: (current: DataOf<Result<Read>>) => BodyOf<Op> | undefined | Promise<BodyOf<Op> | undefined>,
    options?: EditOptions,
  ) => Promise<DataOf<Result<Read>>>;
};

export type CreatesOnly<Op extends Shape> = {
  /** Writes only if there is nothing yet; 412 when there is. */
  readonly createOnly: (input: Omit<Input<Op, false>, "header">) => Call<Result<Op>>;
};

type Shapes = { readonly [Id: string]: Shape };
type Helpers<Ops, Op extends Shape, Entry extends Row> = (Entry["effect"] extends "list"
  ? Lists<Op>
  : object) &
  (Entry extends {
    effect: "create-or-replace" | "replace";
    ifMatch: true;
    read: infer Read extends keyof Ops;
  }
    ? Edits<Op, Extract<Ops[Read], Shape>>
    : object) &
  (Entry extends { effect: "create-or-replace"; ifNoneMatch: true } ? CreatesOnly<Op> : object);

/** One method an operation, and what the document lets it do beside. */
export type Operations<Ops, Rows extends Table> = {
  readonly [Id in keyof Rows & keyof Ops]: Callable<Extract<Ops[Id], Shape>> &
    Helpers<Ops, Extract<Ops[Id], Shape>, Rows[Id]>;
};
export type { Shapes };
