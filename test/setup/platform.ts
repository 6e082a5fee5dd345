// Before each file: the platform's own Request and Response. @hono/node-server replaces them when a server starts, and a
// worker keeps its globals from file to file.
const KEPT = Symbol.for("verbatim.test.platform");

type Platform = { readonly Request: typeof Request; readonly Response: typeof Response };

const kept = globalThis as typeof globalThis & { [KEPT]?: Platform };
kept[KEPT] ??= { Request, Response };
for (const [name, value] of Object.entries(kept[KEPT])) {
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
}
