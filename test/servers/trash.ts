// A plain server of domains whose actions look at the state first: it is correct, in ways that some laws could take for faults.
import { isRecord } from "../../src/json/record.ts";

type Row = {
  id: string;
  name: string;
  status: "new" | "registered" | "settled";
  registeredAt: string | null;
  plan: string;
  isInTrash: boolean;
};

const domain = {
  type: "object",
  required: ["id", "name", "status", "registeredAt"],
  properties: {
    id: { type: "string", readOnly: true },
    name: { type: "string", minLength: 1, maxLength: 30 },
    status: { type: "string", enum: ["new", "registered", "settled", "cancelled"], readOnly: true },
    registeredAt: { type: ["string", "null"], format: "date-time", readOnly: true },
    plan: { type: "string", readOnly: true },
  },
};
const payment = {
  type: "object",
  required: ["account"],
  properties: { account: { type: "string", minLength: 4, maxLength: 20 } },
};
const id = { name: "id", in: "path", required: true, schema: { type: "string" } };
const json = (schema: object): object => ({ content: { "application/json": { schema } } });
const saying = (said: Readonly<Record<string, string>>): object =>
  Object.fromEntries(Object.entries(said).map(([status, description]) => [status, { description }]));
const shown = { 200: { description: "The domain", ...json(domain) } };
const none = { 404: { description: "No such domain" } };
const action = (description: string, said: Readonly<Record<string, string>>, more = {}): object => ({
  parameters: [id],
  post: { description, responses: { ...shown, ...none, ...saying(said) }, ...more },
});

export const trashDocument = {
  openapi: "3.1.0",
  info: { title: "Domains", version: "1" },
  paths: {
    "/domains": {
      get: { responses: { 200: { description: "All", ...json({ type: "array", items: domain }) } } },
      post: {
        requestBody: { required: true, ...json(domain) },
        responses: { 201: { description: "The domain", ...json(domain) }, ...saying({ 422: "Invalid" }) },
      },
    },
    "/domains/{id}": {
      parameters: [id],
      get: { responses: { ...shown, ...none } },
      delete: { responses: { ...saying({ 204: "Moved to the trash" }), ...none } },
    },
    "/domains/{id}/restore": action("Takes a domain out of the trash.", { 409: "It is not in the trash" }),
    "/domains/{id}/register": action("Registers a domain.", { 409: "The domain is registered already" }),
    "/domains/{id}/cancel": action("Cancels a domain.", { 409: "The domain was settled already" }),
    "/domains/{id}/settle": action(
      "Settles a registered domain.",
      { 400: "Malformed JSON", 409: "Not registered", 415: "Not JSON", 422: "A value is invalid" },
      { requestBody: { required: true, ...json(payment) } },
    ),
  },
};

/** @param now the time in milliseconds */
export function trashServer(now: () => number) {
  const rows = new Map<string, Row>();
  let count = 0;
  const show = ({ isInTrash, ...row }: Row): object => row;
  const fail = (status: number, headers = {}): Response =>
    Response.json({ error: "no" }, { status, headers });

  const actions: Readonly<Record<string, (row: Row, request: Request) => number | Promise<number>>> = {
    restore(row) {
      if (!row.isInTrash) return 409;
      row.isInTrash = false;
      return 200;
    },
    register(row) {
      if (row.status !== "new") return 409;
      row.status = "registered";
      row.registeredAt = new Date(now()).toISOString();
      return 200;
    },
    // It ends with the month that is paid, and may be cancelled again.
    cancel(row) {
      row.plan = "ending";
      return 200;
    },
    async settle(row, request) {
      if (row.status !== "registered") return 409;
      const content: unknown = await request.json().catch(() => undefined);
      if (content === undefined) return 400;
      const account = isRecord(content) ? content["account"] : undefined;
      if (typeof account !== "string" || account.length < 4 || account.length > 20) return 422;
      row.status = "settled";
      return 200;
    },
  };

  return async (request: Request): Promise<Response> => {
    const [, first, key, word, ...more] = new URL(request.url).pathname.split("/");
    if (first !== "domains" || more.length > 0) return fail(404);
    const method = request.method === "HEAD" ? "GET" : request.method;
    if (key === undefined) {
      const live = [...rows.values()].filter((row) => !row.isInTrash);
      if (method === "GET") return Response.json(live.map(show));
      if (method !== "POST") return fail(405, { allow: "GET, HEAD, POST" });
      const content: unknown = await request.json().catch(() => undefined);
      const name = isRecord(content) ? content["name"] : undefined;
      if (typeof name !== "string" || name === "" || [...name].length > 30) return fail(422);
      count += 1;
      const own = `d${count}`;
      const row: Row = {
        id: own,
        name,
        status: "new",
        registeredAt: null,
        plan: "monthly",
        isInTrash: false,
      };
      rows.set(own, row);
      return Response.json(show(row), { status: 201, headers: { location: `/domains/${own}` } });
    }
    const row = rows.get(key);
    if (word !== undefined) {
      const act = Object.hasOwn(actions, word) ? actions[word] : undefined;
      if (act === undefined) return fail(404);
      if (method !== "POST") return fail(405, { allow: "POST" });
      if (row === undefined || (row.isInTrash && word !== "restore")) return fail(404);
      const status = await act(row, request);
      return status === 200 ? Response.json(show(row)) : fail(status);
    }
    if (!["GET", "DELETE"].includes(method)) return fail(405, { allow: "GET, HEAD, DELETE" });
    if (row === undefined || row.isInTrash) return fail(404);
    if (method === "GET") return Response.json(show(row));
    row.isInTrash = true;
    return new Response(undefined, { status: 204 });
  };
}
