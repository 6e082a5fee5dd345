// A process that serves the whole service and measures its own event loop, for the property `pauses`.
import { randomBytes } from "node:crypto";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { createApp } from "../../generated/server.ts";
import { wiring } from "../../generated/wiring.ts";
import { allowedMethods } from "../../src/semantics/methods.ts";
import { openFront } from "../../src/server/listen.ts";
import { methodsOf } from "../../src/server/path-methods.ts";
import { requestIdOf } from "../../src/server/request-id.ts";
import { handlers } from "../../src/service/handlers.ts";
import { memoryStore } from "../../src/service/memory/store.ts";
import { withFormAnswers } from "../../src/site/form-answers.ts";
import { addPages } from "../../src/site/site.ts";

const onError = (error: unknown): void => console.error(error);
const store = memoryStore({ now: Date.now, random: randomBytes });
const app = createApp(handlers, store, { now: Date.now, requestIdOf, onError });
const document = new URL("../../openapi.yaml", import.meta.url).pathname;
addPages(app, { document, asksForTokens: true, isReady: () => true, say: () => undefined, onError });
const methods = Object.values(wiring).map(({ method }) => method);
const front = {
  methodsOf: methodsOf(wiring),
  allMethods: allowedMethods(methods),
  loopbackOnly: true,
  closing: { isClosing: false },
  onExchange: () => undefined,
};
openFront(withFormAnswers(app.fetch), { hostname: "127.0.0.1", port: 0 }, front, (port) => {
  process.send?.({ port });
});

const loop = monitorEventLoopDelay({ resolution: 1 });
loop.enable();
/** "reset" starts a measurement; "read" ends it, and returns the longest pause in milliseconds and the memory in MB. */
process.on("message", (asked) => {
  if (asked === "reset") loop.reset();
  const pause = loop.max / 1e6;
  process.send?.({ pause, megabytes: process.memoryUsage().rss / 2 ** 20 });
});
process.on("disconnect", () => process.exit());
