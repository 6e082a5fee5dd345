// How the notes server merges: PATCH, with its faults.
import { refusedBy } from "./notes-conditions.ts";
import { type Content, isObject, isValid, members } from "./notes-content.ts";
import { type Call, type Entry, json, refusal, type Shelf } from "./notes-shelf.ts";

export function patch(shelf: Shelf, call: Call): Response {
  const { path, kind, sent } = call;
  const entry = shelf.state.get(path);
  if (entry === undefined) return refusal(404);
  const refused = call.early === undefined ? refusedBy(shelf, call) : call.early.refused;
  if (refused !== undefined) return refused;
  const named = isObject(sent) ? sent : {};
  const merged = mergedInto(shelf, entry.content, named);
  if (!isObject(sent) || !isValid(kind, merged)) {
    const good = Object.entries(named).filter(
      ([name, value]) => value !== null && isValid(kind, { ...entry.content, [name]: value }),
    );
    if (shelf.is("the valid half of a patch is applied"))
      shelf.write(path, { ...entry.content, ...Object.fromEntries(good) });
    return refusal(422);
  }
  const after = shelf.is("PATCH replaces")
    ? { text: entry.content.text, ...members(kind, named) }
    : members(kind, merged);
  const isRepeat = JSON.stringify(after) === JSON.stringify(entry.content);
  if (isRepeat && shelf.is("an identical PATCH counts")) after.stars = (Number(after.stars ?? 0) + 1) % 501;
  if (shelf.is("PATCH touches a neighbour"))
    Object.assign(shelf.another(path)?.content ?? {}, { text: "touched" });
  shelf.write(path, after);
  if (shelf.is("PATCH returns no content")) return new Response(null, { status: 204 });
  return json(200, shelf.shown(path, shelf.state.get(path) as Entry));
}

/** RFC 7396 2, at every depth. */
function mergedInto(shelf: Shelf, old: Content, named: Content, depth = 0): Content {
  const merged: Content = { ...old };
  for (const [name, value] of Object.entries(named)) {
    const before = old[name];
    if (value === null) forget(shelf, merged, name, depth);
    else if (isObject(value) && !(depth === 0 && shelf.is("PATCH replaces objects")))
      merged[name] = mergedInto(shelf, isObject(before) ? before : {}, value, depth + 1);
    else merged[name] = Array.isArray(value) ? listOf(shelf, before, value) : value;
  }
  return merged;
}

function forget(shelf: Shelf, merged: Content, name: string, depth: number): void {
  if (shelf.is("null is ignored") && depth === 0) return;
  if (shelf.is("null in objects is ignored") && depth > 0) return;
  if (shelf.is("null is stored in objects") && depth > 0) merged[name] = null;
  else delete merged[name];
}

function listOf(shelf: Shelf, before: unknown, list: readonly unknown[]): readonly unknown[] {
  const old: readonly unknown[] = Array.isArray(before) ? before : [];
  if (list.length > 9) return list;
  if (shelf.is("lists are appended")) return [...old, ...list].slice(-9);
  if (shelf.is("lists are merged by index")) return [...list, ...old.slice(list.length)];
  if (shelf.is("lists are united")) return [...new Set([...old, ...list])].slice(-9);
  return list;
}
