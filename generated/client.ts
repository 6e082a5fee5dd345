// Generated from the document; do not edit. A typed client for Book reviews.
import {
  type Answered,
  type Call,
  type EditInput,
  type Given,
  type Input,
  type Operation,
  type Unanswered,
  type ClientOptions,
  createTypedClient,
} from "@verbatim-http/kit/client/client";
import type { Table } from "@verbatim-http/kit/client/table";
import type { operations } from "./schema.js";
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

const table = {
  listBooks: {
    path: "/books",
    items: "items",
    method: "GET",
    effect: "list",
    safe: true,
    ifNoneMatch: true,
    answers: {
      200: "object",
    },
  },
  addBook: {
    path: "/books",
    method: "POST",
    effect: "create",
    again: "by-key",
    key: true,
    answers: {
      201: "object",
    },
  },
  getBook: {
    path: "/books/{bookId}",
    method: "GET",
    effect: "read",
    safe: true,
    ifMatch: true,
    ifNoneMatch: true,
    answers: {
      200: "object",
    },
  },
  putBook: {
    path: "/books/{bookId}",
    read: "getBook",
    same: true,
    readOnly: ["id", "createdAt", "updatedAt", "etag"],
    method: "PUT",
    effect: "create-or-replace",
    again: true,
    ifMatch: true,
    ifNoneMatch: true,
    answers: {
      200: "object",
      201: "object",
      204: "preferred",
    },
  },
  patchBook: {
    path: "/books/{bookId}",
    method: "PATCH",
    effect: "merge",
    again: true,
    ifMatch: true,
    ifNoneMatch: true,
    type: "application/merge-patch+json",
    answers: {
      200: "object",
    },
  },
  deleteBook: {
    path: "/books/{bookId}",
    method: "DELETE",
    effect: "delete",
    again: true,
    ifMatch: true,
    ifNoneMatch: true,
    answers: {
      204: "nothing",
    },
  },
  listReviews: {
    path: "/books/{bookId}/reviews",
    items: "items",
    method: "GET",
    effect: "list",
    safe: true,
    ifNoneMatch: true,
    answers: {
      200: "object",
    },
  },
  addReview: {
    path: "/books/{bookId}/reviews",
    method: "POST",
    effect: "create",
    again: "by-key",
    key: true,
    answers: {
      201: "object",
    },
  },
  getReview: {
    path: "/books/{bookId}/reviews/{reviewId}",
    method: "GET",
    effect: "read",
    safe: true,
    ifMatch: true,
    ifNoneMatch: true,
    answers: {
      200: "object",
    },
  },
  putReview: {
    path: "/books/{bookId}/reviews/{reviewId}",
    read: "getReview",
    same: true,
    readOnly: ["id", "bookId", "createdAt", "updatedAt", "etag"],
    method: "PUT",
    effect: "create-or-replace",
    again: true,
    ifMatch: true,
    ifNoneMatch: true,
    answers: {
      200: "object",
      201: "object",
      204: "preferred",
    },
  },
  patchReview: {
    path: "/books/{bookId}/reviews/{reviewId}",
    method: "PATCH",
    effect: "merge",
    again: true,
    ifMatch: true,
    ifNoneMatch: true,
    type: "application/merge-patch+json",
    answers: {
      200: "object",
    },
  },
  deleteReview: {
    path: "/books/{bookId}/reviews/{reviewId}",
    method: "DELETE",
    effect: "delete",
    again: true,
    ifMatch: true,
    ifNoneMatch: true,
    answers: {
      204: "nothing",
    },
  },
  addBookAlias: {
    path: "/add-book",
    method: "POST",
    effect: "create",
    again: "by-key",
    key: true,
    answers: {
      201: "object",
    },
  },
  editBook: {
    path: "/edit-book/{bookId}",
    read: "getBook",
    same: true,
    readOnly: ["id", "createdAt", "updatedAt", "etag"],
    method: "PUT",
    effect: "create-or-replace",
    again: true,
    ifMatch: true,
    ifNoneMatch: true,
    answers: {
      200: "object",
      201: "object",
      204: "preferred",
    },
  },
} as const satisfies Table;

