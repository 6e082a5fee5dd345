// Generated from the document; not to be edited. What the server knows of each operation, as data.
import type {
  AnswerFacts,
  ContentFacts,
  ParameterFacts,
  Reference,
  TextShape,
  Wiring,
} from "verbatim/server/wiring";
import { operations } from "./operations.ts";
import * as validators from "./validators.js";

const no_parameters = {
  shapes: {},
  defaults: {},
  validate: validators.no_parameters,
} as const satisfies ParameterFacts;

const integer = {
  type: "integer",
  list: false,
} as const satisfies TextShape;

const text = {
  type: "string",
  list: false,
} as const satisfies TextShape;

const Problem = {
  media: "application/problem+json",
  validate: validators.Problem,
} as const satisfies AnswerFacts;

const addLight_content = {
  required: true,
  media: {
    "application/json": {
      validate: validators.LightContent,
    },
  },
  readOnly: ["id", "etag"],
} as const satisfies ContentFacts;

const getLight_resource = {
  read: "getLight",
  parameters: {
    lightId: "lightId",
  },
} as const satisfies Reference;

const getLight_path = {
  shapes: {
    lightId: integer,
  },
  defaults: {},
  validate: validators.getLight_path,
} as const satisfies ParameterFacts;

const getScene_resource = {
  read: "getScene",
  parameters: {
    sceneId: "sceneId",
  },
} as const satisfies Reference;

const getScene_path = {
  shapes: {
    sceneId: text,
  },
  defaults: {},
  validate: validators.getScene_path,
} as const satisfies ParameterFacts;

export const wiring = {
  listLights: {
    ...operations.listLights,
    id: "listLights",
    readsContent: false,
    answersContent: true,
    hasTarget: false,
    hasParent: false,
    namesItself: false,
    isSecured: false,
    scopes: [],
    ownerOrScope: undefined,
    identity: {},
    pathParameters: no_parameters,
    queryParameters: {
      shapes: {
        isOn: {
          type: "boolean",
          list: false,
        },
        limit: integer,
        cursor: text,
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
      400: Problem,
      406: Problem,
    },
  },
  addLight: {
    ...operations.addLight,
    id: "addLight",
    readsContent: true,
    answersContent: true,
    hasTarget: false,
    hasParent: false,
    namesItself: false,
    isSecured: false,
    scopes: [],
    ownerOrScope: undefined,
    identity: {
      lightId: "/id",
    },
    pathParameters: no_parameters,
    queryParameters: no_parameters,
    content: addLight_content,
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
      400: Problem,
      406: Problem,
      409: Problem,
      413: Problem,
      415: Problem,
      422: Problem,
    },
  },
  getLight: {
    ...operations.getLight,
    id: "getLight",
    readsContent: false,
    answersContent: true,
    hasTarget: true,
    hasParent: false,
    namesItself: true,
    isSecured: false,
    scopes: [],
    ownerOrScope: undefined,
    target: getLight_resource,
    identity: {
      lightId: "/id",
    },
    pathParameters: getLight_path,
    queryParameters: no_parameters,
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
      400: Problem,
      404: Problem,
      406: Problem,
    },
  },
  replaceLight: {
    ...operations.replaceLight,
    id: "replaceLight",
    readsContent: true,
    answersContent: true,
    hasTarget: true,
    hasParent: false,
    namesItself: true,
    isSecured: false,
    scopes: [],
    ownerOrScope: undefined,
    target: getLight_resource,
    identity: {
      lightId: "/id",
    },
    pathParameters: getLight_path,
    queryParameters: no_parameters,
    content: addLight_content,
    answers: {
      200: {
        media: "application/json",
        validate: validators.Light,
      },
      400: Problem,
      404: Problem,
      406: Problem,
      409: Problem,
      412: Problem,
      413: Problem,
      415: Problem,
      422: Problem,
      428: Problem,
    },
  },
  patchLight: {
    ...operations.patchLight,
    id: "patchLight",
    readsContent: true,
    answersContent: true,
    hasTarget: true,
    hasParent: false,
    namesItself: true,
    isSecured: false,
    scopes: [],
    ownerOrScope: undefined,
    target: getLight_resource,
    identity: {
      lightId: "/id",
    },
    pathParameters: getLight_path,
    queryParameters: no_parameters,
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
      400: Problem,
      404: Problem,
      406: Problem,
      412: Problem,
      413: Problem,
      415: Problem,
      422: Problem,
      428: Problem,
    },
  },
  deleteLight: {
    ...operations.deleteLight,
    id: "deleteLight",
    readsContent: false,
    answersContent: false,
    hasTarget: true,
    hasParent: false,
    namesItself: true,
    isSecured: false,
    scopes: [],
    ownerOrScope: undefined,
    target: getLight_resource,
    identity: {
      lightId: "/id",
    },
    pathParameters: getLight_path,
    queryParameters: no_parameters,
    answers: {
      204: {},
      400: Problem,
      404: Problem,
      412: Problem,
      428: Problem,
    },
  },
  blinkLight: {
    ...operations.blinkLight,
    id: "blinkLight",
    readsContent: false,
    answersContent: false,
    hasTarget: true,
    hasParent: false,
    namesItself: true,
    isSecured: false,
    scopes: [],
    ownerOrScope: undefined,
    target: getLight_resource,
    identity: {
      lightId: "/id",
    },
    pathParameters: getLight_path,
    queryParameters: no_parameters,
    answers: {
      204: {},
      400: Problem,
      404: Problem,
      409: Problem,
      422: Problem,
    },
  },
  getScene: {
    ...operations.getScene,
    id: "getScene",
    readsContent: false,
    answersContent: true,
    hasTarget: true,
    hasParent: false,
    namesItself: true,
    isSecured: false,
    scopes: [],
    ownerOrScope: undefined,
    target: getScene_resource,
    identity: {
      sceneId: "/id",
    },
    pathParameters: getScene_path,
    queryParameters: no_parameters,
    answers: {
      200: {
        media: "application/json",
        validate: validators.Scene,
        etag: true,
        requiredHeaders: ["ETag"],
      },
      400: Problem,
      404: Problem,
      406: Problem,
    },
  },
  putScene: {
    ...operations.putScene,
    id: "putScene",
    readsContent: true,
    answersContent: true,
    hasTarget: true,
    hasParent: false,
    namesItself: true,
    isSecured: false,
    scopes: [],
    ownerOrScope: undefined,
    target: getScene_resource,
    identity: {
      sceneId: "/id",
    },
    pathParameters: getScene_path,
    queryParameters: no_parameters,
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
      400: Problem,
      406: Problem,
      409: Problem,
      412: Problem,
      413: Problem,
      415: Problem,
      422: Problem,
      428: Problem,
    },
  },
} as const satisfies Readonly<Record<string, Wiring>>;
