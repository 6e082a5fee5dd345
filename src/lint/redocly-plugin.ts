// What `redocly.yaml` names as a plugin: `redocly lint` then says what `verbatim lint` says.
import type { Plugin } from "@redocly/openapi-core";
import { verbatimPlugin } from "./plugin.ts";

export default (): Plugin => verbatimPlugin();
