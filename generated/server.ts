// Generated from the document; do not edit. Handlers, their replies, and the app that calls them.
import { buildApp, type ServerOptions } from "verbatim/server/app";
import type { Given } from "verbatim/server/handlers";
import type { Stored, UnitOfWork } from "verbatim/server/port";
import type { Principal } from "verbatim/server/principals";
import type { Refused, Reply } from "verbatim/server/replies";
import type { components, operations } from "./schema.d.ts";
import { wiring } from "./wiring.ts";

type Schemas = components["schemas"];

/** One handler per operation. Safe operations get `ReadView`, the view of the store that cannot write. */
export interface Handlers<ReadView, WriteView extends ReadView> {
  /** GET /books: list (safe, idempotent); a second request returns the same (200), unless it was changed in between. */
  readonly listBooks: (
    request: {
      readonly query: Given<operations["listBooks"]["parameters"]["query"], "sort" | "limit">;
    },
    view: ReadView,
  ) => ListBooksReply | Promise<ListBooksReply>;

  /** POST /books: create (idempotent with a key); a second request adds another one (201). */
  readonly addBook: (
    request: {
      readonly caller: Principal;
      readonly content: Omit<Schemas["BookContent"], "id" | "createdAt" | "updatedAt" | "etag">;
    },
    view: WriteView,
  ) => AddBookReply | Promise<AddBookReply>;

  /** GET /books/{bookId}: read (safe, idempotent); a second request returns the same (200), unless it was changed in between. */
  readonly getBook: (
    request: {
      readonly path: Given<operations["getBook"]["parameters"]["path"]>;
    },
    view: ReadView,
  ) => GetBookReply | Promise<GetBookReply>;

  /** PUT /books/{bookId}: create-or-replace (idempotent); a second request changes nothing more (200). */
  readonly putBook: (
    request: {
      readonly caller: Principal;
      readonly path: Given<operations["putBook"]["parameters"]["path"]>;
      readonly content: Omit<Schemas["BookContent"], "id" | "createdAt" | "updatedAt" | "etag">;
      readonly current: Stored<Schemas["Book"]> | undefined;
    },
    view: WriteView,
  ) => PutBookReply | Promise<PutBookReply>;

  /** PATCH /books/{bookId}: merge (idempotent); a second request changes nothing more (200), because a merge patch sets values. */
  readonly patchBook: (
    request: {
      readonly caller: Principal;
      readonly path: Given<operations["patchBook"]["parameters"]["path"]>;
      readonly content: Omit<Schemas["Book"], "id" | "createdAt" | "updatedAt" | "etag">;
      readonly current: Stored<Schemas["Book"]>;
    },
    view: WriteView,
  ) => PatchBookReply | Promise<PatchBookReply>;

  /** DELETE /books/{bookId}: delete (idempotent); a second request changes nothing more (404), because it is already gone. */
  readonly deleteBook: (
    request: {
      readonly caller: Principal;
      readonly path: Given<operations["deleteBook"]["parameters"]["path"]>;
      readonly current: Stored<Schemas["Book"]>;
    },
    view: WriteView,
  ) => DeleteBookReply | Promise<DeleteBookReply>;

  /** GET /books/{bookId}/reviews: list (safe, idempotent); a second request returns the same (200), unless it was changed in between. */
  readonly listReviews: (
    request: {
      readonly path: Given<operations["listReviews"]["parameters"]["path"]>;
      readonly query: Given<operations["listReviews"]["parameters"]["query"], "limit">;
    },
    view: ReadView,
  ) => ListReviewsReply | Promise<ListReviewsReply>;

  /** POST /books/{bookId}/reviews: create (idempotent with a key); a second request adds another one (201). */
  readonly addReview: (
    request: {
      readonly caller: Principal;
      readonly path: Given<operations["addReview"]["parameters"]["path"]>;
      readonly content: Omit<Schemas["ReviewContent"], "id" | "bookId" | "createdAt" | "updatedAt" | "etag">;
    },
    view: WriteView,
  ) => AddReviewReply | Promise<AddReviewReply>;

  /** GET /books/{bookId}/reviews/{reviewId}: read (safe, idempotent); a second request returns the same (200), unless it was changed in between. */
  readonly getReview: (
    request: {
      readonly path: Given<operations["getReview"]["parameters"]["path"]>;
    },
    view: ReadView,
  ) => GetReviewReply | Promise<GetReviewReply>;

  /** PUT /books/{bookId}/reviews/{reviewId}: create-or-replace (idempotent); a second request changes nothing more (200). */
  readonly putReview: (
    request: {
      readonly caller: Principal;
      readonly path: Given<operations["putReview"]["parameters"]["path"]>;
      readonly content: Omit<Schemas["ReviewContent"], "id" | "bookId" | "createdAt" | "updatedAt" | "etag">;
      readonly current: Stored<Schemas["Review"]> | undefined;
    },
    view: WriteView,
  ) => PutReviewReply | Promise<PutReviewReply>;

