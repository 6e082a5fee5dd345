// Where in its files what stands in a bundle was written.
import { formatPointer, parsePointer, resolvePointer } from "../json/pointer.ts";
import { type Files, memberOf, refOf, type Written } from "./files.ts";
import { childPlace, type Place } from "./spot.ts";

/**
 * @param bundle a document with every external reference brought inside
 * @param files what it was bundled from
 * @returns gives the written place of a pointer into the bundle; of what was not written, that of what holds it
 */
export function writtenPlaces(bundle: unknown, files: Files): (pointer: string) => Place {
  const places = placesIn(bundle, files);
  return (pointer) => {
    const tokens = [...(parsePointer(pointer.slice(1)) ?? [])].filter((token) => token !== "");
    for (; tokens.length > 0; tokens.pop()) {
      const place = places.get(`#${formatPointer(tokens)}`);
      if (place !== undefined) return place;
    }
    return files.root.place;
  };
}

type Pair = { readonly bundled: unknown; readonly pointer: string; readonly written: Written };

/** Walks bundle and files side by side; what bundling moved is found where a reference in the bundle leads to it. */
function placesIn(bundle: unknown, files: Files): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  const moved: Pair[] = [];
  const visit = ({ bundled, pointer, written }: Pair): void => {
    if (places.has(pointer)) return;
    places.set(pointer, written.place);
    const ref = refOf(bundled);
    const chain = chainOf(written, files);
    const target = ref?.startsWith("#/") ? resolvePointer(bundle, ref.slice(1)) : undefined;
    // A reference of the bundle leads to what the written chain ends at, or to the reference in it that has siblings.
    const ends = chain.slice(1);
    const end = refOf(target) === undefined ? ends.at(-1) : ends.find(hasSiblings);
    if (ref !== undefined && target !== undefined && end !== undefined)
      moved.push({ bundled: target, pointer: ref, written: end });
    if (typeof bundled !== "object" || bundled === null) return;
    for (const [key, member] of Object.entries(bundled)) {
      const there = chain.map((one) => memberOf(one, key)).find((one) => one !== undefined);
      const pointerThere = childPlace({ file: "", pointer }, key).pointer;
      if (there !== undefined) visit({ bundled: member, pointer: pointerThere, written: there });
    }
  };
  visit({ bundled: bundle, pointer: "#/", written: files.root });
  // What the document itself holds comes first: only the rest was moved.
  for (let next = moved.shift(); next !== undefined; next = moved.shift()) visit(next);
  return places;
}

/** What is written, and what its `$ref`, and the `$ref` that this leads to, bring in its place. */
function chainOf(written: Written, files: Files): readonly Written[] {
  const chain = [written];
  for (let ref = refOf(written.value); ref !== undefined && chain.length <= 20; ) {
    const from: Written = chain.at(-1) ?? written;
    const found = files.find(ref, from.place);
    if (found === undefined) break;
    chain.push(found);
    ref = refOf(found.value);
  }
  return chain;
}

function hasSiblings({ value }: Written): boolean {
  return refOf(value) !== undefined && Object.keys(value as object).length > 1;
}
