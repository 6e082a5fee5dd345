// A value of the document together with its place; reading a member follows its `$ref`.
import { formatPointer } from "../json/pointer.ts";
import { isRecord, membersOf } from "../json/record.ts";

/** A place in a file: `pointer` is a URI-fragment JSON pointer such as `#/paths/~1books/get` (RFC 6901 6). */
export type Place = { readonly file: string; readonly pointer: string };

export type Follow = (
  ref: string,
  from: Place,
) => { readonly value: unknown; readonly place: Place } | undefined;

/** One value of the document. `at(key)` and `entries()` give its members, references followed. */
export type Spot = {
  readonly value: unknown;
  /** The place of the value, after following references. */
  readonly place: Place;
  /** The place where the value is used: the same, or the place of the `$ref`. */
  readonly usedAt: Place;
  readonly at: (key: string | number) => Spot;
  readonly entries: () => readonly (readonly [string, Spot])[];
  readonly text: () => string | undefined;
  readonly exists: boolean;
};

/**
 * @param value a parsed document or a part of it
 * @param place its place
 * @param follow finds the target of a `$ref`; `undefined` if it cannot be resolved
 * @returns the spot; a member that does not exist is a spot with `exists: false`
 */
export function spot(value: unknown, place: Place, follow: Follow): Spot {
  return resolved(value, place, place, follow, 0);
}

function resolved(value: unknown, place: Place, usedAt: Place, follow: Follow, hops: number): Spot {
  const ref = membersOf(value)["$ref"];
  if (typeof ref === "string" && hops < 20) {
    const found = follow(ref, place);
    if (found) return resolved(found.value, found.place, usedAt, follow, hops + 1);
  }
  return {
    value,
    place,
    usedAt,
    exists: value !== undefined,
    at: (key) => {
      const member = isRecord(value) || Array.isArray(value) ? Reflect.get(value, key) : undefined;
      const there = childPlace(place, key);
      return resolved(member, there, there, follow, 0);
    },
    entries: () =>
      isRecord(value) || Array.isArray(value)
        ? Object.keys(value).map((key) => {
            const there = childPlace(place, key);
            return [key, resolved(Reflect.get(value, key), there, there, follow, 0)] as const;
          })
        : [],
    text: () => (typeof value === "string" ? value : undefined),
  };
}

/** @returns the place of a member of the value at `place`. */
export function childPlace(place: Place, key: string | number): Place {
  return { file: place.file, pointer: `${place.pointer.replace(/\/$/, "")}${formatPointer([key])}` };
}
