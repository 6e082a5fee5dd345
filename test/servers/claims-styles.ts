// Three documents in different styles for one server: claims that are submitted, and the projects that they are for.

export type Claims = {
  readonly title: string;
  /** Spells the name of a member. */
  readonly spelt: (words: string) => string;
  readonly path: string;
  readonly isNumbered: boolean;
  /** The member that wraps each response, if there is one. */
  readonly envelope?: string;
  readonly hasLocation: boolean;
  readonly patchType: string;
  readonly isSecured: boolean;
  /** Anybody reads, only the owner writes, and no 403 is declared. */
  readonly isPublic?: boolean;
  readonly action: {
    readonly word: string;
    readonly description: string;
    readonly states: readonly [from: string, to: string, other: string];
    /** With 200 it returns the claim. */
    readonly status: 200 | 204;
    /** The status of a second call; a success leaves everything unchanged. */
    readonly again: number;
  };
};

const camel = (words: string): string => words.replaceAll(/ (\w)/g, (_, letter) => letter.toUpperCase());
const snake = (words: string): string => words.replaceAll(" ", "_");

export const claimsStyles = {
  reports: {
    title: "Expense reports",
    spelt: camel,
    path: "/reports",
    isNumbered: false,
    hasLocation: true,
    patchType: "application/merge-patch+json",
    isSecured: true,
    action: {
      word: "submit",
      description: "Submits the report: its `status` becomes `submitted`. Fails if it is submitted already.",
      states: ["draft", "submitted", "approved"],
      status: 200,
      again: 409,
    },
  },
  loans: {
    title: "Loans",
    spelt: snake,
    path: "/loans",
    isNumbered: true,
    envelope: "data",
    hasLocation: false,
    patchType: "application/json",
    isSecured: false,
    action: {
      word: "return",
      description: "Marks the loan as returned. Has no effect on a loan that was returned before.",
      states: ["lent", "returned", "lost"],
      status: 204,
      again: 204,
    },
  },
  tickets: {
    title: "Tickets",
    spelt: camel,
    path: "/tickets",
    isNumbered: true,
    hasLocation: false,
    patchType: "application/json",
    isSecured: true,
    action: {
      word: "cancel",
      description: "Cancel a ticket",
      states: ["open", "cancelled", "done"],
      status: 200,
      again: 409,
    },
  },
  snippets: {
    title: "Snippets",
    spelt: camel,
    path: "/snippets",
    isNumbered: true,
    hasLocation: false,
    patchType: "application/json",
    isSecured: true,
    isPublic: true,
    action: {
      word: "publish",
      description: "Publish a snippet. Only its owner may do this.",
      states: ["draft", "published", "hidden"],
      status: 200,
      again: 200,
    },
  },
} as const satisfies Readonly<Record<string, Claims>>;

const json = (schema: object, type = "application/json"): object => ({ content: { [type]: { schema } } });
const refusals = (...statuses: readonly number[]): object =>
  Object.fromEntries(statuses.map((status) => [status, { description: "Refused" }]));
const text = { type: "string", minLength: 1, maxLength: 60 };

/** @returns the document of a style. */
export function claimsDocument(style: Claims): Readonly<Record<string, unknown>> {
  const { spelt, path, isNumbered, envelope, isSecured, action, patchType } = style;
  const idSchema = isNumbered ? { type: "integer" } : { type: "string" };
  const id = { name: "id", in: "path", required: true, schema: idSchema };
  const sent = {
    [spelt("title")]: text,
    [spelt("amount")]: { type: "number", minimum: 0, maximum: 1000 },
    [spelt("notes")]: { type: ["string", "null"], maxLength: 200 },
    [spelt("start date")]: { type: "string", format: "date" },
    [spelt("end date")]: { type: "string", format: "date" },
  };
  const required = [spelt("title"), spelt("start date"), spelt("end date")];
  const shown = {
    id: { ...idSchema, readOnly: true },
    ...sent,
    [spelt("status")]: { type: "string", enum: action.states, readOnly: true },
    [spelt("created at")]: { type: "string", format: "date-time", readOnly: true },
    [spelt("updated at")]: {
      type: "string",
      format: "date-time",
      readOnly: true,
      description: "When it was changed last",
    },
    [spelt("version")]: { type: "integer", readOnly: true, description: "Rises by one with each change." },
  };
  const wrapped = (schema: object): object =>
    envelope === undefined
      ? schema
      : { type: "object", required: [envelope], properties: { [envelope]: schema } };
  const claim = { type: "object", required: ["id", ...required], properties: shown };
  const input = { type: "object", required, properties: sent, additionalProperties: false };
  const patch = { type: "object", properties: sent, additionalProperties: false };
  const project = {
    type: "object",
    required: ["id", "name"],
    properties: { id: { ...idSchema, readOnly: true }, name: text },
  };
  const projectInput = { type: "object", required: ["name"], properties: { name: text } };
  const one = (schema: object): object => ({ description: "One", ...json(wrapped(schema)) });
  const many = (schema: object): object => ({
    description: "All",
    ...json(wrapped({ type: "array", items: schema })),
  });
  const secured = isSecured ? (style.isPublic === true ? [401] : [401, 403]) : [];
  const body = (schema: object, type?: string): object => ({
    requestBody: { required: true, ...json(schema, type) },
  });
  const created = (schema: object): object => ({
    ...one(schema),
    ...(style.hasLocation ? { headers: { Location: { schema: { type: "string" } } } } : {}),
  });
  const open = style.isPublic === true ? { security: [] } : {};
  const only = isSecured ? " Only its owner may do this." : "";
  const item = (shape: object, content: object, patching?: object): object => ({
    parameters: [id],
    get: {
      description: `Reads one.${style.isPublic === true ? "" : only}`,
      ...open,
      responses: { 200: one(shape), ...refusals(404, ...secured) },
    },
    put: {
      description: `Replaces it.${only}`,
      ...body(content),
      responses: { 200: one(shape), ...refusals(400, 404, 415, 422, ...secured) },
    },
    ...(patching === undefined
      ? {}
      : {
          patch: {
            description: `Changes it.${only}`,
            ...body(patching, patchType),
            responses: { 200: one(shape), ...refusals(400, 404, 415, 422, ...secured) },
          },
        }),
    delete: {
      description: `Deletes it.${only}`,
      responses: { 204: { description: "Gone" }, ...refusals(404, ...secured) },
    },
  });
  const collection = (shape: object, content: object): object => ({
    get: { ...open, responses: { 200: many(shape), ...refusals(...secured) } },
    post: { ...body(content), responses: { 201: created(shape), ...refusals(400, 415, 422, ...secured) } },
  });
  return {
    openapi: "3.1.0",
    info: { title: style.title, version: "1" },
    ...(isSecured ? { security: [{ token: [] }] } : {}),
    paths: {
      [path]: collection(claim, input),
      [`${path}/{id}`]: item(claim, input, patch),
      [`${path}/{id}/${action.word}`]: {
        post: {
          parameters: [id],
          description: action.description,
          responses: {
            [action.status]: action.status === 204 ? { description: "Done" } : one(claim),
            ...refusals(404, ...(action.again === 409 ? [409] : []), ...secured),
          },
        },
      },
      "/projects": collection(project, projectInput),
      "/projects/{id}": item(project, projectInput),
    },
    ...(isSecured ? { components: { securitySchemes: { token: { type: "http", scheme: "bearer" } } } } : {}),
  };
}
