// The types of a generated client: the result of each operation, status by status, and its helpers.
import type { Problem } from "../http/problem.ts";
import type { CallError, ProblemError } from "./errors.ts";
import type { BodyOf, CallOptions, ContentOf, Input, Named, OtherFields, Others, Shape } from "./inputs.ts";
import type { Row, Table } from "./table.ts";

// RFC 9110 15 and the IANA registry: statuses that may arrive although the document does not declare them.
type Success = 200 | 201 | 202 | 203 | 204 | 205 | 206 | 207 | 208 | 226;
type Failure =
  | (300 | 301 | 302 | 303 | 304 | 305 | 307 | 308)
  | (400 | 401 | 402 | 403 | 404 | 405 | 406 | 407 | 408)
  | (409 | 410 | 411 | 412 | 413 | 414 | 415 | 416 | 417)
  | (421 | 422 | 423 | 424 | 425 | 426 | 428 | 429 | 431 | 451)
  | (500 | 501 | 502 | 503 | 504 | 505 | 506 | 507 | 508 | 510 | 511);

/** What the result of every answered call has. */
export type AnswerInfo = {
  readonly response: Response;
  readonly url: string;
  readonly attempts: number;
  readonly key: string | undefined;
  /** The status of a refused retry that counts as a success, because an earlier attempt had done the work. */
  readonly excused?: 404 | 412;
};

type FieldsOf<Answer> = Answer extends { readonly headers: infer Headers }
  ? {
      readonly [Name in keyof Headers as string extends Name ? never : Lowercase<Name & string>]?:
        | (Headers[Name] extends string ? Headers[Name] : string)
        | undefined;
    }
  : object;

/** A success that needs a preference (RFC 7240): it declares `Preference-Applied`. */
type IsPreferred<Answer> = "preference-applied" extends keyof FieldsOf<Answer>
  ? [ContentOf<Answer>] extends [never]
    ? true
    : false
  : false;

type Declared<Answers, Status extends keyof Answers, Prefers extends boolean> = Status extends Success
  ? [IsPreferred<Answers[Status]>, Prefers] extends [true, false]
    ? never
    : AnswerInfo & {
        readonly ok: true;
        readonly status: Status;
        readonly data: [ContentOf<Answers[Status]>] extends [never] ? undefined : ContentOf<Answers[Status]>;
        readonly headers: FieldsOf<Answers[Status]>;
        readonly error?: undefined;
      }
  : AnswerInfo & {
      readonly ok: false;
      readonly status: Status;
      /** The problem in the response; `about:blank` if it has none. */
      readonly data: Problem;
      readonly headers: FieldsOf<Answers[Status]>;
      readonly error: ProblemError;
    };

/** A status that the document does not declare for the operation. */
export type Undeclared<Status> = AnswerInfo & {
  readonly ok: false;
  readonly status: Status;
  readonly data: Problem;
  readonly headers: { readonly [name: string]: string | undefined };
  readonly error: ProblemError;
};

/** There was no response: `error` says why. */
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

/** A retry that found the work done; its data is known if a read returned it. */
type Excused<Op extends Shape, Status, Data = undefined> = AnswerInfo & {
  readonly ok: true;
  readonly status: 200 extends keyof Op["responses"] ? 200 : 204;
  readonly data: Data;
  /** The header fields of the refusal. */
  readonly headers: { readonly [name: string]: string | undefined };
  readonly error?: undefined;
  readonly excused: Status;
};
type ReadAgain<Op extends Shape, Entry extends Row> = Entry extends { same: true }
  ? { [Status in keyof Op["responses"] & 200]: ContentOf<Op["responses"][Status]> }[keyof Op["responses"] &
      200]
  : undefined;

export type DataOf<Answer> = Answer extends { readonly ok: true; readonly data: infer Data } ? Data : never;

/** A call in progress: its result, or with `orThrow` its data. */
export type Call<Answer> = Promise<Answer> & {
  /** @returns the data of the success @throws ProblemError, NetworkError, TimeoutError or AbortError */
  readonly orThrow: () => Promise<DataOf<Answer>>;
};

// ---- operations

