// Maps places in a bundled document back to the files where they were written.
import { formatPointer, parsePointer, resolvePointer } from "../json/pointer.ts";
import { type Files, memberOf, refOf, type Written } from "./files.ts";
import { childPlace, type Place } from "./spot.ts";

/**
 * @param bundle a document with all external references bundled
 * @param files the files that it was bundled from
 * @returns a function from a pointer into the bundle to the written place, or to that of the nearest parent with one
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

/** Walks bundle and files in parallel; parts that bundling moved are found through the references to them. */
function placesIn(bundle: unknown, files: Files): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  const moved: Pair[] = [];
  const visit = ({ bundled, pointer, written }: Pair): void => {
    if (places.has(pointer)) return;
    places.set(pointer, written.place);
    const ref = refOf(bundled);
    const chain = chainOf(written, files);
    const target = ref?.startsWith("#/") ? resolvePointer(bundle, ref.slice(1)) : undefined;
    // A reference in the bundle leads to the end of the written chain, or to a reference with siblings in it.
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
  // Visit the document itself first: only the rest was moved.
  for (let next = moved.shift(); next !== undefined; next = moved.shift()) visit(next);
  return places;
}

/** A written value and, in order, the values that its chain of `$ref`s leads to. */
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
