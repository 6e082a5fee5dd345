// The types of a generated client: each operation and its helpers.
import type { BodyOf, CallOptions, Input, Named, OtherFields, Others, Shape } from "./inputs.ts";
import type { DataOf, Excused, ReadAgain, Result, Unanswered } from "./results.ts";
import type { Row, Table } from "./table.ts";

/** A call in progress: its result, or with `orThrow` its data. */
export interface Call<Answer> extends Promise<Answer> {
  /** @returns the data of the success @throws ProblemError, NetworkError, TimeoutError or AbortError */
  readonly orThrow: () => Promise<DataOf<Answer>>;
}

// ---- operations

type Given<In> = object extends In ? [input?: In] : [input: In];
/** The results of a call that the server answered, and those of retries that found the work done. */
export type Answered<Op extends Shape, Entry extends Row, Prefers extends boolean = false> =
  | Result<Op, Prefers>
  | (Entry["effect"] extends "delete" ? Excused<Op, 404> : never)
  | (Entry extends { read: string } ? Excused<Op, 412, ReadAgain<Op, Entry>> : never);
type Plain<In, Out> = (...input: Given<In>) => Call<Out>;
type Preferring<Op extends Shape, Entry extends Row> = (
  input: Input<Op, true>,
) => Call<Answered<Op, Entry, true> | Unanswered>;
type Callable<Op extends Shape, Entry extends Row, In, Out> = [
  Named<NonNullable<Op["parameters"]["header"]>, "prefer">,
] extends [never]
  ? Plain<In, Out>
  : Plain<In, Out> & Preferring<Op, Entry>;

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

export type CreatesOnly<Op extends Shape, Out> = {
  /** Creates the resource; 412 if it already exists. */
  readonly createOnly: (input: Omit<Input<Op, false>, "header"> & OtherFields<Op>) => Call<Out>;
};

type Helpers<Ops, Op extends Shape, Entry extends Row, Out> = (Entry["effect"] extends "list"
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
  (Entry extends { effect: "create-or-replace"; ifNoneMatch: true } ? CreatesOnly<Op, Out> : object);

type ShapeOf<Ops, Id extends keyof Ops> = Extract<Ops[Id], Shape>;

/**
 * The method of an operation, with the helpers that the document allows. `In` and `Out` are what it takes and what it
 * returns, as types that an editor shows by name.
 */
export type Operation<
  Ops,
  Rows extends Table,
  Id extends keyof Rows & keyof Ops,
  In = Input<ShapeOf<Ops, Id>, false>,
  Out = Answered<ShapeOf<Ops, Id>, Rows[Id]> | Unanswered,
> = Callable<ShapeOf<Ops, Id>, Rows[Id], In, Out> & Helpers<Ops, ShapeOf<Ops, Id>, Rows[Id], Out>;

/** One method per operation, for a table whose operations have no types of their own. */
export type Operations<Ops, Rows extends Table> = {
  readonly [Id in keyof Rows & keyof Ops]: Operation<Ops, Rows, Id>;
};
