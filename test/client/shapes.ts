// A document with an unusual shape, as its generated files, and what its types reject.
import { createTypedClient } from "../../src/client/client.ts";
import type { Table } from "../../src/client/table.ts";
import type { Operations as Client } from "../../src/client/types.ts";

export type Lamp = { readonly name: string; readonly etag: string };
type Answer<Content> = {
  readonly headers: { readonly [name: string]: unknown };
  readonly content: { readonly "application/json": Content };
};
type Nothing = { readonly headers: { readonly [name: string]: unknown }; readonly content?: never };
type Path = { readonly lampId: string };
type Body = { readonly content: { readonly "application/json": { readonly name: string } } };

/** As openapi-typescript writes them. */
interface Operations {
  readLamp: {
    parameters: {
      query: { readonly house: string };
      header: { readonly "X-Tenant": string; readonly "If-None-Match"?: string };
      path: Path;
    };
    requestBody?: never;
    responses: { 200: Answer<Lamp> };
  };
  /** It answers nothing, and needs a query, a field and a precondition. */
  putLamp: {
    parameters: {
      query: { readonly reason: "broken" | "moved" };
      header: {
        readonly "X-Tenant": string;
        readonly "If-Match"?: string;
        readonly "If-None-Match"?: string;
        readonly "Idempotency-Key"?: string;
      };
      path: Path;
    };
    requestBody: Body;
    responses: { 204: Nothing };
  };
  readSwitch: {
    parameters: { query?: never; header?: never; path: Path };
    requestBody?: never;
    responses: { 200: Answer<{ readonly changed: boolean }> };
  };
  /** It answers something else than what is read. */
  putSwitch: {
    parameters: {
      query?: never;
      header?: { readonly "If-Match"?: string; readonly "Idempotency-Key"?: string };
      path: Path;
    };
    requestBody: { readonly content: { readonly "application/json": { readonly changed: boolean } } };
    responses: { 200: Answer<{ readonly on: boolean }> };
  };
  /** It answers what was removed. */
  deleteLamp: {
    parameters: { query?: never; header?: never; path: Path };
    requestBody?: never;
    responses: { 200: Answer<Lamp>; 404: Answer<object> };
  };
  listNames: {
    parameters: { query?: never; header?: never; path?: never };
    requestBody?: never;
    responses: { 200: Answer<readonly string[]> };
  };
  listLamps: {
    parameters: { query?: never; header?: never; path?: never };
    requestBody?: never;
    responses: { 200: Answer<{ readonly tags: readonly string[]; readonly lamps: readonly Lamp[] }> };
  };
  listEither: {
    parameters: { query?: never; header?: never; path?: never };
    requestBody?: never;
    responses: { 200: Answer<{ readonly a: readonly string[]; readonly b: readonly Lamp[] }> };
  };
}

const lamp = { path: "/lamps/{lampId}" } as const;
const toggle = { path: "/switches/{lampId}" } as const;
const table = {
  readLamp: { ...lamp, method: "GET", effect: "read", safe: true, answers: { 200: "object" } },
  putLamp: {
    ...lamp,
    read: "readLamp",
    readOnly: ["etag"],
    method: "PUT",
    effect: "create-or-replace",
    again: true,
    key: true,
    ifMatch: true,
    ifNoneMatch: true,
    answers: { 204: "nothing" },
  },
  readSwitch: { ...toggle, method: "GET", effect: "read", safe: true, answers: { 200: "object" } },
  putSwitch: {
    ...toggle,
    read: "readSwitch",
    method: "PUT",
    effect: "replace",
    again: true,
    key: true,
    ifMatch: true,
    answers: { 200: "object" },
  },
  deleteLamp: { ...lamp, method: "DELETE", effect: "delete", again: true, answers: { 200: "object" } },
  listNames: {
    path: "/names",
    items: "",
    method: "GET",
    effect: "list",
    safe: true,
    answers: { 200: "list" },
  },
  listLamps: {
    path: "/lamps",
    items: "lamps",
    method: "GET",
    effect: "list",
    safe: true,
    answers: { 200: "object" },
  },
  listEither: { path: "/either", method: "GET", effect: "list", safe: true, answers: { 200: "object" } },
} as const satisfies Table;

export const there = { name: "Hall", etag: '"1"' };

/** A client over a script of answers; `sent` tells the requests: method, query, fields of interest. */
export function scripted(...answers: readonly (Response | Error)[]) {
  const script = [...answers];
  const sent: string[] = [];
  const fetch = async ({ method, url, headers }: Request): Promise<Response> => {
    const told = ["x-tenant", "if-match", "if-none-match", "idempotency-key"].flatMap(
      (name) => headers.get(name) ?? [],
    );
    sent.push([method, new URL(url).search, ...told].join(" "));
    const answer = script.shift() ?? new Response(null, { status: 599 });
    if (answer instanceof Error) throw answer;
    return answer;
  };
  const api = createTypedClient<Client<Operations, typeof table>>(
    {
      baseUrl: "http://lamps.invalid",
      fetch,
      backoff: { base: 0, cap: 0 },
      platform: { newKey: () => `key-${sent.length}` },
    },
    table,
  );
  return { api, sent };
}
type Api = ReturnType<typeof scripted>["api"];
export const path = { lampId: "1" };
const tenant = { "X-Tenant": "a" };
export const read = { query: { house: "1" }, header: tenant };
export const write = { query: { reason: "moved" }, header: tenant } as const;

const same = (was: Lamp): Lamp => was;

/** Only type-checked, never run. */
export const refused = [
  // @ts-expect-error which house, which tenant?
  (api: Api) => api.putLamp.edit(path, same),
  // @ts-expect-error what does the write need?
  (api: Api) => api.putLamp.edit(path, same, { read }),
  // @ts-expect-error no such reason
  (api: Api) => api.putLamp.edit(path, same, { read, write: { ...write, query: { reason: "x" } } }),
  // @ts-expect-error the precondition is the client's
  (api: Api) => api.putLamp.edit(path, same, { read, write: { ...write, header: { "If-Match": "*" } } }),
  // @ts-expect-error one key for several requests would be one request
  (api: Api) => api.putLamp.edit(path, same, { read, write, key: "mine" }),
  // @ts-expect-error which tenant?
  (api: Api) => api.putLamp.createOnly({ path, body: there, query: write.query }),
  // @ts-expect-error why?
  (api: Api) => api.putLamp.createOnly({ path, body: there, header: tenant }),
  // @ts-expect-error nobody knows which of its lists
  (api: Api) => api.listEither.items(),
];
