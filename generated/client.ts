// Generated from the document; not to be edited. A typed client of: Book reviews.
import { type Client, type ClientOptions, createTypedClient } from "verbatim/client/client";
import type { Table } from "verbatim/client/table";
import type { operations } from "./schema.d.ts";

const table = {
  listBooks: {
    method: "GET",
    path: "/books",
    effect: "list",
    safe: true,
    ifNoneMatch: true,
    answers: {
      200: "content",
    },
  },
  addBook: {
    method: "POST",
    path: "/books",
    effect: "create",
    again: "by-key",
    key: true,
    answers: {
      201: "content",
    },
  },
  getBook: {
    method: "GET",
    path: "/books/{bookId}",
    effect: "read",
    safe: true,
    ifMatch: true,
    ifNoneMatch: true,
    answers: {
      200: "content",
    },
  },
  putBook: {
    method: "PUT",
    path: "/books/{bookId}",
    effect: "create-or-replace",
    again: true,
    ifMatch: true,
    ifNoneMatch: true,
    answers: {
      200: "content",
      201: "content",
      204: "preferred",
    },
    read: "getBook",
    readOnly: ["id", "createdAt", "updatedAt", "etag"],
  },
  patchBook: {
    method: "PATCH",
    path: "/books/{bookId}",
    effect: "merge",
    again: true,
    ifMatch: true,
    ifNoneMatch: true,
    type: "application/merge-patch+json",
    answers: {
      200: "content",
    },
  },
  deleteBook: {
    method: "DELETE",
    path: "/books/{bookId}",
    effect: "delete",
    again: true,
    ifMatch: true,
    ifNoneMatch: true,
    answers: {
      204: "nothing",
    },
  },
  listReviews: {
    method: "GET",
    path: "/books/{bookId}/reviews",
    effect: "list",
    safe: true,
    ifNoneMatch: true,
    answers: {
      200: "content",
    },
  },
  addReview: {
    method: "POST",
    path: "/books/{bookId}/reviews",
    effect: "create",
    again: "by-key",
    key: true,
    answers: {
      201: "content",
    },
  },
  getReview: {
    method: "GET",
    path: "/books/{bookId}/reviews/{reviewId}",
    effect: "read",
    safe: true,
    ifMatch: true,
    ifNoneMatch: true,
    answers: {
      200: "content",
    },
  },
  putReview: {
    method: "PUT",
    path: "/books/{bookId}/reviews/{reviewId}",
    effect: "create-or-replace",
    again: true,
    ifMatch: true,
    ifNoneMatch: true,
    answers: {
      200: "content",
      201: "content",
      204: "preferred",
    },
    read: "getReview",
    readOnly: ["id", "bookId", "createdAt", "updatedAt", "etag"],
  },
  patchReview: {
    method: "PATCH",
    path: "/books/{bookId}/reviews/{reviewId}",
    effect: "merge",
    again: true,
    ifMatch: true,
    ifNoneMatch: true,
    type: "application/merge-patch+json",
    answers: {
      200: "content",
    },
  },
  deleteReview: {
    method: "DELETE",
    path: "/books/{bookId}/reviews/{reviewId}",
    effect: "delete",
    again: true,
    ifMatch: true,
    ifNoneMatch: true,
    answers: {
      204: "nothing",
    },
  },
  addBookAlias: {
    method: "POST",
    path: "/add-book",
    effect: "create",
    again: "by-key",
    key: true,
    answers: {
      201: "content",
    },
  },
  editBook: {
    method: "PUT",
    path: "/edit-book/{bookId}",
    effect: "create-or-replace",
    again: true,
    ifMatch: true,
    ifNoneMatch: true,
    answers: {
      200: "content",
      201: "content",
      204: "preferred",
    },
    read: "getBook",
    readOnly: ["id", "createdAt", "updatedAt", "etag"],
  },
} as const satisfies Table;

/** One method an operation, under its `operationId`. */
export type ApiClient = Client<operations, typeof table>;

/**
 * @param options where the service is, and how to reach it
 * @returns a client whose operations, parameters, contents and answers are those of the document
 */
export function createClient(options: ClientOptions): ApiClient {
  return createTypedClient<operations, typeof table>(options, table);
}
