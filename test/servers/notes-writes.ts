// How the notes server changes things: POST, PUT, PATCH and DELETE, with every fault that they can have.
import { type Content, isValid, members } from "./notes-content.ts";
import { type Call, type Entry, json, refusal, type Shelf } from "./notes-shelf.ts";

export function create(shelf: Shelf, call: Call): Response {
  const { path, kind, header, sent, text } = call;
  const key = header("idempotency-key");
  if (kind === "comment" && key === undefined && !shelf.is("the key is not required")) return refusal(400);
  const scope = `${path} ${key}`;
  const kept = key === undefined || shelf.is("the key is ignored") ? undefined : shelf.keys.get(scope);
  if (kept !== undefined) {
    if (kept.text !== text && !shelf.is("a key takes any content")) return refusal(422);
    if (kept.text !== text && shelf.is("a key takes any content"))
      shelf.write(`${path}/k${shelf.next()}`, sent as Content);
    const status = shelf.is("a repeat under a key is 200") ? 200 : kept.status;
    return new Response(kept.body, {
      status,
      headers: { "content-type": "application/json", location: kept.location },
    });
  }
  if (!isValid(kind, sent) && !shelf.is("anything is valid")) {
    if (shelf.is("refused content is stored"))
      shelf.write(`${path}/r${shelf.next()}`, { text: "refused", by: "r@example.com" });
    return refusal(422);
  }
  const content = members(kind, sent);
  const twin = shelf
    .below(path)
    .find((one) => JSON.stringify(shelf.state.get(one)?.content) === JSON.stringify(content));
  const item = twin !== undefined && shelf.is("equal POSTs are one") ? twin : `${path}/n${shelf.next()}`;
  shelf.write(item, content);
  const body = JSON.stringify(shelf.shown(item, shelf.state.get(item) as Entry));
  const location = shelf.is("Location leads nowhere") ? `${path}/nowhere` : item;
  const status = shelf.is("created is 200") ? 200 : 201;
  if (key !== undefined) shelf.keys.set(scope, { text, status, location, body });
  return new Response(body, { status, headers: { "content-type": "application/json", location } });
}

/** The answer that refuses a change by its precondition; `undefined` when there is none to refuse it. */
export function refusedBy(shelf: Shelf, { path, kind, method, header }: Call): Response | undefined {
  const entry = shelf.state.get(path);
  const [match, none] = [header("if-match"), header("if-none-match")];
  const isRequired = kind === "comment" && !shelf.is("the precondition is not required");
  if (entry === undefined && method !== "PUT") return undefined;
  if (isRequired && match === undefined && none === undefined) return refusal(428);
  if (none === "*" && entry !== undefined && !shelf.is("create-only replaces")) return refusal(412);
  if (match === undefined || shelf.is("If-Match is ignored")) return undefined;
  if (entry === undefined) return shelf.is("If-Match * creates") ? undefined : refusal(412);
  return match === "*" || (match === entry.tag && !entry.tag.startsWith("W/")) ? undefined : refusal(412);
}

export function put(shelf: Shelf, call: Call): Response {
  const { path, kind, sent } = call;
  if (kind === "comment" && !shelf.state.has(path.split("/").slice(0, 3).join("/"))) return refusal(404);
  const refused = refusedBy(shelf, call);
  if (refused !== undefined) {
    if (refused.status === 412 && shelf.is("412 and done all the same"))
      shelf.write(path, members(kind, sent));
    return refused;
  }
  const entry = shelf.state.get(path);
  if (shelf.is("PUT refuses what GET gave") && (sent as Content).id !== undefined) return refusal(422);
  if (!isValid(kind, sent) && !shelf.is("anything is valid")) {
    if (shelf.is("refused content is stored")) shelf.write(path, { text: "refused", by: "r@example.com" });
    return refusal(422);
  }
  const content = members(kind, sent);
  const isRepeat = entry !== undefined && JSON.stringify(entry.content) === JSON.stringify(content);
  if (shelf.is("PUT touches a neighbour"))
    Object.assign(shelf.another(path)?.content ?? {}, { text: "touched" });
  if (isRepeat && shelf.is("an identical PUT adds one")) shelf.write(`${path}x${shelf.next()}`, content);
  if (shelf.is("PUT loses a member")) delete content.title;
  const stored = shelf.is("PUT merges") ? { ...entry?.content, ...content } : content;
  if (isRepeat && shelf.is("an identical PUT counts")) stored.stars = Number(stored.stars ?? 0) + 1;
  if (!shelf.is("PUT stores nothing")) shelf.write(path, stored);
  const now = shelf.state.get(path);
  if (isRepeat && now !== undefined && shelf.is("an identical PUT draws a new tag"))
    now.tag = shelf.tagOf(shelf.next());
  if (entry === undefined || shelf.is("PUT is always 201")) {
    return new Response(null, {
      status: shelf.is("PUT is never 201") ? 204 : 201,
      headers: { location: path },
    });
  }
  return new Response(null, { status: 204 });
}

