// A process that serves the whole service and measures its own event loop, for the property `pauses`.
import { randomBytes } from "node:crypto";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { createApp, wiring } from "../../generated/server.ts";
import { withFormAnswers } from "../../src/books/form-answers.ts";
import { bookPages } from "../../src/books/own-pages.ts";
import { allowedMethods } from "../../src/semantics/methods.ts";
import { corsRules } from "../../src/server/cors.ts";
import { openFront } from "../../src/server/listen.ts";
import { methodsOf } from "../../src/server/path-methods.ts";
import { requestIdOf } from "../../src/server/request-id.ts";
import { handlers } from "../../src/service/handlers.ts";
import { memoryStore } from "../../src/service/memory/store.ts";
import { addPages } from "../../src/site/site.ts";

const onError = (error: unknown): void => console.error(error);
const store = memoryStore({ now: Date.now, random: randomBytes });
const app = createApp(handlers, store, { now: Date.now, requestIdOf, onError });
const document = new URL("../../openapi.yaml", import.meta.url).pathname;
addPages(app, {
  ...bookPages,
  publicOrigin: undefined,
  document,
  asksForTokens: true,
  isReady: () => true,
  say: () => undefined,
  onError,
});
const methods = Object.values(wiring).map(({ method }) => method);
const front = {
  methodsOf: methodsOf(wiring),
  allMethods: allowedMethods(methods),
  loopbackOnly: true,
  closing: { isClosing: false },
  cors: corsRules(wiring, {}),
  publicOrigin: undefined,
  afterRequest: () => undefined,
};
openFront(withFormAnswers(app.fetch), { hostname: "127.0.0.1", port: 0 }, front, (port) => {
  process.send?.({ port });
});

const loop = monitorEventLoopDelay({ resolution: 1 });
loop.enable();
let before = process.threadCpuUsage();
/**
 * "reset" starts a measurement; "read" ends it. The pause is the longest delay of the event loop, or the processor time of
 * its thread if that is less: the delay includes the time in which other programs ran.
 */
process.on("message", (asked) => {
  const { user, system } = process.threadCpuUsage(before);
  const pause = Math.min(loop.max / 1e6, (user + system) / 1000);
  if (asked === "reset") {
    before = process.threadCpuUsage();
    loop.reset();
  }
  process.send?.({ pause });
});
process.on("disconnect", () => process.exit());
