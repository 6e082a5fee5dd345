// How the notes server adds: POST, with its faults.
import { randomUUID } from "node:crypto";
import { type Content, isValid, members } from "./notes-content.ts";
import { answerAgain, keep, keptFor } from "./notes-keys.ts";
import { type Call, type Entry, json, refusal, type Shelf } from "./notes-shelf.ts";

const EXAMPLE = { text: "refused", by: "r@example.com" };

export function create(shelf: Shelf, call: Call): Response {
  const { path, kind, header, sent } = call;
  const needsKey = kind === "comment" && !shelf.is("the key is not required");
  if (needsKey && header("idempotency-key") === undefined) return refusal(400);
  const kept = call.early === undefined ? keptFor(shelf, call) : call.early.kept;
  if (kept !== undefined) return answerAgain(shelf, call, kept);
  if (!isValid(kind, sent) && !shelf.is("all content is valid")) {
    if (shelf.is("rejected content is stored")) shelf.write(`${path}/r${shelf.next()}`, EXAMPLE);
    if (shelf.is("a rejected request uses up its key") || shelf.is("a rejection is replayed"))
      keep(shelf, call, { status: 422, location: "", body: "" });
    return refusal(422);
  }
  const content = members(kind, sent);
  const twins = twinsOf(shelf, path, content);
  const item = mergedWith(shelf, twins) ?? `${path}/${newId(shelf, path)}`;
  shelf.write(item, content);
  shelf.unread.add(item);
  const body = JSON.stringify(shelf.shown(item, shelf.state.get(item) as Entry));
  if (shelf.is("the tenth equal POST is lost") && twins.length >= 9) shelf.state.delete(item);
  if (shelf.is("Location is on a different server") && kind === "note") {
    shelf.state.delete(item);
    const elsewhere = `http://other.invalid${item}`;
    keep(shelf, call, { status: 201, location: elsewhere, body });
    return json(201, JSON.parse(body), { location: elsewhere });
  }
  const status = shelf.is("a creation returns 200") ? 200 : 201;
  const location = locationOf(shelf, path, item);
  keep(shelf, call, { status, location, body });
  return new Response(body, { status, headers: { "content-type": "application/json", location } });
}

function twinsOf(shelf: Shelf, path: string, content: Content): readonly string[] {
  const text = JSON.stringify(content);
  return shelf.below(path).filter((one) => JSON.stringify(shelf.state.get(one)?.content) === text);
}

function mergedWith(shelf: Shelf, twins: readonly string[]): string | undefined {
  if (shelf.is("equal POSTs count as one")) return twins[0];
  return shelf.is("the fifth equal POST is merged") && twins.length >= 4 ? twins[0] : undefined;
}

function newId(shelf: Shelf, path: string): string {
  if (shelf.is("ids are UUIDs")) return randomUUID();
  if (shelf.is("ids are in upper case")) return `N${shelf.next()}`;
  if (shelf.is("the id is the highest plus one")) {
    const numbers = shelf.below(path).map((one) => Number(/\/n(\d+)$/.exec(one)?.[1] ?? 0));
    return `n${Math.max(0, ...numbers) + 1}`;
  }
  const freed = shelf.is("deleted ids are used first") ? shelf.freed.pop() : undefined;
  return freed ?? `n${shelf.next()}`;
}

function locationOf(shelf: Shelf, path: string, item: string): string {
  if (shelf.is("Location leads nowhere")) return `${path}/nowhere`;
  if (shelf.is("Location is a whole URL")) return `http://notes.invalid${item}`;
  // RFC 3986 5.2: relative to the last slash of the request's path.
  return shelf.is("Location is relative") ? `.${item.slice(path.lastIndexOf("/"))}` : item;
}
