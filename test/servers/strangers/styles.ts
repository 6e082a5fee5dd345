// Documents and habits of frameworks that are not ours. No document has a word about methods, and most no Location.
import { membersOf } from "../../../src/json/record.ts";
import type { Collection, Row, Style } from "./engine.ts";
import { list, note, number, number1, object, operations, price, query, ref, said, text } from "./parts.ts";

const product = {
  name: text,
  price,
  description: note,
  stock: { type: "integer", usual: 0 },
} as const satisfies Collection["fields"];

/** Whole-number ids, `{data, total}`, 404 for everything unknown. */
export const express: Style = {
  title: "Express",
  base: "/api",
  slashes: ["", ""],
  collections: { products: { path: "/products", fields: product } },
  id: (count) => count,
  sent: () => "",
  one: (row) => row,
  many: (data, { total, from, size }) => ({ data, total, page: from / size + 1, limit: size }),
  pageOf(asked) {
    const size = number1(asked, "limit", 10);
    return { size, from: (number1(asked, "page", 1) - 1) * size };
  },
  error: (_, message) => ({ message }),
  invalid: 400,
  created: 201,
  deleted: (row) => [200, { message: "deleted", product: row }],
  undeclared: 404,
  document: {
    openapi: "3.0.0",
    info: { title: "Shop", version: "1" },
    servers: [{ url: "http://stranger.invalid/api" }],
    paths: operations(["/products", "/products/{id}"], ["id"], {
      filter: "name",
      one: ref("Product"),
      many: {
        type: "object",
        properties: { data: list(ref("Product")), total: number, page: number, limit: number },
      },
      input: ref("ProductInput"),
      patch: object(product, false),
      error: ref("Error"),
      created: 201,
      invalid: 400,
      parameters: [query("page", 1), query("limit", 10)],
      deleted: {
        200: said("deleted", {
          type: "object",
          properties: { message: { type: "string" }, product: ref("Product") },
        }),
      },
    }),
    components: {
      schemas: {
        ProductInput: object(product, true),
        Product: object(product, true, { id: number, reads: number }),
        Error: { type: "object", properties: { message: { type: "string" } } },
      },
    },
  },
};

const team = { name: text, city: note } as const satisfies Collection["fields"];
const hero = {
  name: text,
  secret: note,
  team_id: { type: "integer", isRequired: true, of: "teams" },
} as const satisfies Collection["fields"];
const detail = { type: "object", properties: { detail: {} } };

/** Slashes at the end of collections only, 200 for a creation, 422 with `detail`, a foreign key, `skip` and `limit`. */
export const fastapi: Style = {
  title: "FastAPI",
  base: "",
  slashes: ["/", ""],
  collections: { teams: { path: "/teams", fields: team }, heroes: { path: "/heroes", fields: hero } },
  id: (count) => count,
  sent: () => "",
  one: (row) => row,
  many: (rows) => rows,
  pageOf: (asked) => ({ size: number1(asked, "limit", 100), from: number1(asked, "skip", 0) }),
  error: (status, detail_) => ({
    detail: status === 422 ? [{ msg: detail_, loc: ["body"], type: "value_error" }] : detail_,
  }),
  invalid: 422,
  created: 200,
  deleted: () => [200, { ok: true }],
  undeclared: 405,
  document: {
    openapi: "3.1.0",
    info: { title: "Heroes", version: "0.1.0" },
    paths: {
      ...operations(["/teams/", "/teams/{team_id}"], ["team_id"], {
        filter: "name",
        one: ref("Team"),
        many: list(ref("Team")),
        input: ref("TeamCreate"),
        patch: object(team, false),
        error: detail,
        created: 200,
        invalid: 422,
        parameters: [query("skip", 0), query("limit", 100)],
        deleted: { 200: said("deleted", {}) },
      }),
      ...operations(["/heroes/", "/heroes/{hero_id}"], ["hero_id"], {
        filter: "name",
        one: ref("Hero"),
        many: list(ref("Hero")),
        input: ref("HeroCreate"),
        patch: object(hero, false),
        error: detail,
        created: 200,
        invalid: 422,
        parameters: [query("skip", 0), query("limit", 100)],
        deleted: { 200: said("deleted", {}) },
      }),
    },
    components: {
      schemas: {
        TeamCreate: object(team, true),
        Team: object(team, true, { id: number }),
        HeroCreate: object(hero, true),
        Hero: object(hero, true, { id: number }),
      },
    },
  },
};

const snippet = {
  title: text,
  code: text,
  linenos: { type: "boolean", usual: false },
  style: note,
} as const satisfies Collection["fields"];

