// A plain server with whole-number ids, no Location, one thing without an id (/settings), and resources below others.
// Its switches turn on one fault each, or what is unusual but correct.
import { sameJson } from "../../src/json/equality.ts";
import { isRecord, type Members, membersOf } from "../../src/json/record.ts";

type Row = { readonly id: string; members: Members; version: number; readonly first?: unknown };

const REGIONS = ["north", "south", "east"].map((name) => ({ id: name.slice(0, 1), name }));
const FIRST_LONG = 9_007_199_254_740_993n;

/** @returns the server, as a function from a request to its response. */
export function beesServer(switches: readonly string[] = []): (request: Request) => Promise<Response> {
  const on = new Set<string>(switches);
  const is = (name: string): boolean => on.has(name);
  const apiaries = new Map<string, Row>();
  const hives = new Map<string, Row & { readonly above: string }>();
  const keys = new Map<string, { readonly sent: unknown; readonly response: Response }>();
  const gone = new Set<string>();
  let settings: Members = { unit: "kg", motto: "slow" };
  let count = 0n;
  const nextId = (): string => {
    count += 1n;
    return String(is("ids beyond 2^53") ? FIRST_LONG + 2n * count : count);
  };
  const answer = (status: number, content?: unknown, headers: Record<string, string> = {}): Response => {
    // A text of digits in place of an id is written as a number, with all its digits.
    const text = JSON.stringify(content)?.replace(/"(id|apiaryId)":"(\d+)"/g, '"$1":$2');
    const type = content === undefined ? {} : { "content-type": "application/json" };
    return new Response(content === undefined ? null : (text ?? null), {
      status,
      headers: { ...type, ...headers },
    });
  };
  const fail = (status: number): Response => answer(status, { error: "no" });
  const tagOf = ({ id, version }: Row): string =>
    is("entity tags have no quotes") ? `${id}.${version}` : `"${id}.${version}"`;
  const show = (row: Row): Members => ({ id: row.id, ...row.members });
  const withDefaults = (members: Members): Members => ({ isActive: true, ...members });

  const listed = (query: URLSearchParams): Response => {
    const [page, size] = [Number(query.get("page") ?? 1), Number(query.get("limit") ?? 20)];
    const isPage = Number.isInteger(page) && page >= 1 && page < 1e6;
    if (!isPage || !(Number.isInteger(size) && size >= 1 && size <= 50)) return fail(400);
    const [least, most] = ["minAltitude", "maxAltitude"].map((name) => query.get(name));
    if ([least, most].some((one) => typeof one === "string" && !/^-?\d{1,9}$/.test(one))) return fail(400);
    const [tag, q] = [query.get("tag"), query.get("q")];
    const all = [...apiaries.values()].filter(({ members, first }) => {
      const { name, tags } = members;
      const altitude = is("a bound is about the first value") ? first : members["altitude"];
      if (typeof least === "string" && !is("a lower bound is ignored")) {
        if (typeof altitude !== "number" || altitude < Number(least)) return false;
        if (is("a lower bound is exclusive") && altitude === Number(least)) return false;
      }
      if (typeof most === "string" && !is("an upper bound is ignored"))
        if (typeof altitude !== "number" || altitude > Number(most)) return false;
      if (tag !== null && !is("tags are ignored"))
        if (!Array.isArray(tags) || !tags.includes(tag)) return false;
      return q === null || is("a search is ignored") || String(name).toLowerCase().includes(q.toLowerCase());
    });
    const from = (page - 1) * size + (is("a page skips one") && page > 1 ? 1 : 0);
    return answer(200, { items: all.slice(from, from + size).map(show), total: all.length });
  };

  const faultIn = (content: unknown, path: string): boolean => {
    if (is("a text in place of an object is 500") && typeof content === "string") throw new TypeError("x");
    if (!isRecord(content)) return true;
    const { name, altitude, isActive, tags, label, isStrong, unit, motto } = content;
    const isText = (value: unknown, most: number): boolean =>
      typeof value === "string" && value !== "" && [...value].length <= most;
    if (path === "settings") {
      const isUnit = unit === "kg" || unit === "lb";
      return !isUnit || !(motto === undefined || motto === "" || isText(motto, 60));
    }
    if (path === "hives")
      return !isText(label, 40) || !(isStrong === undefined || typeof isStrong === "boolean");
    if (is("optional members are 500") && altitude !== undefined) throw new TypeError("altitude");
    const isAltitude = Number.isInteger(altitude) && Number(altitude) >= 0 && Number(altitude) <= 4000;
    const isTags = Array.isArray(tags) && tags.length <= 5 && tags.every((one) => isText(one, 20));
    return (
      !isText(name, 80) ||
      !(altitude === undefined || isAltitude) ||
      !(isActive === undefined || typeof isActive === "boolean") ||
      !(tags === undefined || isTags)
    );
  };

  const putSettings = (content: unknown): Response => {
    if (!is("settings may be anything") && faultIn(content, "settings")) return fail(400);
    const sent = pick(membersOf(content), ["unit", "motto"]);
    settings = is("PUT of the settings merges") ? { ...settings, ...sent } : sent;
    return answer(200, settings);
  };

  const putApiary = (row: Row, content: unknown): Response => {
    if (faultIn(content, "apiaries")) return fail(400);
    const sent = pick(membersOf(content), APIARY);
    const members = is("PUT drops defaults") ? sent : withDefaults(sent);
    const before = tagOf(row);
    if (!sameJson(members, row.members)) row.version += 1;
    row.members = members;
    return answer(200, show(row), { etag: is("PUT answers the old tag") ? before : tagOf(row) });
  };

  const addHive = (request: Request, above: string, content: unknown): Response => {
    const key = request.headers.get("idempotency-key") ?? "";
    if (!/^[A-Za-z0-9_-]{8,64}$/.test(key) || faultIn(content, "hives")) return fail(400);
    const seen = keys.get(`${above} ${key}`);
    if (seen !== undefined && !is("keys are ignored"))
      return sameJson(seen.sent, content) ? seen.response.clone() : fail(422);
    const add = (parent: string): Row => {
      const row = { id: nextId(), above: parent, members: hiveIn(content), version: 1 };
      hives.set(row.id, row);
      return row;
    };
    const made = add(above);
    if (is("POST adds below every parent"))
      for (const other of apiaries.keys()) if (other !== above) add(other);
    const location = `/api/apiaries/${above}/hives/${made.id}`;
    const created = answer(201, hiveOf(made, above), { location });
    keys.set(`${above} ${key}`, { sent: content, response: created.clone() });
    return created;
  };
  const hiveIn = (content: unknown): Members => {
    const { isStrong, ...members } = pick(membersOf(content), ["label", "isStrong"]);
    const isLost = isStrong === undefined || (isStrong === false && is("POST loses false"));
    return isLost ? members : { ...members, isStrong };
  };
  const hiveOf = (row: Row, above: string): Members => ({
    id: row.id,
    apiaryId: is("a child names a different parent") ? "900719" : above,
    ...row.members,
  });

  const atHives = (
    request: Request,
    method: string,
    [above, id]: readonly [string, string | undefined],
    content: unknown,
  ): Response => {
    if (!apiaries.has(above)) return fail(404);
    if (id === undefined) {
      if (method === "POST") return addHive(request, above, content);
      const own = [...hives.values()].filter((one) => one.above === above);
      return method === "GET"
        ? answer(
            200,
            own.map((one) => hiveOf(one, above)),
          )
        : refused("GET, HEAD, POST");
    }
    const row = hives.get(id);
    if (!["GET", "DELETE"].includes(method)) return refused("GET, HEAD, DELETE");
    if (row === undefined || row.above !== above) return fail(404);
    if (method === "GET") return answer(200, hiveOf(row, above));
    hives.delete(id);
    return answer(204);
  };
  const refused = (allow: string): Response => answer(405, { error: "no" }, { allow });

  const repeats = new Map<string, number>();
  const atApiary = (method: string, id: string, content: unknown): Response => {
    const row = apiaries.get(id);
    if (!["GET", "PUT", "DELETE"].includes(method)) return refused("GET, HEAD, PUT, DELETE");
    if (row === undefined) return fail(404);
    const puts = (repeats.get(id) ?? 0) + Number(method === "PUT");
    repeats.set(id, puts);
    if (method === "PUT" && puts > 1 && is("a second PUT is 409")) return fail(409);
    if (method === "PUT") return putApiary(row, content);
    if (method === "GET") return answer(200, show(row), { etag: tagOf(row) });
    apiaries.delete(id);
    gone.add(id);
    for (const [own, { above }] of hives) if (above === id) hives.delete(own);
    return answer(204);
  };

  const atApiaries = (method: string, query: URLSearchParams, content: unknown): Response => {
    if (method === "GET") return listed(query);
    if (method !== "POST") return refused("GET, HEAD, POST");
    if (faultIn(content, "apiaries")) return fail(400);
    const id = nextId();
    const sent = pick(membersOf(content), APIARY);
    const row = { id, members: withDefaults(sent), version: 1, first: sent["altitude"] };
    apiaries.set(id, row);
    const shown = is("POST answers a different default") ? { isActive: false, ...sent, id } : show(row);
    return answer(201, shown, { etag: tagOf(row) });
  };

  const close = (method: string, id: string): Response => {
    if (method !== "POST") return refused("POST");
    const row = apiaries.get(id);
    const isClosed = is("a missing one is closed") || (is("a deleted one is closed") && gone.has(id));
    if (row === undefined) return isClosed ? answer(200, { id: "1", name: "x" }) : fail(404);
    const closed = { ...row, members: { ...row.members, isActive: false } };
    if (is("an action does nothing")) return answer(200, show(closed));
    row.members = closed.members;
    row.version += 1;
    return answer(200, show(row), { etag: tagOf(row) });
  };

  const atRegions = (method: string, id: string | undefined, query: URLSearchParams): Response => {
    if (method !== "GET") return refused("GET, HEAD");
    const asked = query.get("name");
    if (id === undefined)
      return answer(
        200,
        REGIONS.filter(({ name }) => asked === null || is("a region's name is ignored") || name === asked),
      );
    const found = REGIONS.find((one) => one.id === id);
    return found === undefined ? fail(404) : answer(200, found);
  };

  const respond = async (request: Request, method: string): Promise<Response> => {
    const { pathname, searchParams } = new URL(request.url);
    const [, base, first = "", id, below, own, ...more] = pathname.split("/");
    if (is("a malformed path is 500")) decodeURIComponent(pathname);
    if (base !== "api" || more.length > 0) return fail(404);
    const isTyped = /^application\/json(;|$)/i.test(request.headers.get("content-type") ?? "");
    const content = request.body === null ? undefined : parsed(await request.text());
    const isTaker = TAKERS.some((one) => one.test(`${method} ${pathname}`));
    if (isTaker && !isTyped) return answer(415, { error: "no" });
    if (first === "apiaries") {
      if (id === undefined) return atApiaries(method, searchParams, content);
      if (below === undefined) return atApiary(method, id, content);
      if (below === "hives") return atHives(request, method, [id, own], content);
      return below === "close" && own === undefined ? close(method, id) : fail(404);
    }
    if (first === "regions" && below === undefined) return atRegions(method, id, searchParams);
    if (first !== "settings" || id !== undefined) return fail(404);
    if (method === "PUT") return putSettings(content);
    return method === "GET" ? answer(200, settings) : refused("GET, HEAD, PUT");
  };

  return async (request) => {
    try {
      const isHead = request.method === "HEAD";
      const response = await respond(request, isHead ? "GET" : request.method);
      return isHead ? new Response(null, response) : response;
    } catch {
      return fail(500);
    }
  };
}

/** The requests that take content. */
const TAKERS = [
  /^POST \/api\/apiaries$/,
  /^PUT \/api\/apiaries\/[^/]+$/,
  /^POST \/api\/apiaries\/[^/]+\/hives$/,
  /^PUT \/api\/settings$/,
];
const APIARY = ["name", "altitude", "isActive", "tags"];

function pick(members: Members, names: readonly string[]): Members {
  return Object.fromEntries(Object.entries(members).filter(([name]) => names.includes(name)));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