  /** PATCH /books/{bookId}/reviews/{reviewId}: merge (idempotent); a second request changes nothing more (200), because a merge patch sets values. */
  readonly patchReview: (
    request: {
      readonly caller: Principal;
      readonly path: Given<operations["patchReview"]["parameters"]["path"]>;
      readonly content: Omit<Schemas["Review"], "id" | "bookId" | "createdAt" | "updatedAt" | "etag">;
      readonly current: Stored<Schemas["Review"]>;
    },
    view: WriteView,
  ) => PatchReviewReply | Promise<PatchReviewReply>;

  /** DELETE /books/{bookId}/reviews/{reviewId}: delete (idempotent); a second request changes nothing more (404), because it is already gone. */
  readonly deleteReview: (
    request: {
      readonly caller: Principal;
      readonly path: Given<operations["deleteReview"]["parameters"]["path"]>;
      readonly current: Stored<Schemas["Review"]>;
    },
    view: WriteView,
  ) => DeleteReviewReply | Promise<DeleteReviewReply>;

  /** POST /add-book: create (idempotent with a key); a second request adds another one (201). */
  readonly addBookAlias: (
    request: {
      readonly caller: Principal;
      readonly content: Omit<Schemas["BookContent"], "id" | "createdAt" | "updatedAt" | "etag">;
    },
    view: WriteView,
  ) => AddBookAliasReply | Promise<AddBookAliasReply>;

  /** PUT /edit-book/{bookId}: create-or-replace (idempotent); a second request changes nothing more (200). */
  readonly editBook: (
    request: {
      readonly caller: Principal;
      readonly path: Given<operations["editBook"]["parameters"]["path"]>;
      readonly content: Omit<Schemas["BookContent"], "id" | "createdAt" | "updatedAt" | "etag">;
      readonly current: Stored<Schemas["Book"]> | undefined;
    },
    view: WriteView,
  ) => EditBookReply | Promise<EditBookReply>;
}

export type ListBooksReply =
  | Reply<200, Stored<Schemas["BookPage"]>>
  | Reply<400, Refused>;

export type AddBookReply =
  | Reply<201, Stored<Schemas["Book"]>>
  | Reply<400, Refused>
  | Reply<403, Refused>
  | Reply<409, Refused>
  | Reply<422, Refused>;

export type GetBookReply =
  | Reply<200, Stored<Schemas["Book"]>>
  | Reply<400, Refused>
  | Reply<404, Refused>;

export type PutBookReply =
  | Reply<200, Stored<Schemas["Book"]>>
  | Reply<201, Stored<Schemas["Book"]>>
  | Reply<204, undefined>
  | Reply<400, Refused>
  | Reply<403, Refused>
  | Reply<409, Refused>
  | Reply<422, Refused>;

export type PatchBookReply =
  | Reply<200, Stored<Schemas["Book"]>>
  | Reply<400, Refused>
  | Reply<403, Refused>
  | Reply<404, Refused>
  | Reply<422, Refused>;

export type DeleteBookReply =
  | Reply<204, undefined>
  | Reply<400, Refused>
  | Reply<403, Refused>
  | Reply<404, Refused>;

export type ListReviewsReply =
  | Reply<200, Stored<Schemas["ReviewPage"]>>
  | Reply<400, Refused>
  | Reply<404, Refused>;

export type AddReviewReply =
  | Reply<201, Stored<Schemas["Review"]>>
  | Reply<400, Refused>
  | Reply<404, Refused>
  | Reply<409, Refused>
  | Reply<422, Refused>;

export type GetReviewReply =
  | Reply<200, Stored<Schemas["Review"]>>
  | Reply<400, Refused>
  | Reply<404, Refused>;

export type PutReviewReply =
  | Reply<200, Stored<Schemas["Review"]>>
  | Reply<201, Stored<Schemas["Review"]>>
  | Reply<204, undefined>
  | Reply<400, Refused>
  | Reply<403, Refused>
  | Reply<404, Refused>
  | Reply<409, Refused>
  | Reply<422, Refused>;

export type PatchReviewReply =
  | Reply<200, Stored<Schemas["Review"]>>
  | Reply<400, Refused>
  | Reply<403, Refused>
  | Reply<404, Refused>
  | Reply<422, Refused>;

export type DeleteReviewReply =
  | Reply<204, undefined>
  | Reply<400, Refused>
  | Reply<403, Refused>
  | Reply<404, Refused>;

export type AddBookAliasReply =
  | Reply<201, Stored<Schemas["Book"]>>
  | Reply<400, Refused>
  | Reply<403, Refused>
  | Reply<409, Refused>
  | Reply<422, Refused>;

export type EditBookReply =
  | Reply<200, Stored<Schemas["Book"]>>
  | Reply<201, Stored<Schemas["Book"]>>
  | Reply<204, undefined>
  | Reply<400, Refused>
  | Reply<403, Refused>
  | Reply<409, Refused>
  | Reply<422, Refused>;

/**
 * @param handlers one handler per operation
 * @param store runs each request in one unit of work
 * @param options time, errors, limits
 * @returns the app that serves every operation of the document
 */
export function createApp<ReadView, WriteView extends ReadView>(
  handlers: Handlers<ReadView, WriteView>,
  store: UnitOfWork<ReadView, WriteView>,
  options: ServerOptions,
): ReturnType<typeof buildApp> {
  return buildApp(wiring, handlers, store, options);
}
