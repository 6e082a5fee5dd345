// A second small domain on the same server: the lights of a building, kept in plain maps.
import type { KeyRecord, Keys, Settled, Stored, UnitOfWork } from "../../src/server/port.ts";
import type { components } from "./generated/schema.ts";

export type Light = components["schemas"]["Light"];
export type Scene = components["schemas"]["Scene"];

export type House = {
  readonly lights: ReadonlyMap<number, Stored<Light>>;
  readonly scenes: ReadonlyMap<string, Stored<Scene>>;
};
export type OpenHouse = House & {
  readonly lights: Map<number, Stored<Light>>;
  readonly scenes: Map<string, Stored<Scene>>;
  readonly nextId: () => number;
  readonly nextTag: () => string;
};

/** A store that copies its state for each write and keeps the copy when the work succeeds. */
export class HouseStore implements UnitOfWork<House, OpenHouse> {
  #state = {
    lights: new Map<number, Stored<Light>>(),
    scenes: new Map<string, Stored<Scene>>(),
    keys: new Map<string, KeyRecord>(),
  };
  #count = 0;
  #turn: Promise<unknown> = Promise.resolve();

  read<R>(work: (view: House) => Promise<R>): Promise<R> {
    return this.#inTurn(() => work(this.#state));
  }

  write<R>(work: (view: OpenHouse, keys: Keys) => Promise<Settled<R>>): Promise<R> {
    return this.#inTurn(async () => {
      const { lights, scenes, keys } = this.#state;
      const copy = { lights: new Map(lights), scenes: new Map(scenes), keys: new Map(keys) };
      const nextId = (): number => {
        this.#count += 1;
        return this.#count;
      };
      const view = { ...copy, nextId, nextTag: () => `"${nextId()}"` };
      const records: Keys = {
        find: async (scope) => copy.keys.get(scope),
        keep: async (scope, record) => void copy.keys.set(scope, record),
      };
      const { keep, result } = await work(view, records);
      if (keep) this.#state = copy;
      return result;
    });
  }

  #inTurn<R>(work: () => Promise<R>): Promise<R> {
    const mine = this.#turn.then(work);
    this.#turn = mine.catch(() => undefined);
    return mine;
  }
}
