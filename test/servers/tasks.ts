// A small server for tasks.yaml, about access, media types and validation. It is correct unless a switch says otherwise.
import { decodeSegment } from "../../src/http/path.ts";
import type { Is } from "./tasks-content.ts";
import { type Call, type Desk, makeDesk, spelt } from "./tasks-desk.ts";
import { change } from "./tasks-writes.ts";

/** Handles one request. */
export type Handler = (request: Request) => Promise<Response>;

/** The tokens of the known principals. */
export const tokens = { ada: "ada-0123456789", grace: "grace-9876543210" } as const;

const routes = [
  { pattern: /^\/tasks$/, kind: "task", methods: ["GET", "POST"] },
  { pattern: /^\/tasks\/[^/]+$/, kind: "task", methods: ["GET", "PUT", "PATCH", "DELETE"] },
  { pattern: /^\/labels\/[^/]+$/, kind: "label", methods: ["GET", "PUT", "DELETE"] },
] as const;

/** @param switches names of faults and variants (tasks-faults.ts); @param wait waits for so many milliseconds */
export function tasksServer(
  switches: readonly string[],
  wait: (milliseconds: number) => Promise<void> = async () => {},
): Handler {
  const on = new Set(switches);
  const is: Is = (name) => on.has(name);
  const desk = makeDesk(is);
  return async (request) => {
    if (is("responses are slow")) await wait(300);
    const response = answer(desk, request, await request.text());
    if (request.method !== "HEAD") return response;
    const content = await response.text();
    const length = { "content-length": String(new TextEncoder().encode(content).length) };
    const headers = {
      ...Object.fromEntries(response.headers),
      ...(is("HEAD has a Content-Length") ? length : {}),
    };
    return new Response(null, { status: response.status, headers });
  };
}

function answer(desk: Desk, request: Request, text: string): Response {
  const { is, refusal } = desk;
  const { pathname } = new URL(request.url);
  const path = pathname.startsWith("/v1/") ? pathname.slice(3) : "";
  const route = routes.find(({ pattern }) => pattern.test(path));
  if (route === undefined) return refusal(404);
  const method = request.method === "HEAD" ? "GET" : request.method;
  if (method === "OPTIONS") return options(desk, route.methods);
  if (!route.methods.some((one) => one === method)) {
    const odd = is("Allow in a different order, with unusual spaces");
    const allow = odd ? [...route.methods].reverse().join(" ,  ") : route.methods.join(", ");
    return refusal(405, { allow });
  }
  if (is("503 for hostile requests") && /%00|\\u0000|\\ud800/.test(`${path}${text}`)) return refusal(503);
  const isOpen = route.kind === "label" && method === "GET";
  const caller = isOpen ? "" : callerOf(desk, request);
  const workspace = request.headers.get("x-workspace") ?? "";
  const call: Call = { method, path, kind: route.kind, workspace, caller: caller ?? "nobody", request, text };
  if (caller === undefined) return unknown(desk, call);
  const malformed = malformedHead(desk, call);
  if (malformed !== undefined) return malformed;
  if (method !== "GET") return change(desk, call);
  return path === "/tasks" ? list(desk, call) : read(desk, call);
}

function options({ is, refusal }: Desk, methods: readonly string[]): Response {
  const status = is("OPTIONS returns 405") ? 405 : is("OPTIONS returns 404") ? 404 : 204;
  if (status !== 204) return refusal(status, status === 405 ? { allow: methods.join(", ") } : {});
  const listed = is("OPTIONS lists all methods") ? ["GET", "POST", "PUT", "PATCH", "DELETE"] : methods;
  const allow = is("OPTIONS lists too few methods") ? listed.slice(0, -1) : listed;
  return new Response(null, { status, headers: { allow: allow.join(", ") } });
}