export function patch(shelf: Shelf, call: Call): Response {
  const { path, kind, sent } = call;
  const entry = shelf.state.get(path);
  if (entry === undefined) return refusal(404);
  const refused = refusedBy(shelf, call);
  if (refused !== undefined) return refused;
  const named = typeof sent === "object" && sent !== null && !Array.isArray(sent) ? (sent as Content) : {};
  const merged: Content = { ...entry.content };
  for (const [name, value] of Object.entries(named)) {
    if (value !== null) merged[name] = value;
    else if (!shelf.is("null is ignored")) delete merged[name];
    if (shelf.is("lists are appended") && Array.isArray(value))
      merged[name] = [...((entry.content[name] ?? []) as unknown[]), ...value];
  }
  if (!(Array.isArray(sent) ? false : isValid(kind, merged))) {
    const good = Object.entries(named).filter(
      ([name, value]) => value !== null && isValid(kind, { ...entry.content, [name]: value }),
    );
    if (shelf.is("the good half of a patch is done"))
      shelf.write(path, { ...entry.content, ...Object.fromEntries(good) });
    return refusal(422);
  }
  const after = shelf.is("PATCH replaces")
    ? { text: entry.content.text, ...members(kind, named) }
    : members(kind, merged);
  const isRepeat = JSON.stringify(after) === JSON.stringify(entry.content);
  if (isRepeat && shelf.is("an identical PATCH counts")) after.stars = Number(after.stars ?? 0) + 1;
  if (shelf.is("PATCH touches a neighbour"))
    Object.assign(shelf.another(path)?.content ?? {}, { text: "touched" });
  shelf.write(path, after);
  return json(200, shelf.shown(path, shelf.state.get(path) as Entry));
}

export function remove(shelf: Shelf, call: Call): Response {
  const { path } = call;
  const entry = shelf.state.get(path);
  if (entry === undefined) {
    const other = shelf.below(path.slice(0, path.lastIndexOf("/")))[0];
    if (shelf.is("DELETE of nothing takes another") && other !== undefined) shelf.state.delete(other);
    return shelf.is("DELETE again is 204") ? new Response(null, { status: 204 }) : refusal(404);
  }
  const refused = refusedBy(shelf, call);
  if (refused !== undefined) return refused;
  if (shelf.is("DELETE refuses while there are comments") && shelf.below(`${path}/comments`).length > 0)
    return refusal(409);
  if (shelf.is("DELETE keeps")) return new Response(null, { status: 204 });
  shelf.tombstones.push({ path: path.slice(0, path.lastIndexOf("/")), shown: shelf.shown(path, entry) });
  const neighbour = shelf.below(path.slice(0, path.lastIndexOf("/"))).find((one) => one !== path);
  shelf.state.delete(path);
  if (shelf.is("DELETE takes a neighbour") && neighbour !== undefined) shelf.state.delete(neighbour);
  if (!shelf.is("DELETE leaves the comments"))
    for (const key of shelf.below(`${path}/comments`)) shelf.state.delete(key);
  return new Response(null, { status: 204 });
}
