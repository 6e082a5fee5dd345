// Generated from the document; do not edit. Handlers, their replies, and the app that calls them.
// @ts-nocheck
import { buildApp, type ServerOptions } from "@verbatim-http/kit/server/app";
import type { Given, TraceContext } from "@verbatim-http/kit/server/handlers";
import type { Stored, UnitOfWork } from "@verbatim-http/kit/server/port";
import type { Principal } from "@verbatim-http/kit/server/principals";
import type { OneOf, Refused, Reply } from "@verbatim-http/kit/server/replies";
import type { OperationFacts } from "@verbatim-http/kit/contract/operation-row";
import type {
  AnswerFacts,
  ContentFacts,
  LocationFacts,
  ParameterFacts,
  Reference,
  RequirementFacts,
  TextShape,
  Wiring,
} from "@verbatim-http/kit/server/wiring";
import type { components, operations } from "./schema.js";
export type {
  Author,
  Authors,
  Book,
  BookContent,
  BookId,
  BookPage,
  BookPatch,
  BookRatings,
  Cursor,
  Description,
  EntityTag,
  Headline,
  Isbn,
  Language,
  MeanRating,
  PageCount,
  Problem,
  ProblemError,
  Published,
  Rating,
  RatingCount,
  RatingSummary,
  Review,
  ReviewContent,
  ReviewId,
  ReviewPage,
  ReviewPatch,
  ReviewText,
  Reviewer,
  Tag,
  Tags,
  Timestamp,
  Title,
} from "./schema.js";

type Schemas = components["schemas"];

/** One handler per operation. Safe operations get `ReadView`, the view of the store that cannot write. */
export interface Handlers<ReadView, WriteView extends ReadView> {
  /**
   * List books, or find some of them
   *
   * GET /books: list (safe, idempotent); a second request returns the same (200), unless it was changed in between.
   */
  readonly listBooks: (
    request: ListBooksRequest,
    view: ReadView,
  ) => OneOf<ListBooksReply> | Promise<OneOf<ListBooksReply>>;

  /**
   * Add a book
   *
   * POST /books: create (idempotent with a key); a second request adds another one (201).
   */
  readonly addBook: (
    request: AddBookRequest,
    view: WriteView,
  ) => OneOf<AddBookReply> | Promise<OneOf<AddBookReply>>;

  /**
   * Read a book
   *
   * GET /books/{bookId}: read (safe, idempotent); a second request returns the same (200), unless it was changed in between.
   */
  readonly getBook: (
    request: GetBookRequest,
    view: ReadView,
  ) => OneOf<GetBookReply> | Promise<OneOf<GetBookReply>>;

  /**
   * Create or replace a book
   *
   * PUT /books/{bookId}: create-or-replace (idempotent); a second request changes nothing more (200).
   */
  readonly putBook: (
    request: PutBookRequest,
    view: WriteView,
  ) => OneOf<PutBookReply> | Promise<OneOf<PutBookReply>>;

  /**
   * Change some members of a book
   *
   * PATCH /books/{bookId}: merge (idempotent); a second request changes nothing more (200), because a merge patch sets values.
   */
  readonly patchBook: (
    request: PatchBookRequest,
    view: WriteView,
  ) => OneOf<PatchBookReply> | Promise<OneOf<PatchBookReply>>;

  /**
   * Delete a book and its reviews
   *
   * DELETE /books/{bookId}: delete (idempotent); a second request changes nothing more (404), because it is already gone.
   */
  readonly deleteBook: (
    request: DeleteBookRequest,
    view: WriteView,
  ) => OneOf<DeleteBookReply> | Promise<OneOf<DeleteBookReply>>;

  /**
   * List the reviews of a book, newest first
   *
   * GET /books/{bookId}/reviews: list (safe, idempotent); a second request returns the same (200), unless it was changed in between.
   */
  readonly listReviews: (
    request: ListReviewsRequest,
    view: ReadView,
  ) => OneOf<ListReviewsReply> | Promise<OneOf<ListReviewsReply>>;

  /**
   * Add a review to a book
   *
   * POST /books/{bookId}/reviews: create (idempotent with a key); a second request adds another one (201).
   */
  readonly addReview: (
    request: AddReviewRequest,
    view: WriteView,
  ) => OneOf<AddReviewReply> | Promise<OneOf<AddReviewReply>>;

  /**
   * Read a review
   *
   * GET /books/{bookId}/reviews/{reviewId}: read (safe, idempotent); a second request returns the same (200), unless it was changed in between.
   */
  readonly getReview: (
    request: GetReviewRequest,
    view: ReadView,
  ) => OneOf<GetReviewReply> | Promise<OneOf<GetReviewReply>>;

  /**
   * Create or replace a review
   *
   * PUT /books/{bookId}/reviews/{reviewId}: create-or-replace (idempotent); a second request changes nothing more (200).
   */
  readonly putReview: (
    request: PutReviewRequest,
    view: WriteView,
  ) => OneOf<PutReviewReply> | Promise<OneOf<PutReviewReply>>;

  /**
   * Change some members of a review
   *
   * PATCH /books/{bookId}/reviews/{reviewId}: merge (idempotent); a second request changes nothing more (200), because a merge patch sets values.
   */
  readonly patchReview: (
    request: PatchReviewRequest,
    view: WriteView,
  ) => OneOf<PatchReviewReply> | Promise<OneOf<PatchReviewReply>>;

  /**
   * Delete a review
   *
   * DELETE /books/{bookId}/reviews/{reviewId}: delete (idempotent); a second request changes nothing more (404), because it is already gone.
   */
  readonly deleteReview: (
    request: DeleteReviewRequest,
    view: WriteView,
  ) => OneOf<DeleteReviewReply> | Promise<OneOf<DeleteReviewReply>>;

  /**
   * Add a book (the article's route)
   *
   * POST /add-book: create (idempotent with a key); a second request adds another one (201).
   *
   * @deprecated The document marks this operation as deprecated.
   */
  readonly addBookAlias: (
    request: AddBookAliasRequest,
    view: WriteView,
  ) => OneOf<AddBookAliasReply> | Promise<OneOf<AddBookAliasReply>>;

  /**
   * Create or replace a book (the article's route)
   *
   * PUT /edit-book/{bookId}: create-or-replace (idempotent); a second request changes nothing more (200).
   *
   * @deprecated The document marks this operation as deprecated.
   */
  readonly editBook: (
    request: EditBookRequest,
    view: WriteView,
  ) => OneOf<EditBookReply> | Promise<OneOf<EditBookReply>>;
}

export interface ListBooksRequest {
  readonly query: Given<operations["listBooks"]["parameters"]["query"], "sort" | "limit">;
  readonly trace?: TraceContext | undefined;
}

export interface AddBookRequest {
  readonly caller: Principal;
  readonly content: Omit<Schemas["BookContent"], "id" | "createdAt" | "updatedAt" | "etag">;
  readonly trace?: TraceContext | undefined;
}

export interface GetBookRequest {
  readonly path: Given<operations["getBook"]["parameters"]["path"]>;
  readonly trace?: TraceContext | undefined;
}

export interface PutBookRequest {
  readonly caller: Principal;
  readonly path: Given<operations["putBook"]["parameters"]["path"]>;
  readonly content: Omit<Schemas["BookContent"], "id" | "createdAt" | "updatedAt" | "etag">;
  readonly current: Stored<Schemas["Book"]> | undefined;
  readonly trace?: TraceContext | undefined;
}

export interface PatchBookRequest {
  readonly caller: Principal;
  readonly path: Given<operations["patchBook"]["parameters"]["path"]>;
  readonly content: Omit<Schemas["Book"], "id" | "createdAt" | "updatedAt" | "etag">;
  readonly current: Stored<Schemas["Book"]>;
  readonly trace?: TraceContext | undefined;
}

export interface DeleteBookRequest {
  readonly caller: Principal;
  readonly path: Given<operations["deleteBook"]["parameters"]["path"]>;
  readonly current: Stored<Schemas["Book"]>;
  readonly trace?: TraceContext | undefined;
}

export interface ListReviewsRequest {
  readonly path: Given<operations["listReviews"]["parameters"]["path"]>;
  readonly query: Given<operations["listReviews"]["parameters"]["query"], "limit">;
  readonly trace?: TraceContext | undefined;
}

export interface AddReviewRequest {
  readonly caller: Principal;
  readonly path: Given<operations["addReview"]["parameters"]["path"]>;
  readonly content: Omit<Schemas["ReviewContent"], "id" | "bookId" | "createdAt" | "updatedAt" | "etag">;
  readonly trace?: TraceContext | undefined;
}

export interface GetReviewRequest {
  readonly path: Given<operations["getReview"]["parameters"]["path"]>;
  readonly trace?: TraceContext | undefined;
}

export interface PutReviewRequest {
  readonly caller: Principal;
  readonly path: Given<operations["putReview"]["parameters"]["path"]>;
  readonly content: Omit<Schemas["ReviewContent"], "id" | "bookId" | "createdAt" | "updatedAt" | "etag">;
  readonly current: Stored<Schemas["Review"]> | undefined;
  readonly trace?: TraceContext | undefined;
}

export interface PatchReviewRequest {
  readonly caller: Principal;
  readonly path: Given<operations["patchReview"]["parameters"]["path"]>;
  readonly content: Omit<Schemas["Review"], "id" | "bookId" | "createdAt" | "updatedAt" | "etag">;
  readonly current: Stored<Schemas["Review"]>;
  readonly trace?: TraceContext | undefined;
}

export interface DeleteReviewRequest {
  readonly caller: Principal;
  readonly path: Given<operations["deleteReview"]["parameters"]["path"]>;
  readonly current: Stored<Schemas["Review"]>;
  readonly trace?: TraceContext | undefined;
}

export interface AddBookAliasRequest {
  readonly caller: Principal;
  readonly content: Omit<Schemas["BookContent"], "id" | "createdAt" | "updatedAt" | "etag">;
  readonly trace?: TraceContext | undefined;
}

