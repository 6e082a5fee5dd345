// Generated from the document; not to be edited. A typed client of: Lights of a building.
import { type Client, type ClientOptions, createTypedClient } from "verbatim/client/client";
import type { Table } from "verbatim/client/table";
import type { operations } from "./schema.d.ts";

const table = {
  listLights: {
    method: "GET",
    path: "/lights",
    effect: "list",
    safe: true,
    answers: {
      200: "content",
    },
  },
  addLight: {
    method: "POST",
    path: "/lights",
    effect: "create",
    again: "by-key",
    key: true,
    answers: {
      201: "content",
    },
  },
  getLight: {
    method: "GET",
    path: "/lights/{lightId}",
    effect: "read",
    safe: true,
    ifNoneMatch: true,
    answers: {
      200: "content",
    },
  },
  replaceLight: {
    method: "PUT",
    path: "/lights/{lightId}",
    effect: "replace",
    again: true,
    ifMatch: true,
    answers: {
      200: "content",
    },
    read: "getLight",
    readOnly: ["id", "etag"],
  },
  patchLight: {
    method: "PATCH",
    path: "/lights/{lightId}",
    effect: "merge",
    again: true,
    ifMatch: true,
    type: "application/merge-patch+json",
    answers: {
      200: "content",
    },
  },
  deleteLight: {
    method: "DELETE",
    path: "/lights/{lightId}",
    effect: "delete",
    again: true,
    ifMatch: true,
    answers: {
      204: "nothing",
    },
  },
  blinkLight: {
    method: "POST",
    path: "/lights/{lightId}/blink",
    effect: "process",
    again: "by-key",
    key: true,
    answers: {
      204: "nothing",
    },
  },
  getScene: {
    method: "GET",
    path: "/scenes/{sceneId}",
    effect: "read",
    safe: true,
    answers: {
      200: "content",
    },
  },
  putScene: {
    method: "PUT",
    path: "/scenes/{sceneId}",
    effect: "create-or-replace",
    again: true,
    ifMatch: true,
    ifNoneMatch: true,
    answers: {
      200: "content",
      201: "content",
    },
    read: "getScene",
    readOnly: ["id", "etag"],
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