/** Slashes everywhere, `{count, next, previous, results}`, 204 for a deletion. */
export const rest: Style = {
  title: "Django REST",
  base: "",
  slashes: ["/", "/"],
  collections: { snippets: { path: "/snippets", fields: snippet } },
  id: (count) => count,
  sent: () => "",
  one: (row, _, url) => ({ ...row, url: `http://stranger.invalid${url}` }),
  many(rows, { total, from, size, query: asked }, _, url) {
    const page = (at: number) => {
      const next = new URLSearchParams(asked);
      next.set("page", String(at));
      next.set("page_size", String(size));
      return `http://stranger.invalid/snippets/?${next}`;
    };
    const at = from / size + 1;
    const results = rows.map((row) => ({ ...row, url: `http://stranger.invalid${url(row)}` }));
    return {
      count: total,
      next: from + size < total ? page(at + 1) : null,
      previous: at > 1 ? page(at - 1) : null,
      results,
    };
  },
  pageOf(asked) {
    const size = number1(asked, "page_size", 5);
    return { size, from: (number1(asked, "page", 1) - 1) * size };
  },
  error: (status, text_) => (status === 404 ? { detail: text_ } : { non_field_errors: [text_] }),
  invalid: 400,
  created: 201,
  deleted: () => [204, undefined],
  undeclared: 405,
  document: {
    openapi: "3.0.3",
    info: { title: "Snippets", version: "1.0.0" },
    paths: operations(["/snippets/", "/snippets/{id}/"], ["id"], {
      one: ref("Snippet"),
      many: ref("PaginatedSnippetList"),
      input: ref("SnippetRequest"),
      patch: object(snippet, false),
      error: { type: "object" },
      created: 201,
      invalid: 400,
      parameters: [
        query("page", 1),
        { name: "page_size", in: "query", schema: { type: "integer", minimum: 1 } },
      ],
      deleted: { 204: said("No response body", undefined) },
    }),
    components: {
      schemas: {
        SnippetRequest: object(snippet, true),
        Snippet: object(snippet, true, {
          url: { type: "string", format: "uri", readOnly: true },
          id: { ...number, readOnly: true },
        }),
        PaginatedSnippetList: {
          type: "object",
          properties: {
            count: number,
            next: { type: "string", nullable: true },
            previous: { type: "string", nullable: true },
            results: list(ref("Snippet")),
          },
        },
      },
    },
  },
};

const article = {
  title: text,
  body: note,
  views: { type: "integer", usual: 0 },
} as const satisfies Collection["fields"];
const comment = { text, rating: { type: "integer" } } as const satisfies Collection["fields"];
const resource = (type: string, fields: Collection["fields"], isAll: boolean, more: Row) => ({
  type: "object",
  required: ["type", "attributes"],
  properties: { type: { type: "string", enum: [type] }, ...more, attributes: object(fields, isAll) },
});
const document = (data: object) => ({ type: "object", required: ["data"], properties: { data } });
const kind = "application/vnd.api+json";
const types: Readonly<Record<string, string>> = { articles: "articles", comments: "comments" };
const asResource = ({ id, ...attributes }: Row, name: string) => ({
  id: String(id),
  type: types[name],
  attributes,
});

/** `{"data": {"type", "attributes"}}`, a nested collection whose parent has a different parameter name. */
export const jsonApi: Style = {
  title: "JSON:API",
  base: "/v1",
  slashes: ["", ""],
  collections: {
    articles: { path: "/articles", fields: article },
    comments: { path: "/articles/{parent}/comments", above: "articles", fields: comment },
  },
  id: (count) => `00000000-0000-4000-8000-${String(count).padStart(12, "0")}`,
  sent: () => "/data/attributes",
  one: (row, name, url) => ({ data: { ...asResource(row, name), links: { self: url } } }),
  many: (rows, { total }, name) => ({ data: rows.map((row) => asResource(row, name)), meta: { total } }),
  pageOf: () => ({ from: 0, size: 1000 }),
  error: (status, title) => ({ errors: [{ status: String(status), title }] }),
  type: kind,
  invalid: 422,
  created: 201,
  deleted: () => [204, undefined],
  hasLocation: true,
  undeclared: 404,
  document: {
    openapi: "3.0.3",
    info: { title: "Blog", version: "1" },
    servers: [{ url: "/v1" }],
    paths: {
      ...operations(["/articles", "/articles/{article_uuid}"], ["article_uuid"], api("articles", article)),
      ...operations(
        ["/articles/{uuid}/comments", "/articles/{uuid}/comments/{comment_uuid}"],
        ["uuid", "comment_uuid"],
        api("comments", comment),
      ),
    },
  },
};

