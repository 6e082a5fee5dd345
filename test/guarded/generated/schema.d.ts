// Generated from the document; not to be edited. Its types.
export interface paths {
    "/lights": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List lights
         * @description Gives one page of lights, all of them or only those that are on or off. Sent twice, the same page.
         */
        get: operations["listLights"];
        put?: never;
        /**
         * Add a light
         * @description Adds a light, and the server numbers it. Sent twice with one key, one light and the first answer again.
         */
        post: operations["addLight"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/lights/{lightId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                lightId: components["parameters"]["LightId"];
            };
            cookie?: never;
        };
        /**
         * Read a light
         * @description Gives one light, with its entity tag and what it draws just now. Sent twice, the same light.
         */
        get: operations["getLight"];
        /**
         * Replace a light
         * @description Replaces the light as a whole. There must be one, as the server numbers them. Sent twice, as once.
         */
        put: operations["replaceLight"];
        post?: never;
        /**
         * Take a light away
         * @description Removes the light. Sent twice, it stays gone, and the second answer is 404.
         */
        delete: operations["deleteLight"];
        options?: never;
        head?: never;
        /**
         * Change some members of a light
         * @description Changes the members named (RFC 7396), and leaves the others. Sent twice, as once.
         */
        patch: operations["patchLight"];
        trace?: never;
    };
    "/lights/{lightId}/blink": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                lightId: components["parameters"]["LightId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a light blink
         * @description The light goes off and on again once. Sent twice with one key, it blinks once.
         */
        post: operations["blinkLight"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scenes/{sceneId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sceneId: components["parameters"]["SceneId"];
            };
            cookie?: never;
        };
        /**
         * Read a scene
         * @description Gives one scene, with its entity tag. Sent twice, the same scene.
         */
        get: operations["getScene"];
        /**
         * Create or replace a scene
         * @description Makes the scene be what you send. To replace one, send its tag in `If-Match`; to create one, send
         *     `If-None-Match: *` instead. Sent twice, as once.
         */
        put: operations["putScene"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description A light as you send it; what is read-only may stand there, and is not stored. */
        LightContent: {
            readonly id?: components["schemas"]["LightId"];
            room: components["schemas"]["Room"];
            isOn: components["schemas"]["IsOn"];
            brightness?: components["schemas"]["Brightness"];
            readonly etag?: components["schemas"]["EntityTag"];
        };
        /** @description A light as the server gives it. */
        Light: WithRequired<components["schemas"]["LightContent"], "id" | "room" | "isOn" | "etag">;
        /** @description The members of a light to change; `null` removes one. */
        LightPatch: {
            room?: components["schemas"]["Room"];
            isOn?: components["schemas"]["IsOn"];
            brightness?: components["schemas"]["Brightness"] | null;
        };
        /** @description Some of the lights. */
        LightPage: {
            items: components["schemas"]["Light"][];
            next?: components["schemas"]["Cursor"];
        };
        /** @description A scene as you send it; what is read-only may stand there, and is not stored. */
        SceneContent: {
            readonly id?: components["schemas"]["SceneId"];
            brightness: components["schemas"]["Brightness"];
            readonly etag?: components["schemas"]["EntityTag"];
        };
        /** @description A scene as the server gives it. */
        Scene: WithRequired<components["schemas"]["SceneContent"], "id" | "brightness" | "etag">;
        LightId: number;
        SceneId: string;
        Room: string;
        IsOn: boolean;
        Brightness: number;
        EntityTag: string;
        Cursor: string;
        /** @description What is wrong (RFC 9457). */
        Problem: {
            /** Format: uri-reference */
            type: string;
            title: string;
            status: number;
            detail?: string;
        };
    };
    responses: {
        /** @description What you have is still right. */
        NotModified: {
            headers: {
                ETag: components["headers"]["ETag"];
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description The request cannot be read, or it has no key where one is required. */
        Malformed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There is no such light or scene. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `Accept` excludes every media type that the operation answers with. */
        NotAcceptable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The content names something else than the path, or a twin of this request is still at work. */
        Conflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description It is not as the precondition says. */
        PreconditionFailed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The content is too large. */
        ContentTooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The content is of a kind that is not read here. */
        UnsupportedMediaType: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The content is not valid, or the key was used for another request. */
        InvalidContent: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The key was used for another request. */
        KeyReused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The change has to say what it changes. */
        PreconditionRequired: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        LightId: components["schemas"]["LightId"];
        SceneId: components["schemas"]["SceneId"];
        /** @description Only the lights that are on, or only those that are off. */
        IsOn: components["schemas"]["IsOn"];
        Limit: number;
        Cursor: components["schemas"]["Cursor"];
        /** @description The entity tag of what is to be changed. A PUT that shall create sends `If-None-Match` instead. */
        IfMatch: string;
        /** @description When reading, the entity tag of what you have; with PUT, `*` to create only. */
        IfNoneMatch: string;
        IdempotencyKey: string;
    };
    requestBodies: {
        Light: {
            content: {
                "application/json": components["schemas"]["LightContent"];
            };
        };
    };
    headers: {
        ETag: components["schemas"]["EntityTag"];
        Location: string;
        /** @description The address of the next page; absent on the last one. */
        NextPage: string;
        IdempotencyReplayed: "true";
        /** @description What the light draws at this moment. Only the handler can know. */
        Watts: number;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listLights: {
        parameters: {
            query?: {
                /** @description Only the lights that are on, or only those that are off. */
                isOn?: components["parameters"]["IsOn"];
                limit?: components["parameters"]["Limit"];
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of lights. */
            200: {
                headers: {
                    Link: components["headers"]["NextPage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LightPage"];
                };
            };
            400: components["responses"]["Malformed"];
            406: components["responses"]["NotAcceptable"];
        };
    };
    addLight: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["Light"];
        responses: {
            /** @description The light was added; here it is. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Light"];
                };
            };
            400: components["responses"]["Malformed"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidContent"];
        };
    };
    getLight: {
        parameters: {
            query?: never;
            header?: {
                /** @description When reading, the entity tag of what you have; with PUT, `*` to create only. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                lightId: components["parameters"]["LightId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The light. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Watts": components["headers"]["Watts"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Light"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Malformed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
        };
    };
    replaceLight: {
        parameters: {
            query?: never;
            header: {
                /** @description The entity tag of what is to be changed. A PUT that shall create sends `If-None-Match` instead. */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                lightId: components["parameters"]["LightId"];
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["Light"];
        responses: {
            /** @description The light was replaced, or was like this already; here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Light"];
                };
            };
            400: components["responses"]["Malformed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidContent"];
            428: components["responses"]["PreconditionRequired"];
        };
    };
    deleteLight: {
        parameters: {
            query?: never;
            header: {
                /** @description The entity tag of what is to be changed. A PUT that shall create sends `If-None-Match` instead. */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                lightId: components["parameters"]["LightId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The light is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            404: components["responses"]["NotFound"];
            412: components["responses"]["PreconditionFailed"];
            428: components["responses"]["PreconditionRequired"];
        };
    };
    patchLight: {
        parameters: {
            query?: never;
            header: {
                /** @description The entity tag of what is to be changed. A PUT that shall create sends `If-None-Match` instead. */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                lightId: components["parameters"]["LightId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["LightPatch"];
            };
        };
        responses: {
            /** @description The light as it is now. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Light"];
                };
            };
            400: components["responses"]["Malformed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidContent"];
            428: components["responses"]["PreconditionRequired"];
        };
    };
    blinkLight: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path: {
                lightId: components["parameters"]["LightId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It blinked. */
            204: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["KeyReused"];
        };
    };
    getScene: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sceneId: components["parameters"]["SceneId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The scene. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Scene"];
                };
            };
            400: components["responses"]["Malformed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
        };
    };
    putScene: {
        parameters: {
            query?: never;
            header: {
                /** @description The entity tag of what is to be changed. A PUT that shall create sends `If-None-Match` instead. */
                "If-Match": components["parameters"]["IfMatch"];
                /** @description When reading, the entity tag of what you have; with PUT, `*` to create only. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                sceneId: components["parameters"]["SceneId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SceneContent"];
            };
        };
        responses: {
            /** @description The scene was replaced, or was like this already; here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Scene"];
                };
            };
            /** @description There was no such scene; it was created, and here it is. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Scene"];
                };
            };
            400: components["responses"]["Malformed"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidContent"];
            428: components["responses"]["PreconditionRequired"];
        };
    };
}
type WithRequired<T, K extends keyof T> = T & {
    [P in K]-?: T[P];
};
