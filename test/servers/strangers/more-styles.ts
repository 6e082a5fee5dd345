// Documents and habits of five more frameworks. Their rows have a time of creation that the document marks readOnly.
import type { Collection, Style } from "./engine.ts";
import { list, note, number, number1, object, operations, price, query, ref, said, text } from "./parts.ts";

const time = { type: "string", format: "date-time", readOnly: true };

const invoice = {
  title: { ...text, maxLength: 255 },
  amount: { ...price, minimum: 0 },
  memo: { ...note, isNullable: true },
  paid: { type: "boolean", usual: false },
} as const satisfies Collection["fields"];

/** API resources: `{data}`, and `{data, links, meta}` with 422 and `errors` for invalid content. */
export const laravel: Style = {
  title: "Laravel",
  base: "/api",
  slashes: ["", ""],
  collections: { invoices: { path: "/invoices", fields: invoice } },
  id: (count) => count,
  sent: () => "",
  one: (data) => ({ data }),
  many: (data, { total, from, size }) => ({
    data,
    links: { first: "http://stranger.invalid/api/invoices?page=1", next: null },
    meta: {
      current_page: Math.floor(from / size) + 1,
      last_page: Math.max(1, Math.ceil(total / size)),
      per_page: size,
      total,
    },
  }),
  pageOf(asked) {
    const size = Math.min(100, Math.max(1, number1(asked, "per_page", 15)));
    return { size, from: (number1(asked, "page", 1) - 1) * size };
  },
  error: (status, message) => (status === 422 ? { message, errors: { title: [message] } } : { message }),
  invalid: 422,
  created: 201,
  deleted: () => [204, undefined],
  undeclared: 405,
  createdName: "created_at",
  document: {
    openapi: "3.0.3",
    info: { title: "Invoices", version: "1.0.0" },
    servers: [{ url: "http://stranger.invalid/api" }],
    paths: operations(["/invoices", "/invoices/{invoice}"], ["invoice"], {
      one: { type: "object", properties: { data: ref("Invoice") } },
      many: {
        type: "object",
        properties: {
          data: list(ref("Invoice")),
          links: { type: "object" },
          meta: {
            type: "object",
            properties: { current_page: number, last_page: number, per_page: number, total: number },
          },
        },
      },
      input: ref("StoreInvoiceRequest"),
      patch: object(invoice, false),
      error: { type: "object", properties: { message: { type: "string" } } },
      created: 201,
      invalid: 422,
      sorts: ["amount", "-amount"],
      parameters: [
        query("page", 1),
        { name: "per_page", in: "query", schema: { type: "integer", minimum: 1, maximum: 100 } },
      ],
      deleted: { 204: said("No content", undefined) },
    }),
    components: {
      schemas: {
        StoreInvoiceRequest: object(invoice, true),
        Invoice: object(invoice, true, { id: { ...number, readOnly: true }, created_at: time }),
      },
    },
  },
};

const cat = {
  name: text,
  age: { type: "integer", isRequired: true, minimum: 0 },
  breed: { ...note, maxLength: 80 },
} as const satisfies Collection["fields"];

/** No PUT: PATCH with a partial type. A plain array, 200 with the row for a deletion, `{statusCode, message, error}`. */
export const nest: Style = {
  title: "NestJS",
  base: "",
  slashes: ["", ""],
  collections: { cats: { path: "/cats", fields: cat } },
  id: (count) => count,
  sent: () => "",
  one: (row) => row,
  many: (rows) => rows,
  pageOf: (asked) => ({ size: number1(asked, "limit", 50), from: number1(asked, "offset", 0) }),
  error: (statusCode, text_) => ({
    statusCode,
    message: statusCode === 400 ? [text_] : text_,
    error: statusCode === 400 ? "Bad Request" : "Not Found",
  }),
  invalid: 400,
  created: 201,
  deleted: (row) => [200, row],
  undeclared: 404,
  createdName: "createdAt",
  document: {
    openapi: "3.0.0",
    info: { title: "Cats example", version: "1.0" },
    servers: [],
    tags: [],
    paths: operations(["/cats", "/cats/{id}"], ["id"], {
      filter: "breed",
      one: ref("Cat"),
      many: list(ref("Cat")),
      input: ref("CreateCatDto"),
      patch: ref("UpdateCatDto"),
      error: { type: "object" },
      created: 201,
      invalid: 400,
      hasPut: false,
      parameters: [query("offset", 0), query("limit", 50)],
      deleted: { 200: said("", ref("Cat")) },
    }),
    components: {
      schemas: {
        CreateCatDto: object(cat, true),
        UpdateCatDto: object(cat, false),
        Cat: object(cat, true, { id: number, createdAt: time }),
      },
    },
  },
};

