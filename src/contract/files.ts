// The files of a document as they are written, and its references followed from file to file.
import type { BaseResolver, Document } from "@redocly/openapi-core";
import { decodeFragment, parsePointer } from "../json/pointer.ts";
import { membersOf } from "../json/record.ts";
import { childPlace, type Place } from "./spot.ts";

type Source = Document["source"];

/** A value as a file has it, its own `$ref` unfollowed. */
export type Written = { readonly value: unknown; readonly place: Place };

export type Files = {
  readonly root: Written;
  /** Where references lead back to themselves and to no value: the references of each circle, in turn. */
  readonly circles: readonly (readonly Written[])[];
  readonly source: (file: string) => Source | undefined;
  /** @returns what a reference leads to, itself perhaps a reference; `undefined` when it leads nowhere. */
  readonly find: (ref: string, from: Place) => Written | undefined;
};

/** Members whose value is data: a `$ref` in them is none, to Redocly either. */
const DATA = ["value", "default", "const", "enum"];

/** Members that hold things by name: what is called `default` there, as a response may be, is no data. */
const MAPS = [
  ...["properties", "patternProperties", "$defs", "definitions", "dependentSchemas", "responses", "paths"],
  ...[
    "schemas",
    "parameters",
    "examples",
    "requestBodies",
    "headers",
    "securitySchemes",
    "links",
    "callbacks",
  ],
  ...["pathItems", "webhooks", "content", "mediaTypes", "encoding"],
];

/**
 * @param root a document
 * @param resolver what reads the files it refers to; a file that it can't read is as if it were not referred to
 * @returns the document and every file that its references reach, unchanged by whatever is done with the document
 */
export async function readFiles(root: Document, resolver: BaseResolver): Promise<Files> {
  const files = new Map<string, Document | undefined>([[root.source.absoluteRef, pristine(root)]]);
  const circles: (readonly Written[])[] = [];
  const wanted: string[] = [];
  const finder: Finder = {
    circle: (circle) => {
      const isKnown = circles.some((other) => other.some((one) => circle.some(isSameAs(one))));
      if (!isKnown) circles.push(circle);
    },
    read: (uri, from) => {
      const file = uri === "" ? from : resolver.resolveExternalRef(from, uri);
      if (!files.has(file)) wanted.push(file);
      const document = files.get(file);
      return document && { value: document.parsed, place: { file, pointer: "#/" } };
    },
  };
  const load = async (file: string): Promise<void> => {
    // Redocly types the failure as returned, and throws it.
    const read = await resolver.resolveDocument(null, file).catch((error: Error) => error);
    files.set(file, read instanceof Error ? undefined : pristine(read));
  };
  /** Follows a reference, and the references on its way, until every file that this takes is there. */
  const reach = async (written: Written): Promise<Written | undefined> => {
    for (;;) {
      const target = follow(written, [], finder);
      const file = wanted.pop();
      if (file === undefined) return target;
      await load(file);
    }
  };
  const start: Written = { value: files.get(root.source.absoluteRef)?.parsed, place: placeOfRoot(root) };
  await visitAll(start, reach);
  return {
    root: start,
    circles,
    source: (file) => files.get(file)?.source,
    find: (ref, from) => find(ref, from, [], finder),
  };
}

/** @returns the reference that a value is, if it is one. */
export function refOf(value: unknown): string | undefined {
  const ref = membersOf(value)["$ref"];
  return typeof ref === "string" ? ref : undefined;
}

type Finder = {
  readonly circle: (circle: readonly Written[]) => void;
  readonly read: (uri: string, from: string) => Written | undefined;
};

/** @returns what stands at the end of a chain of references; `undefined` for one that has no end, or leads nowhere. */
function follow(written: Written, via: readonly Written[], finder: Finder): Written | undefined {
  const ref = refOf(written.value);
  if (ref === undefined) return written;
  const before = via.findIndex(isSameAs(written));
  if (before !== -1) {
    finder.circle(via.slice(before));
    return undefined;
  }
  const found = find(ref, written.place, [...via, written], finder);
  return found && follow(found, [...via, written], finder);
}

function find(ref: string, from: Place, via: readonly Written[], finder: Finder): Written | undefined {
  const [uri = "", ...rest] = ref.split("#");
  const tokens = parsePointer(decodeFragment(rest.join("#")))?.filter((token) => token !== "");
  let at = finder.read(uri, from.file);
  for (const token of tokens ?? []) {
    // A pointer may lead through a reference to what stands behind it.
    const holder = at && (memberOf(at, token) === undefined ? follow(at, via, finder) : at);
    at = holder && memberOf(holder, token);
  }
  return tokens && at;
}

/** @returns a member of what is written; `undefined` when there is none. */
export function memberOf({ value, place }: Written, key: string): Written | undefined {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
  return { value: Reflect.get(value, key), place: childPlace(place, key) };
}

async function visitAll(
  start: Written,
  reach: (written: Written) => Promise<Written | undefined>,
): Promise<void> {
  const seen = new Set<object>();
  const pending = [{ ...start, isNamed: false }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { value, place, isNamed } = next;
    if (typeof value !== "object" || value === null || seen.has(value)) continue;
    seen.add(value);
    for (const [key, member] of Object.entries(value).reverse()) {
      if (!isNamed && DATA.includes(key)) continue;
      pending.push({ value: member, place: childPlace(place, key), isNamed: MAPS.includes(key) });
    }
    const target = refOf(value) === undefined ? undefined : await reach(next);
    if (target !== undefined) pending.push({ ...target, isNamed: false });
  }
}

function isSameAs({ place }: Written): (other: Written) => boolean {
  return (other) => other.place.file === place.file && other.place.pointer === place.pointer;
}

function placeOfRoot({ source }: Document): Place {
  return { file: source.absoluteRef, pointer: "#/" };
}

/** Bundling changes what it is given. */
function pristine({ source, parsed }: Document): Document {
  return { source, parsed: structuredClone(parsed) };
}
