// Generated from the document; do not edit. What the server knows about each operation, as data.
import type {
  AnswerFacts,
  ContentFacts,
  LocationFacts,
  ParameterFacts,
  Reference,
  RequirementFacts,
  TextShape,
  Wiring,
} from "verbatim/server/wiring";
import { operations } from "./operations.ts";
import * as validators from "./validators.js";

const no_parameters = {
  shapes: {},
  defaults: {},
  validate: validators.no_parameters,
} as const satisfies ParameterFacts;

const text = {
  type: "string",
  list: false,
} as const satisfies TextShape;

const integer = {
  type: "integer",
  list: false,
} as const satisfies TextShape;

const no_content_ETag = {
  etag: true,
  requiredHeaders: ["ETag"],
} as const satisfies AnswerFacts;

const Problem = {
  media: "application/problem+json",
  validate: validators.Problem,
} as const satisfies AnswerFacts;

const security_bearerAuth_books_write = {
  schemes: [
    {
      name: "bearerAuth",
      kind: "bearer",
    },
  ],
  scopes: ["books:write"],
} as const satisfies RequirementFacts;

const texts = {
  type: "string",
  list: true,
} as const satisfies TextShape;

const addBook_content = {
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
} as const satisfies ContentFacts;

const getBook_location = {
  path: "/books/{bookId}",
  parameters: {
    bookId: {
      content: "/id",
    },
  },
} as const satisfies LocationFacts;

const Problem_WWW_Authenticate = {
  media: "application/problem+json",
  validate: validators.Problem,
  requiredHeaders: ["WWW-Authenticate"],
} as const satisfies AnswerFacts;

const getBook_resource = {
  read: "getBook",
  parameters: {
    bookId: "bookId",
  },
} as const satisfies Reference;

const getBook_path = {
  shapes: {
    bookId: text,
  },
  defaults: {},
  validate: validators.getBook_path,
} as const satisfies ParameterFacts;

const Book_ETag = {
  media: "application/json",
  validate: validators.Book,
  etag: true,
  requiredHeaders: ["ETag"],
} as const satisfies AnswerFacts;

const putBook_content = {
  required: true,
  media: {
    "application/json": {
      validate: validators.BookContent,
    },
  },
  readOnly: ["id", "createdAt", "updatedAt", "etag"],
} as const satisfies ContentFacts;

const no_content_Preference_Applied = {
  constants: {
    "Preference-Applied": "return=minimal",
  },
  requiredHeaders: ["Preference-Applied"],
} as const satisfies AnswerFacts;

const Problem_Accept_Patch = {
  media: "application/problem+json",
  validate: validators.Problem,
  constants: {
    "Accept-Patch": "application/merge-patch+json",
  },
  requiredHeaders: ["Accept-Patch"],
} as const satisfies AnswerFacts;

const security_bearerAuth = {
  schemes: [
    {
      name: "bearerAuth",
      kind: "bearer",
    },
  ],
  scopes: [],
} as const satisfies RequirementFacts;

const getReview_location = {
  path: "/books/{bookId}/reviews/{reviewId}",
  parameters: {
    bookId: {
      content: "/bookId",
    },
    reviewId: {
      content: "/id",
    },
  },
} as const satisfies LocationFacts;

const getReview_resource = {
  read: "getReview",
  parameters: {
    bookId: "bookId",
    reviewId: "reviewId",
  },
} as const satisfies Reference;

const getReview_path = {
  shapes: {
    bookId: text,
    reviewId: text,
  },
  defaults: {},
  validate: validators.getReview_path,
} as const satisfies ParameterFacts;

const Review_ETag = {
  media: "application/json",
  validate: validators.Review,
  etag: true,
  requiredHeaders: ["ETag"],
} as const satisfies AnswerFacts;

export const wiring = {
  listBooks: {
    ...operations.listBooks,
    id: "listBooks",
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
    ...operations.addBook,
    id: "addBook",
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
    ...operations.getBook,
    id: "getBook",
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
    ...operations.putBook,
    id: "putBook",
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
    ...operations.patchBook,
    id: "patchBook",
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
    ...operations.deleteBook,
    id: "deleteBook",
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
    ...operations.listReviews,
    id: "listReviews",
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
    ...operations.addReview,
    id: "addReview",
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
    ...operations.getReview,
    id: "getReview",
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
    ...operations.putReview,
    id: "putReview",
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
    ...operations.patchReview,
    id: "patchReview",
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
    ...operations.deleteReview,
    id: "deleteReview",
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
    ...operations.addBookAlias,
    id: "addBookAlias",
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
    ...operations.editBook,
    id: "editBook",
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
} as const satisfies Readonly<Record<string, Wiring>>;
