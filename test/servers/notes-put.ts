// How the notes server replaces: PUT, with its faults.
import { refusedBy } from "./notes-conditions.ts";
import { type Content, isObject, isValid, members } from "./notes-content.ts";
import { type Call, json, placeOf, refusal, type Shelf } from "./notes-shelf.ts";

export function put(shelf: Shelf, call: Call): Response {
  const { path, kind, sent } = call;
  if (kind === "comment" && !shelf.state.has(path.split("/").slice(0, 3).join("/"))) return refusal(404);
  const refused = call.early === undefined ? refusedBy(shelf, call) : call.early.refused;
  if (refused !== undefined) {
    if (refused.status === 412 && shelf.is("412, but the change is made"))
      shelf.write(path, members(kind, sent));
    return refused;
  }
  const isOutrun = shelf.is("the loser of a race is rejected but stored") && refusedBy(shelf, call);
  if (shelf.is("PUT rejects what GET returned") && isObject(sent) && sent.id !== undefined)
    return refusal(422);
  if (!isValid(kind, sent) && !shelf.is("all content is valid")) {
    if (shelf.is("rejected content is stored")) shelf.write(path, { text: "refused", by: "r@example.com" });
    return refusal(422);
  }
  const named = isObject(sent) && typeof sent.id === "string" ? `${placeOf(path)}/${sent.id}` : path;
  if (named !== path && shelf.is("a different id in the content is rejected")) return refusal(409);
  const wasThere = shelf.state.has(path);
  store(shelf, call, named);
  if (isOutrun) return isOutrun;
  return answer(shelf, path, wasThere);
}

function store(shelf: Shelf, { path, kind, sent }: Call, named: string): void {
  const content = members(kind, sent);
  const entry = shelf.state.get(path);
  const isRepeat = entry !== undefined && JSON.stringify(entry.content) === JSON.stringify(content);
  if (shelf.is("PUT touches a neighbour"))
    Object.assign(shelf.another(path)?.content ?? {}, { text: "touched" });
  if (isRepeat && shelf.is("an identical PUT adds a note")) shelf.write(`${path}x${shelf.next()}`, content);
  if (shelf.is("PUT loses a member")) delete content.title;
  const stored = mixed(shelf, entry?.content, content);
  if (isRepeat && counts(shelf, path)) stored.stars = (Number(stored.stars ?? 0) + 1) % 501;
  if (!isRepeat) shelf.repeats.delete(path);
  shelf.last = { written: path, wasRead: false };
  if (!shelf.is("PUT stores nothing"))
    shelf.write(shelf.is("the id in the content wins") ? named : path, stored);
  if (shelf.is("both ids are written")) shelf.write(named, stored);
  const now = shelf.state.get(path);
  if (isRepeat && now !== undefined && shelf.is("an identical PUT draws a new tag"))
    now.tag = `"again${shelf.next()}"`;
  if (shelf.is("comments come back with a note of the same name")) raise(shelf, path);
}

/** The content to store in place of the old: what was sent, and nothing else. */
function mixed(shelf: Shelf, old: Content | undefined, content: Content): Content {
  if (shelf.is("PUT merges")) return { ...old, ...content };
  if (shelf.is("PUT keeps labels") && old?.labels !== undefined)
    return { ...content, labels: content.labels ?? old.labels };
  if (shelf.is("PUT merges objects") && isObject(old?.place) && isObject(content.place))
    return { ...content, place: { ...old.place, ...content.place } };
  return { ...content };
}

/** Whether an identical PUT has an effect. */
function counts(shelf: Shelf, path: string): boolean {
  const times = (shelf.repeats.get(path) ?? 0) + 1;
  shelf.repeats.set(path, times);
  if (shelf.is("an identical PUT counts")) return true;
  if (shelf.is("the third identical PUT counts")) return times === 2;
  if (shelf.is("an identical PUT after a different PUT counts")) return shelf.last.written !== path;
  return false;
}

function raise(shelf: Shelf, path: string): void {
  for (const [key, entry] of shelf.buried) {
    if (placeOf(key) === `${path}/comments`) shelf.state.set(key, entry);
  }
}

function answer(shelf: Shelf, path: string, wasThere: boolean): Response {
  const wasDeleted = shelf.tombstones.some((one) => `${one.path}/${one.shown.id}` === path);
  const isCreated = !wasThere && !(wasDeleted && shelf.is("PUT after a deletion returns 204"));
  if (isCreated || shelf.is("PUT always returns 201")) {
    const status = shelf.is("PUT never returns 201") ? 204 : 201;
    return new Response(null, { status, headers: { location: path } });
  }
  const entry = shelf.state.get(path);
  if (shelf.is("PUT returns content") && entry !== undefined) return json(200, shelf.shown(path, entry));
  return new Response(null, { status: 204 });
}