const todo = {
  title: text,
  desc: note,
  isComplete: { type: "boolean", usual: false },
} as const satisfies Collection["fields"];

/** 200 with the row for a creation, 204 for PUT, PATCH and DELETE, `{error: {statusCode, name, message}}`. */
export const loopBack: Style = {
  title: "LoopBack",
  base: "",
  slashes: ["", ""],
  collections: { todos: { path: "/todos", fields: todo } },
  id: (count) => count,
  sent: () => "",
  one: (row) => row,
  many: (rows) => rows,
  pageOf: () => ({ from: 0, size: 1000 }),
  error: (statusCode, message) => ({ error: { statusCode, name: "Error", message } }),
  invalid: 422,
  created: 200,
  deleted: () => [204, undefined],
  written: () => [204, undefined],
  undeclared: 404,
  document: {
    openapi: "3.0.0",
    info: { title: "todo-list", version: "1.0.0" },
    paths: operations(["/todos", "/todos/{id}"], ["id"], {
      one: ref("Todo"),
      many: list(ref("Todo")),
      input: ref("NewTodo"),
      patch: ref("TodoPartial"),
      error: { type: "object", properties: { error: { type: "object" } } },
      created: 200,
      invalid: 422,
      written: { 204: said("No Content", undefined) },
      deleted: { 204: said("No Content", undefined) },
    }),
    components: {
      schemas: {
        NewTodo: object(todo, true),
        TodoPartial: object(todo, false),
        Todo: object(todo, true, { id: number }),
      },
    },
  },
};

const playlist = { name: text, about: note } as const satisfies Collection["fields"];
const track = {
  title: text,
  seconds: { type: "integer", isRequired: true, minimum: 0 },
  mood: note,
} as const satisfies Collection["fields"];
const cursorOf = (at: number): string => btoa(`at:${at}`);
const cursorIn = (asked: URLSearchParams): number => {
  const cursor = asked.get("cursor");
  if (cursor === null || !/^[\w+/=]*$/.test(cursor)) return 0;
  try {
    return Number(atob(cursor).replace("at:", "")) || 0;
  } catch {
    return 0;
  }
};
const many = {
  parameters: [
    { name: "cursor", in: "query", schema: { type: "string" } },
    { name: "limit", in: "query", schema: { type: "integer", minimum: 1, maximum: 200, default: 50 } },
  ],
  created: 201,
  invalid: 400,
  error: { type: "object", properties: { error: { type: "string" } } },
  deleted: { 204: said("deleted", undefined) },
};
const page = (name: string) => ({
  type: "object",
  required: ["items"],
  properties: { items: list(ref(name)), next_cursor: { type: "string" } },
});

