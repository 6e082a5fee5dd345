// Parts of documents that most frameworks write in the same way.
import type { Collection, Field, Row } from "./engine.ts";

export const json = (schema: object, type = "application/json") => ({ content: { [type]: { schema } } });
export const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
export const said = (description: string, schema: object | undefined, type?: string) => ({
  description,
  ...(schema === undefined ? {} : json(schema, type)),
});
export const list = (items: object) => ({ type: "array", items });
export const number = { type: "integer" };
export const query = (name: string, usual: number) => ({
  name,
  in: "query",
  schema: { type: "integer", minimum: name === "limit" || name === "size" ? 1 : 0, default: usual },
});
export const number1 = (query_: URLSearchParams, name: string, usual: number): number =>
  Number(query_.get(name) ?? usual) || usual;

export function object(fields: Collection["fields"], isAll: boolean, more: Row = {}): object {
  const required = Object.entries(fields).flatMap(([name, one]) =>
    one.isRequired === true && isAll ? [name] : [],
  );
  const properties = Object.entries(fields).map(
    ([name, { type, usual, example, maxLength, minimum, isNullable }]) => {
      const more = {
        ...(maxLength === undefined ? {} : { maxLength }),
        ...(minimum === undefined ? {} : { minimum }),
        ...(isNullable === true ? { nullable: true } : {}),
        ...(usual === undefined ? {} : { default: usual }),
        ...(example === undefined ? {} : { example }),
      };
      return [name, { type, ...more }] as const;
    },
  );
  return {
    type: "object",
    ...(required.length === 0 ? {} : { required }),
    properties: { ...more, ...Object.fromEntries(properties) },
  };
}

export const text: Field = { type: "string", isRequired: true };
export const note: Field = { type: "string" };
export const price: Field = { type: "number", isRequired: true };

/** The operations of one collection, as most frameworks write them. */
export function operations(
  [collection, item]: readonly [string, string],
  names: readonly string[],
  {
    one,
    many,
    input,
    patch,
    error,
    created,
    deleted,
    parameters = [],
    invalid,
    type,
    filter = "title",
    sorts = [],
    written,
    hasPut = true,
  }: {
    readonly filter?: string;
    /** The orders of the list. */
    readonly sorts?: readonly string[];
    /** The success of PUT and PATCH, if it is not 200 with the row. */
    readonly written?: Row;
    readonly hasPut?: boolean;
    readonly one: object;
    readonly many: object;
    readonly input: object;
    readonly patch: object;
    readonly error: object;
    readonly created: number;
    readonly deleted: Row;
    readonly parameters?: readonly object[];
    readonly invalid: number;
    readonly type?: string;
  },
) {
  const inPath = (some: readonly string[]) =>
    some.map((name) => ({
      name,
      in: "path",
      required: true,
      schema: name.endsWith("uuid") ? { type: "string", format: "uuid" } : number,
    }));
  const filters = [
    { name: filter, in: "query", schema: { type: "string" } },
    ...(sorts.length === 0 ? [] : [{ name: "sort", in: "query", schema: { type: "string", enum: sorts } }]),
  ];
  const success = written ?? { 200: said("changed", one, type) };
  const none = said("not found", error, type);
  const wrong = said("invalid", error, type);
  return {
    [collection]: {
      get: {
        parameters: [...inPath(names.slice(0, -1)), ...parameters, ...filters],
        responses: { 200: said("a page", many, type), ...(names.length > 1 ? { 404: none } : {}) },
      },
      post: {
        parameters: inPath(names.slice(0, -1)),
        requestBody: { required: true, ...json(input, type) },
        responses: {
          [created]: said("created", one, type),
          [invalid]: wrong,
          400: wrong,
          ...(names.length > 1 ? { 404: none } : {}),
        },
      },
    },
    [item]: {
      get: {
        parameters: inPath(names),
        responses: { 200: said("one", one, type), 404: none, ...(invalid === 422 ? { 422: wrong } : {}) },
      },
      ...(hasPut
        ? {
            put: {
              parameters: inPath(names),
              requestBody: { required: true, ...json(input, type) },
              responses: { ...success, [invalid]: wrong, 400: wrong, 404: none },
            },
          }
        : {}),
      patch: {
        parameters: inPath(names),
        requestBody: { required: true, ...json(patch, type) },
        responses: { ...success, [invalid]: wrong, 400: wrong, 404: none },
      },
      delete: {
        parameters: inPath(names),
        responses: { ...deleted, 404: none, ...(invalid === 422 ? { 422: wrong } : {}) },
      },
    },
  };
}
