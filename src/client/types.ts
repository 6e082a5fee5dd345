// The types of a generated client: each operation and its helpers.
import type { BodyOf, CallOptions, Input, Named, OtherFields, Others, Shape, UsualKey } from "./inputs.ts";
import type { DataOf, Excused, ReadAgain, Result, Unanswered } from "./results.ts";
import type { Row, Table } from "./table.ts";

/** A call in progress: its result, or with `orThrow` its data. */
export interface Call<Answer> extends Promise<Answer> {
  /** @returns the data of the success @throws ProblemError, NetworkError, TimeoutError or AbortError */
  readonly orThrow: () => Promise<DataOf<Answer>>;
}

// ---- operations

/** The arguments of a method: none are needed where nothing is required. */
export type Given<In> = object extends In ? [input?: In] : [input: In];
/** The results of a call that the server answered, and those of retries that found the work done. */
export type Answered<Op extends Shape, Entry extends Row, Prefers extends boolean = false> =
  | Result<Op, Prefers>
  | (Entry["effect"] extends "delete" ? Excused<Op, 404> : never)
  | (Entry extends { read: string } ? Excused<Op, 412, ReadAgain<Op, Entry>> : never);
/** A second signature, where the document declares `Prefer`: a preference changes the result. */
type Preferring<Op extends Shape, Entry extends Row> = [
  Named<NonNullable<Op["parameters"]["header"]>, "prefer">,
] extends [never]
  ? unknown
  : (input: Input<Op, true>) => Call<Answered<Op, Entry, true> | Unanswered>;

/** The type of the items in a page, which is a list itself or has one under a name. */
type ItemOf<Page, Name> = (
  Name extends keyof Page
    ? NonNullable<Page[Name]>
    : Page
) extends readonly (infer Item)[]
  ? Item
  : never;

export type Pages<Op extends Shape, In> = {
  readonly pages: (...input: Given<In>) => AsyncGenerator<DataOf<Result<Op>>, void>;
};
export type Items<Op extends Shape, Name, In> = {
  /** Every item, page by page. */
  readonly items: (...input: Given<In>) => AsyncGenerator<ItemOf<DataOf<Result<Op>>, Name>, void>;
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
export type EditInput<Op extends Shape, Read extends Shape, Key extends string = UsualKey> = Rounds &
  (object extends Others<Read> ? { readonly read?: Others<Read> } : { readonly read: Others<Read> }) &
  (object extends Others<Op, Key>
    ? { readonly write?: Others<Op, Key> }
    : { readonly write: Others<Op, Key> });

export type Edits<Op extends Shape, Read extends Shape, Options> = {
  /**
   * Reads, changes, and writes if no other client has written in the meantime; otherwise starts again.
   *
   * @param change gets the current representation and returns the new content; `undefined` leaves it unchanged
   * @returns the data of the write; the current representation when it is left unchanged
   */
  readonly edit: (
    path: Op["parameters"]["path"],
    change: (current: DataOf<Result<Read>>) => BodyOf<Op> | undefined | Promise<BodyOf<Op> | undefined>,
    ...options: object extends Options ? [options?: Options] : [options: Options]
  ) => Promise<DataOf<Result<Op>> | DataOf<Result<Read>>>;
};

export type CreatesOnly<Op extends Shape, In, Out> = {
  /** Creates the resource; 412 if it already exists. */
  readonly createOnly: (input: Omit<In, "header"> & OtherFields<Op>) => Call<Out>;
};

type ShapeOf<Ops, Id extends keyof Ops> = Extract<Ops[Id], Shape>;
type ReadShape<Ops, Entry extends Row> = Entry extends { read: infer Read extends keyof Ops }
  ? ShapeOf<Ops, Read>
  : never;

/**
 * What the method of an operation has next to its call. `In`, `Out` and `Options` are what it takes, what it returns, and
 * the options of `edit`: types that an editor shows by name.
 */
export type Operation<
  Ops,
  Rows extends Table,
  Id extends keyof Rows & keyof Ops,
  In,
  Out,
  Options = EditInput<ShapeOf<Ops, Id>, ReadShape<Ops, Rows[Id]>>,
> = Preferring<ShapeOf<Ops, Id>, Rows[Id]> &
  (Rows[Id]["effect"] extends "list" ? Pages<ShapeOf<Ops, Id>, In> : object) &
  (Rows[Id] extends { items: infer Name } ? Items<ShapeOf<Ops, Id>, Name, In> : object) &
  (Rows[Id] extends { effect: "create-or-replace" | "replace"; ifMatch: true; read: string }
    ? Edits<ShapeOf<Ops, Id>, ReadShape<Ops, Rows[Id]>, Options>
    : object) &
  (Rows[Id] extends { effect: "create-or-replace"; ifNoneMatch: true }
    ? CreatesOnly<ShapeOf<Ops, Id>, In, Out>
    : object);

type Method<Ops, Rows extends Table, Id extends keyof Rows & keyof Ops, In, Out> = ((
  ...input: Given<In>
) => Call<Out>) &
  Operation<Ops, Rows, Id, In, Out>;

/** One method per operation, for a table whose operations have no types with names. */
export type Operations<Ops, Rows extends Table> = {
  readonly [Id in keyof Rows & keyof Ops]: Method<
    Ops,
    Rows,
    Id,
    Input<ShapeOf<Ops, Id>>,
    Answered<ShapeOf<Ops, Id>, Rows[Id]> | Unanswered
  >;
};
