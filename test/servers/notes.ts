// A small server for notes.yaml, honest unless told otherwise: each fault and each oddity is one switch.
import { kindOf } from "./notes-content.ts";
import { type Call, json, makeShelf, refusal, type Shelf } from "./notes-shelf.ts";
import { create, patch, put, remove } from "./notes-writes.ts";

/** Answers one request. */
export type Handler = (request: Request) => Promise<Response>;

const declared: Readonly<Record<string, readonly string[]>> = {
  "note list": ["GET", "POST"],
  "note item": ["GET", "PUT", "PATCH", "DELETE"],
  "comment list": ["GET", "POST"],
  "comment item": ["GET", "PUT", "DELETE"],
};

/**
 * @param switches names of faults and oddities (faults.ts)
 * @param now a clock in milliseconds, for the oddities that show one
 */
export function notesServer(switches: readonly string[], now: () => number): Handler {
  const shelf = makeShelf(switches, now);
  return async (request) => {
    const { pathname } = new URL(request.url);
    const kind = kindOf(pathname);
    if (kind === undefined) return refusal(404);
    const text = await request.text();
    const response = answer(shelf, {
      method: request.method,
      path: pathname,
      ...kind,
      header: (name) => request.headers.get(name) ?? undefined,
      sent: text === "" ? undefined : JSON.parse(text),
      text,
    });
    if (request.method !== "HEAD") return response;
    const headers = new Headers(response.headers);
    if (shelf.is("HEAD has other fields")) headers.set("content-type", "text/html");
    return new Response(null, { status: shelf.is("HEAD is 204") ? 204 : response.status, headers });
  };
}

function answer(shelf: Shelf, call: Call): Response {
  const { method, path, kind, isItem } = call;
  const methods = declared[`${kind} ${isItem ? "item" : "list"}`] ?? [];
  if (method === "OPTIONS") {
    const entry = shelf.state.get(path);
    if (entry !== undefined && shelf.is("OPTIONS changes what is there"))
      shelf.write(path, { ...entry.content, text: "asked" });
    return new Response(null, { status: 204, headers: { allow: methods.join(", ") } });
  }
  if (!methods.includes(method === "HEAD" ? "GET" : method)) {
    if (shelf.is("other methods are 404")) return refusal(404);
    return refusal(405, {
      allow: shelf.is("Allow lists all") ? "GET, PUT, POST, PATCH, DELETE" : methods.join(", "),
    });
  }
  if (kind === "comment" && !isItem && !shelf.state.has(path.split("/").slice(0, 3).join("/")))
    return refusal(404);
  if (method === "GET" || method === "HEAD") return isItem ? readItem(shelf, call) : readList(shelf, call);
  if (method === "POST") return create(shelf, call);
  return method === "PUT" ? put(shelf, call) : method === "PATCH" ? patch(shelf, call) : remove(shelf, call);
}

function readItem(shelf: Shelf, { path, method, header }: Call): Response {
  const entry = shelf.state.get(path);
  if (entry === undefined) {
    if (shelf.is("GET creates what is missing"))
      shelf.write(path, { text: "made by GET", by: "get@example.com" });
    return refusal(shelf.is("gone is 410") ? 410 : 404);
  }
  if (shelf.is("GET changes what it reads"))
    shelf.write(path, { ...entry.content, text: `${entry.content.text}!` });
  if (method === "HEAD" && shelf.is("HEAD changes what it reads"))
    shelf.write(path, { ...entry.content, text: "seen" });
  const tag = entry.tag;
  const known = header("if-none-match");
  const bare = tag.replace("W/", "");
  if (known === "*" || (known?.includes(bare) === true && !shelf.is("a known tag is sent again"))) {
    return new Response(null, { status: 304, headers: shelf.is("304 has no tag") ? {} : { etag: tag } });
  }
  return json(200, shelf.shown(path, entry), { etag: tag });
}

function readList(shelf: Shelf, { path }: Call): Response {
  const listed = shelf.below(path).flatMap((key) => {
    const entry = shelf.state.get(key);
    if (entry !== undefined && shelf.is("listing changes what is listed"))
      shelf.write(key, { ...entry.content, text: `${entry.content.text}+` });
    return entry === undefined ? [] : [shelf.shown(key, entry)];
  });
  if (shelf.is("deleted ones stay listed"))
    listed.push(...shelf.tombstones.filter((one) => one.path === path).map((one) => one.shown));
  if (shelf.is("lists in reverse")) listed.reverse();
  return json(200, shelf.is("the newest is not listed") ? listed.slice(0, -1) : listed);
}