/** One method per operation, under its `operationId`. */
export interface ApiClient {
  /**
   * List books, or find some of them
   *
   * Sent twice: returns the same (200), unless it was changed in between. Reading changes nothing. With its entity tag in `If-None-Match`: 304 without content, unless it was changed.
   *
   * The client retries it.
   *
   * `GET /books`
   */
  readonly listBooks: ListBooksMethod;

  /**
   * Add a book
   *
   * Sent twice: adds another one (201). With the same `Idempotency-Key`: one effect, and the first response again.
   *
   * The client retries it: each attempt carries the same idempotency key.
   *
   * `POST /books`
   */
  readonly addBook: AddBookMethod;

  /**
   * Read a book
   *
   * Sent twice: returns the same (200), unless it was changed in between. Reading changes nothing. With its entity tag in `If-None-Match`: 304 without content, unless it was changed.
   *
   * The client retries it.
   *
   * `GET /books/{bookId}`
   */
  readonly getBook: GetBookMethod;

  /**
   * Create or replace a book
   *
   * Sent twice: changes nothing more (200). With `If-Match` or `If-None-Match`: 412 if the first request made the precondition false.
   *
   * The client retries it.
   *
   * `PUT /books/{bookId}`
   */
  readonly putBook: PutBookMethod;

  /**
   * Change some members of a book
   *
   * Sent twice: changes nothing more (200), because a merge patch sets values. With `If-Match` or `If-None-Match`: 412 if the first request made the precondition false.
   *
   * The client retries it.
   *
   * `PATCH /books/{bookId}`
   */
  readonly patchBook: PatchBookMethod;

  /**
   * Delete a book and its reviews
   *
   * Sent twice: changes nothing more (404), because it is already gone.
   *
   * The client retries it.
   *
   * `DELETE /books/{bookId}`
   */
  readonly deleteBook: DeleteBookMethod;

  /**
   * List the reviews of a book, newest first
   *
   * Sent twice: returns the same (200), unless it was changed in between. Reading changes nothing. With its entity tag in `If-None-Match`: 304 without content, unless it was changed.
   *
   * The client retries it.
   *
   * `GET /books/{bookId}/reviews`
   */
  readonly listReviews: ListReviewsMethod;

  /**
   * Add a review to a book
   *
   * Sent twice: adds another one (201). With the same `Idempotency-Key`: one effect, and the first response again.
   *
   * The client retries it: each attempt carries the same idempotency key.
   *
   * `POST /books/{bookId}/reviews`
   */
  readonly addReview: AddReviewMethod;

  /**
   * Read a review
   *
   * Sent twice: returns the same (200), unless it was changed in between. Reading changes nothing. With its entity tag in `If-None-Match`: 304 without content, unless it was changed.
   *
   * The client retries it.
   *
   * `GET /books/{bookId}/reviews/{reviewId}`
   */
  readonly getReview: GetReviewMethod;

  /**
   * Create or replace a review
   *
   * Sent twice: changes nothing more (200). With `If-Match` or `If-None-Match`: 412 if the first request made the precondition false.
   *
   * The client retries it.
   *
   * `PUT /books/{bookId}/reviews/{reviewId}`
   */
  readonly putReview: PutReviewMethod;

  /**
   * Change some members of a review
   *
   * Sent twice: changes nothing more (200), because a merge patch sets values. With `If-Match` or `If-None-Match`: 412 if the first request made the precondition false.
   *
   * The client retries it.
   *
   * `PATCH /books/{bookId}/reviews/{reviewId}`
   */
  readonly patchReview: PatchReviewMethod;

  /**
   * Delete a review
   *
   * Sent twice: changes nothing more (404), because it is already gone.
   *
   * The client retries it.
   *
   * `DELETE /books/{bookId}/reviews/{reviewId}`
   */
  readonly deleteReview: DeleteReviewMethod;

