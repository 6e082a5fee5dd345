// What the service requires of any store: one suite for all of them.
import { describe, expect, it } from "vitest";
import { listsAndKeys } from "./store-lists.ts";
import { likeTheModel } from "./store-model.ts";
import { searchAndRatings } from "./store-search.ts";
import { unitsOfWork } from "./store-units.ts";
import { readsDoNotWait } from "./store-waiting.ts";
import { type MakeStore, worldOf } from "./store-world.ts";

/**
 * @param name of the store
 * @param make an empty store over the given time and randomness
 * @param units the number of random units of work; a database takes longer for each
 */
export function storeContract(name: string, make: MakeStore, units = 150): void {
  describe(`the store contract, ${name}`, () => {
    const world = worldOf(make);

    it("says what it is", () => {
      expect(world.store.description).not.toBe("");
    });

    unitsOfWork(world);
    readsDoNotWait(world);
    listsAndKeys(world);
    searchAndRatings(world);
    likeTheModel(world, units);
  });
}
