// A plain server with habits that its document describes in words only: an end after its start, rounded and trimmed values,
// a DELETE that ends a lease and keeps it, a list that lags, and a DELETE that wants the current entity tag.
import { isRecord, type Members, membersOf } from "../../src/json/record.ts";

const problem = { description: "an error" };
const one = (name: string) => ({
  description: "one",
  content: { "application/json": { schema: { $ref: `#/components/schemas/${name}` } } },
});
const many = (name: string) => ({
  description: "all",
  content: {
    "application/json": {
      schema: {
        type: "object",
        properties: {
          total: { type: "integer" },
          items: { type: "array", items: { $ref: `#/components/schemas/${name}` } },
        },
      },
    },
  },
});
const content = (name: string) => ({
  required: true,
  content: { "application/json": { schema: { $ref: `#/components/schemas/${name}` } } },
});
const id = { name: "id", in: "path", required: true, schema: { type: "string" } };
const refused = { "400": problem, "404": problem, "415": problem, "422": problem };

function pathsOf(name: string, remove: object): object {
  return {
    get: { parameters: [id], responses: { "200": one(name), "404": problem } },
    put: { parameters: [id], requestBody: content(name), responses: { "200": one(name), ...refused } },
    delete: { parameters: [id], ...remove },
  };
}

export const leasesDocument = {
  openapi: "3.1.0",
  info: { title: "Leases", version: "1" },
  paths: {
    "/leases": {
      get: {
        description: "The list lags behind changes by up to half a second.",
        parameters: [
          { name: "label", in: "query", schema: { type: "string" } },
          { name: "sort", in: "query", schema: { type: "string", enum: ["area", "-area"] } },
        ],
        responses: { "200": many("Lease") },
      },
      post: { requestBody: content("Lease"), responses: { "201": one("Lease"), ...refused } },
    },
    "/leases/{id}": pathsOf("Lease", {
      description: "Does not delete the record: the state becomes `terminated`.",
      responses: { "200": one("Lease"), "404": problem },
    }),
    "/desks": {
      get: { responses: { "200": many("Desk") } },
      post: { requestBody: content("Desk"), responses: { "201": one("Desk"), ...refused } },
    },
    "/desks/{id}": pathsOf("Desk", {
      parameters: [id, { name: "If-Match", in: "header", schema: { type: "string" } }],
      responses: { "204": { description: "deleted" }, "404": problem, "412": problem },
    }),
  },
  components: {
    schemas: {
      Lease: {
        type: "object",
        required: ["label", "from", "to"],
        properties: {
          id: { type: "string", readOnly: true },
          state: { type: "string", enum: ["active", "terminated", "paused"], readOnly: true },
          label: { type: "string", minLength: 1, maxLength: 40, description: "Trimmed, in lower case." },
          from: { type: "string", format: "date" },
          to: { type: "string", format: "date", description: "After `from`." },
          seat: { type: ["string", "null"], maxLength: 20, description: "The id of a desk, or null." },
          reason: { type: ["string", "null"], maxLength: 80 },
          area: { type: "number", minimum: 0, maximum: 60, description: "Rounded to one decimal place." },
        },
      },
      Desk: {
        type: "object",
        required: ["name"],
        properties: {
          id: { type: "string", readOnly: true },
          name: { type: "string", minLength: 1, maxLength: 40 },
        },
      },
    },
  },
};

/**
 * @param now the time in milliseconds
 * @param switches the faults that are on
 */
