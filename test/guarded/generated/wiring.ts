// Generated from the document; not to be edited. What the server knows of each operation, as data.
import type { Wiring } from "verbatim/server/wiring";
import { operations } from "./operations.ts";
import * as validators from "./validators.js";

export const wiring = {
  listLights: {
    ...operations.listLights,
    id: "listLights",
    readsContent: false,
    answersContent: true,
    hasParent: false,
    namesItself: false,
    isSecured: false,
    scopes: [],
    ownerOrScope: undefined,
    identity: {},
    pathParameters: {
      shapes: {},
      defaults: {},
      validate: validators.no_parameters,
    },
    queryParameters: {
      shapes: {
        isOn: {
          type: "boolean",
          list: false,
        },
        limit: {
          type: "integer",
          list: false,
        },
        cursor: {
          type: "string",
          list: false,
        },
      },
      defaults: {
        limit: 10,
      },
      validate: validators.listLights_query,
    },
    answers: {
      200: {
        media: "application/json",
        validate: validators.LightPage,
      },
      400: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      406: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
    },
  },
  addLight: {
    ...operations.addLight,
    id: "addLight",
    readsContent: true,
    answersContent: true,
    hasParent: false,
    namesItself: false,
    isSecured: false,
    scopes: [],
    ownerOrScope: undefined,
    identity: {
      lightId: "/id",
    },
    pathParameters: {
      shapes: {},
      defaults: {},
      validate: validators.no_parameters,
    },
    queryParameters: {
      shapes: {},
      defaults: {},
      validate: validators.no_parameters,
    },
    content: {
      required: true,
      media: {
        "application/json": {
          validate: validators.LightContent,
        },
      },
      readOnly: ["id", "etag"],
    },
    answers: {
      201: {
        media: "application/json",
        validate: validators.Light,
        etag: true,
        location: {
          path: "/lights/{lightId}",
          parameters: {
            lightId: {
              content: "/id",
            },
          },
        },
        requiredHeaders: ["Location", "ETag"],
      },
      400: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      406: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      409: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      413: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      415: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      422: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
    },
  },
  getLight: {
    ...operations.getLight,
    id: "getLight",
    readsContent: false,
    answersContent: true,
    hasParent: false,
    namesItself: true,
    isSecured: false,
    scopes: [],
    ownerOrScope: undefined,
    target: {
      read: "getLight",
      parameters: {
        lightId: "lightId",
      },
    },
    identity: {
      lightId: "/id",
    },
    pathParameters: {
      shapes: {
        lightId: {
          type: "integer",
          list: false,
        },
      },
      defaults: {},
      validate: validators.getLight_path,
    },
    queryParameters: {
      shapes: {},
      defaults: {},
      validate: validators.no_parameters,
    },
    answers: {
      200: {
        media: "application/json",
        validate: validators.Light,
        etag: true,
        requiredHeaders: ["ETag", "X-Watts"],
      },
      304: {
        etag: true,
        requiredHeaders: ["ETag"],
      },
      400: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      404: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      406: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
    },
  },
  replaceLight: {
    ...operations.replaceLight,
    id: "replaceLight",
    readsContent: true,
    answersContent: true,
    hasParent: false,
    namesItself: true,
    isSecured: false,
    scopes: [],
    ownerOrScope: undefined,
    target: {
      read: "getLight",
      parameters: {
        lightId: "lightId",
      },
    },
    identity: {
      lightId: "/id",
    },
    pathParameters: {
      shapes: {
        lightId: {
          type: "integer",
          list: false,
        },
      },
      defaults: {},
      validate: validators.getLight_path,
    },
    queryParameters: {
      shapes: {},
      defaults: {},
      validate: validators.no_parameters,
    },
    content: {
      required: true,
      media: {
        "application/json": {
          validate: validators.LightContent,
        },
      },
      readOnly: ["id", "etag"],
    },
    answers: {
      200: {
        media: "application/json",
        validate: validators.Light,
      },
      400: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      404: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      406: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      409: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      412: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      413: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      415: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      422: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      428: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
    },
  },
  patchLight: {
    ...operations.patchLight,
    id: "patchLight",
    readsContent: true,
    answersContent: true,
    hasParent: false,
    namesItself: true,
    isSecured: false,
    scopes: [],
    ownerOrScope: undefined,
    target: {
      read: "getLight",
      parameters: {
        lightId: "lightId",
      },
    },
    identity: {
      lightId: "/id",
    },
    pathParameters: {
      shapes: {
        lightId: {
          type: "integer",
          list: false,
        },
      },
      defaults: {},
      validate: validators.getLight_path,
    },
    queryParameters: {
      shapes: {},
      defaults: {},
      validate: validators.no_parameters,
    },
    content: {
      required: true,
      media: {
        "application/merge-patch+json": {
          validate: validators.LightPatch,
        },
      },
      readOnly: ["id", "etag"],
      result: validators.Light,
    },
    answers: {
      200: {
        media: "application/json",
        validate: validators.Light,
        etag: true,
        requiredHeaders: ["ETag"],
      },
      400: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      404: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      406: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      412: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      413: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      415: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      422: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      428: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
    },
  },
  deleteLight: {
    ...operations.deleteLight,
    id: "deleteLight",
    readsContent: false,
    answersContent: false,
    hasParent: false,
    namesItself: true,
    isSecured: false,
    scopes: [],
    ownerOrScope: undefined,
    target: {
      read: "getLight",
      parameters: {
        lightId: "lightId",
      },
    },
    identity: {
      lightId: "/id",
    },
    pathParameters: {
      shapes: {
        lightId: {
          type: "integer",
          list: false,
        },
      },
      defaults: {},
      validate: validators.getLight_path,
    },
    queryParameters: {
      shapes: {},
      defaults: {},
      validate: validators.no_parameters,
    },
    answers: {
      204: {},
      400: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      404: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      412: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      428: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
    },
  },
  blinkLight: {
    ...operations.blinkLight,
    id: "blinkLight",
    readsContent: false,
    answersContent: false,
    hasParent: true,
    namesItself: false,
    isSecured: false,
    scopes: [],
    ownerOrScope: undefined,
    parent: {
      read: "getLight",
      parameters: {
        lightId: "lightId",
      },
    },
    identity: {},
    pathParameters: {
      shapes: {
        lightId: {
          type: "integer",
          list: false,
        },
      },
      defaults: {},
      validate: validators.getLight_path,
    },
    queryParameters: {
      shapes: {},
      defaults: {},
      validate: validators.no_parameters,
    },
    answers: {
      204: {},
      400: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      404: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      409: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      422: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
    },
  },
  getScene: {
    ...operations.getScene,
    id: "getScene",
    readsContent: false,
    answersContent: true,
    hasParent: false,
    namesItself: true,
    isSecured: false,
    scopes: [],
    ownerOrScope: undefined,
    target: {
      read: "getScene",
      parameters: {
        sceneId: "sceneId",
      },
    },
    identity: {
      sceneId: "/id",
    },
    pathParameters: {
      shapes: {
        sceneId: {
          type: "string",
          list: false,
        },
      },
      defaults: {},
      validate: validators.getScene_path,
    },
    queryParameters: {
      shapes: {},
      defaults: {},
      validate: validators.no_parameters,
    },
    answers: {
      200: {
        media: "application/json",
        validate: validators.Scene,
        etag: true,
        requiredHeaders: ["ETag"],
      },
      400: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      404: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      406: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
    },
  },
  putScene: {
    ...operations.putScene,
    id: "putScene",
    readsContent: true,
    answersContent: true,
    hasParent: false,
    namesItself: true,
    isSecured: false,
    scopes: [],
    ownerOrScope: undefined,
    target: {
      read: "getScene",
      parameters: {
        sceneId: "sceneId",
      },
    },
    identity: {
      sceneId: "/id",
    },
    pathParameters: {
      shapes: {
        sceneId: {
          type: "string",
          list: false,
        },
      },
      defaults: {},
      validate: validators.getScene_path,
    },
    queryParameters: {
      shapes: {},
      defaults: {},
      validate: validators.no_parameters,
    },
    content: {
      required: true,
      media: {
        "application/json": {
          validate: validators.SceneContent,
        },
      },
      readOnly: ["id", "etag"],
    },
    answers: {
      200: {
        media: "application/json",
        validate: validators.Scene,
      },
      201: {
        media: "application/json",
        validate: validators.Scene,
        location: {
          path: "/scenes/{sceneId}",
          parameters: {
            sceneId: {
              content: "/id",
            },
          },
        },
        requiredHeaders: ["Location"],
      },
      400: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      406: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      409: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      412: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      413: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      415: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      422: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
      428: {
        media: "application/problem+json",
        validate: validators.Problem,
      },
    },
  },
} as const satisfies Readonly<Record<string, Wiring>>;