/** `{items, next_cursor}`, a nested collection, UUIDs, 405 without content for what has no route. */
export const chi: Style = {
  title: "chi",
  base: "/v1",
  slashes: ["", ""],
  collections: {
    playlists: { path: "/playlists", fields: playlist },
    tracks: { path: "/playlists/{parent}/tracks", above: "playlists", fields: track },
  },
  id: (count) => `00000000-0000-4000-8000-${String(count).padStart(12, "0")}`,
  sent: () => "",
  one: (row) => row,
  many: (items, { total, from, size }) => ({
    items,
    ...(from + size < total ? { next_cursor: cursorOf(from + size) } : {}),
  }),
  pageOf: (asked) => ({ size: number1(asked, "limit", 50), from: cursorIn(asked) }),
  error: (_, error) => ({ error }),
  invalid: 400,
  created: 201,
  deleted: () => [204, undefined],
  hasLocation: true,
  undeclared: 405,
  createdName: "created",
  document: {
    openapi: "3.0.3",
    info: { title: "Music", version: "1" },
    servers: [{ url: "/v1" }],
    paths: {
      ...operations(["/playlists", "/playlists/{playlist_uuid}"], ["playlist_uuid"], {
        ...many,
        filter: "name",
        one: ref("Playlist"),
        many: page("Playlist"),
        input: ref("PlaylistInput"),
        patch: object(playlist, false),
      }),
      ...operations(
        ["/playlists/{playlist_uuid}/tracks", "/playlists/{playlist_uuid}/tracks/{track_uuid}"],
        ["playlist_uuid", "track_uuid"],
        {
          ...many,
          one: ref("Track"),
          many: page("Track"),
          input: ref("TrackInput"),
          patch: object(track, false),
        },
      ),
    },
    components: {
      schemas: {
        PlaylistInput: object(playlist, true),
        Playlist: object(playlist, true, { id: { type: "string", format: "uuid" }, created: time }),
        TrackInput: object(track, true),
        Track: object(track, true, { id: { type: "string", format: "uuid" }, created: time }),
      },
    },
  },
};

const widget = {
  name: { ...text, maxLength: 100 },
  quantity: { type: "integer", isRequired: true },
  color: { ...note, isNullable: true },
} as const satisfies Collection["fields"];

/** 201 with a Location that the document leaves out, 204 for PUT, PATCH and DELETE, problem details. */
export const aspNet: Style = {
  title: "ASP.NET",
  base: "",
  slashes: ["", ""],
  collections: { widgets: { path: "/api/Widgets", fields: widget } },
  id: (count) => count,
  sent: () => "",
  one: (row) => row,
  many: (rows) => rows,
  pageOf(asked) {
    const size = number1(asked, "pageSize", 20);
    return { size, from: (number1(asked, "pageNumber", 1) - 1) * size };
  },
  error: (status, title) => ({ type: "about:blank", title, status, traceId: "00-4bf92f35-01" }),
  errorType: "application/problem+json",
  invalid: 400,
  created: 201,
  deleted: () => [204, undefined],
  written: () => [204, undefined],
  hasLocation: true,
  undeclared: 405,
  createdName: "createdOn",
  document: {
    openapi: "3.0.1",
    info: { title: "Widgets", version: "v1" },
    paths: withProblems(
      operations(["/api/Widgets", "/api/Widgets/{id}"], ["id"], {
        filter: "name",
        one: ref("Widget"),
        many: list(ref("Widget")),
        input: ref("WidgetInput"),
        patch: object(widget, false),
        error: ref("ProblemDetails"),
        created: 201,
        invalid: 400,
        written: { 204: said("No Content", undefined) },
        parameters: [
          { name: "pageNumber", in: "query", schema: { type: "integer", format: "int32", default: 1 } },
          { name: "pageSize", in: "query", schema: { type: "integer", format: "int32", default: 20 } },
        ],
        deleted: { 204: said("No Content", undefined) },
      }),
    ),
    components: {
      schemas: {
        WidgetInput: object(widget, true),
        Widget: object(widget, true, { id: { ...number, format: "int32" }, createdOn: time }),
        ProblemDetails: {
          type: "object",
          properties: { type: { type: "string" }, title: { type: "string" }, status: number },
        },
      },
    },
  },
};

/** The same paths with `application/problem+json` for problem details. */
function withProblems(paths: object): object {
  const text_ = JSON.stringify(paths);
  const schema = '{"schema":{"$ref":"#/components/schemas/ProblemDetails"}}';
  return JSON.parse(text_.replaceAll(`"application/json":${schema}`, `"application/problem+json":${schema}`));
}
