// How the tasks server changes things: POST, PUT, PATCH and DELETE, with their faults.
import { type Content, isValid, kept } from "./tasks-content.ts";
import type { Call, Desk } from "./tasks-desk.ts";

type Read = { readonly sent: unknown } | Response;

const odd: Content = { title: "refused and stored", state: "open", priority: 1 };

/** Handles a request that changes something. */
export function change(desk: Desk, call: Call): Response {
  const missing = refusedTarget(desk, call);
  if (missing !== undefined) return missing;
  if (call.method === "DELETE") {
    desk.entries.delete(desk.keyOf(call));
    return new Response(null, { status: 204 });
  }
  const read = contentOf(desk, call);
  if (read instanceof Response) return read;
  return call.method === "PATCH" ? patch(desk, call, read.sent) : store(desk, call, read.sent);
}

/** Rejects a request for a missing resource, or for one that belongs to a different principal. */
function refusedTarget({ is, entries, keyOf, write, refusal }: Desk, call: Call): Response | undefined {
  const { method, kind, caller } = call;
  const entry = entries.get(keyOf(call));
  if (method === "POST" || (method === "PUT" && kind === "label")) return undefined;
  if (entry === undefined) {
    if (method === "PATCH" && is("PATCH creates a missing task"))
      write(call, { ...odd, title: `made ${call.path}` });
    if (method === "PUT" && is("PUT of a missing task returns 200")) return undefined;
    if (method === "DELETE" && kind === "label" && is("a DELETE of a missing task returns 204"))
      return new Response(null, { status: 204 });
    return refusal(404);
  }
  if (kind === "label" || entry.owner === caller) return undefined;
  if (method === "DELETE" && is("another principal may delete")) return undefined;
  if (method === "PUT" && is("another principal may replace")) return undefined;
  if (is("403, but the change is made")) {
    if (method === "DELETE") entries.delete(keyOf(call));
    else write(call, { ...entry.content, title: `${call.method} by another` });
  }
  return refusal(is("404 in place of 403") ? 404 : 403);
}

function contentOf(desk: Desk, call: Call): Read {
  const { is, refusal, write } = desk;
  const { method, request, text, kind } = call;
  const wanted = method === "PATCH" ? "application/merge-patch+json" : "application/json";
  const [type = "", charset] = (request.headers.get("content-type") ?? "").toLowerCase().split(";");
  const isWanted = type.trim() === wanted && !(is("a charset gets 415") && charset !== undefined);
  if (!isWanted && !(is("415 only for XML") && type.trim() !== "application/xml")) {
    if (is("415, but stored") && kind === "task")
      write({ ...call, path: pathFor(desk, call) }, { ...odd, title: `stored ${desk.next()}` });
    const listed = is("Accept-Patch names another type") ? "application/json-patch+json" : wanted;
    const more = is("Accept-Patch lists more") ? `text/x-diff, ${listed};charset=utf-8` : listed;
    const isTold = method === "PATCH" && !is("Accept-Patch is missing");
    return refusal(415, isTold ? { "accept-patch": more } : {});
  }
  if (text === "" && is("missing content counts as an empty object") && method === "PATCH")
    return { sent: {} };
  const sent = parsed(text) ?? (is("truncated content is completed") ? parsed(`${text}}`) : undefined);
  if (sent !== undefined) return sent;
  if (is("400, but stored") && kind === "task")
    write({ ...call, path: pathFor(desk, call) }, { ...odd, title: `stored ${desk.next()}` });
  return refusal(400);
}

function pathFor(desk: Desk, { method, path }: Call): string {
  return method === "POST" ? `${path}/t${desk.next()}` : path;
}

function parsed(text: string): { readonly sent: unknown } | undefined {
  try {
    return { sent: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

function store(desk: Desk, call: Call, sent: unknown): Response {
  const { is, invalid, write, answer, entries, keyOf } = desk;
  const { method, kind } = call;
  if (failsOn(desk, call, sent)) return desk.refusal(500);
  if (!isValid(is, kind, sent) || isAgainstTheHouse(desk, sent)) return invalid();
  const content = kept(is, kind, sent);
  if (kind === "label") {
    const isNew = !entries.has(keyOf(call));
    write(call, content);
    return new Response(null, { status: isNew ? 201 : 204 });
  }
  const target = { ...call, path: pathFor(desk, call) };
  const taken = refusedTwin(desk, target, content);
  if (taken !== undefined) return taken;
  const entry = write(target, content);
  return method === "POST"
    ? answer(201, target, entry, { location: `/v1${target.path}` })
    : answer(200, target, entry);
}

function patch(desk: Desk, call: Call, sent: unknown): Response {
  const { is, invalid, write, answer, entries, keyOf } = desk;
  const entry = entries.get(keyOf(call));
  if (typeof sent !== "object" || sent === null || Array.isArray(sent) || entry === undefined)
    return invalid();
  if (failsOn(desk, call, sent)) return desk.refusal(500);
  const merged: Content = { ...entry.content };
  for (const [name, value] of Object.entries(sent)) {
    if (value === null) delete merged[name];
    else merged[name] = value;
  }
  const isKnown = !Object.hasOwn(sent, "assignee") && Object.entries(sent).every(([name]) => name !== "id");
  if (!isKnown || !isValid(is, "task", merged) || isAgainstTheHouse(desk, merged)) return invalid();
  const content = kept(is, "task", merged);
  const taken = refusedTwin(desk, call, content);
  if (taken !== undefined) return taken;
  return answer(is("an undeclared 202") ? 202 : 200, call, write(call, content));
}

function refusedTwin(desk: Desk, call: Call, content: Content): Response | undefined {
  if (!desk.isTaken(call, content.title)) return undefined;
  if (desk.is("409, but stored"))
    desk.write(call, { ...content, title: `${content.title}`.slice(0, 30) + desk.next() });
  if (desk.is("409, but the title is stored") && call.method === "PUT") desk.write(call, content);
  return desk.refusal(desk.is("an undeclared 423 in place of 409") ? 423 : 409);
}

/** Rules that the document's schemas do not express. */
function isAgainstTheHouse({ is }: Desk, content: Content): boolean {
  const text = JSON.stringify(content);
  if (is("only Latin letters") && /[֐-׿\u0600-\u06ff]/.test(text)) return true;
  if (is("an empty list is rejected") && Array.isArray(content.tags) && content.tags.length === 0)
    return true;
  const { priority, effort } = content;
  return is("a rule between two members") && priority === 5 && typeof effort === "number" && effort > 50;
}

function failsOn({ is }: Desk, { text }: Call, sent: unknown): boolean {
  if (is("500 on astral characters") && /[\u{10000}-\u{10ffff}]/u.test(text)) return true;
  if (is("500 on a lone surrogate") && !JSON.stringify(sent).isWellFormed()) return true;
  if (is("500 on a lone surrogate") && /\\ud800/.test(text)) return true;
  return is("500 on deep nesting") && text.includes("[".repeat(100));
}