function callerOf({ is }: Desk, request: Request): string | undefined {
  const token = /^bearer +(\S+)$/i.exec(request.headers.get("authorization") ?? "")?.[1];
  const known = Object.entries(tokens).find(([, one]) => one === token)?.[0];
  if (known !== undefined || token === undefined)
    return known ?? (is("requests without a token are accepted") ? "ada" : undefined);
  if (is("any token of the right length is accepted") && token.length === tokens.ada.length) return "ada";
  if (is("a token is checked by its first characters") && token.startsWith(tokens.ada.slice(0, 4)))
    return "ada";
  return undefined;
}

function unknown(desk: Desk, call: Call): Response {
  const { is, refusal } = desk;
  const isOtherScheme = /^basic /i.test(call.request.headers.get("authorization") ?? "");
  if (is("500 on a different scheme") && isOtherScheme) return refusal(500);
  const isNobody = !call.request.headers.has("authorization");
  if (is("401, but the change is made") && isNobody && call.method !== "GET")
    change(desk, { ...call, caller: "ada" });
  if (is("404 for everyone without a token") && call.path !== "/tasks" && call.method !== "POST")
    return refusal(call.kind === "task" ? 404 : 401, { "www-authenticate": "Bearer" });
  return refusal(401, is("401 has no challenge") ? {} : { "www-authenticate": 'Bearer realm="tasks"' });
}

function malformedHead(desk: Desk, call: Call): Response | undefined {
  const { is, refusal } = desk;
  const { path, request, workspace } = call;
  const id = decodeSegment(path.split("/")[2] ?? "");
  if (id === undefined) return refusal(400);
  if (is("500 on a long id") && id.length > 1000) return refusal(500);
  if (!["blue", "green", "red"].includes(workspace)) {
    if (!(workspace === "" && is("the workspace may be missing"))) return refusal(400);
  }
  if (path.startsWith("/tasks/") && !/^t[0-9]{1,12}$/.test(id)) return refusal(400);
  const isName = /^[a-z0-9-]{1,40}$/.test(id) || is("a label may have any name");
  if (path.startsWith("/labels/") && !isName) return refusal(400);
  const accept = request.headers.get("accept") ?? "*/*";
  if (is("500 on an unusual Accept") && accept.includes(";q=,")) return refusal(500);
  const isAnswered = call.kind === "task" && call.method !== "DELETE";
  if (!isAnswered || is("Accept is ignored") || /\*\/\*|application\/json|application\/\*/.test(accept))
    return undefined;
  // An invalid Accept excludes nothing.
  if (!/^[\w.+-]+\/[\w.+-]+/.test(accept)) return undefined;
  if (is("406 after the work") && call.method !== "GET") change(desk, call);
  return refusal(406);
}

function read({ entries, keyOf, refusal, answer: answerWith }: Desk, call: Call): Response {
  const entry = entries.get(keyOf(call));
  if (entry === undefined) return refusal(404);
  return answerWith(200, call, entry);
}

function list(desk: Desk, call: Call): Response {
  const { is, refusal, shown, tasksOf } = desk;
  const query = new URL(call.request.url).searchParams;
  const [order, priority] = [query.get("order"), query.get("priority")];
  if (!["oldest", "newest"].includes(order ?? "") && !is("any sort order is accepted")) return refusal(400);
  if (priority !== null && !/^[1-5]$/.test(priority) && !is("a priority is clamped")) return refusal(400);
  const found = tasksOf(call.workspace)
    .filter(([, { content }]) => priority === null || String(content.priority) === priority)
    .map(([path, entry]) => shown(path, entry))
    .map((task) => (is("a member of a wrong type is shown in the list") ? { ...task, priority: "1" } : task))
    .map((task) => (is("an undeclared member is shown in the list") ? { ...task, owner: "ada" } : task));
  if (order === "newest") found.reverse();
  const headers = { "content-type": spelt(is, "application/json"), "x-total": String(found.length) };
  return new Response(JSON.stringify(found), { status: 200, headers });
}
