// The server in a bundle in the format of CommonJS: some bundlers leave `import.meta` empty there, so it does without.
import { createRequire } from "node:module";
import { compileFunction } from "node:vm";
import { rolldown } from "rolldown";
import { expect, it } from "vitest";
import { createApp, wiring } from "../../generated/server.ts";
import { handlers } from "../../src/service/handlers.ts";
import { memoryStore } from "../../src/service/memory/store.ts";

it("listens, and answers an operation and a malformed path", async () => {
  const build = await rolldown({ input: "src/server/listen.ts", platform: "node", external: [/^@?hono/] });
  const { output } = await build.generate({ format: "cjs", codeSplitting: false });
  await build.close();
  const { exports }: { exports: Partial<typeof import("../../src/server/listen.ts")> } = { exports: {} };
  const run = compileFunction(output[0].code, ["require", "exports"]);
  run(createRequire(import.meta.url), exports);

  const store = memoryStore({ now: Date.now, random: (length) => new Uint8Array(length) });
  const app = createApp(handlers, store, { now: Date.now, onError: console.error });
  const { origin, close } = (await exports.listen?.(app, wiring, { port: 0 })) ?? {};
  try {
    expect((await fetch(`${origin}/books`)).status).toBe(200);
    expect((await fetch(`${origin}/books/%00`)).status).toBe(400);
  } finally {
    await close?.();
  }
});
