// Generated from the document; not to be edited. A typed client of: Lights of a building.
import { type Client, type ClientOptions, createTypedClient } from "verbatim/client/client";
import type { Table } from "verbatim/client/table";
import type { operations } from "./schema.d.ts";

const table = {
  listLights: {
    path: "/lights",
    items: "items",
    method: "GET",
    effect: "list",
    safe: true,
    answers: {
      200: "object",
    },
  },
  addLight: {
    path: "/lights",
    method: "POST",
    effect: "create",
    again: "by-key",
    key: true,
    answers: {
      201: "object",
    },
  },
  getLight: {
    path: "/lights/{lightId}",
    method: "GET",
    effect: "read",
    safe: true,
    ifNoneMatch: true,
    answers: {
      200: "object",
    },
  },
  replaceLight: {
    path: "/lights/{lightId}",
    read: "getLight",
    same: true,
    readOnly: ["id", "etag"],
    method: "PUT",
    effect: "replace",
    again: true,
    ifMatch: true,
    answers: {
      200: "object",
    },
  },
  patchLight: {
    path: "/lights/{lightId}",
    method: "PATCH",
    effect: "merge",
    again: true,
    ifMatch: true,
    type: "application/merge-patch+json",
    answers: {
      200: "object",
    },
  },
  deleteLight: {
    path: "/lights/{lightId}",
    method: "DELETE",
    effect: "delete",
    again: true,
    ifMatch: true,
    answers: {
      204: "nothing",
    },
  },
  blinkLight: {
    path: "/lights/{lightId}/blink",
    method: "POST",
    effect: "process",
    again: "by-key",
    key: true,
    answers: {
      204: "nothing",
    },
  },
  getScene: {
    path: "/scenes/{sceneId}",
    method: "GET",
    effect: "read",
    safe: true,
    answers: {
      200: "object",
    },
  },
  putScene: {
    path: "/scenes/{sceneId}",
    read: "getScene",
    same: true,
    readOnly: ["id", "etag"],
    method: "PUT",
    effect: "create-or-replace",
    again: true,
    ifMatch: true,
    ifNoneMatch: true,
    answers: {
      200: "object",
      201: "object",
    },
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