export function leasesServer(now: () => number, switches: readonly string[] = []) {
  const kinds = {
    leases: new Map<string, Members>(),
    desks: new Map<string, Members>(),
  };
  /** The earlier lists, each with the time from which it is shown. */
  const shown: Record<string, { from: number; items: readonly Members[] }[]> = { leases: [], desks: [] };
  // A list that lags does not show in which order it is.
  const lag = switches.length > 0 ? 0 : 500;
  let count = 0;
  const tagOf = (item: Members): string =>
    JSON.stringify(Buffer.from(JSON.stringify(item)).toString("base64url"));
  const shows = (item: Members, status = 200): Response =>
    Response.json(item, { status, headers: { etag: tagOf(item) } });

  const serve = async (request: Request): Promise<Response> => {
    const { pathname, searchParams } = new URL(request.url);
    const [, kind = "", key, ...rest] = pathname.split("/");
    if (!(kind === "leases" || kind === "desks") || rest.length > 0) return fail(404);
    const items = kinds[kind];
    const methods = key === undefined ? ["GET", "HEAD", "POST"] : ["GET", "HEAD", "PUT", "DELETE"];
    if (!methods.includes(request.method)) return fail(405, { allow: methods.join(", ") });
    const put = (item: Members): void => {
      items.set(String(item["id"]), item);
      publish(kind);
    };
    const publish = (of: "leases" | "desks"): void => {
      shown[of]?.push({ from: now() + (of === "leases" ? lag : 0), items: [...kinds[of].values()] });
    };
    if (key === undefined && request.method !== "POST") {
      const all = shown[kind]?.findLast(({ from }) => from <= now())?.items ?? [];
      const label = searchParams.get("label");
      const found = all.filter((item) => label === null || item["label"] === label.trim().toLowerCase());
      const items = searchParams.has("sort")
        ? sorted(found, searchParams.get("sort") ?? "", switches)
        : found;
      return Response.json({ total: found.length, items });
    }
    const before = key === undefined ? undefined : items.get(key);
    if (key !== undefined && before === undefined) return fail(404);
    if (request.method === "GET" || request.method === "HEAD") return shows(before ?? {});
    const condition = request.headers.get("if-match");
    if (
      condition !== null &&
      before !== undefined &&
      condition !== "*" &&
      !condition.split(/, */).includes(tagOf(before))
    )
      return fail(412);
    if (request.method === "DELETE" && before !== undefined && key !== undefined) {
      if (kind === "desks" && condition === null) return fail(412);
      if (kind === "desks") items.delete(key);
      else put({ ...before, state: "terminated" });
      publish(kind);
      return kind === "desks" ? new Response(null, { status: 204 }) : shows(items.get(key) ?? {});
    }
    if (!/^application\/json(?:;|$)/i.test(request.headers.get("content-type") ?? "")) return fail(415);
    const given: unknown = await request.json().catch(() => undefined);
    if (!isRecord(given)) return fail(400);
    if (!isValid(kind, given)) return fail(422);
    count += key === undefined ? 1 : 0;
    const own = key === undefined ? { id: `i${count}` } : { id: key };
    const { seat = null, state: wanted } = given;
    if (kind === "leases" && seat !== null && !kinds.desks.has(String(seat))) return fail(422);
    const isPaused = wanted === "paused" && switches.includes("paused may be set");
    const state =
      kind === "leases" ? { state: isPaused ? wanted : (before?.["state"] ?? "active"), seat } : {};
    put({ ...stored(kind, given), ...own, ...state });
    return shows(items.get(own.id) ?? {}, key === undefined ? 201 : 200);
  };
  return async (request: Request): Promise<Response> => {
    const response = await serve(request);
    return request.method === "HEAD" ? new Response(null, response) : response;
  };
}

function fail(status: number, headers = {}): Response {
  return Response.json({ error: "no" }, { status, headers });
}

function isText(value: unknown, most: number): boolean {
  return typeof value === "string" && value.trim() !== "" && [...value].length <= most;
}

function isDate(value: unknown): value is string {
  if (typeof value !== "string" || !/^\d{4}-\d\d-\d\d$/.test(value)) return false;
  const date = new Date(value);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

function isValid(kind: string, given: Members): boolean {
  if (kind === "desks") return isText(given["name"], 40);
  const { label, from, to, reason, area } = given;
  if (!isText(label, 40) || !isDate(from) || !isDate(to) || to < from) return false;
  if (!(reason === undefined || reason === null || (typeof reason === "string" && [...reason].length <= 80)))
    return false;
  return area === undefined || (typeof area === "number" && area >= 0 && area <= 60);
}

function stored(kind: string, given: Members): Members {
  const { name, label, from, to, reason = null, area } = membersOf(given);
  if (kind === "desks") return { name };
  const rounded = typeof area === "number" ? { area: Math.round(area * 10) / 10 } : {};
  return { label: String(label).trim().toLowerCase(), from, to, reason, ...rounded };
}

function sorted(items: readonly Members[], by: string, switches: readonly string[]): readonly Members[] {
  const areaOf = ({ area }: Members): number => (typeof area === "number" ? area : 0);
  const up = switches.includes("areas are sorted as texts")
    ? items.toSorted((a, b) => (String(areaOf(a)) < String(areaOf(b)) ? -1 : 1))
    : items.toSorted((a, b) => areaOf(a) - areaOf(b));
  return by.startsWith("-") ? up.toReversed() : up;
}
