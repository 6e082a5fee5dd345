// Changes the text of a document as the fixes of lint say. Everything else in the text stays byte for byte.
import { isMap, parseDocument } from "yaml";
import { sameJson } from "../json/equality.ts";
import { parsePointer } from "../json/pointer.ts";
import type { Edit } from "../lint/rule.ts";
import { type Change, changeFor } from "./edit-change.ts";
import { applied } from "./edit-value.ts";
import { foundAt } from "./yaml-node.ts";

/** The result: `left` lists the edits whose place is not in the text itself, such as a YAML alias. */
export type Edited = { readonly text: string; readonly left: readonly Edit[] };

/**
 * @param text of a YAML or JSON file
 * @param edits of it
 * @returns the text with the edits, of which each gives exactly the document that it says
 */
export function editText(text: string, edits: readonly Edit[]): Edited {
  // A removal moves the later items of its list: removals come last, the last item first.
  const ordered = edits.toSorted(
    (one, other) => Number(one.kind === "remove") - Number(other.kind === "remove") || lastFirst(one, other),
  );
  const all = attempt(text, ordered);
  if (all !== undefined) return all;
  // Some edit has a different effect than it says: find the others.
  let now = text;
  const left: Edit[] = [];
  for (const edit of ordered) {
    const one = attempt(now, [edit]);
    if (one === undefined) left.push(edit);
    else {
      now = one.text;
      left.push(...one.left);
    }
  }
  return { text: now, left };
}

function lastFirst(one: Edit, other: Edit): number {
  if (one.kind !== "remove" || other.kind !== "remove") return 0;
  return indexOf(other) - indexOf(one);
}

function indexOf({ place }: Edit): number {
  return Number(place.pointer.split("/").at(-1));
}

/** `undefined` if the result is not the document that the edits say. */
function attempt(text: string, edits: readonly Edit[]): Edited | undefined {
  const document = read(text);
  const placed = edits.map((edit) => ({ edit, tokens: tokensOf(edit, document.contents) }));
  const isJson = text.trimStart().startsWith("{");
  const changes: Change[] = [];
  const done: { readonly edit: Edit; readonly tokens: readonly string[] }[] = [];
  const left: Edit[] = [];
  for (const { edit, tokens } of placed) {
    const found = tokens && foundAt(document.contents, tokens);
    const change = found === undefined ? undefined : changeFor(edit, found, { text, isJson });
    if (tokens === undefined || change === undefined) left.push(edit);
    else {
      changes.push(change);
      done.push({ edit, tokens });
    }
  }
  // From the end, so that earlier offsets stay right; several at one offset stay in order.
  const sorted = changes.toReversed().toSorted((a, b) => b.from - a.from);
  const result = sorted.reduce(
    (now, { from, to, text: added }) => now.slice(0, from) + added + now.slice(to),
    text,
  );
  const wanted = done.reduce((value, { edit, tokens }) => applied(value, edit, tokens), jsonOf(document));
  const after = read(result);
  return after.errors.length === 0 && sameJson(jsonOf(after), wanted) ? { text: result, left } : undefined;
}

/** The reader has refused a document whose aliases make it too large. */
function jsonOf(document: ReturnType<typeof parseDocument>): unknown {
  return document.toJS({ maxAliasCount: -1 });
}

function read(text: string): ReturnType<typeof parseDocument> {
  return parseDocument(text, { uniqueKeys: false, logLevel: "silent" });
}

/** The tokens of the place; an addition to a reference goes to its target, if that is in the same text. */
function tokensOf({ place, kind }: Edit, root: unknown): readonly string[] | undefined {
  const tokens = parsePointer(place.pointer.slice(1))?.filter((token) => token !== "");
  if (tokens === undefined || kind !== "add") return tokens;
  const node = foundAt(root, tokens)?.value;
  const ref = isMap(node) ? node.get("$ref") : undefined;
  if (ref === undefined) return tokens;
  return typeof ref === "string" && ref.startsWith("#/") ? parsePointer(decodeURI(ref.slice(1))) : undefined;
}