type Given<In> = object extends In ? [input?: In] : [input: In];
type Answer<Op extends Shape, Entry extends Row, Prefers extends boolean = false> =
  | Result<Op, Prefers>
  | (Entry["effect"] extends "delete" ? Excused<Op, 404> : never)
  | (Entry extends { read: string } ? Excused<Op, 412, ReadAgain<Op, Entry>> : never);
type Plain<Op extends Shape, Entry extends Row> = (
  ...input: Given<Input<Op, false>>
) => Call<Answer<Op, Entry>>;
type Preferring<Op extends Shape, Entry extends Row> = (
  input: Input<Op, true>,
) => Call<Answer<Op, Entry, true>>;
type Callable<Op extends Shape, Entry extends Row> = [
  Named<NonNullable<Op["parameters"]["header"]>, "prefer">,
] extends [never]
  ? Plain<Op, Entry>
  : Plain<Op, Entry> & Preferring<Op, Entry>;

/** The type of the items in a page, which is a list itself or has one under a name. */
type ItemOf<Page, Name> = (
  Name extends keyof Page
    ? NonNullable<Page[Name]>
    : Page
) extends readonly (infer Item)[]
  ? Item
  : never;

export type Pages<Op extends Shape> = {
  readonly pages: (...input: Given<Input<Op, false>>) => AsyncGenerator<DataOf<Result<Op>>, void>;
};
export type Items<Op extends Shape, Name> = {
  /** Every item, page by page. */
  readonly items: (
    ...input: Given<Input<Op, false>>
  ) => AsyncGenerator<ItemOf<DataOf<Result<Op>>, Name>, void>;
};

/** The options of every `edit`. */
type Rounds = CallOptions & {
  /** How often a different client's change may come first; default: 30. */
  readonly limit?: number;
};
type Beside = { readonly query?: Members; readonly header?: Members };
type Members = Readonly<Record<string, unknown>>;
/** The options of `edit`, without the types of its operations. */
export type EditOptions = Rounds & { readonly read?: Beside; readonly write?: Beside };
/** `read`, `write`: query and header fields of the two operations, without those that the client sets itself. */
type EditInput<Op extends Shape, Read extends Shape> = Rounds &
  (object extends Others<Read> ? { readonly read?: Others<Read> } : { readonly read: Others<Read> }) &
  (object extends Others<Op> ? { readonly write?: Others<Op> } : { readonly write: Others<Op> });

export type Edits<Op extends Shape, Read extends Shape> = {
  /**
   * Reads, changes, and writes if no other client has written in the meantime; otherwise starts again.
   *
   * @param change gets the current representation and returns the new content; `undefined` leaves it unchanged
   * @returns the data of the write; the current representation when it is left unchanged
   */
  readonly edit: (
    path: Op["parameters"]["path"],
    change: (current: DataOf<Result<Read>>) => BodyOf<Op> | undefined | Promise<BodyOf<Op> | undefined>,
    ...options: Given<EditInput<Op, Read>>
  ) => Promise<DataOf<Result<Op>> | DataOf<Result<Read>>>;
};

export type CreatesOnly<Op extends Shape, Entry extends Row> = {
  /** Creates the resource; 412 if it already exists. */
  readonly createOnly: (input: Omit<Input<Op, false>, "header"> & OtherFields<Op>) => Call<Answer<Op, Entry>>;
};

type Helpers<Ops, Op extends Shape, Entry extends Row> = (Entry["effect"] extends "list"
  ? Pages<Op>
  : object) &
  (Entry extends { items: infer Name } ? Items<Op, Name> : object) &
  (Entry extends {
    effect: "create-or-replace" | "replace";
    ifMatch: true;
    read: infer Read extends keyof Ops;
  }
    ? Edits<Op, Extract<Ops[Read], Shape>>
    : object) &
  (Entry extends { effect: "create-or-replace"; ifNoneMatch: true } ? CreatesOnly<Op, Entry> : object);

/** One method per operation, with the helpers that the document allows. */
export type Operations<Ops, Rows extends Table> = {
  readonly [Id in keyof Rows & keyof Ops]: Callable<Extract<Ops[Id], Shape>, Rows[Id]> &
    Helpers<Ops, Extract<Ops[Id], Shape>, Rows[Id]>;
};
