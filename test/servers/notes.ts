// A small server for notes.yaml. It is correct unless a switch turns on a fault or a variant.
import { isKnown, refusedBy } from "./notes-conditions.ts";
import { kindOf, members } from "./notes-content.ts";
import { create } from "./notes-create.ts";
import { remove } from "./notes-delete.ts";
import { keptFor, scopeOf } from "./notes-keys.ts";
import { readList } from "./notes-lists.ts";
import { patch } from "./notes-patch.ts";
import { put } from "./notes-put.ts";
import { type Call, json, makeShelf, refusal, type Shelf } from "./notes-shelf.ts";

/** Handles one request. */
export type Handler = (request: Request) => Promise<Response>;

/** The values of `Authorization` that may add comments. */
export const principals = { one: "Bearer one", two: "Bearer two" } as const;

const declared: Readonly<Record<string, readonly string[]>> = {
  "note list": ["GET", "POST"],
  "note item": ["GET", "PUT", "PATCH", "DELETE"],
  "comment list": ["GET", "POST"],
  "comment item": ["GET", "PUT", "DELETE"],
};

/** The ids that the document allows. */
const ID = /^[A-Za-z0-9-]{1,40}$/;

/**
 * @param switches names of faults and variants (faults.ts)
 * @param now a clock in milliseconds
 */
export function notesServer(switches: readonly string[], now: () => number): Handler {
  const shelf = makeShelf(switches, now);
  return async (request) => {
    const { pathname, searchParams } = new URL(request.url);
    const kind = kindOf(pathname);
    if (kind === undefined) return refusal(404);
    const text = await request.text();
    const call: Call = {
      method: request.method,
      path: pathname,
      query: searchParams,
      ...kind,
      header: (name) => request.headers.get(name) ?? undefined,
      sent: parsed(text),
      text,
      early: undefined,
    };
    return headed(shelf, call, await inTime(shelf, call));
  };
}

/** Looks up and changes everything in one step after the wait. Faulty servers look up first and then wait. */
async function inTime(shelf: Shelf, call: Call): Promise<Response> {
  const isKeyed = call.method === "POST" && call.header("idempotency-key") !== undefined;
  const scope = scopeOf(shelf, call);
  const running = (shelf.busy.get(scope) ?? 0) + 1;
  if (isKeyed && running > 1 && shelf.is("a key in progress gets 409")) return refusal(409);
  if (isKeyed) shelf.busy.set(scope, running);
  const early = looksEarly(shelf, call, isKeyed)
    ? { refused: refusedBy(shelf, call), kept: keptFor(shelf, call) }
    : undefined;
  const isSlow = early !== undefined || shelf.is("responses are delayed");
  await (isSlow ? new Promise((done) => setImmediate(done)) : Promise.resolve());
  const response = answer(shelf, { ...call, early });
  await Promise.resolve();
  if (isKeyed) shelf.busy.set(scope, (shelf.busy.get(scope) ?? 1) - 1);
  return response;
}

function looksEarly(shelf: Shelf, { method, header }: Call, isKeyed: boolean): boolean {
  if (isKeyed) return shelf.is("two requests with one key both take effect");
  const creates = header("if-none-match") === "*";
  if (method === "PUT" && creates) return shelf.is("two creators win");
  if (method === "DELETE") return shelf.is("a DELETE and a writer both win");
  const writes = method === "PUT" || method === "PATCH";
  if (!writes || creates) return false;
  return (
    shelf.is("two writers win") ||
    (method === "PUT" && shelf.is("the loser of a race is rejected but stored"))
  );
}

function headed(shelf: Shelf, { method }: Call, response: Response): Response {
  if (method !== "HEAD") return response;
  const headers = new Headers(response.headers);
  if (shelf.is("HEAD has other fields")) headers.set("content-type", "text/html");
  return new Response(null, { status: shelf.is("HEAD returns 204") ? 204 : response.status, headers });
}

function answer(shelf: Shelf, call: Call): Response {
  const { method, path, kind, isItem, header } = call;
  const methods = declared[`${kind} ${isItem ? "item" : "list"}`] ?? [];
  if (method === "OPTIONS") {
    const entry = shelf.state.get(path);
    if (entry !== undefined && shelf.is("OPTIONS changes the resource"))
      shelf.write(path, { ...entry.content, text: "asked" });
    return new Response(null, { status: 204, headers: { allow: methods.join(", ") } });
  }
  if (!methods.includes(method === "HEAD" ? "GET" : method)) {
    if (shelf.is("undeclared methods return 404")) return refusal(404);
    const allow = shelf.is("Allow lists all methods") ? "GET, PUT, POST, PATCH, DELETE" : methods.join(", ");
    return refusal(405, { allow });
  }
  if (isItem && !ID.test(path.slice(path.lastIndexOf("/") + 1))) return refusal(404);
  const isAdded = kind === "comment" && method === "POST";
  if (isAdded && !Object.values<string | undefined>(principals).includes(header("authorization")))
    return refusal(401, { "www-authenticate": "Bearer" });
  if (kind === "comment" && !isItem && !shelf.state.has(path.split("/").slice(0, 3).join("/")))
    return refusal(404);
  if (method === "GET" || method === "HEAD") return isItem ? readItem(shelf, call) : readList(shelf, call);
  if (method === "POST") return create(shelf, call);
  return method === "PUT" ? put(shelf, call) : method === "PATCH" ? patch(shelf, call) : remove(shelf, call);
}

function readItem(shelf: Shelf, call: Call): Response {
  const { path, method } = call;
  const entry = shelf.state.get(path);
  if (entry === undefined) {
    if (shelf.is("GET creates a missing note"))
      shelf.write(path, members(call.kind, { text: "made by GET", by: "get@example.com" }));
    return refusal(shelf.is("a deleted note returns 410") ? 410 : 404);
  }
  if (
    method === "GET" &&
    shelf.unread.delete(path) &&
    shelf.is("the first GET changes the note") &&
    call.kind === "note"
  )
    shelf.write(path, { ...entry.content, stars: 499 });
  if (shelf.is("GET changes what it reads"))
    shelf.write(path, { ...entry.content, text: `${entry.content.text}!` });
  if (method === "HEAD" && shelf.is("HEAD changes what it reads"))
    shelf.write(path, { ...entry.content, text: "seen" });
  const tag = shelf.tagOf(entry);
  if (isKnown(shelf, call, tag)) {
    return new Response(null, { status: 304, headers: shelf.is("304 has no tag") ? {} : { etag: tag } });
  }
  return json(200, shelf.shown(path, entry), { etag: tag });
}

function parsed(text: string): unknown {
  try {
    return text === "" ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
