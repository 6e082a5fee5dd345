// Generated from the document; do not edit. A typed client for Book reviews.
import { type Client, type ClientOptions, createTypedClient } from "verbatim/client/client";
import type { Table } from "verbatim/client/table";
import type { operations } from "./schema.d.ts";

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
export type ApiClient = Client<operations, typeof table>;

/**
 * @param options the URL of the service, and how to send requests
 * @returns a client whose operations, parameters, contents and results are typed by the document
 */
export function createClient(options: ClientOptions): ApiClient {
  return createTypedClient<operations, typeof table>(options, table);
}