function api(type: string, fields: Collection["fields"]) {
  const [filter = ""] = Object.keys(fields);
  const shown = resource(type, fields, true, { id: { type: "string" }, links: { type: "object" } });
  return {
    filter,
    one: document(shown),
    many: document(list(resource(type, fields, true, { id: { type: "string" } }))),
    input: document(resource(type, fields, true, { id: { type: "string" } })),
    patch: document(resource(type, fields, false, { id: { type: "string" } })),
    error: { type: "object", properties: { errors: list({ type: "object" }) } },
    created: 201,
    invalid: 422,
    type: kind,
    deleted: { 204: said("deleted", undefined) },
  };
}

const book = { title: text, pages: { type: "integer" }, isbn: note } as const satisfies Collection["fields"];

/** HAL: no id in the content, `_embedded` and `page`, 201 with a Location that is not declared. */
export const spring: Style = {
  title: "Spring Data REST",
  base: "",
  slashes: ["", ""],
  collections: { books: { path: "/books", fields: book } },
  id: (count) => count,
  sent: () => "",
  one: ({ id: _, ...row }, __, url) => ({
    ...row,
    _links: { self: { href: `http://stranger.invalid${url}` } },
  }),
  many(rows, { total, from, size }, _, url) {
    const books = rows.map(({ id, ...row }) => ({
      ...row,
      _links: { self: { href: `http://stranger.invalid${url({ id })}` } },
    }));
    return {
      _embedded: { books },
      _links: { self: { href: "http://stranger.invalid/books" } },
      page: { size, totalElements: total, totalPages: Math.ceil(total / size), number: from / size },
    };
  },
  pageOf(asked) {
    const size = number1(asked, "size", 20);
    return { size, from: number1(asked, "page", 0) * size };
  },
  error: (status, error) => ({ timestamp: "2026-01-01T00:00:00Z", status, error, path: "/books" }),
  invalid: 400,
  created: 201,
  deleted: () => [204, undefined],
  hasLocation: true,
  undeclared: 405,
  document: {
    openapi: "3.0.1",
    info: { title: "Library", version: "v0" },
    paths: operations(["/books", "/books/{id}"], ["id"], {
      one: ref("EntityModelBook"),
      many: ref("PagedModelEntityModelBook"),
      input: ref("BookRequestBody"),
      patch: ref("BookPatch"),
      error: { type: "object" },
      created: 201,
      invalid: 400,
      parameters: [query("page", 0), query("size", 20)],
      deleted: { 204: said("No Content", undefined) },
    }),
    components: {
      schemas: {
        BookRequestBody: object(book, true),
        BookPatch: object(book, false),
        EntityModelBook: object(book, true, {
          _links: {
            type: "object",
            additionalProperties: { type: "object", properties: { href: { type: "string" } } },
          },
        }),
        PagedModelEntityModelBook: {
          type: "object",
          properties: {
            _embedded: { type: "object", properties: { books: list(ref("EntityModelBook")) } },
            _links: { type: "object" },
            page: {
              type: "object",
              properties: { size: number, totalElements: number, totalPages: number, number },
            },
          },
        },
      },
    },
  },
};

const post = {
  title: { ...text, example: "known title" },
  content: { ...note, example: "known content" },
  published: { type: "boolean", usual: false },
} as const satisfies Collection["fields"];
const camel = (row: Row): Row => membersOf(row);

/** Rails: `{"post": {…}}` in requests, `{"data": {…}}` in responses. */
export const rails: Style = {
  title: "Rails",
  base: "/api/v2",
  slashes: ["", ""],
  collections: { posts: { path: "/posts", fields: post } },
  id: (count) => count,
  sent: () => "/post",
  one: (row) => ({ data: camel(row), status: "ok" }),
  many: (rows, { total }) => ({ data: rows, meta: { total, per_page: 25 } }),
  pageOf(asked) {
    const size = number1(asked, "per_page", 25);
    return { size, from: (number1(asked, "page", 1) - 1) * size };
  },
  error: (_, text_) => ({ errors: [text_] }),
  invalid: 422,
  created: 201,
  deleted: () => [204, undefined],
  undeclared: 404,
  document: {
    openapi: "3.0.3",
    info: { title: "Weblog", version: "v2" },
    servers: [{ url: "http://stranger.invalid/api/v2" }],
    paths: operations(["/posts", "/posts/{id}"], ["id"], {
      one: { type: "object", properties: { data: ref("Post"), status: { type: "string" } } },
      many: { type: "object", properties: { data: list(ref("Post")), meta: { type: "object" } } },
      input: { type: "object", required: ["post"], properties: { post: object(post, true) } },
      patch: { type: "object", required: ["post"], properties: { post: object(post, false) } },
      error: { type: "object", properties: { errors: list({ type: "string" }) } },
      created: 201,
      invalid: 422,
      parameters: [
        query("page", 1),
        { name: "per_page", in: "query", schema: { type: "integer", minimum: 1 } },
      ],
      deleted: { 204: said("deleted", undefined) },
    }),
    components: { schemas: { Post: object(post, true, { id: number }) } },
  },
};