  /**
   * Add a book (the article's route)
   *
   * Sent twice: adds another one (201). With the same `Idempotency-Key`: one effect, and the first response again.
   *
   * The client retries it: each attempt carries the same idempotency key.
   *
   * `POST /add-book`
   *
   * @deprecated The document marks this operation as deprecated.
   */
  readonly addBookAlias: AddBookAliasMethod;

  /**
   * Create or replace a book (the article's route)
   *
   * Sent twice: changes nothing more (200). With `If-Match` or `If-None-Match`: 412 if the first request made the precondition false.
   *
   * The client retries it.
   *
   * `PUT /edit-book/{bookId}`
   *
   * @deprecated The document marks this operation as deprecated.
   */
  readonly editBook: EditBookMethod;
}

/**
 * @param options the URL of the service, and how to send requests
 * @returns a client whose operations, parameters, contents and results are typed by the document
 */
export function createClient(options: ClientOptions): ApiClient {
  return createTypedClient<ApiClient>(options, table);
}

export interface ListBooksInput extends Input<operations["listBooks"]> {}
export type ListBooksResult = Answered<operations["listBooks"], (typeof table)["listBooks"]> | Unanswered;
export interface ListBooksMethod
  extends Operation<operations, typeof table, "listBooks", ListBooksInput, ListBooksResult> {
  (...input: Given<ListBooksInput>): Call<ListBooksResult>;
}

export interface AddBookInput extends Input<operations["addBook"]> {}
export type AddBookResult = Answered<operations["addBook"], (typeof table)["addBook"]> | Unanswered;
export interface AddBookMethod
  extends Operation<operations, typeof table, "addBook", AddBookInput, AddBookResult> {
  (...input: Given<AddBookInput>): Call<AddBookResult>;
}

export interface GetBookInput extends Input<operations["getBook"]> {}
export type GetBookResult = Answered<operations["getBook"], (typeof table)["getBook"]> | Unanswered;
export interface GetBookMethod
  extends Operation<operations, typeof table, "getBook", GetBookInput, GetBookResult> {
  (...input: Given<GetBookInput>): Call<GetBookResult>;
}

export interface PutBookInput extends Input<operations["putBook"]> {}
export type PutBookResult = Answered<operations["putBook"], (typeof table)["putBook"]> | Unanswered;
export interface PutBookEditOptions extends EditInput<operations["putBook"], operations["getBook"]> {}
export interface PutBookMethod
  extends Operation<operations, typeof table, "putBook", PutBookInput, PutBookResult, PutBookEditOptions> {
  /**
   * Create or replace a book
   *
   * Sent twice: changes nothing more (200). With `If-Match` or `If-None-Match`: 412 if the first request made the precondition false.
   *
   * The client retries it.
   *
   * `PUT /books/{bookId}`
   */
  (...input: Given<PutBookInput>): Call<PutBookResult>;
}

export interface PatchBookInput extends Input<operations["patchBook"]> {}
export type PatchBookResult = Answered<operations["patchBook"], (typeof table)["patchBook"]> | Unanswered;
export interface PatchBookMethod
  extends Operation<operations, typeof table, "patchBook", PatchBookInput, PatchBookResult> {
  (...input: Given<PatchBookInput>): Call<PatchBookResult>;
}

export interface DeleteBookInput extends Input<operations["deleteBook"]> {}
export type DeleteBookResult = Answered<operations["deleteBook"], (typeof table)["deleteBook"]> | Unanswered;
export interface DeleteBookMethod
  extends Operation<operations, typeof table, "deleteBook", DeleteBookInput, DeleteBookResult> {
  (...input: Given<DeleteBookInput>): Call<DeleteBookResult>;
}

