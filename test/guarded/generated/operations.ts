// Generated from the document; not to be edited. What each operation means, as data.
import type { OperationFacts } from "verbatim/contract/operation-row";

export const operations = {
  /** List lights */
  listLights: {
    method: "GET",
    path: "/lights",
    effect: "list",
    safe: true,
    idempotent: true,
    repeat: 200,
    ifMatch: "none",
    ifNoneMatch: "none",
    key: "none",
    deprecated: false,
  },
  /** Add a light */
  addLight: {
    method: "POST",
    path: "/lights",
    effect: "create",
    safe: false,
    idempotent: "by-key",
    repeat: 201,
    ifMatch: "none",
    ifNoneMatch: "none",
    key: "required",
    deprecated: false,
  },
  /** Read a light */
  getLight: {
    method: "GET",
    path: "/lights/{lightId}",
    effect: "read",
    safe: true,
    idempotent: true,
    repeat: 200,
    ifMatch: "none",
    ifNoneMatch: "optional",
    key: "none",
    deprecated: false,
  },
  /** Replace a light */
  replaceLight: {
    method: "PUT",
    path: "/lights/{lightId}",
    effect: "replace",
    safe: false,
    idempotent: true,
    repeat: 200,
    ifMatch: "required",
    ifNoneMatch: "none",
    key: "none",
    deprecated: false,
  },
  /** Change some members of a light */
  patchLight: {
    method: "PATCH",
    path: "/lights/{lightId}",
    effect: "merge",
    safe: false,
    idempotent: true,
    repeat: 200,
    ifMatch: "required",
    ifNoneMatch: "none",
    key: "none",
    deprecated: false,
  },
  /** Take a light away */
  deleteLight: {
    method: "DELETE",
    path: "/lights/{lightId}",
    effect: "delete",
    safe: false,
    idempotent: true,
    repeat: 404,
    ifMatch: "required",
    ifNoneMatch: "none",
    key: "none",
    deprecated: false,
  },
  /** Make a light blink */
  blinkLight: {
    method: "POST",
    path: "/lights/{lightId}/blink",
    effect: "process",
    safe: false,
    idempotent: "by-key",
    repeat: 204,
    ifMatch: "none",
    ifNoneMatch: "none",
    key: "required",
    deprecated: false,
  },
  /** Read a scene */
  getScene: {
    method: "GET",
    path: "/scenes/{sceneId}",
    effect: "read",
    safe: true,
    idempotent: true,
    repeat: 200,
    ifMatch: "none",
    ifNoneMatch: "none",
    key: "none",
    deprecated: false,
  },
  /** Create or replace a scene */
  putScene: {
    method: "PUT",
    path: "/scenes/{sceneId}",
    effect: "create-or-replace",
    safe: false,
    idempotent: true,
    repeat: 200,
    ifMatch: "required",
    ifNoneMatch: "optional",
    key: "none",
    deprecated: false,
  },
} as const satisfies Readonly<Record<string, OperationFacts>>;

export type OperationId = keyof typeof operations;
