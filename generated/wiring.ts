// Generated from the document; not to be edited. What the server knows of each operation, as data.
import type { Wiring } from "verbatim/server/wiring";
import { operations } from "./operations.ts";
import * as validators from "./validators.js";

export const wiring = {
  listBooks: {
    ...operations.listBooks,
    id: "listBooks",
    readsContent: false,
    answersContent: true,
    hasParent: false,
    namesItself: false,
    isSecured: false,
    scopes: [],
    ownerOrScope: undefined,
    identity: {},
    pathParameters: {
      shapes: {},
      defaults: {},
      validate: validators.no_parameters,
    },
    queryParameters: {
      shapes: {
        q: {
          type: "string",
          list: false,
        },
        author: {
          type: "string",
          list: false,
        },
        tag: {
          type: "string",
          list: false,
        },
        isbn: {
          type: "string",
          list: false,
        },
        sort: {
          type: "string",
          list: false,
        },
        limit: {
          type: "integer",
          list: false,
        },
        cursor: {
          type: "string",
          list: false,
        },
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
      304: {
        etag: true,
        requiredHeaders: ["ETag"],
      },
      400: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      406: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
    },
  },
  addBook: {
    ...operations.addBook,
    id: "addBook",
    readsContent: true,
    answersContent: true,
    hasParent: false,
    namesItself: false,
    isSecured: true,
    scopes: ["books:write"],
    ownerOrScope: undefined,
    identity: {
      bookId: "/id",
    },
    pathParameters: {
      shapes: {},
      defaults: {},
      validate: validators.no_parameters,
    },
    queryParameters: {
      shapes: {},
      defaults: {},
      validate: validators.no_parameters,
    },
    content: {
      required: true,
      media: {
        "application/json": {
          validate: validators.BookContent,
        },
        "application/x-www-form-urlencoded": {
          validate: validators.BookContent,
          shapes: {
            id: {
              type: "string",
              list: false,
            },
            title: {
              type: "string",
              list: false,
            },
            authors: {
              type: "string",
              list: true,
            },
            isbn: {
              type: "string",
              list: false,
            },
            published: {
              type: "string",
              list: false,
            },
            pageCount: {
              type: "integer",
              list: false,
            },
            language: {
              type: "string",
              list: false,
            },
            description: {
              type: "string",
              list: false,
            },
            tags: {
              type: "string",
              list: true,
            },
            createdAt: {
              type: "string",
              list: false,
            },
            updatedAt: {
              type: "string",
              list: false,
            },
            etag: {
              type: "string",
              list: false,
            },
          },
        },
      },
      readOnly: ["id", "createdAt", "updatedAt", "etag"],
    },
    answers: {
      201: {
        media: "application/json",
        validate: validators.Book,
        etag: true,
        location: {
          path: "/books/{bookId}",
          parameters: {
            bookId: {
              content: "/id",
            },
          },
        },
        requiredHeaders: ["Location", "ETag"],
      },
      400: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      401: {
        media: "application/problem+json",
        validate: validators.Problem,
        requiredHeaders: ["WWW-Authenticate"],
      },
      403: {
        media: "application/problem+json",
        validate: validators.Problem,
        requiredHeaders: ["WWW-Authenticate"],
      },
      406: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      409: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      413: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      415: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      422: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
    },
  },
  getBook: {
    ...operations.getBook,
    id: "getBook",
    readsContent: false,
    answersContent: true,
    hasParent: false,
    namesItself: true,
    isSecured: false,
    scopes: [],
    ownerOrScope: undefined,
    target: {
      read: "getBook",
      parameters: {
        bookId: "bookId",
      },
    },
    identity: {
      bookId: "/id",
    },
    pathParameters: {
      shapes: {
        bookId: {
          type: "string",
          list: false,
        },
      },
      defaults: {},
      validate: validators.getBook_path,
    },
    queryParameters: {
      shapes: {},
      defaults: {},
      validate: validators.no_parameters,
    },
    answers: {
      200: {
        media: "application/json",
        validate: validators.Book,
        etag: true,
        requiredHeaders: ["ETag"],
      },
      304: {
        etag: true,
        requiredHeaders: ["ETag"],
      },
      400: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      404: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      406: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      412: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
    },
  },
  putBook: {
    ...operations.putBook,
    id: "putBook",
    readsContent: true,
    answersContent: true,
    hasParent: false,
    namesItself: true,
    isSecured: true,
    scopes: ["books:write"],
    ownerOrScope: undefined,
    target: {
      read: "getBook",
      parameters: {
        bookId: "bookId",
      },
    },
    identity: {
      bookId: "/id",
    },
    pathParameters: {
      shapes: {
        bookId: {
          type: "string",
          list: false,
        },
      },
      defaults: {},
      validate: validators.getBook_path,
    },
    queryParameters: {
      shapes: {},
      defaults: {},
      validate: validators.no_parameters,
    },
    content: {
      required: true,
      media: {
        "application/json": {
          validate: validators.BookContent,
        },
      },
      readOnly: ["id", "createdAt", "updatedAt", "etag"],
    },
    answers: {
      200: {
        media: "application/json",
        validate: validators.Book,
      },
      201: {
        media: "application/json",
        validate: validators.Book,
        location: {
          path: "/books/{bookId}",
          parameters: {
            bookId: {
              content: "/id",
            },
          },
        },
        requiredHeaders: ["Location"],
      },
      204: {
        constants: {
          "Preference-Applied": "return=minimal",
        },
        requiredHeaders: ["Preference-Applied"],
      },
      400: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      401: {
        media: "application/problem+json",
        validate: validators.Problem,
        requiredHeaders: ["WWW-Authenticate"],
      },
      403: {
        media: "application/problem+json",
        validate: validators.Problem,
        requiredHeaders: ["WWW-Authenticate"],
      },
      406: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      409: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      412: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      413: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      415: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      422: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
    },
  },
  patchBook: {
    ...operations.patchBook,
    id: "patchBook",
    readsContent: true,
    answersContent: true,
    hasParent: false,
    namesItself: true,
    isSecured: true,
    scopes: ["books:write"],
    ownerOrScope: undefined,
    target: {
      read: "getBook",
      parameters: {
        bookId: "bookId",
      },
    },
    identity: {
      bookId: "/id",
    },
    pathParameters: {
      shapes: {
        bookId: {
          type: "string",
          list: false,
        },
      },
      defaults: {},
      validate: validators.getBook_path,
    },
    queryParameters: {
      shapes: {},
      defaults: {},
      validate: validators.no_parameters,
    },
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
      200: {
        media: "application/json",
        validate: validators.Book,
        etag: true,
        requiredHeaders: ["ETag"],
      },
      400: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      401: {
        media: "application/problem+json",
        validate: validators.Problem,
        requiredHeaders: ["WWW-Authenticate"],
      },
      403: {
        media: "application/problem+json",
        validate: validators.Problem,
        requiredHeaders: ["WWW-Authenticate"],
      },
      404: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      406: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      412: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      413: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      415: {
        media: "application/problem+json",
        validate: validators.Problem,
        constants: {
          "Accept-Patch": "application/merge-patch+json",
        },
        requiredHeaders: ["Accept-Patch"],
      },
      422: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
    },
  },
  deleteBook: {
    ...operations.deleteBook,
    id: "deleteBook",
    readsContent: false,
    answersContent: false,
    hasParent: false,
    namesItself: true,
    isSecured: true,
    scopes: ["books:write"],
    ownerOrScope: undefined,
    target: {
      read: "getBook",
      parameters: {
        bookId: "bookId",
      },
    },
    identity: {
      bookId: "/id",
    },
    pathParameters: {
      shapes: {
        bookId: {
          type: "string",
          list: false,
        },
      },
      defaults: {},
      validate: validators.getBook_path,
    },
    queryParameters: {
      shapes: {},
      defaults: {},
      validate: validators.no_parameters,
    },
    answers: {
      204: {},
      400: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      401: {
        media: "application/problem+json",
        validate: validators.Problem,
        requiredHeaders: ["WWW-Authenticate"],
      },
      403: {
        media: "application/problem+json",
        validate: validators.Problem,
        requiredHeaders: ["WWW-Authenticate"],
      },
      404: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      412: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
    },
  },
  listReviews: {
    ...operations.listReviews,
    id: "listReviews",
    readsContent: false,
    answersContent: true,
    hasParent: true,
    namesItself: false,
    isSecured: false,
    scopes: [],
    ownerOrScope: undefined,
    parent: {
      read: "getBook",
      parameters: {
        bookId: "bookId",
      },
    },
    identity: {},
    pathParameters: {
      shapes: {
        bookId: {
          type: "string",
          list: false,
        },
      },
      defaults: {},
      validate: validators.getBook_path,
    },
    queryParameters: {
      shapes: {
        limit: {
          type: "integer",
          list: false,
        },
        cursor: {
          type: "string",
          list: false,
        },
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
      304: {
        etag: true,
        requiredHeaders: ["ETag"],
      },
      400: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      404: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      406: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
    },
  },
  addReview: {
    ...operations.addReview,
    id: "addReview",
    readsContent: true,
    answersContent: true,
    hasParent: true,
    namesItself: false,
    isSecured: true,
    scopes: [],
    ownerOrScope: undefined,
    parent: {
      read: "getBook",
      parameters: {
        bookId: "bookId",
      },
    },
    identity: {
      bookId: "/bookId",
      reviewId: "/id",
    },
    pathParameters: {
      shapes: {
        bookId: {
          type: "string",
          list: false,
        },
      },
      defaults: {},
      validate: validators.getBook_path,
    },
    queryParameters: {
      shapes: {},
      defaults: {},
      validate: validators.no_parameters,
    },
    content: {
      required: true,
      media: {
        "application/json": {
          validate: validators.ReviewContent,
        },
        "application/x-www-form-urlencoded": {
          validate: validators.ReviewContent,
          shapes: {
            id: {
              type: "string",
              list: false,
            },
            bookId: {
              type: "string",
              list: false,
            },
            reviewer: {
              type: "string",
              list: false,
            },
            rating: {
              type: "integer",
              list: false,
            },
            headline: {
              type: "string",
              list: false,
            },
            text: {
              type: "string",
              list: false,
            },
            createdAt: {
              type: "string",
              list: false,
            },
            updatedAt: {
              type: "string",
              list: false,
            },
            etag: {
              type: "string",
              list: false,
            },
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
        location: {
          path: "/books/{bookId}/reviews/{reviewId}",
          parameters: {
            bookId: {
              content: "/bookId",
            },
            reviewId: {
              content: "/id",
            },
          },
        },
        requiredHeaders: ["Location", "ETag"],
      },
      400: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      401: {
        media: "application/problem+json",
        validate: validators.Problem,
        requiredHeaders: ["WWW-Authenticate"],
      },
      404: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      406: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      409: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      413: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      415: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      422: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
    },
  },
  getReview: {
    ...operations.getReview,
    id: "getReview",
    readsContent: false,
    answersContent: true,
    hasParent: true,
    namesItself: true,
    isSecured: false,
    scopes: [],
    ownerOrScope: undefined,
    target: {
      read: "getReview",
      parameters: {
        bookId: "bookId",
        reviewId: "reviewId",
      },
    },
    parent: {
      read: "getBook",
      parameters: {
        bookId: "bookId",
      },
    },
    identity: {
      bookId: "/bookId",
      reviewId: "/id",
    },
    pathParameters: {
      shapes: {
        bookId: {
          type: "string",
          list: false,
        },
        reviewId: {
          type: "string",
          list: false,
        },
      },
      defaults: {},
      validate: validators.getReview_path,
    },
    queryParameters: {
      shapes: {},
      defaults: {},
      validate: validators.no_parameters,
    },
    answers: {
      200: {
        media: "application/json",
        validate: validators.Review,
        etag: true,
        requiredHeaders: ["ETag"],
      },
      304: {
        etag: true,
        requiredHeaders: ["ETag"],
      },
      400: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      404: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      406: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      412: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
    },
  },
  putReview: {
    ...operations.putReview,
    id: "putReview",
    readsContent: true,
    answersContent: true,
    hasParent: true,
    namesItself: true,
    isSecured: true,
    scopes: [],
    ownerOrScope: "reviews:moderate",
    target: {
      read: "getReview",
      parameters: {
        bookId: "bookId",
        reviewId: "reviewId",
      },
    },
    parent: {
      read: "getBook",
      parameters: {
        bookId: "bookId",
      },
    },
    identity: {
      bookId: "/bookId",
      reviewId: "/id",
    },
    pathParameters: {
      shapes: {
        bookId: {
          type: "string",
          list: false,
        },
        reviewId: {
          type: "string",
          list: false,
        },
      },
      defaults: {},
      validate: validators.getReview_path,
    },
    queryParameters: {
      shapes: {},
      defaults: {},
      validate: validators.no_parameters,
    },
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
        location: {
          path: "/books/{bookId}/reviews/{reviewId}",
          parameters: {
            bookId: {
              content: "/bookId",
            },
            reviewId: {
              content: "/id",
            },
          },
        },
        requiredHeaders: ["Location"],
      },
      204: {
        constants: {
          "Preference-Applied": "return=minimal",
        },
        requiredHeaders: ["Preference-Applied"],
      },
      400: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      401: {
        media: "application/problem+json",
        validate: validators.Problem,
        requiredHeaders: ["WWW-Authenticate"],
      },
      403: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      404: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      406: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      409: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      412: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      413: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      415: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      422: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
    },
  },
  patchReview: {
    ...operations.patchReview,
    id: "patchReview",
    readsContent: true,
    answersContent: true,
    hasParent: true,
    namesItself: true,
    isSecured: true,
    scopes: [],
    ownerOrScope: "reviews:moderate",
    target: {
      read: "getReview",
      parameters: {
        bookId: "bookId",
        reviewId: "reviewId",
      },
    },
    parent: {
      read: "getBook",
      parameters: {
        bookId: "bookId",
      },
    },
    identity: {
      bookId: "/bookId",
      reviewId: "/id",
    },
    pathParameters: {
      shapes: {
        bookId: {
          type: "string",
          list: false,
        },
        reviewId: {
          type: "string",
          list: false,
        },
      },
      defaults: {},
      validate: validators.getReview_path,
    },
    queryParameters: {
      shapes: {},
      defaults: {},
      validate: validators.no_parameters,
    },
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
      200: {
        media: "application/json",
        validate: validators.Review,
        etag: true,
        requiredHeaders: ["ETag"],
      },
      400: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      401: {
        media: "application/problem+json",
        validate: validators.Problem,
        requiredHeaders: ["WWW-Authenticate"],
      },
      403: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      404: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      406: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      412: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      413: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      415: {
        media: "application/problem+json",
        validate: validators.Problem,
        constants: {
          "Accept-Patch": "application/merge-patch+json",
        },
        requiredHeaders: ["Accept-Patch"],
      },
      422: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
    },
  },
  deleteReview: {
    ...operations.deleteReview,
    id: "deleteReview",
    readsContent: false,
    answersContent: false,
    hasParent: true,
    namesItself: true,
    isSecured: true,
    scopes: [],
    ownerOrScope: "reviews:moderate",
    target: {
      read: "getReview",
      parameters: {
        bookId: "bookId",
        reviewId: "reviewId",
      },
    },
    parent: {
      read: "getBook",
      parameters: {
        bookId: "bookId",
      },
    },
    identity: {
      bookId: "/bookId",
      reviewId: "/id",
    },
    pathParameters: {
      shapes: {
        bookId: {
          type: "string",
          list: false,
        },
        reviewId: {
          type: "string",
          list: false,
        },
      },
      defaults: {},
      validate: validators.getReview_path,
    },
    queryParameters: {
      shapes: {},
      defaults: {},
      validate: validators.no_parameters,
    },
    answers: {
      204: {},
      400: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      401: {
        media: "application/problem+json",
        validate: validators.Problem,
        requiredHeaders: ["WWW-Authenticate"],
      },
      403: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      404: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      412: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
    },
  },
  addBookAlias: {
    ...operations.addBookAlias,
    id: "addBookAlias",
    readsContent: true,
    answersContent: true,
    hasParent: false,
    namesItself: false,
    isSecured: true,
    scopes: ["books:write"],
    ownerOrScope: undefined,
    identity: {
      bookId: "/id",
    },
    pathParameters: {
      shapes: {},
      defaults: {},
      validate: validators.no_parameters,
    },
    queryParameters: {
      shapes: {},
      defaults: {},
      validate: validators.no_parameters,
    },
    content: {
      required: true,
      media: {
        "application/json": {
          validate: validators.BookContent,
        },
        "application/x-www-form-urlencoded": {
          validate: validators.BookContent,
          shapes: {
            id: {
              type: "string",
              list: false,
            },
            title: {
              type: "string",
              list: false,
            },
            authors: {
              type: "string",
              list: true,
            },
            isbn: {
              type: "string",
              list: false,
            },
            published: {
              type: "string",
              list: false,
            },
            pageCount: {
              type: "integer",
              list: false,
            },
            language: {
              type: "string",
              list: false,
            },
            description: {
              type: "string",
              list: false,
            },
            tags: {
              type: "string",
              list: true,
            },
            createdAt: {
              type: "string",
              list: false,
            },
            updatedAt: {
              type: "string",
              list: false,
            },
            etag: {
              type: "string",
              list: false,
            },
          },
        },
      },
      readOnly: ["id", "createdAt", "updatedAt", "etag"],
    },
    answers: {
      201: {
        media: "application/json",
        validate: validators.Book,
        etag: true,
        location: {
          path: "/books/{bookId}",
          parameters: {
            bookId: {
              content: "/id",
            },
          },
        },
        constants: {
          Deprecation: "@1785542400",
          Link: "</books>; rel=\"successor-version\"",
        },
        requiredHeaders: ["Location", "ETag", "Deprecation", "Link"],
      },
      400: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      401: {
        media: "application/problem+json",
        validate: validators.Problem,
        requiredHeaders: ["WWW-Authenticate"],
      },
      403: {
        media: "application/problem+json",
        validate: validators.Problem,
        requiredHeaders: ["WWW-Authenticate"],
      },
      406: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      409: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      413: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      415: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      422: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
    },
  },
  editBook: {
    ...operations.editBook,
    id: "editBook",
    readsContent: true,
    answersContent: true,
    hasParent: false,
    namesItself: true,
    isSecured: true,
    scopes: ["books:write"],
    ownerOrScope: undefined,
    target: {
      read: "getBook",
      parameters: {
        bookId: "bookId",
      },
    },
    identity: {
      bookId: "/id",
    },
    pathParameters: {
      shapes: {
        bookId: {
          type: "string",
          list: false,
        },
      },
      defaults: {},
      validate: validators.getBook_path,
    },
    queryParameters: {
      shapes: {},
      defaults: {},
      validate: validators.no_parameters,
    },
    content: {
      required: true,
      media: {
        "application/json": {
          validate: validators.BookContent,
        },
      },
      readOnly: ["id", "createdAt", "updatedAt", "etag"],
    },
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
        location: {
          path: "/books/{bookId}",
          parameters: {
            bookId: {
              content: "/id",
            },
          },
        },
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
      400: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      401: {
        media: "application/problem+json",
        validate: validators.Problem,
        requiredHeaders: ["WWW-Authenticate"],
      },
      403: {
        media: "application/problem+json",
        validate: validators.Problem,
        requiredHeaders: ["WWW-Authenticate"],
      },
      406: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      409: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      412: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      413: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      415: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      422: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
    },
  },
} as const satisfies Readonly<Record<string, Wiring>>;
