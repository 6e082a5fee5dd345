// A plain server with actions, unique names, references and two principals, whose document has no word about methods.

type Row = Readonly<Record<string, unknown>>;
type Stored = { row: Row; changed: number; readonly owner: string };
type Kind = "teams" | "tickets" | "accounts";
type Asked = {
  readonly method: string;
  readonly kind: Kind;
  readonly id: number | undefined;
  readonly action: string | undefined;
  readonly who: string;
  readonly headers: Headers;
  readonly query: URLSearchParams;
  readonly text: string;
};

/** The tokens of its two principals. */
export const workers = { ada: "ada-7f3b9c2e1d", bob: "bob-5e8a1f4c6b" } as const;

const kinds: Readonly<Record<Kind, readonly string[]>> = {
  teams: ["name", "slug", "notes"],
  tickets: ["title", "teamId", "urgent"],
  accounts: ["owner"],
};
const actions: Readonly<Record<string, Kind>> = {
  close: "tickets",
  deposit: "accounts",
  withdraw: "accounts",
};

/** @param switches its faults, and what is unusual but correct */
export function workshopServer(switches: readonly string[] = []): (request: Request) => Promise<Response> {
  const is = (name: string): boolean => switches.includes(name);
  const all: Readonly<Record<Kind, Map<number, Stored>>> = {
    teams: new Map(),
    tickets: new Map(),
    accounts: new Map(),
  };
  const keys = new Map<string, { readonly amount: unknown; readonly response: Response }>();
  const seen = new Map<string, Response>();
  let count = 10;
  let clock = Date.parse("2026-01-01T00:00:00Z");

  const date = (time: number): string => new Date(time).toUTCString();
  const tagOf = ({ row }: Stored): string =>
    is("the tag is of the name")
      ? `"${JSON.stringify(row["name"]).length}"`
      : `"${hash(JSON.stringify(row))}"`;
  const answer = (status: number, content?: unknown, headers: Record<string, string> = {}): Response =>
    new Response(content === undefined ? null : JSON.stringify(content), {
      status,
      headers: {
        date: date(clock),
        ...(content === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
    });
  const refuse = (status: number, headers?: Record<string, string>): Response =>
    answer(status, { error: String(status) }, headers);

  const faultIn = (kind: Kind, members: Row, isPatch: boolean): number | undefined => {
    const bad = kind === "tickets" ? 422 : 400;
    const isText = (value: unknown, most: number): boolean =>
      typeof value === "string" && value !== "" && [...value].length <= most;
    const checks: Row = {
      name: (value: unknown) => isText(value, 80),
      title: (value: unknown) => isText(value, 80),
      owner: (value: unknown) => isText(value, 60),
      slug: (value: unknown) => typeof value === "string" && /^[a-z0-9]{3,40}$/.test(value),
      notes: (value: unknown) => value === null || (typeof value === "string" && [...value].length <= 200),
      teamId: Number.isInteger,
      urgent: (value: unknown) => typeof value === "boolean",
    };
    for (const name of kinds[kind]) {
      const value = members[name];
      const isOptional = ["notes", "urgent"].includes(name);
      if (value === undefined && (isPatch || isOptional)) continue;
      const check = checks[name];
      if (typeof check === "function" && !check(value)) return bad;
    }
    const { teamId } = members;
    const isLost = teamId !== undefined && !all.teams.has(Number(teamId));
    const isUnchecked = is("an unknown team is accepted") || is("an unknown team is stored as null");
    if (isLost && !isUnchecked && !(isPatch && is("PATCH takes an unknown team"))) return 422;
    return undefined;
  };
  const isTaken = (kind: Kind, { slug }: Row, id?: number): boolean =>
    kind === "teams" &&
    slug !== undefined &&
    [...all.teams].some(([one, { row }]) => one !== id && row["slug"] === slug);
  const known = (kind: Kind, members: Row, isPatch: boolean): Row => {
    const names = Object.keys(members).filter(
      (name) =>
        kinds[kind].includes(name) ||
        (is("unknown members are stored") && name !== "id") ||
        (is("the status can be set") && name === "status"),
    );
    const own = Object.fromEntries(names.map((name) => [name, members[name]]));
    const isLost = own["teamId"] !== undefined && !all.teams.has(Number(own["teamId"]));
    const team = isLost && is("an unknown team is stored as null") ? { teamId: null } : {};
    return isPatch || kind !== "tickets" ? { ...own, ...team } : { urgent: false, ...own, ...team };
  };
  const headersOf = (one: Stored): Record<string, string> => {
    if (is("no conditions")) return {};
    const changed = is("Last-Modified is in the future")
      ? clock + 3_600_000
      : is("Last-Modified is now")
        ? clock
        : is("Last-Modified stays")
          ? Date.parse("2025-12-31T00:00:00Z")
          : one.changed;
    const text = is("Last-Modified is malformed") ? new Date(changed).toISOString() : date(changed);
    return { etag: tagOf(one), "last-modified": text };
  };
  const add = (kind: Kind, members: Row, owner: string): Stored => {
    count += 1;
    const more: Row = kind === "tickets" ? { status: "open" } : kind === "accounts" ? { balance: 0 } : {};
    const stored = { row: { id: count, ...more, ...members }, changed: clock, owner };
    all[kind].set(count, stored);
    return stored;
  };
  const set = (one: Stored, row: Row): void => {
    one.row = row;
    one.changed = clock;
  };

  const list = (kind: Kind, who: string, query: URLSearchParams): Response => {
    const isMine = (owner: string): boolean =>
      kind !== "tickets" || owner === who || is("the list shows everybody's") || is("everybody may read");
    let rows = [...all[kind].values()].filter(({ owner }) => isMine(owner)).map(({ row }) => row);
    if (is("the list hides what is open") && kind === "tickets")
      rows = rows.filter((row) => row["status"] !== "open" || row["urgent"] === true);
    if (is("the list has no order") && clock % 2000 === 0) rows = rows.reverse();
    if (kind !== "teams") return answer(200, rows);
    const [limit, page] = [Number(query.get("limit") ?? 20), Number(query.get("page") ?? 1)];
    if (!(isWhole(limit) && limit <= 50 && isWhole(page))) return refuse(400);
    return answer(200, { items: rows.slice((page - 1) * limit, page * limit), total: rows.length });
  };

  const read = (asked: Asked, one: Stored): Response => {
    const { kind, headers } = asked;
    if (kind !== "teams") return answer(200, one.row);
    const fields = headersOf(one);
    const [tags, since] = [headers.get("if-none-match"), headers.get("if-modified-since")];
    const isKnown =
      tags === null
        ? since !== null &&
          !is("If-Modified-Since is ignored") &&
          Date.parse(since) >= Math.floor(one.changed / 1000) * 1000
        : tags === "*" || tags.split(/ *, */).some((tag) => tag.replace(/^W\//, "") === tagOf(one));
    if (!isKnown || is("no conditions")) return answer(200, one.row, fields);
    return is("304 has no tag") ? answer(304) : answer(304, undefined, fields);
  };

  const act = (asked: Asked, one: Stored): Response => {
    const { action, text, headers, id } = asked;
    const key = headers.get("idempotency-key");
    const used = key === null ? undefined : keys.get(`${id} ${action} ${key}`);
    if (action === "close") {
      if (used !== undefined && !is("closing ignores its key")) return used.response.clone();
      if (one.row["status"] === "closed") {
        if (is("refusals are counted"))
          set(one, { ...one.row, failures: Number(one.row["failures"] ?? 0) + 1 });
        if (is("a refused close acts")) set(one, { ...one.row, status: "open" });
        return refuse(409);
      }
      const closed = { ...one.row, status: "closed" };
      if (!is("closing is not stored")) set(one, closed);
      if (is("closing closes the others"))
        for (const each of all.tickets.values()) set(each, { ...each.row, status: "closed" });
      const team = all.teams.get(Number(one.row["teamId"]));
      if (is("closing counts for the team") && team !== undefined)
        set(team, { ...team.row, closed: Number(team.row["closed"] ?? 0) + 1 });
      if (is("closing renames the team") && team !== undefined) set(team, { ...team.row, name: "closed" });
      if (is("closing loses the title")) set(one, { ...closed, title: "" });
      const time = is("a close shows the time") ? { closedAt: new Date(clock).toISOString() } : {};
      const response = answer(200, { ...closed, ...time });
      if (key !== null) keys.set(`${id} ${action} ${key}`, { amount: undefined, response: response.clone() });
      return response;
    }
    if (!/^application\/json\b/i.test(headers.get("content-type") ?? "")) return refuse(415);
    const amount = membersOf(parsed(text))["amount"];
    const isValid = Number.isInteger(amount) && Number(amount) >= 1 && Number(amount) <= 1000;
    if (!isValid) {
      if (is("a refused deposit counts")) set(one, { ...one.row, balance: Number(one.row["balance"]) + 1 });
      return refuse(400);
    }
    if (used !== undefined && !is("a key counts twice"))
      return used.amount === amount ? used.response.clone() : refuse(422);
    const balance = Number(one.row["balance"]) + (action === "deposit" ? Number(amount) : -Number(amount));
    if (balance < 0) {
      if (is("a refused withdrawal is made")) set(one, { ...one.row, balance });
      return refuse(409);
    }
    const before = one.row;
    if (!is("a deposit is not stored")) set(one, { ...one.row, balance });
    if (is("a deposit reaches everybody"))
      for (const each of all.accounts.values())
        if (each !== one) set(each, { ...each.row, balance: Number(each.row["balance"]) + 5 });
    const response = answer(200, is("a deposit answers the old balance") ? before : { ...before, balance });
    if (key !== null) keys.set(`${id} ${action} ${key}`, { amount, response: response.clone() });
    return response;
  };

  const write = (asked: Asked, one: Stored | undefined): Response => {
    const { method, kind, id, headers, text, who } = asked;
    const isPatch = method === "PATCH";
    const type = headers.get("content-type") ?? "";
    if (!/^application\/json\b/i.test(type)) {
      if (is("415, but stored") && one !== undefined && isRow(parsed(text)))
        set(one, { ...one.row, ...known(kind, membersOf(parsed(text)), true) });
      return refuse(415);
    }
    const sent = parsed(text);
    if (!isRow(sent)) {
      if (is("a list adds one") && method === "POST" && Array.isArray(sent))
        add(kind, sampleOf(all[kind]), who);
      return refuse(kind === "tickets" ? 422 : 400);
    }
    if (id !== undefined && one === undefined) {
      if (is("404, but added")) add(kind, known(kind, sent, false), who);
      return refuse(404);
    }
    const fault = faultIn(kind, sent, isPatch);
    if (fault !== undefined) {
      if (is("refused, but stored") && one !== undefined)
        set(one, { ...one.row, ...known(kind, sent, true) });
      if (is("refused, but added") && one === undefined) add(kind, known(kind, sent, false), who);
      return refuse(fault);
    }
    const isFree =
      (method === "POST" && is("POST takes a taken slug")) ||
      (method === "PUT" && is("PUT takes a taken slug")) ||
      (isPatch && is("PATCH takes a taken slug"));
    if (!isFree && isTaken(kind, sent, id)) {
      if (is("409, but stored") && one !== undefined) set(one, { ...one.row, ...known(kind, sent, true) });
      if (is("409, but added") && one === undefined) add(kind, known(kind, sent, false), who);
      return refuse(409);
    }
    const match = headers.get("if-match");
    if (
      one !== undefined &&
      method === "PUT" &&
      match !== null &&
      match !== "*" &&
      !match.split(/ *, */).includes(tagOf(one))
    ) {
      if (is("412, but stored")) set(one, { ...one.row, ...known(kind, sent, true) });
      return refuse(412);
    }
    if (isPatch && Object.keys(sent).length === 0 && is("an empty patch is refused"))
      return refuse(kind === "tickets" ? 422 : 400);
    const members = known(kind, sent, isPatch);
    if (one === undefined) return answer(201, add(kind, members, who).row);
    const stays = kind === "tickets" ? { status: one.row["status"] } : {};
    const heard =
      isPatch && is("null is ignored")
        ? Object.fromEntries(Object.entries(members).filter(([, value]) => value !== null))
        : members;
    if (isPatch && is("an empty patch clears") && Object.keys(sent).length === 0)
      set(one, { ...one.row, notes: null, urgent: true });
    else set(one, { ...(isPatch ? one.row : { id: one.row["id"], ...stays }), ...heard });
    return answer(200, one.row);
  };

  const remove = (kind: Kind, id: number): Response => {
    const isUsed = [...all.tickets.values()].some(({ row }) => row["teamId"] === id);
    if (kind === "teams" && isUsed) {
      if (is("409, but deleted")) all.teams.delete(id);
      if (!is("a team takes its tickets")) return refuse(409);
      for (const [one, { row }] of all.tickets) if (row["teamId"] === id) all.tickets.delete(one);
    }
    all[kind].delete(id);
    if (is("deleting a team deletes other tickets") && kind === "teams") all.tickets.clear();
    if (is("deleting a ticket deletes its team") && kind === "tickets") all.teams.clear();
    return answer(204);
  };

  const whoAsks = (authorization: string | null): string | undefined => {
    const [, scheme = "", token = ""] = /^(\S*)(?: +(.*))?$/.exec(authorization ?? "") ?? [];
    const known = Object.values<string>(workers);
    const isOther = scheme !== "" && scheme.toLowerCase() !== "bearer";
    if (is("any scheme will do") && isOther && token !== "") return workers.ada;
    if (is("a token needs no scheme") && isOther && token === "") return workers.ada;
    if (is("an empty token is enough") && scheme.toLowerCase() === "bearer" && token === "")
      return workers.ada;
    if (is("Basic is not checked") && scheme.toLowerCase() === "basic") return workers.ada;
    return scheme.toLowerCase() === "bearer" && known.includes(token) ? token : undefined;
  };

  return async (request) => {
    clock += 1000;
    const url = new URL(request.url);
    const [, first = "", second, action, ...more] = url.pathname.split("/");
    const method = request.method === "HEAD" ? "GET" : request.method;
    const finish = (response: Response): Response =>
      request.method === "HEAD" ? new Response(null, response) : response;
    if (!isKind(first) || more.length > 0 || (action !== undefined && actions[action] !== first))
      return refuse(404);
    const isActing = action !== undefined;
    const methods = isActing
      ? ["POST"]
      : second === undefined
        ? ["GET", "POST"]
        : first === "accounts"
          ? ["GET", "DELETE"]
          : ["GET", "PUT", "PATCH", "DELETE"];
    if (!methods.includes(method)) return finish(refuse(405, { allow: methods.join(", ") }));
    const cached = is("GET is cached for everybody") && method === "GET" ? seen.get(url.href) : undefined;
    const who = whoAsks(request.headers.get("authorization"));
    if (who === undefined && cached !== undefined) return finish(cached.clone());
    const isOdd =
      is("a malformed token is 400") &&
      !/^bearer +\S/i.test(request.headers.get("authorization") ?? "bearer x");
    if (isOdd) return finish(refuse(400));
    if (who === undefined) return finish(refuse(401, { "www-authenticate": "Bearer" }));
    if (second !== undefined && !/^\d{1,15}$/.test(second)) return finish(refuse(404));
    const id = second === undefined ? undefined : Number(second);
    const one = id === undefined ? undefined : all[first].get(id);
    const text = await request.text();
    const asked: Asked = {
      method,
      kind: first,
      id,
      action,
      who,
      headers: request.headers,
      query: url.searchParams,
      text,
    };
    if (first === "tickets" && one !== undefined && one.owner !== who) {
      const isOpen =
        (method === "GET" && is("everybody reads it")) ||
        (["PUT", "PATCH"].includes(method) && is("everybody changes it")) ||
        (method === "DELETE" && is("everybody deletes it")) ||
        (isActing && is("everybody closes it"));
      if (method === "DELETE" && is("403, but deleted") && id !== undefined) all.tickets.delete(id);
      const isRead = method === "GET" && is("everybody may read");
      if (!isOpen && !isRead) return finish(refuse(is("404 in place of 403") ? 404 : 403));
    }
    if (isActing) {
      if (one !== undefined) return act(asked, one);
      return is("an action needs nothing")
        ? answer(200, { id, owner: "x", balance: 1, title: "x", teamId: 1, status: "closed" })
        : refuse(404);
    }
    if (method === "POST") return write(asked, undefined);
    if (method === "GET" && id === undefined) return finish(list(first, who, url.searchParams));
    if (method === "PUT" || method === "PATCH") return write(asked, one);
    if (one === undefined || id === undefined) return finish(refuse(404));
    if (method === "DELETE") return remove(first, id);
    const response = read(asked, one);
    seen.set(url.href, response.clone());
    return finish(response);
  };
}

function isWhole(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 1;
}

function isKind(text: string): text is Kind {
  return Object.hasOwn(kinds, text);
}

function isRow(value: unknown): value is Row {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function membersOf(value: unknown): Row {
  return isRow(value) ? value : {};
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function sampleOf(rows: ReadonlyMap<number, Stored>): Row {
  const [one] = rows.values();
  const { id: _, ...members } = one?.row ?? {};
  return { ...members, slug: `added${rows.size}` };
}

function hash(text: string): string {
  let sum = 7;
  for (const char of text) sum = (sum * 31 + char.charCodeAt(0)) % 1_000_000_007;
  return String(sum);
}
