// `node:http`, without the client for `fetch` and WebSockets that an import of it loads: a fifth of the time of the start.
import { createRequire } from "node:module";

// An import has every export of a module, and so asks for one that Node loads when it is first asked for.
export const { createServer, ServerResponse, STATUS_CODES }: typeof import("node:http") = createRequire(
  import.meta.url,
)("node:http");
