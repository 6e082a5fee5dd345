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
  return resolved(value, { place }, follow);
}

/** What has a place; a document has far more values than places that anyone asks for. */
type Placed = { readonly place: Place };

/** The place of a member, written when it is asked for. */
class MemberPlace implements Placed {
  readonly #holder: Placed;
  readonly #key: string | number;
  #place: Place | undefined;

  constructor(holder: Placed, key: string | number) {
    this.#holder = holder;
    this.#key = key;
  }

  get place(): Place {
    this.#place ??= childPlace(this.#holder.place, this.#key);
    return this.#place;
  }
}

class FollowedSpot implements Spot {
  readonly value: unknown;
  readonly #at: Placed;
  readonly #usedAt: Placed;
  readonly #follow: Follow;

  constructor(value: unknown, { at, usedAt }: Record<"at" | "usedAt", Placed>, follow: Follow) {
    this.value = value;
    this.#at = at;
    this.#usedAt = usedAt;
    this.#follow = follow;
  }

  get place(): Place {
    return this.#at.place;
  }

  get usedAt(): Place {
    return this.#usedAt.place;
  }

  get exists(): boolean {
    return this.value !== undefined;
  }

  at(key: string | number): Spot {
    const { value } = this;
    const member = isRecord(value) || Array.isArray(value) ? Reflect.get(value, key) : undefined;
    return resolved(member, new MemberPlace(this, key), this.#follow);
  }

  entries(): readonly (readonly [string, Spot])[] {
    const { value } = this;
    if (!isRecord(value) && !Array.isArray(value)) return [];
    return Object.keys(value).map((key) => [key, this.at(key)] as const);
  }

  text(): string | undefined {
    return typeof this.value === "string" ? this.value : undefined;
  }
}

function resolved(written: unknown, usedAt: Placed, follow: Follow): Spot {
  let value = written;
  let at = usedAt;
  for (let hops = 0; hops < 20; hops++) {
    const ref = membersOf(value)["$ref"];
    const found = typeof ref === "string" ? follow(ref, at.place) : undefined;
    if (found === undefined) break;
    value = found.value;
    at = found;
  }
  return new FollowedSpot(value, { at, usedAt }, follow);
}

/** @returns the place of a member of the value at `place`. */
export function childPlace(place: Place, key: string | number): Place {
  const { file, pointer } = place;
  return {
    file,
    pointer: `${pointer.endsWith("/") ? pointer.slice(0, -1) : pointer}${formatPointer([key])}`,
  };
}
