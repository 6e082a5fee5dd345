// Generated from the document; not to be edited. The types of `validators.js`.
import type { Validate } from "verbatim/server/wiring";

export declare const no_parameters: Validate;
export declare const listLights_query: Validate;
export declare const LightPage: Validate;
export declare const Problem: Validate;
export declare const LightContent: Validate;
export declare const Light: Validate;
export declare const getLight_path: Validate;
export declare const LightPatch: Validate;
export declare const getScene_path: Validate;
export declare const Scene: Validate;
export declare const SceneContent: Validate;
