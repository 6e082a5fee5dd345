// Remembers where each part of a changed document is written: in the document itself or in an overlay.
import { isRecord } from "../../json/record.ts";
import { childPlace, type Place } from "../spot.ts";

/** A value, and where it is written. */
export type Placed = { readonly value: unknown; readonly place: Place };

type Key = string | number;

/** A document that changes, with the place of each part. A part that was never changed is where its parent says. */
export class Provenance {
  readonly root: Placed;
  /** The members that are not written below their parent. */
  readonly #moved = new WeakMap<object, Map<string, Place>>();

  constructor(root: Placed) {
    this.root = root;
  }

  /** @returns the value at the end of the path and its place; of the last part that exists, if the path leads nowhere */
  find(path: readonly Key[]): Placed {
    let at = this.root;
    for (const key of path) {
      const { value } = at;
      if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) break;
      at = this.member(at, key);
    }
    return at;
  }

  /** @returns a member of a value with its place */
  member({ value, place }: Placed, key: Key): Placed {
    const container = Object(value);
    return {
      value: Reflect.get(container, key),
      place: this.#moved.get(container)?.get(String(key)) ?? childPlace(place, key),
    };
  }

  /** Writes a copy of a value as a member; the copy is where the value is. */
  put(container: object, key: Key, value: Placed): void {
    // An assignment to `__proto__` would change the prototype.
    Object.defineProperty(container, key, {
      value: this.#copy(value),
      ...{ configurable: true, enumerable: true, writable: true },
    });
    this.#move(container, key, value.place);
  }

  /** Removes a member; the items after a removed item move up, and stay where they are written. */
  remove(parent: Placed, key: Key): void {
    const { value } = parent;
    if (!Array.isArray(value)) {
      if (isRecord(value)) Reflect.deleteProperty(value, key);
      return;
    }
    const places = value.map((_, index) => this.member(parent, index).place);
    places.splice(Number(key), 1);
    value.splice(Number(key), 1);
    for (const [index, place] of places.entries()) this.#move(value, index, place);
  }

  #move(container: object, key: Key, place: Place): void {
    const moved = this.#moved.get(container) ?? new Map<string, Place>();
    this.#moved.set(container, moved.set(String(key), place));
  }

  #copy(placed: Placed): unknown {
    const { value } = placed;
    if (typeof value !== "object" || value === null) return value;
    const copy: object = Array.isArray(value) ? [] : {};
    for (const key of Object.keys(value)) this.put(copy, key, this.member(placed, key));
    return copy;
  }
}