export interface ListReviewsInput extends Input<operations["listReviews"]> {}
export type ListReviewsResult = Answered<operations["listReviews"], (typeof table)["listReviews"]> | Unanswered;
export interface ListReviewsMethod
  extends Operation<operations, typeof table, "listReviews", ListReviewsInput, ListReviewsResult> {
  (...input: Given<ListReviewsInput>): Call<ListReviewsResult>;
}

export interface AddReviewInput extends Input<operations["addReview"]> {}
export type AddReviewResult = Answered<operations["addReview"], (typeof table)["addReview"]> | Unanswered;
export interface AddReviewMethod
  extends Operation<operations, typeof table, "addReview", AddReviewInput, AddReviewResult> {
  (...input: Given<AddReviewInput>): Call<AddReviewResult>;
}

export interface GetReviewInput extends Input<operations["getReview"]> {}
export type GetReviewResult = Answered<operations["getReview"], (typeof table)["getReview"]> | Unanswered;
export interface GetReviewMethod
  extends Operation<operations, typeof table, "getReview", GetReviewInput, GetReviewResult> {
  (...input: Given<GetReviewInput>): Call<GetReviewResult>;
}

export interface PutReviewInput extends Input<operations["putReview"]> {}
export type PutReviewResult = Answered<operations["putReview"], (typeof table)["putReview"]> | Unanswered;
export interface PutReviewEditOptions extends EditInput<operations["putReview"], operations["getReview"]> {}
export interface PutReviewMethod
  extends Operation<operations, typeof table, "putReview", PutReviewInput, PutReviewResult, PutReviewEditOptions> {
  /**
   * Create or replace a review
   *
   * Sent twice: changes nothing more (200). With `If-Match` or `If-None-Match`: 412 if the first request made the precondition false.
   *
   * The client retries it.
   *
   * `PUT /books/{bookId}/reviews/{reviewId}`
   */
  (...input: Given<PutReviewInput>): Call<PutReviewResult>;
}

export interface PatchReviewInput extends Input<operations["patchReview"]> {}
export type PatchReviewResult = Answered<operations["patchReview"], (typeof table)["patchReview"]> | Unanswered;
export interface PatchReviewMethod
  extends Operation<operations, typeof table, "patchReview", PatchReviewInput, PatchReviewResult> {
  (...input: Given<PatchReviewInput>): Call<PatchReviewResult>;
}

export interface DeleteReviewInput extends Input<operations["deleteReview"]> {}
export type DeleteReviewResult = Answered<operations["deleteReview"], (typeof table)["deleteReview"]> | Unanswered;
export interface DeleteReviewMethod
  extends Operation<operations, typeof table, "deleteReview", DeleteReviewInput, DeleteReviewResult> {
  (...input: Given<DeleteReviewInput>): Call<DeleteReviewResult>;
}

export interface AddBookAliasInput extends Input<operations["addBookAlias"]> {}
export type AddBookAliasResult = Answered<operations["addBookAlias"], (typeof table)["addBookAlias"]> | Unanswered;
export interface AddBookAliasMethod
  extends Operation<operations, typeof table, "addBookAlias", AddBookAliasInput, AddBookAliasResult> {
  (...input: Given<AddBookAliasInput>): Call<AddBookAliasResult>;
}

export interface EditBookInput extends Input<operations["editBook"]> {}
export type EditBookResult = Answered<operations["editBook"], (typeof table)["editBook"]> | Unanswered;
export interface EditBookEditOptions extends EditInput<operations["editBook"], operations["getBook"]> {}
export interface EditBookMethod
  extends Operation<operations, typeof table, "editBook", EditBookInput, EditBookResult, EditBookEditOptions> {
  /**
   * Create or replace a book (the article's route)
   *
   * Sent twice: changes nothing more (200). With `If-Match` or `If-None-Match`: 412 if the first request made the precondition false.
   *
   * The client retries it.
   *
   * `PUT /edit-book/{bookId}`
   *
   * @deprecated The document marks this operation as deprecated.
   */
  (...input: Given<EditBookInput>): Call<EditBookResult>;
}
