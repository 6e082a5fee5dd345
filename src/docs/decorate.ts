// Adds badges to each operation of a document, and above its description a sentence about sending it twice.
import { localSpot } from "../contract/load.ts";
import type { Contract, Operation } from "../contract/operation.ts";
import type { Spot } from "../contract/spot.ts";
import { badgeOf, type Tone, twiceSentence } from "../explain/twice.ts";
import { isRecord } from "../json/record.ts";
import { tagOf } from "../pages/plain-reference.ts";
import { withHarmlessHtml } from "./harmless-html.ts";

type Json = Readonly<Record<string, unknown>>;

/** Redoc's colour names, which are legible in light and dark mode; a hex colour would not be. */
const colours = {
  safe: "green",
  repeatable: "blue",
  once: "orange",
  keyed: "purple",
  unsettled: "grey",
} as const satisfies Record<Tone, string>;

/**
 * @param document an OpenAPI 3.x document whose references are local
 * @param contract the contract of the same document
 * @returns a copy whose HTML is harmless, and in which every operation has `x-badges` and a quoted sentence above its description
 */
export function decorate(document: Json, contract: Contract): Json {
  const copy = structuredClone(document);
  const before = localSpot(document, contract.file);
  const after = localSpot(copy, contract.file);
  for (const operation of contract.operations) {
    // A path item behind a `$ref` may come up twice, so read the original, which never has the additions.
    const target = operationAt(after, operation).value;
    const original = operationAt(before, operation).value;
    if (isRecord(target) && isRecord(original)) Object.assign(target, decoration(original, operation));
  }
  return withHarmlessHtml({ ...copy, ...completeGroups(document, contract) });
}

/** Redoc shows no operation whose tag is in no group; a group for the rest makes each of them reachable. */
function completeGroups(document: Json, { operations, file }: Contract): Json {
  const groups = document["x-tagGroups"];
  if (!Array.isArray(groups) || groups.length === 0) return {};
  const grouped = new Set(
    groups.flatMap((group) => (isRecord(group) && Array.isArray(group["tags"]) ? group["tags"] : [])),
  );
  const root = localSpot(document, file);
  // Redoc's name for the tag of operations without one is the empty text.
  const used = operations.map((operation) => tagOf(root, operation) ?? "");
  const rest = [...new Set(used)].filter((tag) => !grouped.has(tag));
  return rest.length === 0 ? {} : { "x-tagGroups": [...groups, { name: "More operations", tags: rest }] };
}

function operationAt(root: Spot, { path, method }: Operation): Spot {
  return root.at("paths").at(path).at(method.toLowerCase());
}

function decoration(original: Json, operation: Operation): Json {
  const own = original["x-badges"];
  const badge = badgeOf(operation);
  const badges = badge.parts.map(({ text, tone }) => ({
    name: text,
    position: "after",
    color: colours[tone],
  }));
  const lead = badge.label.charAt(0).toUpperCase() + badge.label.slice(1);
  const quote = `> **${lead}.** ${twiceSentence(operation)}`;
  return {
    "x-badges": [...badges, ...(Array.isArray(own) ? own : [])],
    description: operation.description === undefined ? quote : `${quote}\n\n${operation.description}`,
  };
}
