// The module that `redocly.yaml` loads as a plugin, so that `redocly lint` reports what `verbatim lint` reports.
import type { Plugin } from "@redocly/openapi-core";
import { verbatimPlugin } from "./plugin.ts";

/**
 * @example
 * ```yaml
 * # redocly.yaml
 * plugins: ["@verbatim-http/kit/redocly-plugin"]
 * extends: [recommended, verbatim/recommended]
 * ```
 */
export default (): Plugin => verbatimPlugin();
