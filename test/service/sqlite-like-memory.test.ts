// The SQLite store lists, filters and sorts exactly like the store in memory; postgres.test.ts tries the same.
import { temporaryStore } from "./sqlite-stores.ts";
import { likeMemory } from "./store-like-memory.ts";

likeMemory(temporaryStore, 60);
