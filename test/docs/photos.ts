// A server of the document of a recipe, and its generated client.
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { generate, writeFiles } from "../../src/codegen/generate.ts";
import type { App, ServerOptions } from "../../src/server/app.ts";
import { listen } from "../../src/server/listen.ts";
import { memoryStore } from "../../src/server/memory.ts";
import type { UnitOfWork } from "../../src/server/port.ts";
import type { Wiring } from "../../src/server/wiring.ts";

export type Photos = {
  /** The texts of the generated files, by name. */
  readonly generated: Readonly<Record<string, string>>;
  readonly client: object;
  /** Starts a server with these handlers; returns its origin. */
  readonly serve: (handlers: object) => Promise<string>;
  readonly close: () => Promise<void>;
};

type Generated = {
  readonly wiring: Readonly<Record<string, Wiring>>;
  readonly createApp: (handlers: object, store: UnitOfWork<object, object>, options: ServerOptions) => App;
};

/** @param document the text of the recipe's document */
export async function photosOf(document: string): Promise<Photos> {
  await mkdir("dist", { recursive: true });
  // Inside the repository, so that its own name leads to its modules.
  const folder = await mkdtemp(resolve("dist/photos-"));
  const file = join(folder, "openapi.yaml");
  await writeFile(file, document);
  const files = await generate(file);
  await writeFiles(files, join(folder, "generated"));
  const { wiring, createApp } = (await import(join(folder, "generated/server.ts"))) as Generated;
  const client = (await import(join(folder, "generated/client.ts"))) as object;
  await rm(folder, { recursive: true });
  const closing: (() => Promise<void>)[] = [];
  return {
    generated: Object.fromEntries(files),
    client,
    serve: async (handlers) => {
      const app = createApp(handlers, memoryStore({}), { now: Date.now, onError: console.error });
      const { origin, close } = await listen(app, wiring, { port: 0 });
      closing.push(close);
      return origin;
    },
    close: async () => {
      await Promise.all(closing.map((close) => close()));
    },
  };
}
