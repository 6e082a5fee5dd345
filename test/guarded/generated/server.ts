// Generated from the document; not to be edited. Handlers, their replies, and the app that calls them.
import { buildApp, type ServerOptions } from "verbatim/server/app";
import type { FieldsOf, Given } from "verbatim/server/handlers";
import type { Stored, UnitOfWork } from "verbatim/server/port";
import type { Refused, Reply } from "verbatim/server/replies";
import type { components, operations } from "./schema.d.ts";
import { wiring } from "./wiring.ts";

type Schemas = components["schemas"];

/** One handler an operation. `ReadView` is what safe operations see of the store; it can't write. */
export interface Handlers<ReadView, WriteView extends ReadView> {
  /** GET /lights: list (safe, idempotent); a second request returns the same (200), unless it was changed in between. */
  readonly listLights: (
    request: {
      readonly query: Given<operations["listLights"]["parameters"]["query"], "limit">;
    },
    view: ReadView,
  ) => ListLightsReply | Promise<ListLightsReply>;

  /** POST /lights: create (idempotent with a key); a second request adds another one (201). */
  readonly addLight: (
    request: {
      readonly content: Omit<Schemas["LightContent"], "id" | "etag">;
    },
    view: WriteView,
  ) => AddLightReply | Promise<AddLightReply>;

  /** GET /lights/{lightId}: read (safe, idempotent); a second request returns the same (200), unless it was changed in between. */
  readonly getLight: (
    request: {
      readonly path: Given<operations["getLight"]["parameters"]["path"]>;
    },
    view: ReadView,
  ) => GetLightReply | Promise<GetLightReply>;

  /** PUT /lights/{lightId}: replace (idempotent); a second request changes nothing more (200). */
  readonly replaceLight: (
    request: {
      readonly path: Given<operations["replaceLight"]["parameters"]["path"]>;
      readonly content: Omit<Schemas["LightContent"], "id" | "etag">;
      readonly current: Stored<Schemas["Light"]>;
    },
    view: WriteView,
  ) => ReplaceLightReply | Promise<ReplaceLightReply>;

  /** PATCH /lights/{lightId}: merge (idempotent); a second request changes nothing more (200), because a merge patch sets values. */
  readonly patchLight: (
    request: {
      readonly path: Given<operations["patchLight"]["parameters"]["path"]>;
      readonly content: Omit<Schemas["Light"], "id" | "etag">;
      readonly current: Stored<Schemas["Light"]>;
    },
    view: WriteView,
  ) => PatchLightReply | Promise<PatchLightReply>;

  /** DELETE /lights/{lightId}: delete (idempotent); a second request changes nothing more (404), because it is already gone. */
  readonly deleteLight: (
    request: {
      readonly path: Given<operations["deleteLight"]["parameters"]["path"]>;
      readonly current: Stored<Schemas["Light"]>;
    },
    view: WriteView,
  ) => DeleteLightReply | Promise<DeleteLightReply>;

  /** POST /lights/{lightId}/blink: process (idempotent with a key); a second request does what its description says (204). */
  readonly blinkLight: (
    request: {
      readonly path: Given<operations["blinkLight"]["parameters"]["path"]>;
      readonly current: Stored<Schemas["Light"]>;
    },
    view: WriteView,
  ) => BlinkLightReply | Promise<BlinkLightReply>;

  /** GET /scenes/{sceneId}: read (safe, idempotent); a second request returns the same (200), unless it was changed in between. */
  readonly getScene: (
    request: {
      readonly path: Given<operations["getScene"]["parameters"]["path"]>;
    },
    view: ReadView,
  ) => GetSceneReply | Promise<GetSceneReply>;

  /** PUT /scenes/{sceneId}: create-or-replace (idempotent); a second request changes nothing more (200). */
  readonly putScene: (
    request: {
      readonly path: Given<operations["putScene"]["parameters"]["path"]>;
      readonly content: Omit<Schemas["SceneContent"], "id" | "etag">;
      readonly current: Stored<Schemas["Scene"]> | undefined;
    },
    view: WriteView,
  ) => PutSceneReply | Promise<PutSceneReply>;
}

export type ListLightsReply =
  | Reply<200, Stored<Schemas["LightPage"]>>
  | Reply<400, Refused>;

export type AddLightReply =
  | Reply<201, Stored<Schemas["Light"]>>
  | Reply<400, Refused>
  | Reply<409, Refused>
  | Reply<422, Refused>;

export type GetLightReply =
  | Reply<200, Stored<Schemas["Light"]>, FieldsOf<operations["getLight"]["responses"][200]["headers"], "X-Watts">>
  | Reply<400, Refused>
  | Reply<404, Refused>;

export type ReplaceLightReply =
  | Reply<200, Stored<Schemas["Light"]>>
  | Reply<400, Refused>
  | Reply<404, Refused>
  | Reply<409, Refused>
  | Reply<422, Refused>;

export type PatchLightReply =
  | Reply<200, Stored<Schemas["Light"]>>
  | Reply<400, Refused>
  | Reply<404, Refused>
  | Reply<422, Refused>;

export type DeleteLightReply =
  | Reply<204, undefined>
  | Reply<400, Refused>
  | Reply<404, Refused>;

export type BlinkLightReply =
  | Reply<204, undefined>
  | Reply<400, Refused>
  | Reply<404, Refused>
  | Reply<409, Refused>
  | Reply<422, Refused>;

export type GetSceneReply =
  | Reply<200, Stored<Schemas["Scene"]>>
  | Reply<400, Refused>
  | Reply<404, Refused>;

export type PutSceneReply =
  | Reply<200, Stored<Schemas["Scene"]>>
  | Reply<201, Stored<Schemas["Scene"]>>
  | Reply<400, Refused>
  | Reply<409, Refused>
  | Reply<422, Refused>;

/**
 * @param handlers one handler an operation
 * @param store runs each request in one unit of work
 * @param options time, errors, limits
 * @returns the app that serves every operation of the document
 */
export function createApp<ReadView, WriteView extends ReadView>(
  handlers: Handlers<ReadView, WriteView>,
  store: UnitOfWork<ReadView, WriteView>,
  options: ServerOptions,
): ReturnType<typeof buildApp> {
  return buildApp(wiring, handlers, store, options);
}
