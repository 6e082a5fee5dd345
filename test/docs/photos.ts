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
  readonly client: object;
  /** Starts a server with these handlers; returns its origin. */
  readonly serve: (handlers: object) => Promise<string>;
  readonly close: () => Promise<void>;
};

type Generated = {
  readonly wiring: Readonly<Record<string, Wiring>>;
  readonly createApp: (handlers: object, store: UnitOfWork<object, object>, options: ServerOptions) => App;
};

/**
 * @param document the text of the recipe's document
 * @returns the texts of the generated files, by name
 */
export async function generatedOf(document: string): Promise<ReadonlyMap<string, string>> {
  const folder = await newFolder();
  const file = join(folder, "openapi.yaml");
  await writeFile(file, document);
  const files = await generate(file);
  await rm(folder, { recursive: true });
  return files;
}

/** Inside the repository, so that its own name leads to its modules. */
async function newFolder(): Promise<string> {
  await mkdir("dist", { recursive: true });
  return mkdtemp(resolve("dist/photos-"));
}

/** @param document the text of the recipe's document */
export async function photosOf(document: string): Promise<Photos> {
  const files = await generatedOf(document);
  const folder = await newFolder();
  await writeFiles(files, join(folder, "generated"));
  const { wiring, createApp } = (await import(join(folder, "generated/server.ts"))) as Generated;
  const client = (await import(join(folder, "generated/client.ts"))) as object;
  await rm(folder, { recursive: true });
  const closing: (() => Promise<void>)[] = [];
  return {
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
