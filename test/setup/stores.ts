// The store of a test that does not name one: memory, or with TEST_STORE=sqlite a file that is removed afterwards.
import type { Sources, Store } from "../../src/service/library.ts";
import { memoryStore } from "../../src/service/memory/store.ts";
import { temporaryStore } from "../service/sqlite-stores.ts";

/** @returns an empty store. */
export function defaultStore(sources: Sources): Store | Promise<Store> {
  return process.env["TEST_STORE"] === "sqlite" ? temporaryStore(sources) : memoryStore(sources);
}