export interface EditBookRequest {
  readonly caller: Principal;
  readonly path: Given<operations["editBook"]["parameters"]["path"]>;
  readonly content: Omit<Schemas["BookContent"], "id" | "createdAt" | "updatedAt" | "etag">;
  readonly current: Stored<Schemas["Book"]> | undefined;
  readonly trace?: TraceContext | undefined;
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

export type OperationId =
  | "listBooks"
  | "addBook"
  | "getBook"
  | "putBook"
  | "patchBook"
  | "deleteBook"
  | "listReviews"
  | "addReview"
  | "getReview"
  | "putReview"
  | "patchReview"
  | "deleteReview"
  | "addBookAlias"
  | "editBook";

const validators = compiledValidators();

const no_parameters: ParameterFacts = {
  shapes: {},
  defaults: {},
  validate: validators.no_parameters,
};

const text: TextShape = {
  type: "string",
  list: false,
};

const integer: TextShape = {
  type: "integer",
  list: false,
};

const no_content_ETag: AnswerFacts = {
  etag: true,
  requiredHeaders: ["ETag"],
};

const Problem: AnswerFacts = {
  media: "application/problem+json",
  validate: validators.Problem,
};

const security_bearerAuth_books_write: RequirementFacts = {
  schemes: [
    {
      name: "bearerAuth",
      kind: "bearer",
    },
  ],
  scopes: ["books:write"],
};

const texts: TextShape = {
  type: "string",
  list: true,
};

const addBook_content: ContentFacts = {
  required: true,
  media: {
    "application/json": {
      validate: validators.BookContent,
    },
    "application/x-www-form-urlencoded": {
      validate: validators.BookContent,
      shapes: {
        id: text,
        title: text,
        authors: texts,
        isbn: text,
        published: text,
        pageCount: integer,
        language: text,
        description: text,
        tags: texts,
        createdAt: text,
        updatedAt: text,
        etag: text,
      },
    },
  },
  readOnly: ["id", "createdAt", "updatedAt", "etag"],
};

const getBook_location: LocationFacts = {
  path: "/books/{bookId}",
  parameters: {
    bookId: {
      content: "/id",
    },
  },
};

const Problem_WWW_Authenticate: AnswerFacts = {
  media: "application/problem+json",
  validate: validators.Problem,
  requiredHeaders: ["WWW-Authenticate"],
};

const getBook_resource: Reference = {
  read: "getBook",
  parameters: {
    bookId: "bookId",
  },
};

const getBook_path: ParameterFacts = {
  shapes: {
    bookId: text,
  },
  defaults: {},
  validate: validators.getBook_path,
};

const Book_ETag: AnswerFacts = {
  media: "application/json",
  validate: validators.Book,
  etag: true,
  requiredHeaders: ["ETag"],
};

const putBook_content: ContentFacts = {
  required: true,
  media: {
    "application/json": {
      validate: validators.BookContent,
    },
  },
  readOnly: ["id", "createdAt", "updatedAt", "etag"],
};

const no_content_Preference_Applied: AnswerFacts = {
  constants: {
    "Preference-Applied": "return=minimal",
  },
  requiredHeaders: ["Preference-Applied"],
};

const Problem_Accept_Patch: AnswerFacts = {
  media: "application/problem+json",
  validate: validators.Problem,
  constants: {
    "Accept-Patch": "application/merge-patch+json",
  },
  requiredHeaders: ["Accept-Patch"],
};

const security_bearerAuth: RequirementFacts = {
  schemes: [
    {
      name: "bearerAuth",
      kind: "bearer",
    },
  ],
  scopes: [],
};

const getReview_location: LocationFacts = {
  path: "/books/{bookId}/reviews/{reviewId}",
  parameters: {
    bookId: {
      content: "/bookId",
    },
    reviewId: {
      content: "/id",
    },
  },
};

const getReview_resource: Reference = {
  read: "getReview",
  parameters: {
    bookId: "bookId",
    reviewId: "reviewId",
  },
};

const getReview_path: ParameterFacts = {
  shapes: {
    bookId: text,
    reviewId: text,
  },
  defaults: {},
  validate: validators.getReview_path,
};

const Review_ETag: AnswerFacts = {
  media: "application/json",
  validate: validators.Review,
  etag: true,
  requiredHeaders: ["ETag"],
};

/** What the server knows about each operation. */
export const wiring: Readonly<Record<OperationId, OperationFacts & Wiring>> = {
  listBooks: {
    id: "listBooks",
    method: "GET",
    path: "/books",
    effect: "list",
    safe: true,
    idempotent: true,
    repeat: 200,
    ifMatch: "none",
    ifNoneMatch: "optional",
    key: "none",
    deprecated: false,
    readsContent: false,
    answersContent: true,
    hasTarget: false,
    hasParent: false,
    namesItself: false,
    isSecured: false,
    scopes: [],
    ownerOrScope: undefined,
    identity: {},
    pathParameters: no_parameters,
    queryParameters: {
      shapes: {
        q: text,
        author: text,
        tag: text,
        isbn: text,
        sort: text,
        limit: integer,
        cursor: text,
      },
      defaults: {
        sort: "newest",
        limit: 20,
      },
      validate: validators.listBooks_query,
    },
    answers: {
      200: {
        media: "application/json",
        validate: validators.BookPage,
        etag: true,
        requiredHeaders: ["ETag"],
      },
      304: no_content_ETag,
      400: Problem,
      406: Problem,
    },
  },
  addBook: {
    id: "addBook",
    method: "POST",
    path: "/books",
    effect: "create",
    safe: false,
    idempotent: "by-key",
    repeat: 201,
    ifMatch: "none",
    ifNoneMatch: "none",
    key: "optional",
    deprecated: false,
    security: [
      security_bearerAuth_books_write,
    ],
    readsContent: true,
    answersContent: true,
    hasTarget: false,
    hasParent: false,
    namesItself: false,
    isSecured: true,
    scopes: ["books:write"],
    ownerOrScope: undefined,
    identity: {
      bookId: "/id",
    },
    pathParameters: no_parameters,
    queryParameters: no_parameters,
    content: addBook_content,
    answers: {
      201: {
        media: "application/json",
        validate: validators.Book,
        etag: true,
        location: getBook_location,
        requiredHeaders: ["Location", "ETag"],
      },
      400: Problem,
      401: Problem_WWW_Authenticate,
      403: Problem_WWW_Authenticate,
      406: Problem,
      409: Problem,
      413: Problem,
      415: Problem,
      422: Problem,
    },
  },
  getBook: {
    id: "getBook",
    method: "GET",
    path: "/books/{bookId}",
    effect: "read",
    safe: true,
    idempotent: true,
    repeat: 200,
    ifMatch: "optional",
    ifNoneMatch: "optional",
    key: "none",
    deprecated: false,
    readsContent: false,
    answersContent: true,
    hasTarget: true,
    hasParent: false,
    namesItself: true,
    isSecured: false,
    scopes: [],
    ownerOrScope: undefined,
    target: getBook_resource,
    identity: {
      bookId: "/id",
    },
    pathParameters: getBook_path,
    queryParameters: no_parameters,
    answers: {
      200: Book_ETag,
      304: no_content_ETag,
      400: Problem,
      404: Problem,
      406: Problem,
      412: Problem,
    },
  },
  putBook: {
    id: "putBook",
    method: "PUT",
    path: "/books/{bookId}",
    effect: "create-or-replace",
    safe: false,
    idempotent: true,
    repeat: 200,
    ifMatch: "optional",
    ifNoneMatch: "optional",
    key: "none",
    deprecated: false,
    security: [
      security_bearerAuth_books_write,
    ],
    readsContent: true,
    answersContent: true,
    hasTarget: true,
    hasParent: false,
    namesItself: true,
    isSecured: true,
    scopes: ["books:write"],
    ownerOrScope: undefined,
    target: getBook_resource,
    identity: {
      bookId: "/id",
    },
    pathParameters: getBook_path,
    queryParameters: no_parameters,
    content: putBook_content,
    answers: {
      200: {
        media: "application/json",
        validate: validators.Book,
      },
      201: {
        media: "application/json",
        validate: validators.Book,
        location: getBook_location,
        requiredHeaders: ["Location"],
      },
      204: no_content_Preference_Applied,
      400: Problem,
      401: Problem_WWW_Authenticate,
      403: Problem_WWW_Authenticate,
      406: Problem,
      409: Problem,
      412: Problem,
      413: Problem,
      415: Problem,
      422: Problem,
    },
  },
  patchBook: {
    id: "patchBook",
    method: "PATCH",
    path: "/books/{bookId}",
    effect: "merge",
    safe: false,
    idempotent: true,
    repeat: 200,
    ifMatch: "optional",
    ifNoneMatch: "optional",
    key: "none",
    deprecated: false,
    security: [
      security_bearerAuth_books_write,
    ],
    readsContent: true,
    answersContent: true,
    hasTarget: true,
    hasParent: false,
    namesItself: true,
    isSecured: true,
    scopes: ["books:write"],
    ownerOrScope: undefined,
    target: getBook_resource,
    identity: {
      bookId: "/id",
    },
    pathParameters: getBook_path,
    queryParameters: no_parameters,
    content: {
      required: true,
      media: {
        "application/merge-patch+json": {
          validate: validators.BookPatch,
        },
      },
      readOnly: ["id", "createdAt", "updatedAt", "etag"],
      result: validators.Book,
    },
    answers: {
      200: Book_ETag,
      400: Problem,
      401: Problem_WWW_Authenticate,
      403: Problem_WWW_Authenticate,
      404: Problem,
      406: Problem,
      412: Problem,
      413: Problem,
      415: Problem_Accept_Patch,
      422: Problem,
    },
  },
  deleteBook: {
    id: "deleteBook",
    method: "DELETE",
    path: "/books/{bookId}",
    effect: "delete",
    safe: false,
    idempotent: true,
    repeat: 404,
    ifMatch: "optional",
    ifNoneMatch: "optional",
    key: "none",
    deprecated: false,
    security: [
      security_bearerAuth_books_write,
    ],
    readsContent: false,
    answersContent: false,
    hasTarget: true,
    hasParent: false,
    namesItself: true,
    isSecured: true,
    scopes: ["books:write"],
    ownerOrScope: undefined,
    target: getBook_resource,
    identity: {
      bookId: "/id",
    },
    pathParameters: getBook_path,
    queryParameters: no_parameters,
    answers: {
      204: {},
      400: Problem,
      401: Problem_WWW_Authenticate,
      403: Problem_WWW_Authenticate,
      404: Problem,
      412: Problem,
    },
  },
  listReviews: {
    id: "listReviews",
    method: "GET",
    path: "/books/{bookId}/reviews",
    effect: "list",
    safe: true,
    idempotent: true,
    repeat: 200,
    ifMatch: "none",
    ifNoneMatch: "optional",
    key: "none",
    deprecated: false,
    readsContent: false,
    answersContent: true,
    hasTarget: false,
    hasParent: true,
    namesItself: false,
    isSecured: false,
    scopes: [],
    ownerOrScope: undefined,
    parent: getBook_resource,
    identity: {},
    pathParameters: getBook_path,
    queryParameters: {
      shapes: {
        limit: integer,
        cursor: text,
      },
      defaults: {
        limit: 20,
      },
      validate: validators.listReviews_query,
    },
    answers: {
      200: {
        media: "application/json",
        validate: validators.ReviewPage,
        etag: true,
        requiredHeaders: ["ETag"],
      },
      304: no_content_ETag,
      400: Problem,
      404: Problem,
      406: Problem,
    },
  },
  addReview: {
    id: "addReview",
    method: "POST",
    path: "/books/{bookId}/reviews",
    effect: "create",
    safe: false,
    idempotent: "by-key",
    repeat: 201,
    ifMatch: "none",
    ifNoneMatch: "none",
    key: "optional",
    deprecated: false,
    security: [
      security_bearerAuth,
    ],
    readsContent: true,
    answersContent: true,
    hasTarget: false,
    hasParent: true,
    namesItself: false,
    isSecured: true,
    scopes: [],
    ownerOrScope: undefined,
    parent: getBook_resource,
    identity: {
      bookId: "/bookId",
      reviewId: "/id",
    },
    pathParameters: getBook_path,
    queryParameters: no_parameters,
    content: {
      required: true,
      media: {
        "application/json": {
          validate: validators.ReviewContent,
        },
        "application/x-www-form-urlencoded": {
          validate: validators.ReviewContent,
          shapes: {
            id: text,
            bookId: text,
            reviewer: text,
            rating: integer,
            headline: text,
            text: text,
            createdAt: text,
            updatedAt: text,
            etag: text,
          },
        },
      },
      readOnly: ["id", "bookId", "createdAt", "updatedAt", "etag"],
    },
    answers: {
      201: {
        media: "application/json",
        validate: validators.Review,
        etag: true,
        location: getReview_location,
        requiredHeaders: ["Location", "ETag"],
      },
      400: Problem,
      401: Problem_WWW_Authenticate,
      404: Problem,
      406: Problem,
      409: Problem,
      413: Problem,
      415: Problem,
      422: Problem,
    },
  },
  getReview: {
    id: "getReview",
    method: "GET",
    path: "/books/{bookId}/reviews/{reviewId}",
    effect: "read",
    safe: true,
    idempotent: true,
    repeat: 200,
    ifMatch: "optional",
    ifNoneMatch: "optional",
    key: "none",
    deprecated: false,
    readsContent: false,
    answersContent: true,
    hasTarget: true,
    hasParent: true,
    namesItself: true,
    isSecured: false,
    scopes: [],
    ownerOrScope: undefined,
    target: getReview_resource,
    parent: getBook_resource,
    identity: {
      bookId: "/bookId",
      reviewId: "/id",
    },
    pathParameters: getReview_path,
    queryParameters: no_parameters,
    answers: {
      200: Review_ETag,
      304: no_content_ETag,
      400: Problem,
      404: Problem,
      406: Problem,
      412: Problem,
    },
  },
  putReview: {
    id: "putReview",
    method: "PUT",
    path: "/books/{bookId}/reviews/{reviewId}",
    effect: "create-or-replace",
    safe: false,
    idempotent: true,
    repeat: 200,
    ifMatch: "optional",
    ifNoneMatch: "optional",
    key: "none",
    deprecated: false,
    security: [
      security_bearerAuth,
    ],
    readsContent: true,
    answersContent: true,
    hasTarget: true,
    hasParent: true,
    namesItself: true,
    isSecured: true,
    scopes: [],
    ownerOrScope: "reviews:moderate",
    target: getReview_resource,
    parent: getBook_resource,
    identity: {
      bookId: "/bookId",
      reviewId: "/id",
    },
    pathParameters: getReview_path,
    queryParameters: no_parameters,
    content: {
      required: true,
      media: {
        "application/json": {
          validate: validators.ReviewContent,
        },
      },
      readOnly: ["id", "bookId", "createdAt", "updatedAt", "etag"],
    },
    answers: {
      200: {
        media: "application/json",
        validate: validators.Review,
      },
      201: {
        media: "application/json",
        validate: validators.Review,
        location: getReview_location,
        requiredHeaders: ["Location"],
      },
      204: no_content_Preference_Applied,
      400: Problem,
      401: Problem_WWW_Authenticate,
      403: Problem,
      404: Problem,
      406: Problem,
      409: Problem,
      412: Problem,
      413: Problem,
      415: Problem,
      422: Problem,
    },
  },
  patchReview: {
    id: "patchReview",
    method: "PATCH",
    path: "/books/{bookId}/reviews/{reviewId}",
    effect: "merge",
    safe: false,
    idempotent: true,
    repeat: 200,
    ifMatch: "optional",
    ifNoneMatch: "optional",
    key: "none",
    deprecated: false,
    security: [
      security_bearerAuth,
    ],
    readsContent: true,
    answersContent: true,
    hasTarget: true,
    hasParent: true,
    namesItself: true,
    isSecured: true,
    scopes: [],
    ownerOrScope: "reviews:moderate",
    target: getReview_resource,
    parent: getBook_resource,
    identity: {
      bookId: "/bookId",
      reviewId: "/id",
    },
    pathParameters: getReview_path,
    queryParameters: no_parameters,
    content: {
      required: true,
      media: {
        "application/merge-patch+json": {
          validate: validators.ReviewPatch,
        },
      },
      readOnly: ["id", "bookId", "createdAt", "updatedAt", "etag"],
      result: validators.Review,
    },
    answers: {
      200: Review_ETag,
      400: Problem,
      401: Problem_WWW_Authenticate,
      403: Problem,
      404: Problem,
      406: Problem,
      412: Problem,
      413: Problem,
      415: Problem_Accept_Patch,
      422: Problem,
    },
  },
  deleteReview: {
    id: "deleteReview",
    method: "DELETE",
    path: "/books/{bookId}/reviews/{reviewId}",
    effect: "delete",
    safe: false,
    idempotent: true,
    repeat: 404,
    ifMatch: "optional",
    ifNoneMatch: "optional",
    key: "none",
    deprecated: false,
    security: [
      security_bearerAuth,
    ],
    readsContent: false,
    answersContent: false,
    hasTarget: true,
    hasParent: true,
    namesItself: true,
    isSecured: true,
    scopes: [],
    ownerOrScope: "reviews:moderate",
    target: getReview_resource,
    parent: getBook_resource,
    identity: {
      bookId: "/bookId",
      reviewId: "/id",
    },
    pathParameters: getReview_path,
    queryParameters: no_parameters,
    answers: {
      204: {},
      400: Problem,
      401: Problem_WWW_Authenticate,
      403: Problem,
      404: Problem,
      412: Problem,
    },
  },
  addBookAlias: {
    id: "addBookAlias",
    method: "POST",
    path: "/add-book",
    effect: "create",
    safe: false,
    idempotent: "by-key",
    repeat: 201,
    ifMatch: "none",
    ifNoneMatch: "none",
    key: "optional",
    deprecated: true,
    security: [
      security_bearerAuth_books_write,
    ],
    readsContent: true,
    answersContent: true,
    hasTarget: false,
    hasParent: false,
    namesItself: false,
    isSecured: true,
    scopes: ["books:write"],
    ownerOrScope: undefined,
    identity: {
      bookId: "/id",
    },
    pathParameters: no_parameters,
    queryParameters: no_parameters,
    content: addBook_content,
    answers: {
      201: {
        media: "application/json",
        validate: validators.Book,
        etag: true,
        location: getBook_location,
        constants: {
          Deprecation: "@1785542400",
          Link: "</books>; rel=\"successor-version\"",
        },
        requiredHeaders: ["Location", "ETag", "Deprecation", "Link"],
      },
      400: Problem,
      401: Problem_WWW_Authenticate,
      403: Problem_WWW_Authenticate,
      406: Problem,
      409: Problem,
      413: Problem,
      415: Problem,
      422: Problem,
    },
  },
  editBook: {
    id: "editBook",
    method: "PUT",
    path: "/edit-book/{bookId}",
    effect: "create-or-replace",
    safe: false,
    idempotent: true,
    repeat: 200,
    ifMatch: "optional",
    ifNoneMatch: "optional",
    key: "none",
    deprecated: true,
    security: [
      security_bearerAuth_books_write,
    ],
    readsContent: true,
    answersContent: true,
    hasTarget: true,
    hasParent: false,
    namesItself: true,
    isSecured: true,
    scopes: ["books:write"],
    ownerOrScope: undefined,
    target: getBook_resource,
    identity: {
      bookId: "/id",
    },
    pathParameters: getBook_path,
    queryParameters: no_parameters,
    content: putBook_content,
    answers: {
      200: {
        media: "application/json",
        validate: validators.Book,
        constants: {
          Deprecation: "@1785542400",
          Link: "</books>; rel=\"successor-version\"",
        },
        requiredHeaders: ["Deprecation", "Link"],
      },
      201: {
        media: "application/json",
        validate: validators.Book,
        location: getBook_location,
        constants: {
          Deprecation: "@1785542400",
          Link: "</books>; rel=\"successor-version\"",
        },
        requiredHeaders: ["Location", "Deprecation", "Link"],
      },
      204: {
        constants: {
          "Preference-Applied": "return=minimal",
          Deprecation: "@1785542400",
          Link: "</books>; rel=\"successor-version\"",
        },
        requiredHeaders: ["Preference-Applied", "Deprecation", "Link"],
      },
      400: Problem,
      401: Problem_WWW_Authenticate,
      403: Problem_WWW_Authenticate,
      406: Problem,
      409: Problem,
      412: Problem,
      413: Problem,
      415: Problem,
      422: Problem,
    },
  },
};

function compiledValidators() {
// Generated by `verbatim generate` from the OpenAPI document: do not edit.
// JSON Schema validators written by Ajv. Parts of ajv and ajv-formats: MIT License,
// Copyright (c) 2015-2021 and 2020 Evgeny Poberezkin.
/** Formats by their RFCs, where ajv-formats accepts more or less (JSON Schema 2020-12 Validation 7.3). */
const TIME = /^(\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:z|([+-])(\d\d):(\d\d))$/i;
/** RFC 3339 5.6, full-time: an offset with a colon, and second 60 only where UTC has a leap second (5.7). */
function time(text) {
	const [whole, hour, minute, second, sign, offsetHour = "0", offsetMinute = "0"] = TIME.exec(text) ?? [];
	if (whole === void 0) return false;
	const [h, m, s] = [
		Number(hour),
		Number(minute),
		Number(second)
	];
	const [oh, om] = [Number(offsetHour), Number(offsetMinute)];
	if (h > 23 || m > 59 || s > 60 || oh > 23 || om > 59) return false;
	if (s < 60) return true;
	const offset = (oh * 60 + om) * (sign === "-" ? -1 : 1);
	return (h * 60 + m - offset + 2 * DAY) % DAY === DAY - 1;
}
const DAY = 1440;
/** RFC 3339 5.6, date-time: a date and a time with `T` between them. */
function dateTime(text) {
	return (text[10] === "T" || text[10] === "t") && date$1(text.slice(0, 10)) && time(text.slice(11));
}
function date$1(text) {
	const [whole, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
	if (whole === void 0) return false;
	const [y, m, d] = [
		Number(year),
		Number(month),
		Number(day)
	];
	const days = [
		31,
		y % 4 === 0 && (y % 100 !== 0 || y % 400 === 0) ? 29 : 28,
		31,
		30,
		31,
		30,
		31,
		31,
		30,
		31,
		30,
		31
	][m - 1];
	return days !== void 0 && d >= 1 && d <= days;
}

function fmtDef(validate, compare) {
	return {
		validate,
		compare
	};
}
function isLeapYear(year) {
	return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}
const DATE = /^(\d\d\d\d)-(\d\d)-(\d\d)$/;
const DAYS = [
	0,
	31,
	28,
	31,
	30,
	31,
	30,
	31,
	31,
	30,
	31,
	30,
	31
];
function date(str) {
	const matches = DATE.exec(str);
	if (!matches) return false;
	const year = +matches[1];
	const month = +matches[2];
	const day = +matches[3];
	return month >= 1 && month <= 12 && day >= 1 && day <= (month === 2 && isLeapYear(year) ? 29 : DAYS[month]);
}
function compareDate(d1, d2) {
	if (!(d1 && d2)) return void 0;
	if (d1 > d2) return 1;
	if (d1 < d2) return -1;
	return 0;
}
const format0 = fmtDef(date, compareDate);

/**
* @returns the positions of the first repeated item and of its repetition, or undefined if all items are different;
* takes time linear in the size of the list
*/
function repeatedItems(items) {
	const scalars = /* @__PURE__ */ new Map();
	const structures = /* @__PURE__ */ new Map();
	for (let at = 0; at < items.length; at++) {
		const item = items[at];
		const before = isStructure(item) ? place(structures, written(item), at) : place(scalars, item, at);
		if (before !== void 0) return [before, at];
	}
}
function isStructure(value) {
	return typeof value === "object" && value !== null;
}
function place(seen, key, at) {
	const before = seen.get(key);
	if (before === void 0) seen.set(key, at);
	return before;
}
/** One text for one JSON value: members sorted by name. */
function written(value) {
	return JSON.stringify(value, (_name, part) => typeof part === "object" && part !== null && !Array.isArray(part) ? Object.fromEntries(Object.keys(part).sort().map((name) => [name, part[name]])) : part);
}

function ucs2length(str) {
	const len = str.length;
	let length = 0;
	let pos = 0;
	let value;
	while (pos < len) {
		length++;
		value = str.charCodeAt(pos++);
		if (value >= 55296 && value <= 56319 && pos < len) {
			value = str.charCodeAt(pos);
			if ((value & 64512) === 56320) pos++;
		}
	}
	return length;
}

const entry0 = validate0;
function validate0(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
	/*! #/entries/no_parameters */
	let vErrors = null;
	let errors = 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		const before0 = errors;
		for (const key0 of Object.keys(data)) {
			const err0 = {
				instancePath,
				schemaPath: "#/additionalProperties",
				keyword: "additionalProperties",
				params: { additionalProperty: key0 },
				message: "must NOT have additional properties"
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
			if (errors - before0 >= 50) break;
		}
	} else {
		const err1 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" },
			message: "must be object"
		};
		if (vErrors === null) vErrors = [err1];
		else vErrors.push(err1);
		errors++;
	}
	validate0.errors = vErrors;
	return errors === 0;
}
const entry1 = validate1;
const schema1 = {
	"$id": "https://document.invalid/entries/listBooks_query",
	"type": "object",
	"properties": {
		"q": {
			"type": "string",
			"maxLength": 200
		},
		"author": { "$ref": "https://document.invalid/components/schemas/Author" },
		"tag": { "$ref": "https://document.invalid/components/schemas/Tag" },
		"isbn": { "$ref": "https://document.invalid/components/schemas/Isbn" },
		"sort": {
			"type": "string",
			"enum": ["newest", "title"]
		},
		"limit": {
			"type": "integer",
			"minimum": 1,
			"maximum": 100
		},
		"cursor": { "$ref": "https://document.invalid/components/schemas/Cursor" }
	},
	"additionalProperties": false
};
const func0 = Object.prototype.hasOwnProperty;
const func1 = ucs2length;
const pattern0 = new RegExp("^[^\\u0000]*$", "u");
function validate2(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
	/*! #/components/schemas/Author */
	let vErrors = null;
	let errors = 0;
	if (typeof data === "string") {
		if (func1(data) > 200) {
			const err0 = {
				instancePath,
				schemaPath: "#/maxLength",
				keyword: "maxLength",
				params: { limit: 200 },
				message: "must NOT have more than 200 characters"
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
		if (func1(data) < 1) {
			const err1 = {
				instancePath,
				schemaPath: "#/minLength",
				keyword: "minLength",
				params: { limit: 1 },
				message: "must NOT have fewer than 1 characters"
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
		if (data.length <= 400) {
			if (!pattern0.test(data)) {
				const err2 = {
					instancePath,
					schemaPath: "#/pattern",
					keyword: "pattern",
					params: { pattern: "^[^\\u0000]*$" },
					message: "must match pattern \"^[^\\u0000]*$\""
				};
				if (vErrors === null) vErrors = [err2];
				else vErrors.push(err2);
				errors++;
			}
		}
	} else {
		const err3 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "string" },
			message: "must be string"
		};
		if (vErrors === null) vErrors = [err3];
		else vErrors.push(err3);
		errors++;
	}
	validate2.errors = vErrors;
	return errors === 0;
}
function validate4(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
	/*! #/components/schemas/Tag */
	let vErrors = null;
	let errors = 0;
	if (typeof data === "string") {
		if (func1(data) > 50) {
			const err0 = {
				instancePath,
				schemaPath: "#/maxLength",
				keyword: "maxLength",
				params: { limit: 50 },
				message: "must NOT have more than 50 characters"
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
		if (func1(data) < 1) {
			const err1 = {
				instancePath,
				schemaPath: "#/minLength",
				keyword: "minLength",
				params: { limit: 1 },
				message: "must NOT have fewer than 1 characters"
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
		if (data.length <= 100) {
			if (!pattern0.test(data)) {
				const err2 = {
					instancePath,
					schemaPath: "#/pattern",
					keyword: "pattern",
					params: { pattern: "^[^\\u0000]*$" },
					message: "must match pattern \"^[^\\u0000]*$\""
				};
				if (vErrors === null) vErrors = [err2];
				else vErrors.push(err2);
				errors++;
			}
		}
	} else {
		const err3 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "string" },
			message: "must be string"
		};
		if (vErrors === null) vErrors = [err3];
		else vErrors.push(err3);
		errors++;
	}
	validate4.errors = vErrors;
	return errors === 0;
}
const pattern2 = new RegExp("^97[89][0-9]{10}$", "u");
function validate6(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
	/*! #/components/schemas/Isbn */
	let vErrors = null;
	let errors = 0;
	if (typeof data === "string") {
		if (!pattern2.test(data)) {
			const err0 = {
				instancePath,
				schemaPath: "#/pattern",
				keyword: "pattern",
				params: { pattern: "^97[89][0-9]{10}$" },
				message: "must match pattern \"^97[89][0-9]{10}$\""
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
	} else {
		const err1 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "string" },
			message: "must be string"
		};
		if (vErrors === null) vErrors = [err1];
		else vErrors.push(err1);
		errors++;
	}
	validate6.errors = vErrors;
	return errors === 0;
}
const pattern3 = new RegExp("^[A-Za-z0-9_-]{1,500}$", "u");
function validate8(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
	/*! #/components/schemas/Cursor */
	let vErrors = null;
	let errors = 0;
	if (typeof data === "string") {
		if (!pattern3.test(data)) {
			const err0 = {
				instancePath,
				schemaPath: "#/pattern",
				keyword: "pattern",
				params: { pattern: "^[A-Za-z0-9_-]{1,500}$" },
				message: "must match pattern \"^[A-Za-z0-9_-]{1,500}$\""
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
	} else {
		const err1 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "string" },
			message: "must be string"
		};
		if (vErrors === null) vErrors = [err1];
		else vErrors.push(err1);
		errors++;
	}
	validate8.errors = vErrors;
	return errors === 0;
}
function validate1(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
	/*! #/entries/listBooks_query */
	let vErrors = null;
	let errors = 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		const before0 = errors;
		for (const key0 of Object.keys(data)) if (!(key0 === "q" || key0 === "author" || key0 === "tag" || key0 === "isbn" || key0 === "sort" || key0 === "limit" || key0 === "cursor")) {
			const err0 = {
				instancePath,
				schemaPath: "#/additionalProperties",
				keyword: "additionalProperties",
				params: { additionalProperty: key0 },
				message: "must NOT have additional properties"
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
			if (errors - before0 >= 50) break;
		}
		if (data.q !== void 0 && func0.call(data, "q")) {
			let data0 = data.q;
			if (typeof data0 === "string") {
				if (func1(data0) > 200) {
					const err1 = {
						instancePath: instancePath + "/q",
						schemaPath: "#/properties/q/maxLength",
						keyword: "maxLength",
						params: { limit: 200 },
						message: "must NOT have more than 200 characters"
					};
					if (vErrors === null) vErrors = [err1];
					else vErrors.push(err1);
					errors++;
				}
			} else {
				const err2 = {
					instancePath: instancePath + "/q",
					schemaPath: "#/properties/q/type",
					keyword: "type",
					params: { type: "string" },
					message: "must be string"
				};
				if (vErrors === null) vErrors = [err2];
				else vErrors.push(err2);
				errors++;
			}
		}
		if (data.author !== void 0 && func0.call(data, "author")) {
			if (!validate2(data.author, {
				instancePath: instancePath + "/author",
				parentData: data,
				parentDataProperty: "author",
				rootData,
				dynamicAnchors
			})) {
				vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
				errors = vErrors.length;
			}
		}
		if (data.tag !== void 0 && func0.call(data, "tag")) {
			if (!validate4(data.tag, {
				instancePath: instancePath + "/tag",
				parentData: data,
				parentDataProperty: "tag",
				rootData,
				dynamicAnchors
			})) {
				vErrors = vErrors === null ? validate4.errors : vErrors.concat(validate4.errors);
				errors = vErrors.length;
			}
		}
		if (data.isbn !== void 0 && func0.call(data, "isbn")) {
			if (!validate6(data.isbn, {
				instancePath: instancePath + "/isbn",
				parentData: data,
				parentDataProperty: "isbn",
				rootData,
				dynamicAnchors
			})) {
				vErrors = vErrors === null ? validate6.errors : vErrors.concat(validate6.errors);
				errors = vErrors.length;
			}
		}
		if (data.sort !== void 0 && func0.call(data, "sort")) {
			let data4 = data.sort;
			if (typeof data4 !== "string") {
				const err3 = {
					instancePath: instancePath + "/sort",
					schemaPath: "#/properties/sort/type",
					keyword: "type",
					params: { type: "string" },
					message: "must be string"
				};
				if (vErrors === null) vErrors = [err3];
				else vErrors.push(err3);
				errors++;
			}
			if (!(data4 === "newest" || data4 === "title")) {
				const err4 = {
					instancePath: instancePath + "/sort",
					schemaPath: "#/properties/sort/enum",
					keyword: "enum",
					params: { allowedValues: schema1.properties.sort.enum },
					message: "must be equal to one of the allowed values"
				};
				if (vErrors === null) vErrors = [err4];
				else vErrors.push(err4);
				errors++;
			}
		}
		if (data.limit !== void 0 && func0.call(data, "limit")) {
			let data5 = data.limit;
			if (!(typeof data5 == "number" && !(data5 % 1) && !isNaN(data5) && isFinite(data5))) {
				const err5 = {
					instancePath: instancePath + "/limit",
					schemaPath: "#/properties/limit/type",
					keyword: "type",
					params: { type: "integer" },
					message: "must be integer"
				};
				if (vErrors === null) vErrors = [err5];
				else vErrors.push(err5);
				errors++;
			}
			if (typeof data5 == "number" && isFinite(data5)) {
				if (data5 > 100 || isNaN(data5)) {
					const err6 = {
						instancePath: instancePath + "/limit",
						schemaPath: "#/properties/limit/maximum",
						keyword: "maximum",
						params: {
							comparison: "<=",
							limit: 100
						},
						message: "must be <= 100"
					};
					if (vErrors === null) vErrors = [err6];
					else vErrors.push(err6);
					errors++;
				}
				if (data5 < 1 || isNaN(data5)) {
					const err7 = {
						instancePath: instancePath + "/limit",
						schemaPath: "#/properties/limit/minimum",
						keyword: "minimum",
						params: {
							comparison: ">=",
							limit: 1
						},
						message: "must be >= 1"
					};
					if (vErrors === null) vErrors = [err7];
					else vErrors.push(err7);
					errors++;
				}
			}
		}
		if (data.cursor !== void 0 && func0.call(data, "cursor")) {
			if (!validate8(data.cursor, {
				instancePath: instancePath + "/cursor",
				parentData: data,
				parentDataProperty: "cursor",
				rootData,
				dynamicAnchors
			})) {
				vErrors = vErrors === null ? validate8.errors : vErrors.concat(validate8.errors);
				errors = vErrors.length;
			}
		}
	} else {
		const err8 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" },
			message: "must be object"
		};
		if (vErrors === null) vErrors = [err8];
		else vErrors.push(err8);
		errors++;
	}
	validate1.errors = vErrors;
	return errors === 0;
}
const entry2 = validate10;
const schema8 = {
	"$id": "https://document.invalid/components/schemas/BookContent",
	"type": "object",
	"required": ["title", "authors"],
	"additionalProperties": false,
	"properties": {
		"id": { "$ref": "https://document.invalid/components/schemas/BookId" },
		"title": { "$ref": "https://document.invalid/components/schemas/Title" },
		"authors": { "$ref": "https://document.invalid/components/schemas/Authors" },
		"isbn": { "$ref": "https://document.invalid/components/schemas/Isbn" },
		"published": { "$ref": "https://document.invalid/components/schemas/Published" },
		"pageCount": { "$ref": "https://document.invalid/components/schemas/PageCount" },
		"language": { "$ref": "https://document.invalid/components/schemas/Language" },
		"description": { "$ref": "https://document.invalid/components/schemas/Description" },
		"tags": { "$ref": "https://document.invalid/components/schemas/Tags" },
		"createdAt": { "$ref": "https://document.invalid/components/schemas/Timestamp" },
		"updatedAt": { "$ref": "https://document.invalid/components/schemas/Timestamp" },
		"etag": { "$ref": "https://document.invalid/components/schemas/EntityTag" }
	}
};
const pattern4 = new RegExp("^[A-Za-z0-9_-]{1,64}$", "u");
function validate13(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
	/*! #/components/schemas/BookId */
	let vErrors = null;
	let errors = 0;
	if (typeof data === "string") {
		if (!pattern4.test(data)) {
			const err0 = {
				instancePath,
				schemaPath: "#/pattern",
				keyword: "pattern",
				params: { pattern: "^[A-Za-z0-9_-]{1,64}$" },
				message: "must match pattern \"^[A-Za-z0-9_-]{1,64}$\""
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
	} else {
		const err1 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "string" },
			message: "must be string"
		};
		if (vErrors === null) vErrors = [err1];
		else vErrors.push(err1);
		errors++;
	}
	validate13.errors = vErrors;
	return errors === 0;
}
function validate15(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
	/*! #/components/schemas/Title */
	let vErrors = null;
	let errors = 0;
	if (typeof data === "string") {
		if (func1(data) > 300) {
			const err0 = {
				instancePath,
				schemaPath: "#/maxLength",
				keyword: "maxLength",
				params: { limit: 300 },
				message: "must NOT have more than 300 characters"
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
		if (func1(data) < 1) {
			const err1 = {
				instancePath,
				schemaPath: "#/minLength",
				keyword: "minLength",
				params: { limit: 1 },
				message: "must NOT have fewer than 1 characters"
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
		if (data.length <= 600) {
			if (!pattern0.test(data)) {
				const err2 = {
					instancePath,
					schemaPath: "#/pattern",
					keyword: "pattern",
					params: { pattern: "^[^\\u0000]*$" },
					message: "must match pattern \"^[^\\u0000]*$\""
				};
				if (vErrors === null) vErrors = [err2];
				else vErrors.push(err2);
				errors++;
			}
		}
	} else {
		const err3 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "string" },
			message: "must be string"
		};
		if (vErrors === null) vErrors = [err3];
		else vErrors.push(err3);
		errors++;
	}
	validate15.errors = vErrors;
	return errors === 0;
}
function validate17(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
	/*! #/components/schemas/Authors */
	let vErrors = null;
	let errors = 0;
	if (Array.isArray(data)) {
		if (data.length > 20) {
			const err0 = {
				instancePath,
				schemaPath: "#/maxItems",
				keyword: "maxItems",
				params: { limit: 20 },
				message: "must NOT have more than 20 items"
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
		if (data.length < 1) {
			const err1 = {
				instancePath,
				schemaPath: "#/minItems",
				keyword: "minItems",
				params: { limit: 1 },
				message: "must NOT have fewer than 1 items"
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
		const before0 = errors;
		const len0 = data.length;
		for (let i0 = 0; i0 < len0; i0++) {
			if (!validate2(data[i0], {
				instancePath: instancePath + "/" + i0,
				parentData: data,
				parentDataProperty: i0,
				rootData,
				dynamicAnchors
			})) {
				vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
				errors = vErrors.length;
			}
			if (errors - before0 >= 50) break;
		}
	} else {
		const err2 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "array" },
			message: "must be array"
		};
		if (vErrors === null) vErrors = [err2];
		else vErrors.push(err2);
		errors++;
	}
	validate17.errors = vErrors;
	return errors === 0;
}
const pattern6 = new RegExp("^[0-9]{4}$", "u");
const pattern7 = new RegExp("^[0-9]{4}-(0[1-9]|1[0-2])$", "u");
const formats0 = format0;
function validate21(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
	/*! #/components/schemas/Published */
	let vErrors = null;
	let errors = 0;
	const _errs0 = errors;
	let count0 = 0;
	let count1 = 0;
	let count2 = 0;
	let valid0 = false;
	const before0 = errors;
	const _errs1 = errors;
	if (typeof data === "string") {
		if (!pattern6.test(data)) {
			const err0 = {
				instancePath,
				schemaPath: "#/anyOf/0/pattern",
				keyword: "pattern",
				params: { pattern: "^[0-9]{4}$" },
				message: "must match pattern \"^[0-9]{4}$\""
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
	} else {
		const err1 = {
			instancePath,
			schemaPath: "#/anyOf/0/type",
			keyword: "type",
			params: { type: "string" },
			message: "must be string"
		};
		if (vErrors === null) vErrors = [err1];
		else vErrors.push(err1);
		errors++;
	}
	var _valid0 = _errs1 === errors;
	count0 = errors - before0;
	valid0 = valid0 || _valid0;
	if (!valid0) {
		const before1 = errors;
		const _errs3 = errors;
		if (typeof data === "string") {
			if (!pattern7.test(data)) {
				const err2 = {
					instancePath,
					schemaPath: "#/anyOf/1/pattern",
					keyword: "pattern",
					params: { pattern: "^[0-9]{4}-(0[1-9]|1[0-2])$" },
					message: "must match pattern \"^[0-9]{4}-(0[1-9]|1[0-2])$\""
				};
				if (vErrors === null) vErrors = [err2];
				else vErrors.push(err2);
				errors++;
			}
		} else {
			const err3 = {
				instancePath,
				schemaPath: "#/anyOf/1/type",
				keyword: "type",
				params: { type: "string" },
				message: "must be string"
			};
			if (vErrors === null) vErrors = [err3];
			else vErrors.push(err3);
			errors++;
		}
		var _valid0 = _errs3 === errors;
		count1 = errors - before1;
		valid0 = valid0 || _valid0;
		if (!valid0) {
			const before2 = errors;
			const _errs5 = errors;
			if (typeof data === "string") {
				if (!formats0.validate(data)) {
					const err4 = {
						instancePath,
						schemaPath: "#/anyOf/2/format",
						keyword: "format",
						params: { format: "date" },
						message: "must match format \"date\""
					};
					if (vErrors === null) vErrors = [err4];
					else vErrors.push(err4);
					errors++;
				}
			} else {
				const err5 = {
					instancePath,
					schemaPath: "#/anyOf/2/type",
					keyword: "type",
					params: { type: "string" },
					message: "must be string"
				};
				if (vErrors === null) vErrors = [err5];
				else vErrors.push(err5);
				errors++;
			}
			var _valid0 = _errs5 === errors;
			count2 = errors - before2;
			valid0 = valid0 || _valid0;
		}
	}
	if (!valid0) {
		const err6 = {
			instancePath,
			schemaPath: "#/anyOf",
			keyword: "anyOf",
			params: { branches: [
				count0,
				count1,
				count2
			] },
			message: "must match at least one schema of anyOf"
		};
		if (vErrors === null) vErrors = [err6];
		else vErrors.push(err6);
		errors++;
	} else {
		errors = _errs0;
		if (vErrors !== null) {
			if (_errs0) vErrors.length = _errs0;
			else vErrors = null;
		}
	}
	validate21.errors = vErrors;
	return errors === 0;
}
function validate23(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
	/*! #/components/schemas/PageCount */
	let vErrors = null;
	let errors = 0;
	if (!(typeof data == "number" && !(data % 1) && !isNaN(data) && isFinite(data))) {
		const err0 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "integer" },
			message: "must be integer"
		};
		if (vErrors === null) vErrors = [err0];
		else vErrors.push(err0);
		errors++;
	}
	if (typeof data == "number" && isFinite(data)) {
		if (data > 5e4 || isNaN(data)) {
			const err1 = {
				instancePath,
				schemaPath: "#/maximum",
				keyword: "maximum",
				params: {
					comparison: "<=",
					limit: 5e4
				},
				message: "must be <= 50000"
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
		if (data < 1 || isNaN(data)) {
			const err2 = {
				instancePath,
				schemaPath: "#/minimum",
				keyword: "minimum",
				params: {
					comparison: ">=",
					limit: 1
				},
				message: "must be >= 1"
			};
			if (vErrors === null) vErrors = [err2];
			else vErrors.push(err2);
			errors++;
		}
	}
	validate23.errors = vErrors;
	return errors === 0;
}
const pattern8 = new RegExp("^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$", "u");
function validate25(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
	/*! #/components/schemas/Language */
	let vErrors = null;
	let errors = 0;
	if (typeof data === "string") {
		if (func1(data) > 35) {
			const err0 = {
				instancePath,
				schemaPath: "#/maxLength",
				keyword: "maxLength",
				params: { limit: 35 },
				message: "must NOT have more than 35 characters"
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
		if (data.length <= 70) {
			if (!pattern8.test(data)) {
				const err1 = {
					instancePath,
					schemaPath: "#/pattern",
					keyword: "pattern",
					params: { pattern: "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$" },
					message: "must match pattern \"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$\""
				};
				if (vErrors === null) vErrors = [err1];
				else vErrors.push(err1);
				errors++;
			}
		}
	} else {
		const err2 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "string" },
			message: "must be string"
		};
		if (vErrors === null) vErrors = [err2];
		else vErrors.push(err2);
		errors++;
	}
	validate25.errors = vErrors;
	return errors === 0;
}
function validate27(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
	/*! #/components/schemas/Description */
	let vErrors = null;
	let errors = 0;
	if (typeof data === "string") {
		if (func1(data) > 1e4) {
			const err0 = {
				instancePath,
				schemaPath: "#/maxLength",
				keyword: "maxLength",
				params: { limit: 1e4 },
				message: "must NOT have more than 10000 characters"
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
		if (func1(data) < 1) {
			const err1 = {
				instancePath,
				schemaPath: "#/minLength",
				keyword: "minLength",
				params: { limit: 1 },
				message: "must NOT have fewer than 1 characters"
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
		if (data.length <= 2e4) {
			if (!pattern0.test(data)) {
				const err2 = {
					instancePath,
					schemaPath: "#/pattern",
					keyword: "pattern",
					params: { pattern: "^[^\\u0000]*$" },
					message: "must match pattern \"^[^\\u0000]*$\""
				};
				if (vErrors === null) vErrors = [err2];
				else vErrors.push(err2);
				errors++;
			}
		}
	} else {
		const err3 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "string" },
			message: "must be string"
		};
		if (vErrors === null) vErrors = [err3];
		else vErrors.push(err3);
		errors++;
	}
	validate27.errors = vErrors;
	return errors === 0;
}
const func42 = repeatedItems;
function validate29(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
	/*! #/components/schemas/Tags */
	let vErrors = null;
	let errors = 0;
	if (Array.isArray(data)) {
		if (data.length > 20) {
			const err0 = {
				instancePath,
				schemaPath: "#/maxItems",
				keyword: "maxItems",
				params: { limit: 20 },
				message: "must NOT have more than 20 items"
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
		const before0 = errors;
		const len0 = data.length;
		for (let i0 = 0; i0 < len0; i0++) {
			if (!validate4(data[i0], {
				instancePath: instancePath + "/" + i0,
				parentData: data,
				parentDataProperty: i0,
				rootData,
				dynamicAnchors
			})) {
				vErrors = vErrors === null ? validate4.errors : vErrors.concat(validate4.errors);
				errors = vErrors.length;
			}
			if (errors - before0 >= 50) break;
		}
		const pair0 = func42(data);
		if (pair0 !== void 0) {
			const err1 = {
				instancePath,
				schemaPath: "#/uniqueItems",
				keyword: "uniqueItems",
				params: {
					i: pair0[0],
					j: pair0[1]
				},
				message: "must not repeat items"
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
	} else {
		const err2 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "array" },
			message: "must be array"
		};
		if (vErrors === null) vErrors = [err2];
		else vErrors.push(err2);
		errors++;
	}
	validate29.errors = vErrors;
	return errors === 0;
}
const formats2 = dateTime;
function validate32(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
	/*! #/components/schemas/Timestamp */
	let vErrors = null;
	let errors = 0;
	if (typeof data === "string") {
		if (!formats2(data)) {
			const err0 = {
				instancePath,
				schemaPath: "#/format",
				keyword: "format",
				params: { format: "date-time" },
				message: "must match format \"date-time\""
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
	} else {
		const err1 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "string" },
			message: "must be string"
		};
		if (vErrors === null) vErrors = [err1];
		else vErrors.push(err1);
		errors++;
	}
	validate32.errors = vErrors;
	return errors === 0;
}
const pattern10 = new RegExp("^\"[!#-~]+\"$", "u");
function validate35(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
	/*! #/components/schemas/EntityTag */
	let vErrors = null;
	let errors = 0;
	if (typeof data === "string") {
		if (!pattern10.test(data)) {
			const err0 = {
				instancePath,
				schemaPath: "#/pattern",
				keyword: "pattern",
				params: { pattern: "^\"[!#-~]+\"$" },
				message: "must match pattern \"^\"[!#-~]+\"$\""
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
	} else {
		const err1 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "string" },
			message: "must be string"
		};
		if (vErrors === null) vErrors = [err1];
		else vErrors.push(err1);
		errors++;
	}
	validate35.errors = vErrors;
	return errors === 0;
}
function validate12(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
	/*! #/components/schemas/BookContent */
	let vErrors = null;
	let errors = 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (data.title === void 0 || !func0.call(data, "title")) {
			const err0 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "title" },
				message: "must have required property 'title'"
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
		if (data.authors === void 0 || !func0.call(data, "authors")) {
			const err1 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "authors" },
				message: "must have required property 'authors'"
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
		const before0 = errors;
		for (const key0 of Object.keys(data)) if (!func0.call(schema8.properties, key0)) {
			const err2 = {
				instancePath,
				schemaPath: "#/additionalProperties",
				keyword: "additionalProperties",
				params: { additionalProperty: key0 },
				message: "must NOT have additional properties"
			};
			if (vErrors === null) vErrors = [err2];
			else vErrors.push(err2);
			errors++;
			if (errors - before0 >= 50) break;
		}
		if (data.id !== void 0 && func0.call(data, "id")) {
			if (!validate13(data.id, {
				instancePath: instancePath + "/id",
				parentData: data,
				parentDataProperty: "id",
				rootData,
				dynamicAnchors
			})) {
				vErrors = vErrors === null ? validate13.errors : vErrors.concat(validate13.errors);
				errors = vErrors.length;
			}
		}
		if (data.title !== void 0 && func0.call(data, "title")) {
			if (!validate15(data.title, {
				instancePath: instancePath + "/title",
				parentData: data,
				parentDataProperty: "title",
				rootData,
				dynamicAnchors
			})) {
				vErrors = vErrors === null ? validate15.errors : vErrors.concat(validate15.errors);
				errors = vErrors.length;
			}
		}
		if (data.authors !== void 0 && func0.call(data, "authors")) {
			if (!validate17(data.authors, {
				instancePath: instancePath + "/authors",
				parentData: data,
				parentDataProperty: "authors",
				rootData,
				dynamicAnchors
			})) {
				vErrors = vErrors === null ? validate17.errors : vErrors.concat(validate17.errors);
				errors = vErrors.length;
			}
		}
		if (data.isbn !== void 0 && func0.call(data, "isbn")) {
			if (!validate6(data.isbn, {
				instancePath: instancePath + "/isbn",
				parentData: data,
				parentDataProperty: "isbn",
				rootData,
				dynamicAnchors
			})) {
				vErrors = vErrors === null ? validate6.errors : vErrors.concat(validate6.errors);
				errors = vErrors.length;
			}
		}
		if (data.published !== void 0 && func0.call(data, "published")) {
			if (!validate21(data.published, {
				instancePath: instancePath + "/published",
				parentData: data,
				parentDataProperty: "published",
				rootData,
				dynamicAnchors
			})) {
				vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors);
				errors = vErrors.length;
			}
		}
		if (data.pageCount !== void 0 && func0.call(data, "pageCount")) {
			if (!validate23(data.pageCount, {
				instancePath: instancePath + "/pageCount",
				parentData: data,
				parentDataProperty: "pageCount",
				rootData,
				dynamicAnchors
			})) {
				vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
				errors = vErrors.length;
			}
		}
		if (data.language !== void 0 && func0.call(data, "language")) {
			if (!validate25(data.language, {
				instancePath: instancePath + "/language",
				parentData: data,
				parentDataProperty: "language",
				rootData,
				dynamicAnchors
			})) {
				vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors);
				errors = vErrors.length;
			}
		}
		if (data.description !== void 0 && func0.call(data, "description")) {
			if (!validate27(data.description, {
				instancePath: instancePath + "/description",
				parentData: data,
				parentDataProperty: "description",
				rootData,
				dynamicAnchors
			})) {
				vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
				errors = vErrors.length;
			}
		}
		if (data.tags !== void 0 && func0.call(data, "tags")) {
			if (!validate29(data.tags, {
				instancePath: instancePath + "/tags",
				parentData: data,
				parentDataProperty: "tags",
				rootData,
				dynamicAnchors
			})) {
				vErrors = vErrors === null ? validate29.errors : vErrors.concat(validate29.errors);
				errors = vErrors.length;
			}
		}
		if (data.createdAt !== void 0 && func0.call(data, "createdAt")) {
			if (!validate32(data.createdAt, {
				instancePath: instancePath + "/createdAt",
				parentData: data,
				parentDataProperty: "createdAt",
				rootData,
				dynamicAnchors
			})) {
				vErrors = vErrors === null ? validate32.errors : vErrors.concat(validate32.errors);
				errors = vErrors.length;
			}
		}
		if (data.updatedAt !== void 0 && func0.call(data, "updatedAt")) {
			if (!validate32(data.updatedAt, {
				instancePath: instancePath + "/updatedAt",
				parentData: data,
				parentDataProperty: "updatedAt",
				rootData,
				dynamicAnchors
			})) {
				vErrors = vErrors === null ? validate32.errors : vErrors.concat(validate32.errors);
				errors = vErrors.length;
			}
		}
		if (data.etag !== void 0 && func0.call(data, "etag")) {
			if (!validate35(data.etag, {
				instancePath: instancePath + "/etag",
				parentData: data,
				parentDataProperty: "etag",
				rootData,
				dynamicAnchors
			})) {
				vErrors = vErrors === null ? validate35.errors : vErrors.concat(validate35.errors);
				errors = vErrors.length;
			}
		}
	} else {
		const err3 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" },
			message: "must be object"
		};
		if (vErrors === null) vErrors = [err3];
		else vErrors.push(err3);
		errors++;
	}
	validate12.errors = vErrors;
	return errors === 0;
}
function validate11(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
	/*! #/components/schemas/Book */
	let vErrors = null;
	let errors = 0;
	if (!validate12(data, {
		instancePath,
		parentData,
		parentDataProperty,
		rootData,
		dynamicAnchors
	})) {
		vErrors = vErrors === null ? validate12.errors : vErrors.concat(validate12.errors);
		errors = vErrors.length;
	}
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (data.id === void 0 || !func0.call(data, "id")) {
			const err0 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "id" },
				message: "must have required property 'id'"
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
		if (data.title === void 0 || !func0.call(data, "title")) {
			const err1 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "title" },
				message: "must have required property 'title'"
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
		if (data.authors === void 0 || !func0.call(data, "authors")) {
			const err2 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "authors" },
				message: "must have required property 'authors'"
			};
			if (vErrors === null) vErrors = [err2];
			else vErrors.push(err2);
			errors++;
		}
		if (data.createdAt === void 0 || !func0.call(data, "createdAt")) {
			const err3 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "createdAt" },
				message: "must have required property 'createdAt'"
			};
			if (vErrors === null) vErrors = [err3];
			else vErrors.push(err3);
			errors++;
		}
		if (data.updatedAt === void 0 || !func0.call(data, "updatedAt")) {
			const err4 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "updatedAt" },
				message: "must have required property 'updatedAt'"
			};
			if (vErrors === null) vErrors = [err4];
			else vErrors.push(err4);
			errors++;
		}
		if (data.etag === void 0 || !func0.call(data, "etag")) {
			const err5 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "etag" },
				message: "must have required property 'etag'"
			};
			if (vErrors === null) vErrors = [err5];
			else vErrors.push(err5);
			errors++;
		}
	}
	validate11.errors = vErrors;
	return errors === 0;
}
function validate40(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
	/*! #/components/schemas/RatingCount */
	let vErrors = null;
	let errors = 0;
	if (!(typeof data == "number" && !(data % 1) && !isNaN(data) && isFinite(data))) {
		const err0 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "integer" },
			message: "must be integer"
		};
		if (vErrors === null) vErrors = [err0];
		else vErrors.push(err0);
		errors++;
	}
	if (typeof data == "number" && isFinite(data)) {
		if (data < 0 || isNaN(data)) {
			const err1 = {
				instancePath,
				schemaPath: "#/minimum",
				keyword: "minimum",
				params: {
					comparison: ">=",
					limit: 0
				},
				message: "must be >= 0"
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
	}
	validate40.errors = vErrors;
	return errors === 0;
}
function validate42(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
	/*! #/components/schemas/MeanRating */
	let vErrors = null;
	let errors = 0;
	if (typeof data == "number" && isFinite(data)) {
		if (data > 5 || isNaN(data)) {
			const err0 = {
				instancePath,
				schemaPath: "#/maximum",
				keyword: "maximum",
				params: {
					comparison: "<=",
					limit: 5
				},
				message: "must be <= 5"
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
		if (data < 1 || isNaN(data)) {
			const err1 = {
				instancePath,
				schemaPath: "#/minimum",
				keyword: "minimum",
				params: {
					comparison: ">=",
					limit: 1
				},
				message: "must be >= 1"
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
	} else {
		const err2 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "number" },
			message: "must be number"
		};
		if (vErrors === null) vErrors = [err2];
		else vErrors.push(err2);
		errors++;
	}
	validate42.errors = vErrors;
	return errors === 0;
}
function validate39(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
	/*! #/components/schemas/BookRatings */
	let vErrors = null;
	let errors = 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (data.count === void 0 || !func0.call(data, "count")) {
			const err0 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "count" },
				message: "must have required property 'count'"
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
		const before0 = errors;
		for (const key0 of Object.keys(data)) if (!(key0 === "count" || key0 === "mean")) {
			const err1 = {
				instancePath,
				schemaPath: "#/additionalProperties",
				keyword: "additionalProperties",
				params: { additionalProperty: key0 },
				message: "must NOT have additional properties"
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
			if (errors - before0 >= 50) break;
		}
		if (data.count !== void 0 && func0.call(data, "count")) {
			if (!validate40(data.count, {
				instancePath: instancePath + "/count",
				parentData: data,
				parentDataProperty: "count",
				rootData,
				dynamicAnchors
			})) {
				vErrors = vErrors === null ? validate40.errors : vErrors.concat(validate40.errors);
				errors = vErrors.length;
			}
		}
		if (data.mean !== void 0 && func0.call(data, "mean")) {
			if (!validate42(data.mean, {
				instancePath: instancePath + "/mean",
				parentData: data,
				parentDataProperty: "mean",
				rootData,
				dynamicAnchors
			})) {
				vErrors = vErrors === null ? validate42.errors : vErrors.concat(validate42.errors);
				errors = vErrors.length;
			}
		}
	} else {
		const err2 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" },
			message: "must be object"
		};
		if (vErrors === null) vErrors = [err2];
		else vErrors.push(err2);
		errors++;
	}
	validate39.errors = vErrors;
	return errors === 0;
}
function validate10(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
	/*! #/components/schemas/BookPage */
	let vErrors = null;
	let errors = 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (data.items === void 0 || !func0.call(data, "items")) {
			const err0 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "items" },
				message: "must have required property 'items'"
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
		if (data.ratings === void 0 || !func0.call(data, "ratings")) {
			const err1 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "ratings" },
				message: "must have required property 'ratings'"
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
		const before0 = errors;
		for (const key0 of Object.keys(data)) if (!(key0 === "items" || key0 === "ratings" || key0 === "next")) {
			const err2 = {
				instancePath,
				schemaPath: "#/additionalProperties",
				keyword: "additionalProperties",
				params: { additionalProperty: key0 },
				message: "must NOT have additional properties"
			};
			if (vErrors === null) vErrors = [err2];
			else vErrors.push(err2);
			errors++;
			if (errors - before0 >= 50) break;
		}
		if (data.items !== void 0 && func0.call(data, "items")) {
			let data0 = data.items;
			if (Array.isArray(data0)) {
				const before1 = errors;
				const len0 = data0.length;
				for (let i0 = 0; i0 < len0; i0++) {
					if (!validate11(data0[i0], {
						instancePath: instancePath + "/items/" + i0,
						parentData: data0,
						parentDataProperty: i0,
						rootData,
						dynamicAnchors
					})) {
						vErrors = vErrors === null ? validate11.errors : vErrors.concat(validate11.errors);
						errors = vErrors.length;
					}
					if (errors - before1 >= 50) break;
				}
			} else {
				const err3 = {
					instancePath: instancePath + "/items",
					schemaPath: "#/properties/items/type",
					keyword: "type",
					params: { type: "array" },
					message: "must be array"
				};
				if (vErrors === null) vErrors = [err3];
				else vErrors.push(err3);
				errors++;
			}
		}
		if (data.ratings !== void 0 && func0.call(data, "ratings")) {
			let data2 = data.ratings;
			if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
				const before2 = errors;
				for (const key1 of Object.keys(data2)) {
					if (!validate39(data2[key1], {
						instancePath: instancePath + "/ratings/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),
						parentData: data2,
						parentDataProperty: key1,
						rootData,
						dynamicAnchors
					})) {
						vErrors = vErrors === null ? validate39.errors : vErrors.concat(validate39.errors);
						errors = vErrors.length;
					}
					if (errors - before2 >= 50) break;
				}
			} else {
				const err4 = {
					instancePath: instancePath + "/ratings",
					schemaPath: "#/properties/ratings/type",
					keyword: "type",
					params: { type: "object" },
					message: "must be object"
				};
				if (vErrors === null) vErrors = [err4];
				else vErrors.push(err4);
				errors++;
			}
		}
		if (data.next !== void 0 && func0.call(data, "next")) {
			if (!validate8(data.next, {
				instancePath: instancePath + "/next",
				parentData: data,
				parentDataProperty: "next",
				rootData,
				dynamicAnchors
			})) {
				vErrors = vErrors === null ? validate8.errors : vErrors.concat(validate8.errors);
				errors = vErrors.length;
			}
		}
	} else {
		const err5 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" },
			message: "must be object"
		};
		if (vErrors === null) vErrors = [err5];
		else vErrors.push(err5);
		errors++;
	}
	validate10.errors = vErrors;
	return errors === 0;
}
const entry3 = validate46;
const formats4 = /^(?:[a-z][a-z0-9+\-.]*:)?(?:\/?\/(?:(?:[a-z0-9\-._~!$&'()*+,;=:]|%[0-9a-f]{2})*@)?(?:\[(?:(?:(?:(?:[0-9a-f]{1,4}:){6}|::(?:[0-9a-f]{1,4}:){5}|(?:[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){4}|(?:(?:[0-9a-f]{1,4}:){0,1}[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){3}|(?:(?:[0-9a-f]{1,4}:){0,2}[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){2}|(?:(?:[0-9a-f]{1,4}:){0,3}[0-9a-f]{1,4})?::[0-9a-f]{1,4}:|(?:(?:[0-9a-f]{1,4}:){0,4}[0-9a-f]{1,4})?::)(?:[0-9a-f]{1,4}:[0-9a-f]{1,4}|(?:(?:25[0-5]|2[0-4]\d|[01]?\d\d?)\.){3}(?:25[0-5]|2[0-4]\d|[01]?\d\d?))|(?:(?:[0-9a-f]{1,4}:){0,5}[0-9a-f]{1,4})?::[0-9a-f]{1,4}|(?:(?:[0-9a-f]{1,4}:){0,6}[0-9a-f]{1,4})?::)|[Vv][0-9a-f]+\.[a-z0-9\-._~!$&'()*+,;=:]+)\]|(?:(?:25[0-5]|2[0-4]\d|[01]?\d\d?)\.){3}(?:25[0-5]|2[0-4]\d|[01]?\d\d?)|(?:[a-z0-9\-._~!$&'"()*+,;=]|%[0-9a-f]{2})*)(?::\d*)?(?:\/(?:[a-z0-9\-._~!$&'"()*+,;=:@]|%[0-9a-f]{2})*)*|\/(?:(?:[a-z0-9\-._~!$&'"()*+,;=:@]|%[0-9a-f]{2})+(?:\/(?:[a-z0-9\-._~!$&'"()*+,;=:@]|%[0-9a-f]{2})*)*)?|(?:[a-z0-9\-._~!$&'"()*+,;=:@]|%[0-9a-f]{2})+(?:\/(?:[a-z0-9\-._~!$&'"()*+,;=:@]|%[0-9a-f]{2})*)*)?(?:\?(?:[a-z0-9\-._~!$&'"()*+,;=:@/?]|%[0-9a-f]{2})*)?(?:#(?:[a-z0-9\-._~!$&'"()*+,;=:@/?]|%[0-9a-f]{2})*)?$/i;
function validate47(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
	/*! #/components/schemas/ProblemError */
	let vErrors = null;
	let errors = 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (data.detail === void 0 || !func0.call(data, "detail")) {
			const err0 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "detail" },
				message: "must have required property 'detail'"
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
		if (data.pointer !== void 0 && func0.call(data, "pointer")) {
			if (typeof data.pointer !== "string") {
				const err1 = {
					instancePath: instancePath + "/pointer",
					schemaPath: "#/properties/pointer/type",
					keyword: "type",
					params: { type: "string" },
					message: "must be string"
				};
				if (vErrors === null) vErrors = [err1];
				else vErrors.push(err1);
				errors++;
			}
		}
		if (data.parameter !== void 0 && func0.call(data, "parameter")) {
			if (typeof data.parameter !== "string") {
				const err2 = {
					instancePath: instancePath + "/parameter",
					schemaPath: "#/properties/parameter/type",
					keyword: "type",
					params: { type: "string" },
					message: "must be string"
				};
				if (vErrors === null) vErrors = [err2];
				else vErrors.push(err2);
				errors++;
			}
		}
		if (data.detail !== void 0 && func0.call(data, "detail")) {
			if (typeof data.detail !== "string") {
				const err3 = {
					instancePath: instancePath + "/detail",
					schemaPath: "#/properties/detail/type",
					keyword: "type",
					params: { type: "string" },
					message: "must be string"
				};
				if (vErrors === null) vErrors = [err3];
				else vErrors.push(err3);
				errors++;
			}
		}
	} else {
		const err4 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" },
			message: "must be object"
		};
		if (vErrors === null) vErrors = [err4];
		else vErrors.push(err4);
		errors++;
	}
	validate47.errors = vErrors;
	return errors === 0;
}
function validate46(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
	/*! #/components/schemas/Problem */
	let vErrors = null;
	let errors = 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (data.type === void 0 || !func0.call(data, "type")) {
			const err0 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "type" },
				message: "must have required property 'type'"
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
		if (data.title === void 0 || !func0.call(data, "title")) {
			const err1 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "title" },
				message: "must have required property 'title'"
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
		if (data.status === void 0 || !func0.call(data, "status")) {
			const err2 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "status" },
				message: "must have required property 'status'"
			};
			if (vErrors === null) vErrors = [err2];
			else vErrors.push(err2);
			errors++;
		}
		if (data.type !== void 0 && func0.call(data, "type")) {
			let data0 = data.type;
			if (typeof data0 === "string") {
				if (!formats4.test(data0)) {
					const err3 = {
						instancePath: instancePath + "/type",
						schemaPath: "#/properties/type/format",
						keyword: "format",
						params: { format: "uri-reference" },
						message: "must match format \"uri-reference\""
					};
					if (vErrors === null) vErrors = [err3];
					else vErrors.push(err3);
					errors++;
				}
			} else {
				const err4 = {
					instancePath: instancePath + "/type",
					schemaPath: "#/properties/type/type",
					keyword: "type",
					params: { type: "string" },
					message: "must be string"
				};
				if (vErrors === null) vErrors = [err4];
				else vErrors.push(err4);
				errors++;
			}
		}
		if (data.title !== void 0 && func0.call(data, "title")) {
			if (typeof data.title !== "string") {
				const err5 = {
					instancePath: instancePath + "/title",
					schemaPath: "#/properties/title/type",
					keyword: "type",
					params: { type: "string" },
					message: "must be string"
				};
				if (vErrors === null) vErrors = [err5];
				else vErrors.push(err5);
				errors++;
			}
		}
		if (data.status !== void 0 && func0.call(data, "status")) {
			let data2 = data.status;
			if (!(typeof data2 == "number" && !(data2 % 1) && !isNaN(data2) && isFinite(data2))) {
				const err6 = {
					instancePath: instancePath + "/status",
					schemaPath: "#/properties/status/type",
					keyword: "type",
					params: { type: "integer" },
					message: "must be integer"
				};
				if (vErrors === null) vErrors = [err6];
				else vErrors.push(err6);
				errors++;
			}
			if (typeof data2 == "number" && isFinite(data2)) {
				if (data2 > 599 || isNaN(data2)) {
					const err7 = {
						instancePath: instancePath + "/status",
						schemaPath: "#/properties/status/maximum",
						keyword: "maximum",
						params: {
							comparison: "<=",
							limit: 599
						},
						message: "must be <= 599"
					};
					if (vErrors === null) vErrors = [err7];
					else vErrors.push(err7);
					errors++;
				}
				if (data2 < 400 || isNaN(data2)) {
					const err8 = {
						instancePath: instancePath + "/status",
						schemaPath: "#/properties/status/minimum",
						keyword: "minimum",
						params: {
							comparison: ">=",
							limit: 400
						},
						message: "must be >= 400"
					};
					if (vErrors === null) vErrors = [err8];
					else vErrors.push(err8);
					errors++;
				}
			}
		}
		if (data.detail !== void 0 && func0.call(data, "detail")) {
			if (typeof data.detail !== "string") {
				const err9 = {
					instancePath: instancePath + "/detail",
					schemaPath: "#/properties/detail/type",
					keyword: "type",
					params: { type: "string" },
					message: "must be string"
				};
				if (vErrors === null) vErrors = [err9];
				else vErrors.push(err9);
				errors++;
			}
		}
		if (data.instance !== void 0 && func0.call(data, "instance")) {
			let data4 = data.instance;
			if (typeof data4 === "string") {
				if (!formats4.test(data4)) {
					const err10 = {
						instancePath: instancePath + "/instance",
						schemaPath: "#/properties/instance/format",
						keyword: "format",
						params: { format: "uri-reference" },
						message: "must match format \"uri-reference\""
					};
					if (vErrors === null) vErrors = [err10];
					else vErrors.push(err10);
					errors++;
				}
			} else {
				const err11 = {
					instancePath: instancePath + "/instance",
					schemaPath: "#/properties/instance/type",
					keyword: "type",
					params: { type: "string" },
					message: "must be string"
				};
				if (vErrors === null) vErrors = [err11];
				else vErrors.push(err11);
				errors++;
			}
		}
		if (data.requestId !== void 0 && func0.call(data, "requestId")) {
			if (typeof data.requestId !== "string") {
				const err12 = {
					instancePath: instancePath + "/requestId",
					schemaPath: "#/properties/requestId/type",
					keyword: "type",
					params: { type: "string" },
					message: "must be string"
				};
				if (vErrors === null) vErrors = [err12];
				else vErrors.push(err12);
				errors++;
			}
		}
		if (data.errors !== void 0 && func0.call(data, "errors")) {
			let data6 = data.errors;
			if (Array.isArray(data6)) {
				const before1 = errors;
				const len0 = data6.length;
				for (let i0 = 0; i0 < len0; i0++) {
					if (!validate47(data6[i0], {
						instancePath: instancePath + "/errors/" + i0,
						parentData: data6,
						parentDataProperty: i0,
						rootData,
						dynamicAnchors
					})) {
						vErrors = vErrors === null ? validate47.errors : vErrors.concat(validate47.errors);
						errors = vErrors.length;
					}
					if (errors - before1 >= 50) break;
				}
			} else {
				const err13 = {
					instancePath: instancePath + "/errors",
					schemaPath: "#/properties/errors/type",
					keyword: "type",
					params: { type: "array" },
					message: "must be array"
				};
				if (vErrors === null) vErrors = [err13];
				else vErrors.push(err13);
				errors++;
			}
		}
	} else {
		const err14 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" },
			message: "must be object"
		};
		if (vErrors === null) vErrors = [err14];
		else vErrors.push(err14);
		errors++;
	}
	validate46.errors = vErrors;
	return errors === 0;
}
const entry4 = validate12;
const entry5 = validate11;
const entry6 = validate49;
function validate49(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
	/*! #/entries/getBook_path */
	let vErrors = null;
	let errors = 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (data.bookId === void 0 || !func0.call(data, "bookId")) {
			const err0 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "bookId" },
				message: "must have required property 'bookId'"
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
		const before0 = errors;
		for (const key0 of Object.keys(data)) if (!(key0 === "bookId")) {
			const err1 = {
				instancePath,
				schemaPath: "#/additionalProperties",
				keyword: "additionalProperties",
				params: { additionalProperty: key0 },
				message: "must NOT have additional properties"
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
			if (errors - before0 >= 50) break;
		}
		if (data.bookId !== void 0 && func0.call(data, "bookId")) {
			if (!validate13(data.bookId, {
				instancePath: instancePath + "/bookId",
				parentData: data,
				parentDataProperty: "bookId",
				rootData,
				dynamicAnchors
			})) {
				vErrors = vErrors === null ? validate13.errors : vErrors.concat(validate13.errors);
				errors = vErrors.length;
			}
		}
	} else {
		const err2 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" },
			message: "must be object"
		};
		if (vErrors === null) vErrors = [err2];
		else vErrors.push(err2);
		errors++;
	}
	validate49.errors = vErrors;
	return errors === 0;
}
const entry7 = validate51;
const schema25 = {
	"$id": "https://document.invalid/components/schemas/BookPatch",
	"type": "object",
	"additionalProperties": false,
	"properties": {
		"id": { "$ref": "https://document.invalid/components/schemas/BookId" },
		"title": { "$ref": "https://document.invalid/components/schemas/Title" },
		"authors": { "$ref": "https://document.invalid/components/schemas/Authors" },
		"isbn": { "anyOf": [{ "$ref": "https://document.invalid/components/schemas/Isbn" }, { "type": "null" }] },
		"published": { "anyOf": [{ "$ref": "https://document.invalid/components/schemas/Published" }, { "type": "null" }] },
		"pageCount": { "anyOf": [{ "$ref": "https://document.invalid/components/schemas/PageCount" }, { "type": "null" }] },
		"language": { "anyOf": [{ "$ref": "https://document.invalid/components/schemas/Language" }, { "type": "null" }] },
		"description": { "anyOf": [{ "$ref": "https://document.invalid/components/schemas/Description" }, { "type": "null" }] },
		"tags": { "anyOf": [{ "$ref": "https://document.invalid/components/schemas/Tags" }, { "type": "null" }] },
		"createdAt": { "$ref": "https://document.invalid/components/schemas/Timestamp" },
		"updatedAt": { "$ref": "https://document.invalid/components/schemas/Timestamp" },
		"etag": { "$ref": "https://document.invalid/components/schemas/EntityTag" }
	}
};
function validate51(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
	/*! #/components/schemas/BookPatch */
	let vErrors = null;
	let errors = 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		const before0 = errors;
		for (const key0 of Object.keys(data)) if (!func0.call(schema25.properties, key0)) {
			const err0 = {
				instancePath,
				schemaPath: "#/additionalProperties",
				keyword: "additionalProperties",
				params: { additionalProperty: key0 },
				message: "must NOT have additional properties"
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
			if (errors - before0 >= 50) break;
		}
		if (data.id !== void 0 && func0.call(data, "id")) {
			if (!validate13(data.id, {
				instancePath: instancePath + "/id",
				parentData: data,
				parentDataProperty: "id",
				rootData,
				dynamicAnchors
			})) {
				vErrors = vErrors === null ? validate13.errors : vErrors.concat(validate13.errors);
				errors = vErrors.length;
			}
		}
		if (data.title !== void 0 && func0.call(data, "title")) {
			if (!validate15(data.title, {
				instancePath: instancePath + "/title",
				parentData: data,
				parentDataProperty: "title",
				rootData,
				dynamicAnchors
			})) {
				vErrors = vErrors === null ? validate15.errors : vErrors.concat(validate15.errors);
				errors = vErrors.length;
			}
		}
		if (data.authors !== void 0 && func0.call(data, "authors")) {
			if (!validate17(data.authors, {
				instancePath: instancePath + "/authors",
				parentData: data,
				parentDataProperty: "authors",
				rootData,
				dynamicAnchors
			})) {
				vErrors = vErrors === null ? validate17.errors : vErrors.concat(validate17.errors);
				errors = vErrors.length;
			}
		}
		if (data.isbn !== void 0 && func0.call(data, "isbn")) {
			let data3 = data.isbn;
			const _errs6 = errors;
			let count0 = 0;
			let count1 = 0;
			let valid1 = false;
			const before1 = errors;
			const _errs7 = errors;
			if (!validate6(data3, {
				instancePath: instancePath + "/isbn",
				parentData: data,
				parentDataProperty: "isbn",
				rootData,
				dynamicAnchors
			})) {
				vErrors = vErrors === null ? validate6.errors : vErrors.concat(validate6.errors);
				errors = vErrors.length;
			}
			var _valid0 = _errs7 === errors;
			count0 = errors - before1;
			valid1 = valid1 || _valid0;
			if (!valid1) {
				const before2 = errors;
				const _errs8 = errors;
				if (data3 !== null) {
					const err1 = {
						instancePath: instancePath + "/isbn",
						schemaPath: "#/properties/isbn/anyOf/1/type",
						keyword: "type",
						params: { type: "null" },
						message: "must be null"
					};
					if (vErrors === null) vErrors = [err1];
					else vErrors.push(err1);
					errors++;
				}
				var _valid0 = _errs8 === errors;
				count1 = errors - before2;
				valid1 = valid1 || _valid0;
			}
			if (!valid1) {
				const err2 = {
					instancePath: instancePath + "/isbn",
					schemaPath: "#/properties/isbn/anyOf",
					keyword: "anyOf",
					params: { branches: [count0, count1] },
					message: "must match at least one schema of anyOf"
				};
				if (vErrors === null) vErrors = [err2];
				else vErrors.push(err2);
				errors++;
			} else {
				errors = _errs6;
				if (vErrors !== null) {
					if (_errs6) vErrors.length = _errs6;
					else vErrors = null;
				}
			}
		}
		if (data.published !== void 0 && func0.call(data, "published")) {
			let data4 = data.published;
			const _errs11 = errors;
			let count2 = 0;
			let count3 = 0;
			let valid2 = false;
			const before3 = errors;
			const _errs12 = errors;
			if (!validate21(data4, {
				instancePath: instancePath + "/published",
				parentData: data,
				parentDataProperty: "published",
				rootData,
				dynamicAnchors
			})) {
				vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors);
				errors = vErrors.length;
			}
			var _valid1 = _errs12 === errors;
			count2 = errors - before3;
			valid2 = valid2 || _valid1;
			if (!valid2) {
				const before4 = errors;
				const _errs13 = errors;
				if (data4 !== null) {
					const err3 = {
						instancePath: instancePath + "/published",
						schemaPath: "#/properties/published/anyOf/1/type",
						keyword: "type",
						params: { type: "null" },
						message: "must be null"
					};
					if (vErrors === null) vErrors = [err3];
					else vErrors.push(err3);
					errors++;
				}
				var _valid1 = _errs13 === errors;
				count3 = errors - before4;
				valid2 = valid2 || _valid1;
			}
			if (!valid2) {
				const err4 = {
					instancePath: instancePath + "/published",
					schemaPath: "#/properties/published/anyOf",
					keyword: "anyOf",
					params: { branches: [count2, count3] },
					message: "must match at least one schema of anyOf"
				};
				if (vErrors === null) vErrors = [err4];
				else vErrors.push(err4);
				errors++;
			} else {
				errors = _errs11;
				if (vErrors !== null) {
					if (_errs11) vErrors.length = _errs11;
					else vErrors = null;
				}
			}
		}
		if (data.pageCount !== void 0 && func0.call(data, "pageCount")) {
			let data5 = data.pageCount;
			const _errs16 = errors;
			let count4 = 0;
			let count5 = 0;
			let valid3 = false;
			const before5 = errors;
			const _errs17 = errors;
			if (!validate23(data5, {
				instancePath: instancePath + "/pageCount",
				parentData: data,
				parentDataProperty: "pageCount",
				rootData,
				dynamicAnchors
			})) {
				vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
				errors = vErrors.length;
			}
			var _valid2 = _errs17 === errors;
			count4 = errors - before5;
			valid3 = valid3 || _valid2;
			if (!valid3) {
				const before6 = errors;
				const _errs18 = errors;
				if (data5 !== null) {
					const err5 = {
						instancePath: instancePath + "/pageCount",
						schemaPath: "#/properties/pageCount/anyOf/1/type",
						keyword: "type",
						params: { type: "null" },
						message: "must be null"
					};
					if (vErrors === null) vErrors = [err5];
					else vErrors.push(err5);
					errors++;
				}
				var _valid2 = _errs18 === errors;
				count5 = errors - before6;
				valid3 = valid3 || _valid2;
			}
			if (!valid3) {
				const err6 = {
					instancePath: instancePath + "/pageCount",
					schemaPath: "#/properties/pageCount/anyOf",
					keyword: "anyOf",
					params: { branches: [count4, count5] },
					message: "must match at least one schema of anyOf"
				};
				if (vErrors === null) vErrors = [err6];
				else vErrors.push(err6);
				errors++;
			} else {
				errors = _errs16;
				if (vErrors !== null) {
					if (_errs16) vErrors.length = _errs16;
					else vErrors = null;
				}
			}
		}
		if (data.language !== void 0 && func0.call(data, "language")) {
			let data6 = data.language;
			const _errs21 = errors;
			let count6 = 0;
			let count7 = 0;
			let valid4 = false;
			const before7 = errors;
			const _errs22 = errors;
			if (!validate25(data6, {
				instancePath: instancePath + "/language",
				parentData: data,
				parentDataProperty: "language",
				rootData,
				dynamicAnchors
			})) {
				vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors);
				errors = vErrors.length;
			}
			var _valid3 = _errs22 === errors;
			count6 = errors - before7;
			valid4 = valid4 || _valid3;
			if (!valid4) {
				const before8 = errors;
				const _errs23 = errors;
				if (data6 !== null) {
					const err7 = {
						instancePath: instancePath + "/language",
						schemaPath: "#/properties/language/anyOf/1/type",
						keyword: "type",
						params: { type: "null" },
						message: "must be null"
					};
					if (vErrors === null) vErrors = [err7];
					else vErrors.push(err7);
					errors++;
				}
				var _valid3 = _errs23 === errors;
				count7 = errors - before8;
				valid4 = valid4 || _valid3;
			}
			if (!valid4) {
				const err8 = {
					instancePath: instancePath + "/language",
					schemaPath: "#/properties/language/anyOf",
					keyword: "anyOf",
					params: { branches: [count6, count7] },
					message: "must match at least one schema of anyOf"
				};
				if (vErrors === null) vErrors = [err8];
				else vErrors.push(err8);
				errors++;
			} else {
				errors = _errs21;
				if (vErrors !== null) {
					if (_errs21) vErrors.length = _errs21;
					else vErrors = null;
				}
			}
		}
		if (data.description !== void 0 && func0.call(data, "description")) {
			let data7 = data.description;
			const _errs26 = errors;
			let count8 = 0;
			let count9 = 0;
			let valid5 = false;
			const before9 = errors;
			const _errs27 = errors;
			if (!validate27(data7, {
				instancePath: instancePath + "/description",
				parentData: data,
				parentDataProperty: "description",
				rootData,
				dynamicAnchors
			})) {
				vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
				errors = vErrors.length;
			}
			var _valid4 = _errs27 === errors;
			count8 = errors - before9;
			valid5 = valid5 || _valid4;
			if (!valid5) {
				const before10 = errors;
				const _errs28 = errors;
				if (data7 !== null) {
					const err9 = {
						instancePath: instancePath + "/description",
						schemaPath: "#/properties/description/anyOf/1/type",
						keyword: "type",
						params: { type: "null" },
						message: "must be null"
					};
					if (vErrors === null) vErrors = [err9];
					else vErrors.push(err9);
					errors++;
				}
				var _valid4 = _errs28 === errors;
				count9 = errors - before10;
				valid5 = valid5 || _valid4;
			}
			if (!valid5) {
				const err10 = {
					instancePath: instancePath + "/description",
					schemaPath: "#/properties/description/anyOf",
					keyword: "anyOf",
					params: { branches: [count8, count9] },
					message: "must match at least one schema of anyOf"
				};
				if (vErrors === null) vErrors = [err10];
				else vErrors.push(err10);
				errors++;
			} else {
				errors = _errs26;
				if (vErrors !== null) {
					if (_errs26) vErrors.length = _errs26;
					else vErrors = null;
				}
			}
		}
		if (data.tags !== void 0 && func0.call(data, "tags")) {
			let data8 = data.tags;
			const _errs31 = errors;
			let count10 = 0;
			let count11 = 0;
			let valid6 = false;
			const before11 = errors;
			const _errs32 = errors;
			if (!validate29(data8, {
				instancePath: instancePath + "/tags",
				parentData: data,
				parentDataProperty: "tags",
				rootData,
				dynamicAnchors
			})) {
				vErrors = vErrors === null ? validate29.errors : vErrors.concat(validate29.errors);
				errors = vErrors.length;
			}
			var _valid5 = _errs32 === errors;
			count10 = errors - before11;
			valid6 = valid6 || _valid5;
			if (!valid6) {
				const before12 = errors;
				const _errs33 = errors;
				if (data8 !== null) {
					const err11 = {
						instancePath: instancePath + "/tags",
						schemaPath: "#/properties/tags/anyOf/1/type",
						keyword: "type",
						params: { type: "null" },
						message: "must be null"
					};
					if (vErrors === null) vErrors = [err11];
					else vErrors.push(err11);
					errors++;
				}
				var _valid5 = _errs33 === errors;
				count11 = errors - before12;
				valid6 = valid6 || _valid5;
			}
			if (!valid6) {
				const err12 = {
					instancePath: instancePath + "/tags",
					schemaPath: "#/properties/tags/anyOf",
					keyword: "anyOf",
					params: { branches: [count10, count11] },
					message: "must match at least one schema of anyOf"
				};
				if (vErrors === null) vErrors = [err12];
				else vErrors.push(err12);
				errors++;
			} else {
				errors = _errs31;
				if (vErrors !== null) {
					if (_errs31) vErrors.length = _errs31;
					else vErrors = null;
				}
			}
		}
		if (data.createdAt !== void 0 && func0.call(data, "createdAt")) {
			if (!validate32(data.createdAt, {
				instancePath: instancePath + "/createdAt",
				parentData: data,
				parentDataProperty: "createdAt",
				rootData,
				dynamicAnchors
			})) {
				vErrors = vErrors === null ? validate32.errors : vErrors.concat(validate32.errors);
				errors = vErrors.length;
			}
		}
		if (data.updatedAt !== void 0 && func0.call(data, "updatedAt")) {
			if (!validate32(data.updatedAt, {
				instancePath: instancePath + "/updatedAt",
				parentData: data,
				parentDataProperty: "updatedAt",
				rootData,
				dynamicAnchors
			})) {
				vErrors = vErrors === null ? validate32.errors : vErrors.concat(validate32.errors);
				errors = vErrors.length;
			}
		}
		if (data.etag !== void 0 && func0.call(data, "etag")) {
			if (!validate35(data.etag, {
				instancePath: instancePath + "/etag",
				parentData: data,
				parentDataProperty: "etag",
				rootData,
				dynamicAnchors
			})) {
				vErrors = vErrors === null ? validate35.errors : vErrors.concat(validate35.errors);
				errors = vErrors.length;
			}
		}
	} else {
		const err13 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" },
			message: "must be object"
		};
		if (vErrors === null) vErrors = [err13];
		else vErrors.push(err13);
		errors++;
	}
	validate51.errors = vErrors;
	return errors === 0;
}
const entry8 = validate64;
function validate64(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
	/*! #/entries/listReviews_query */
	let vErrors = null;
	let errors = 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		const before0 = errors;
		for (const key0 of Object.keys(data)) if (!(key0 === "limit" || key0 === "cursor")) {
			const err0 = {
				instancePath,
				schemaPath: "#/additionalProperties",
				keyword: "additionalProperties",
				params: { additionalProperty: key0 },
				message: "must NOT have additional properties"
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
			if (errors - before0 >= 50) break;
		}
		if (data.limit !== void 0 && func0.call(data, "limit")) {
			let data0 = data.limit;
			if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0))) {
				const err1 = {
					instancePath: instancePath + "/limit",
					schemaPath: "#/properties/limit/type",
					keyword: "type",
					params: { type: "integer" },
					message: "must be integer"
				};
				if (vErrors === null) vErrors = [err1];
				else vErrors.push(err1);
				errors++;
			}
			if (typeof data0 == "number" && isFinite(data0)) {
				if (data0 > 100 || isNaN(data0)) {
					const err2 = {
						instancePath: instancePath + "/limit",
						schemaPath: "#/properties/limit/maximum",
						keyword: "maximum",
						params: {
							comparison: "<=",
							limit: 100
						},
						message: "must be <= 100"
					};
					if (vErrors === null) vErrors = [err2];
					else vErrors.push(err2);
					errors++;
				}
				if (data0 < 1 || isNaN(data0)) {
					const err3 = {
						instancePath: instancePath + "/limit",
						schemaPath: "#/properties/limit/minimum",
						keyword: "minimum",
						params: {
							comparison: ">=",
							limit: 1
						},
						message: "must be >= 1"
					};
					if (vErrors === null) vErrors = [err3];
					else vErrors.push(err3);
					errors++;
				}
			}
		}
		if (data.cursor !== void 0 && func0.call(data, "cursor")) {
			if (!validate8(data.cursor, {
				instancePath: instancePath + "/cursor",
				parentData: data,
				parentDataProperty: "cursor",
				rootData,
				dynamicAnchors
			})) {
				vErrors = vErrors === null ? validate8.errors : vErrors.concat(validate8.errors);
				errors = vErrors.length;
			}
		}
	} else {
		const err4 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" },
			message: "must be object"
		};
		if (vErrors === null) vErrors = [err4];
		else vErrors.push(err4);
		errors++;
	}
	validate64.errors = vErrors;
	return errors === 0;
}
const entry9 = validate66;
const schema29 = {
	"$id": "https://document.invalid/components/schemas/ReviewContent",
	"type": "object",
	"required": ["reviewer", "rating"],
	"additionalProperties": false,
	"properties": {
		"id": { "$ref": "https://document.invalid/components/schemas/ReviewId" },
		"bookId": { "$ref": "https://document.invalid/components/schemas/BookId" },
		"reviewer": { "$ref": "https://document.invalid/components/schemas/Reviewer" },
		"rating": { "$ref": "https://document.invalid/components/schemas/Rating" },
		"headline": { "$ref": "https://document.invalid/components/schemas/Headline" },
		"text": { "$ref": "https://document.invalid/components/schemas/ReviewText" },
		"createdAt": { "$ref": "https://document.invalid/components/schemas/Timestamp" },
		"updatedAt": { "$ref": "https://document.invalid/components/schemas/Timestamp" },
		"etag": { "$ref": "https://document.invalid/components/schemas/EntityTag" }
	}
};
function validate69(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
	/*! #/components/schemas/ReviewId */
	let vErrors = null;
	let errors = 0;
	if (typeof data === "string") {
		if (!pattern4.test(data)) {
			const err0 = {
				instancePath,
				schemaPath: "#/pattern",
				keyword: "pattern",
				params: { pattern: "^[A-Za-z0-9_-]{1,64}$" },
				message: "must match pattern \"^[A-Za-z0-9_-]{1,64}$\""
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
	} else {
		const err1 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "string" },
			message: "must be string"
		};
		if (vErrors === null) vErrors = [err1];
		else vErrors.push(err1);
		errors++;
	}
	validate69.errors = vErrors;
	return errors === 0;
}
function validate72(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
	/*! #/components/schemas/Reviewer */
	let vErrors = null;
	let errors = 0;
	if (typeof data === "string") {
		if (func1(data) > 100) {
			const err0 = {
				instancePath,
				schemaPath: "#/maxLength",
				keyword: "maxLength",
				params: { limit: 100 },
				message: "must NOT have more than 100 characters"
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
		if (func1(data) < 1) {
			const err1 = {
				instancePath,
				schemaPath: "#/minLength",
				keyword: "minLength",
				params: { limit: 1 },
				message: "must NOT have fewer than 1 characters"
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
		if (data.length <= 200) {
			if (!pattern0.test(data)) {
				const err2 = {
					instancePath,
					schemaPath: "#/pattern",
					keyword: "pattern",
					params: { pattern: "^[^\\u0000]*$" },
					message: "must match pattern \"^[^\\u0000]*$\""
				};
				if (vErrors === null) vErrors = [err2];
				else vErrors.push(err2);
				errors++;
			}
		}
	} else {
		const err3 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "string" },
			message: "must be string"
		};
		if (vErrors === null) vErrors = [err3];
		else vErrors.push(err3);
		errors++;
	}
	validate72.errors = vErrors;
	return errors === 0;
}
function validate74(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
	/*! #/components/schemas/Rating */
	let vErrors = null;
	let errors = 0;
	if (!(typeof data == "number" && !(data % 1) && !isNaN(data) && isFinite(data))) {
		const err0 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "integer" },
			message: "must be integer"
		};
		if (vErrors === null) vErrors = [err0];
		else vErrors.push(err0);
		errors++;
	}
	if (typeof data == "number" && isFinite(data)) {
		if (data > 5 || isNaN(data)) {
			const err1 = {
				instancePath,
				schemaPath: "#/maximum",
				keyword: "maximum",
				params: {
					comparison: "<=",
					limit: 5
				},
				message: "must be <= 5"
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
		if (data < 1 || isNaN(data)) {
			const err2 = {
				instancePath,
				schemaPath: "#/minimum",
				keyword: "minimum",
				params: {
					comparison: ">=",
					limit: 1
				},
				message: "must be >= 1"
			};
			if (vErrors === null) vErrors = [err2];
			else vErrors.push(err2);
			errors++;
		}
	}
	validate74.errors = vErrors;
	return errors === 0;
}
function validate76(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
	/*! #/components/schemas/Headline */
	let vErrors = null;
	let errors = 0;
	if (typeof data === "string") {
		if (func1(data) > 200) {
			const err0 = {
				instancePath,
				schemaPath: "#/maxLength",
				keyword: "maxLength",
				params: { limit: 200 },
				message: "must NOT have more than 200 characters"
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
		if (func1(data) < 1) {
			const err1 = {
				instancePath,
				schemaPath: "#/minLength",
				keyword: "minLength",
				params: { limit: 1 },
				message: "must NOT have fewer than 1 characters"
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
		if (data.length <= 400) {
			if (!pattern0.test(data)) {
				const err2 = {
					instancePath,
					schemaPath: "#/pattern",
					keyword: "pattern",
					params: { pattern: "^[^\\u0000]*$" },
					message: "must match pattern \"^[^\\u0000]*$\""
				};
				if (vErrors === null) vErrors = [err2];
				else vErrors.push(err2);
				errors++;
			}
		}
	} else {
		const err3 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "string" },
			message: "must be string"
		};
		if (vErrors === null) vErrors = [err3];
		else vErrors.push(err3);
		errors++;
	}
	validate76.errors = vErrors;
	return errors === 0;
}
function validate78(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
	/*! #/components/schemas/ReviewText */
	let vErrors = null;
	let errors = 0;
	if (typeof data === "string") {
		if (func1(data) > 1e4) {
			const err0 = {
				instancePath,
				schemaPath: "#/maxLength",
				keyword: "maxLength",
				params: { limit: 1e4 },
				message: "must NOT have more than 10000 characters"
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
		if (func1(data) < 1) {
			const err1 = {
				instancePath,
				schemaPath: "#/minLength",
				keyword: "minLength",
				params: { limit: 1 },
				message: "must NOT have fewer than 1 characters"
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
		if (data.length <= 2e4) {
			if (!pattern0.test(data)) {
				const err2 = {
					instancePath,
					schemaPath: "#/pattern",
					keyword: "pattern",
					params: { pattern: "^[^\\u0000]*$" },
					message: "must match pattern \"^[^\\u0000]*$\""
				};
				if (vErrors === null) vErrors = [err2];
				else vErrors.push(err2);
				errors++;
			}
		}
	} else {
		const err3 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "string" },
			message: "must be string"
		};
		if (vErrors === null) vErrors = [err3];
		else vErrors.push(err3);
		errors++;
	}
	validate78.errors = vErrors;
	return errors === 0;
}
function validate68(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
	/*! #/components/schemas/ReviewContent */
	let vErrors = null;
	let errors = 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (data.reviewer === void 0 || !func0.call(data, "reviewer")) {
			const err0 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "reviewer" },
				message: "must have required property 'reviewer'"
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
		if (data.rating === void 0 || !func0.call(data, "rating")) {
			const err1 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "rating" },
				message: "must have required property 'rating'"
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
		const before0 = errors;
		for (const key0 of Object.keys(data)) if (!func0.call(schema29.properties, key0)) {
			const err2 = {
				instancePath,
				schemaPath: "#/additionalProperties",
				keyword: "additionalProperties",
				params: { additionalProperty: key0 },
				message: "must NOT have additional properties"
			};
			if (vErrors === null) vErrors = [err2];
			else vErrors.push(err2);
			errors++;
			if (errors - before0 >= 50) break;
		}
		if (data.id !== void 0 && func0.call(data, "id")) {
			if (!validate69(data.id, {
				instancePath: instancePath + "/id",
				parentData: data,
				parentDataProperty: "id",
				rootData,
				dynamicAnchors
			})) {
				vErrors = vErrors === null ? validate69.errors : vErrors.concat(validate69.errors);
				errors = vErrors.length;
			}
		}
		if (data.bookId !== void 0 && func0.call(data, "bookId")) {
			if (!validate13(data.bookId, {
				instancePath: instancePath + "/bookId",
				parentData: data,
				parentDataProperty: "bookId",
				rootData,
				dynamicAnchors
			})) {
				vErrors = vErrors === null ? validate13.errors : vErrors.concat(validate13.errors);
				errors = vErrors.length;
			}
		}
		if (data.reviewer !== void 0 && func0.call(data, "reviewer")) {
			if (!validate72(data.reviewer, {
				instancePath: instancePath + "/reviewer",
				parentData: data,
				parentDataProperty: "reviewer",
				rootData,
				dynamicAnchors
			})) {
				vErrors = vErrors === null ? validate72.errors : vErrors.concat(validate72.errors);
				errors = vErrors.length;
			}
		}
		if (data.rating !== void 0 && func0.call(data, "rating")) {
			if (!validate74(data.rating, {
				instancePath: instancePath + "/rating",
				parentData: data,
				parentDataProperty: "rating",
				rootData,
				dynamicAnchors
			})) {
				vErrors = vErrors === null ? validate74.errors : vErrors.concat(validate74.errors);
				errors = vErrors.length;
			}
		}
		if (data.headline !== void 0 && func0.call(data, "headline")) {
			if (!validate76(data.headline, {
				instancePath: instancePath + "/headline",
				parentData: data,
				parentDataProperty: "headline",
				rootData,
				dynamicAnchors
			})) {
				vErrors = vErrors === null ? validate76.errors : vErrors.concat(validate76.errors);
				errors = vErrors.length;
			}
		}
		if (data.text !== void 0 && func0.call(data, "text")) {
			if (!validate78(data.text, {
				instancePath: instancePath + "/text",
				parentData: data,
				parentDataProperty: "text",
				rootData,
				dynamicAnchors
			})) {
				vErrors = vErrors === null ? validate78.errors : vErrors.concat(validate78.errors);
				errors = vErrors.length;
			}
		}
		if (data.createdAt !== void 0 && func0.call(data, "createdAt")) {
			if (!validate32(data.createdAt, {
				instancePath: instancePath + "/createdAt",
				parentData: data,
				parentDataProperty: "createdAt",
				rootData,
				dynamicAnchors
			})) {
				vErrors = vErrors === null ? validate32.errors : vErrors.concat(validate32.errors);
				errors = vErrors.length;
			}
		}
		if (data.updatedAt !== void 0 && func0.call(data, "updatedAt")) {
			if (!validate32(data.updatedAt, {
				instancePath: instancePath + "/updatedAt",
				parentData: data,
				parentDataProperty: "updatedAt",
				rootData,
				dynamicAnchors
			})) {
				vErrors = vErrors === null ? validate32.errors : vErrors.concat(validate32.errors);
				errors = vErrors.length;
			}
		}
		if (data.etag !== void 0 && func0.call(data, "etag")) {
			if (!validate35(data.etag, {
				instancePath: instancePath + "/etag",
				parentData: data,
				parentDataProperty: "etag",
				rootData,
				dynamicAnchors
			})) {
				vErrors = vErrors === null ? validate35.errors : vErrors.concat(validate35.errors);
				errors = vErrors.length;
			}
		}
	} else {
		const err3 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" },
			message: "must be object"
		};
		if (vErrors === null) vErrors = [err3];
		else vErrors.push(err3);
		errors++;
	}
	validate68.errors = vErrors;
	return errors === 0;
}
function validate67(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
	/*! #/components/schemas/Review */
	let vErrors = null;
	let errors = 0;
	if (!validate68(data, {
		instancePath,
		parentData,
		parentDataProperty,
		rootData,
		dynamicAnchors
	})) {
		vErrors = vErrors === null ? validate68.errors : vErrors.concat(validate68.errors);
		errors = vErrors.length;
	}
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (data.id === void 0 || !func0.call(data, "id")) {
			const err0 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "id" },
				message: "must have required property 'id'"
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
		if (data.bookId === void 0 || !func0.call(data, "bookId")) {
			const err1 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "bookId" },
				message: "must have required property 'bookId'"
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
		if (data.reviewer === void 0 || !func0.call(data, "reviewer")) {
			const err2 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "reviewer" },
				message: "must have required property 'reviewer'"
			};
			if (vErrors === null) vErrors = [err2];
			else vErrors.push(err2);
			errors++;
		}
		if (data.rating === void 0 || !func0.call(data, "rating")) {
			const err3 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "rating" },
				message: "must have required property 'rating'"
			};
			if (vErrors === null) vErrors = [err3];
			else vErrors.push(err3);
			errors++;
		}
		if (data.createdAt === void 0 || !func0.call(data, "createdAt")) {
			const err4 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "createdAt" },
				message: "must have required property 'createdAt'"
			};
			if (vErrors === null) vErrors = [err4];
			else vErrors.push(err4);
			errors++;
		}
		if (data.updatedAt === void 0 || !func0.call(data, "updatedAt")) {
			const err5 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "updatedAt" },
				message: "must have required property 'updatedAt'"
			};
			if (vErrors === null) vErrors = [err5];
			else vErrors.push(err5);
			errors++;
		}
		if (data.etag === void 0 || !func0.call(data, "etag")) {
			const err6 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "etag" },
				message: "must have required property 'etag'"
			};
			if (vErrors === null) vErrors = [err6];
			else vErrors.push(err6);
			errors++;
		}
	}
	validate67.errors = vErrors;
	return errors === 0;
}
function validate85(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
	/*! #/components/schemas/RatingSummary */
	let vErrors = null;
	let errors = 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (data.count === void 0 || !func0.call(data, "count")) {
			const err0 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "count" },
				message: "must have required property 'count'"
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
		if (data.histogram === void 0 || !func0.call(data, "histogram")) {
			const err1 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "histogram" },
				message: "must have required property 'histogram'"
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
		const before0 = errors;
		for (const key0 of Object.keys(data)) if (!(key0 === "count" || key0 === "mean" || key0 === "histogram")) {
			const err2 = {
				instancePath,
				schemaPath: "#/additionalProperties",
				keyword: "additionalProperties",
				params: { additionalProperty: key0 },
				message: "must NOT have additional properties"
			};
			if (vErrors === null) vErrors = [err2];
			else vErrors.push(err2);
			errors++;
			if (errors - before0 >= 50) break;
		}
		if (data.count !== void 0 && func0.call(data, "count")) {
			if (!validate40(data.count, {
				instancePath: instancePath + "/count",
				parentData: data,
				parentDataProperty: "count",
				rootData,
				dynamicAnchors
			})) {
				vErrors = vErrors === null ? validate40.errors : vErrors.concat(validate40.errors);
				errors = vErrors.length;
			}
		}
		if (data.mean !== void 0 && func0.call(data, "mean")) {
			if (!validate42(data.mean, {
				instancePath: instancePath + "/mean",
				parentData: data,
				parentDataProperty: "mean",
				rootData,
				dynamicAnchors
			})) {
				vErrors = vErrors === null ? validate42.errors : vErrors.concat(validate42.errors);
				errors = vErrors.length;
			}
		}
		if (data.histogram !== void 0 && func0.call(data, "histogram")) {
			let data2 = data.histogram;
			if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
				if (data2["1"] === void 0 || !func0.call(data2, "1")) {
					const err3 = {
						instancePath: instancePath + "/histogram",
						schemaPath: "#/properties/histogram/required",
						keyword: "required",
						params: { missingProperty: "1" },
						message: "must have required property '1'"
					};
					if (vErrors === null) vErrors = [err3];
					else vErrors.push(err3);
					errors++;
				}
				if (data2["2"] === void 0 || !func0.call(data2, "2")) {
					const err4 = {
						instancePath: instancePath + "/histogram",
						schemaPath: "#/properties/histogram/required",
						keyword: "required",
						params: { missingProperty: "2" },
						message: "must have required property '2'"
					};
					if (vErrors === null) vErrors = [err4];
					else vErrors.push(err4);
					errors++;
				}
				if (data2["3"] === void 0 || !func0.call(data2, "3")) {
					const err5 = {
						instancePath: instancePath + "/histogram",
						schemaPath: "#/properties/histogram/required",
						keyword: "required",
						params: { missingProperty: "3" },
						message: "must have required property '3'"
					};
					if (vErrors === null) vErrors = [err5];
					else vErrors.push(err5);
					errors++;
				}
				if (data2["4"] === void 0 || !func0.call(data2, "4")) {
					const err6 = {
						instancePath: instancePath + "/histogram",
						schemaPath: "#/properties/histogram/required",
						keyword: "required",
						params: { missingProperty: "4" },
						message: "must have required property '4'"
					};
					if (vErrors === null) vErrors = [err6];
					else vErrors.push(err6);
					errors++;
				}
				if (data2["5"] === void 0 || !func0.call(data2, "5")) {
					const err7 = {
						instancePath: instancePath + "/histogram",
						schemaPath: "#/properties/histogram/required",
						keyword: "required",
						params: { missingProperty: "5" },
						message: "must have required property '5'"
					};
					if (vErrors === null) vErrors = [err7];
					else vErrors.push(err7);
					errors++;
				}
				const before1 = errors;
				for (const key1 of Object.keys(data2)) if (!(key1 === "1" || key1 === "2" || key1 === "3" || key1 === "4" || key1 === "5")) {
					const err8 = {
						instancePath: instancePath + "/histogram",
						schemaPath: "#/properties/histogram/additionalProperties",
						keyword: "additionalProperties",
						params: { additionalProperty: key1 },
						message: "must NOT have additional properties"
					};
					if (vErrors === null) vErrors = [err8];
					else vErrors.push(err8);
					errors++;
					if (errors - before1 >= 50) break;
				}
				if (data2["1"] !== void 0 && func0.call(data2, "1")) {
					if (!validate40(data2["1"], {
						instancePath: instancePath + "/histogram/1",
						parentData: data2,
						parentDataProperty: "1",
						rootData,
						dynamicAnchors
					})) {
						vErrors = vErrors === null ? validate40.errors : vErrors.concat(validate40.errors);
						errors = vErrors.length;
					}
				}
				if (data2["2"] !== void 0 && func0.call(data2, "2")) {
					if (!validate40(data2["2"], {
						instancePath: instancePath + "/histogram/2",
						parentData: data2,
						parentDataProperty: "2",
						rootData,
						dynamicAnchors
					})) {
						vErrors = vErrors === null ? validate40.errors : vErrors.concat(validate40.errors);
						errors = vErrors.length;
					}
				}
				if (data2["3"] !== void 0 && func0.call(data2, "3")) {
					if (!validate40(data2["3"], {
						instancePath: instancePath + "/histogram/3",
						parentData: data2,
						parentDataProperty: "3",
						rootData,
						dynamicAnchors
					})) {
						vErrors = vErrors === null ? validate40.errors : vErrors.concat(validate40.errors);
						errors = vErrors.length;
					}
				}
				if (data2["4"] !== void 0 && func0.call(data2, "4")) {
					if (!validate40(data2["4"], {
						instancePath: instancePath + "/histogram/4",
						parentData: data2,
						parentDataProperty: "4",
						rootData,
						dynamicAnchors
					})) {
						vErrors = vErrors === null ? validate40.errors : vErrors.concat(validate40.errors);
						errors = vErrors.length;
					}
				}
				if (data2["5"] !== void 0 && func0.call(data2, "5")) {
					if (!validate40(data2["5"], {
						instancePath: instancePath + "/histogram/5",
						parentData: data2,
						parentDataProperty: "5",
						rootData,
						dynamicAnchors
					})) {
						vErrors = vErrors === null ? validate40.errors : vErrors.concat(validate40.errors);
						errors = vErrors.length;
					}
				}
			} else {
				const err9 = {
					instancePath: instancePath + "/histogram",
					schemaPath: "#/properties/histogram/type",
					keyword: "type",
					params: { type: "object" },
					message: "must be object"
				};
				if (vErrors === null) vErrors = [err9];
				else vErrors.push(err9);
				errors++;
			}
		}
	} else {
		const err10 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" },
			message: "must be object"
		};
		if (vErrors === null) vErrors = [err10];
		else vErrors.push(err10);
		errors++;
	}
	validate85.errors = vErrors;
	return errors === 0;
}
function validate66(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
	/*! #/components/schemas/ReviewPage */
	let vErrors = null;
	let errors = 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (data.items === void 0 || !func0.call(data, "items")) {
			const err0 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "items" },
				message: "must have required property 'items'"
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
		if (data.summary === void 0 || !func0.call(data, "summary")) {
			const err1 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "summary" },
				message: "must have required property 'summary'"
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
		const before0 = errors;
		for (const key0 of Object.keys(data)) if (!(key0 === "items" || key0 === "summary" || key0 === "next")) {
			const err2 = {
				instancePath,
				schemaPath: "#/additionalProperties",
				keyword: "additionalProperties",
				params: { additionalProperty: key0 },
				message: "must NOT have additional properties"
			};
			if (vErrors === null) vErrors = [err2];
			else vErrors.push(err2);
			errors++;
			if (errors - before0 >= 50) break;
		}
		if (data.items !== void 0 && func0.call(data, "items")) {
			let data0 = data.items;
			if (Array.isArray(data0)) {
				const before1 = errors;
				const len0 = data0.length;
				for (let i0 = 0; i0 < len0; i0++) {
					if (!validate67(data0[i0], {
						instancePath: instancePath + "/items/" + i0,
						parentData: data0,
						parentDataProperty: i0,
						rootData,
						dynamicAnchors
					})) {
						vErrors = vErrors === null ? validate67.errors : vErrors.concat(validate67.errors);
						errors = vErrors.length;
					}
					if (errors - before1 >= 50) break;
				}
			} else {
				const err3 = {
					instancePath: instancePath + "/items",
					schemaPath: "#/properties/items/type",
					keyword: "type",
					params: { type: "array" },
					message: "must be array"
				};
				if (vErrors === null) vErrors = [err3];
				else vErrors.push(err3);
				errors++;
			}
		}
		if (data.summary !== void 0 && func0.call(data, "summary")) {
			if (!validate85(data.summary, {
				instancePath: instancePath + "/summary",
				parentData: data,
				parentDataProperty: "summary",
				rootData,
				dynamicAnchors
			})) {
				vErrors = vErrors === null ? validate85.errors : vErrors.concat(validate85.errors);
				errors = vErrors.length;
			}
		}
		if (data.next !== void 0 && func0.call(data, "next")) {
			if (!validate8(data.next, {
				instancePath: instancePath + "/next",
				parentData: data,
				parentDataProperty: "next",
				rootData,
				dynamicAnchors
			})) {
				vErrors = vErrors === null ? validate8.errors : vErrors.concat(validate8.errors);
				errors = vErrors.length;
			}
		}
	} else {
		const err4 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" },
			message: "must be object"
		};
		if (vErrors === null) vErrors = [err4];
		else vErrors.push(err4);
		errors++;
	}
	validate66.errors = vErrors;
	return errors === 0;
}
const entry10 = validate68;
const entry11 = validate67;
const entry12 = validate95;
function validate95(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
	/*! #/entries/getReview_path */
	let vErrors = null;
	let errors = 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (data.bookId === void 0 || !func0.call(data, "bookId")) {
			const err0 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "bookId" },
				message: "must have required property 'bookId'"
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
		if (data.reviewId === void 0 || !func0.call(data, "reviewId")) {
			const err1 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "reviewId" },
				message: "must have required property 'reviewId'"
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
		const before0 = errors;
		for (const key0 of Object.keys(data)) if (!(key0 === "bookId" || key0 === "reviewId")) {
			const err2 = {
				instancePath,
				schemaPath: "#/additionalProperties",
				keyword: "additionalProperties",
				params: { additionalProperty: key0 },
				message: "must NOT have additional properties"
			};
			if (vErrors === null) vErrors = [err2];
			else vErrors.push(err2);
			errors++;
			if (errors - before0 >= 50) break;
		}
		if (data.bookId !== void 0 && func0.call(data, "bookId")) {
			if (!validate13(data.bookId, {
				instancePath: instancePath + "/bookId",
				parentData: data,
				parentDataProperty: "bookId",
				rootData,
				dynamicAnchors
			})) {
				vErrors = vErrors === null ? validate13.errors : vErrors.concat(validate13.errors);
				errors = vErrors.length;
			}
		}
		if (data.reviewId !== void 0 && func0.call(data, "reviewId")) {
			if (!validate69(data.reviewId, {
				instancePath: instancePath + "/reviewId",
				parentData: data,
				parentDataProperty: "reviewId",
				rootData,
				dynamicAnchors
			})) {
				vErrors = vErrors === null ? validate69.errors : vErrors.concat(validate69.errors);
				errors = vErrors.length;
			}
		}
	} else {
		const err3 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" },
			message: "must be object"
		};
		if (vErrors === null) vErrors = [err3];
		else vErrors.push(err3);
		errors++;
	}
	validate95.errors = vErrors;
	return errors === 0;
}
const entry13 = validate98;
const schema37 = {
	"$id": "https://document.invalid/components/schemas/ReviewPatch",
	"type": "object",
	"additionalProperties": false,
	"properties": {
		"id": { "$ref": "https://document.invalid/components/schemas/ReviewId" },
		"bookId": { "$ref": "https://document.invalid/components/schemas/BookId" },
		"reviewer": { "$ref": "https://document.invalid/components/schemas/Reviewer" },
		"rating": { "$ref": "https://document.invalid/components/schemas/Rating" },
		"headline": { "anyOf": [{ "$ref": "https://document.invalid/components/schemas/Headline" }, { "type": "null" }] },
		"text": { "anyOf": [{ "$ref": "https://document.invalid/components/schemas/ReviewText" }, { "type": "null" }] },
		"createdAt": { "$ref": "https://document.invalid/components/schemas/Timestamp" },
		"updatedAt": { "$ref": "https://document.invalid/components/schemas/Timestamp" },
		"etag": { "$ref": "https://document.invalid/components/schemas/EntityTag" }
	}
};
function validate98(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
	/*! #/components/schemas/ReviewPatch */
	let vErrors = null;
	let errors = 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		const before0 = errors;
		for (const key0 of Object.keys(data)) if (!func0.call(schema37.properties, key0)) {
			const err0 = {
				instancePath,
				schemaPath: "#/additionalProperties",
				keyword: "additionalProperties",
				params: { additionalProperty: key0 },
				message: "must NOT have additional properties"
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
			if (errors - before0 >= 50) break;
		}
		if (data.id !== void 0 && func0.call(data, "id")) {
			if (!validate69(data.id, {
				instancePath: instancePath + "/id",
				parentData: data,
				parentDataProperty: "id",
				rootData,
				dynamicAnchors
			})) {
				vErrors = vErrors === null ? validate69.errors : vErrors.concat(validate69.errors);
				errors = vErrors.length;
			}
		}
		if (data.bookId !== void 0 && func0.call(data, "bookId")) {
			if (!validate13(data.bookId, {
				instancePath: instancePath + "/bookId",
				parentData: data,
				parentDataProperty: "bookId",
				rootData,
				dynamicAnchors
			})) {
				vErrors = vErrors === null ? validate13.errors : vErrors.concat(validate13.errors);
				errors = vErrors.length;
			}
		}
		if (data.reviewer !== void 0 && func0.call(data, "reviewer")) {
			if (!validate72(data.reviewer, {
				instancePath: instancePath + "/reviewer",
				parentData: data,
				parentDataProperty: "reviewer",
				rootData,
				dynamicAnchors
			})) {
				vErrors = vErrors === null ? validate72.errors : vErrors.concat(validate72.errors);
				errors = vErrors.length;
			}
		}
		if (data.rating !== void 0 && func0.call(data, "rating")) {
			if (!validate74(data.rating, {
				instancePath: instancePath + "/rating",
				parentData: data,
				parentDataProperty: "rating",
				rootData,
				dynamicAnchors
			})) {
				vErrors = vErrors === null ? validate74.errors : vErrors.concat(validate74.errors);
				errors = vErrors.length;
			}
		}
		if (data.headline !== void 0 && func0.call(data, "headline")) {
			let data4 = data.headline;
			const _errs7 = errors;
			let count0 = 0;
			let count1 = 0;
			let valid1 = false;
			const before1 = errors;
			const _errs8 = errors;
			if (!validate76(data4, {
				instancePath: instancePath + "/headline",
				parentData: data,
				parentDataProperty: "headline",
				rootData,
				dynamicAnchors
			})) {
				vErrors = vErrors === null ? validate76.errors : vErrors.concat(validate76.errors);
				errors = vErrors.length;
			}
			var _valid0 = _errs8 === errors;
			count0 = errors - before1;
			valid1 = valid1 || _valid0;
			if (!valid1) {
				const before2 = errors;
				const _errs9 = errors;
				if (data4 !== null) {
					const err1 = {
						instancePath: instancePath + "/headline",
						schemaPath: "#/properties/headline/anyOf/1/type",
						keyword: "type",
						params: { type: "null" },
						message: "must be null"
					};
					if (vErrors === null) vErrors = [err1];
					else vErrors.push(err1);
					errors++;
				}
				var _valid0 = _errs9 === errors;
				count1 = errors - before2;
				valid1 = valid1 || _valid0;
			}
			if (!valid1) {
				const err2 = {
					instancePath: instancePath + "/headline",
					schemaPath: "#/properties/headline/anyOf",
					keyword: "anyOf",
					params: { branches: [count0, count1] },
					message: "must match at least one schema of anyOf"
				};
				if (vErrors === null) vErrors = [err2];
				else vErrors.push(err2);
				errors++;
			} else {
				errors = _errs7;
				if (vErrors !== null) {
					if (_errs7) vErrors.length = _errs7;
					else vErrors = null;
				}
			}
		}
		if (data.text !== void 0 && func0.call(data, "text")) {
			let data5 = data.text;
			const _errs12 = errors;
			let count2 = 0;
			let count3 = 0;
			let valid2 = false;
			const before3 = errors;
			const _errs13 = errors;
			if (!validate78(data5, {
				instancePath: instancePath + "/text",
				parentData: data,
				parentDataProperty: "text",
				rootData,
				dynamicAnchors
			})) {
				vErrors = vErrors === null ? validate78.errors : vErrors.concat(validate78.errors);
				errors = vErrors.length;
			}
			var _valid1 = _errs13 === errors;
			count2 = errors - before3;
			valid2 = valid2 || _valid1;
			if (!valid2) {
				const before4 = errors;
				const _errs14 = errors;
				if (data5 !== null) {
					const err3 = {
						instancePath: instancePath + "/text",
						schemaPath: "#/properties/text/anyOf/1/type",
						keyword: "type",
						params: { type: "null" },
						message: "must be null"
					};
					if (vErrors === null) vErrors = [err3];
					else vErrors.push(err3);
					errors++;
				}
				var _valid1 = _errs14 === errors;
				count3 = errors - before4;
				valid2 = valid2 || _valid1;
			}
			if (!valid2) {
				const err4 = {
					instancePath: instancePath + "/text",
					schemaPath: "#/properties/text/anyOf",
					keyword: "anyOf",
					params: { branches: [count2, count3] },
					message: "must match at least one schema of anyOf"
				};
				if (vErrors === null) vErrors = [err4];
				else vErrors.push(err4);
				errors++;
			} else {
				errors = _errs12;
				if (vErrors !== null) {
					if (_errs12) vErrors.length = _errs12;
					else vErrors = null;
				}
			}
		}
		if (data.createdAt !== void 0 && func0.call(data, "createdAt")) {
			if (!validate32(data.createdAt, {
				instancePath: instancePath + "/createdAt",
				parentData: data,
				parentDataProperty: "createdAt",
				rootData,
				dynamicAnchors
			})) {
				vErrors = vErrors === null ? validate32.errors : vErrors.concat(validate32.errors);
				errors = vErrors.length;
			}
		}
		if (data.updatedAt !== void 0 && func0.call(data, "updatedAt")) {
			if (!validate32(data.updatedAt, {
				instancePath: instancePath + "/updatedAt",
				parentData: data,
				parentDataProperty: "updatedAt",
				rootData,
				dynamicAnchors
			})) {
				vErrors = vErrors === null ? validate32.errors : vErrors.concat(validate32.errors);
				errors = vErrors.length;
			}
		}
		if (data.etag !== void 0 && func0.call(data, "etag")) {
			if (!validate35(data.etag, {
				instancePath: instancePath + "/etag",
				parentData: data,
				parentDataProperty: "etag",
				rootData,
				dynamicAnchors
			})) {
				vErrors = vErrors === null ? validate35.errors : vErrors.concat(validate35.errors);
				errors = vErrors.length;
			}
		}
	} else {
		const err5 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" },
			message: "must be object"
		};
		if (vErrors === null) vErrors = [err5];
		else vErrors.push(err5);
		errors++;
	}
	validate98.errors = vErrors;
	return errors === 0;
}

  return {
    Book: entry5,
    BookContent: entry4,
    BookPage: entry2,
    BookPatch: entry7,
    Problem: entry3,
    Review: entry11,
    ReviewContent: entry10,
    ReviewPage: entry9,
    ReviewPatch: entry13,
    getBook_path: entry6,
    getReview_path: entry12,
    listBooks_query: entry1,
    listReviews_query: entry8,
    no_parameters: entry0,
  };
}
