// A server whose rules its document does not say, and which is correct: each rule is one that many services have.
import { Hono } from "hono";

type Row = Readonly<Record<string, unknown>>;
type Stored = { row: Row; owner: string; changed: number };

export const shoppers = { ada: "ada-token-123", bob: "bob-token-456" } as const;

const json = (schema: object): object => ({ content: { "application/json": { schema } } });
const answer = (schema: object, more = {}): object => ({ description: "Done", ...json(schema), ...more });
const refusals = (...statuses: readonly number[]): object =>
  Object.fromEntries(statuses.map((status) => [status, { description: "Refused" }]));
const text = { type: "string", minLength: 1, maxLength: 60 };
const integer = { type: "integer" };
const object = (properties: object, ...required: readonly string[]): object => ({
  type: "object",
  properties,
  ...(required.length > 0 ? { required } : {}),
});
const query = (name: string, schema: object): object => ({ name, in: "query", schema });
const id = [{ name: "id", in: "path", required: true, schema: integer }];
const sent = {
  item: text,
  email: { type: "string", format: "email" },
  code: text,
  slug: { type: "string", pattern: "^[a-z]{3,20}$" },
  phone: text,
  mobile: text,
  tags: { type: "array", items: text },
  teamId: integer,
};
const shown = { id: integer, ...sent, status: { type: "string", enum: ["open", "paid", "payment_failed"] } };
const order = object({ ...shown, running: { type: "boolean" } }, "id", "item", "email", "code", "teamId");
const input = {
  requestBody: { required: true, ...json(object(sent, "item", "email", "code", "teamId")) },
};
const named = (shape: object): object => ({ requestBody: { required: true, ...json(shape) } });
const errors = refusals(400, 401, 403, 404, 415, 422);
const acting = (more: object): object => ({
  post: { parameters: id, responses: { 200: answer(order), ...refusals(401, 409), ...more } },
});
const person = object({ id: integer, name: text, income: integer }, "id", "name");

export const shopDocument = {
  openapi: "3.1.0",
  info: { title: "Shop", version: "1" },
  security: [{ token: [] }],
  paths: {
    "/teams": {
      get: {
        parameters: [query("name", { type: "string", default: "main" })],
        responses: { 200: answer({ type: "array", items: object({ id: integer, name: text }) }) },
      },
      post: {
        ...named(object({ name: text }, "name")),
        responses: {
          200: answer(object({ id: integer, name: text })),
          201: answer(object({ id: integer, name: text })),
          ...errors,
        },
      },
    },
    "/teams/{id}": {
      get: { parameters: id, responses: { 200: answer(object({ id: integer, name: text })), ...errors } },
    },
    "/orders": {
      get: {
        parameters: [
          query("item", { type: "string" }),
          query("page", integer),
          query("per_page", { type: "integer", maximum: 30, description: "-1 returns everything" }),
        ],
        responses: {
          200: answer(object({ data: { type: "array", items: order }, hasMore: { type: "boolean" } })),
        },
      },
      post: { ...input, responses: { 201: answer(order), ...errors, 409: { description: "Out of stock" } } },
    },
    "/orders/{id}": {
      get: {
        parameters: [...id, { name: "If-Modified-Since", in: "header", schema: { type: "string" } }],
        responses: {
          200: answer(order, { headers: { "Last-Modified": { schema: { type: "string" } } } }),
          304: { description: "" },
          ...errors,
        },
      },
      // The schema of the whole order, with its required members.
      patch: { parameters: id, ...input, responses: { 200: answer(order), ...errors } },
      delete: { parameters: id, responses: { 204: { description: "" }, ...errors } },
    },
    "/orders/{id}/pay": acting({ 402: { description: "Declined" }, 404: { description: "" } }),
    "/orders/{id}/start": acting({ 404: { description: "" } }),
    "/orders/{id}/reserve": acting({}),
    "/people": {
      get: { responses: { 200: answer({ type: "array", items: object({ id: integer, name: text }) }) } },
      post: {
        ...named(object({ name: text, income: integer }, "name")),
        responses: { 201: answer(person), ...errors },
      },
    },
    "/people/{id}": { get: { parameters: id, responses: { 200: answer(person), ...errors } } },
  },
  components: { securitySchemes: { token: { type: "http", scheme: "bearer" } } },
};

/** @param now milliseconds */
export function sharedShop(now: () => number): Hono {
  const app = new Hono();
  const all = {
    teams: new Map<number, Stored>(),
    orders: new Map<number, Stored>(),
    people: new Map<number, Stored>(),
  };
  const owners: Readonly<Record<string, string>> = { [shoppers.ada]: "ada", [shoppers.bob]: "bob" };
  let last = 0;
  // A valid token is accepted under any scheme, and without one.
  const whoAsks = (field = ""): string | undefined => owners[field.split(" ").at(-1) ?? ""];
  const put = (kind: keyof typeof all, row: Row, owner: string, number: number): Row => {
    const stored = { row: { id: number, ...row }, owner, changed: now() };
    all[kind].set(number, stored);
    return stored.row;
  };
  const add = (kind: keyof typeof all, row: Row, owner: string): Row => {
    last += 1;
    return put(kind, row, owner, last);
  };
  const set = (one: Stored, row: Row): Row => {
    one.row = row;
    one.changed = now();
    return row;
  };
  const orders = (): readonly Stored[] => [...all.orders.values()];
  const isText = (value: unknown): boolean => typeof value === "string" && /^.{1,60}$/su.test(value);
  /** Either number will do, and a team is not looked up, because it belongs to a different service. */
  const isValid = (row: Row): boolean =>
    ["item", "email", "code"].every((name) => isText(row[name])) &&
    ["phone", "mobile"].every((name) => row[name] === undefined || isText(row[name])) &&
    (row["slug"] === undefined || (isText(row["slug"]) && /^[a-z]{3,20}$/.test(String(row["slug"])))) &&
    /^[^@\s]+@[^@\s]+$/.test(String(row["email"])) &&
    Number.isInteger(row["teamId"]) &&
    (row["tags"] === undefined || (Array.isArray(row["tags"]) && row["tags"].every(isText))) &&
    (row["phone"] !== undefined || row["mobile"] !== undefined);
  const tidied = (row: Row, own?: Stored): Row => {
    const { tags, slug, ...rest } = row;
    const isTaken = (text: string): boolean =>
      orders().some((one) => one !== own && one.row["slug"] === text);
    let free = String(slug);
    while (isTaken(free)) free += "x";
    const lower = Array.isArray(tags) ? { tags: tags.map((one) => String(one).toLowerCase()) } : {};
    const upper = rest["code"] === undefined ? {} : { code: String(rest["code"]).toUpperCase() };
    return { ...rest, ...lower, ...upper, ...(slug === undefined ? {} : { slug: free }) };
  };
  const known = (content: unknown, names: readonly string[] = Object.keys(sent)): Row => {
    if (Array.isArray(content)) throw new TypeError("an order is an object");
    return Object.fromEntries(Object.entries(content ?? {}).filter(([name]) => names.includes(name)));
  };

  app.onError((_, c) => c.body(null, 400));
  app.use(async (c, next) => {
    if (whoAsks(c.req.header("authorization")) === undefined)
      return c.body(null, 401, { "www-authenticate": "Bearer" });
    return next();
  });
  const teamsOf = (name: unknown): readonly Row[] =>
    [...all.teams.values()].map(({ row }) => row).filter((row) => row["name"] === name);
  app.get("/teams", (c) => c.json(teamsOf(c.req.query("name") ?? "main")));
  // A team of that name is returned, and not created again.
  app.use("/teams", async (c, next) => {
    const [team] = c.req.method === "POST" ? teamsOf(known(await c.req.json(), ["name"])["name"]) : [];
    return team === undefined ? next() : c.json(team);
  });
  app.get("/people", (c) =>
    c.json([...all.people.values()].map(({ row }) => ({ id: row["id"], name: row["name"] }))),
  );
  for (const kind of ["teams", "people"] as const) {
    app.post(`/${kind}`, async (c) =>
      c.json(add(kind, await c.req.json(), whoAsks(c.req.header("authorization")) ?? ""), 201),
    );
    app.get(`/${kind}/:id`, (c) => {
      const one = all[kind].get(Number(c.req.param("id")));
      if (one === undefined) return c.body(null, 404);
      const isOwn = kind === "teams" || one.owner === whoAsks(c.req.header("authorization"));
      return isOwn ? c.json(one.row) : c.body(null, 403);
    });
  }
  app.get("/orders", (c) => {
    const word = (c.req.query("item") ?? "").toLowerCase();
    const rows = orders()
      .map(({ row }) => row)
      .filter((row) => String(row["item"]).toLowerCase().includes(word));
    const [asked, page] = [Number(c.req.query("per_page") ?? 10), Number(c.req.query("page") ?? 1)];
    if (!Number.isInteger(asked) || !Number.isInteger(page)) return c.body(null, 400);
    const size = asked === -1 ? 1e9 : asked < 1 ? 10 : Math.min(asked, 30);
    // After the last page comes the first again.
    const from = page >= 1 && (page - 1) * size < rows.length ? (page - 1) * size : 0;
    return c.json({ data: rows.slice(from, from + size), hasMore: from + size < rows.length });
  });
  app.post("/orders", async (c) => {
    const row = known(await c.req.json());
    if (!isValid(row)) return c.body(null, 422);
    const owner = whoAsks(c.req.header("authorization")) ?? "";
    return c.json(add("orders", { status: "open", running: true, ...tidied(row) }, owner), 201);
  });
  app.get("/orders/:id", (c) => {
    const one = all.orders.get(Number(c.req.param("id")));
    if (one === undefined) return c.body(null, 404);
    const time = Math.floor(one.changed / 1000) * 1000;
    const since = Date.parse(c.req.header("if-modified-since") ?? "");
    // RFC 9110 8.8.2.2: within the same second there may be a further change.
    const isKnown = since >= time && now() - time > 1000;
    const fields = { "last-modified": new Date(time).toUTCString() };
    return isKnown ? c.body(null, 304, fields) : c.json(one.row, 200, fields);
  });
  app.patch("/orders/:id", async (c) => {
    const one = all.orders.get(Number(c.req.param("id")));
    if (one === undefined) return c.body(null, 404);
    const changes = known(await c.req.json());
    const row = { ...one.row, ...changes };
    // The team can never be changed.
    if (!isValid(row) || row.teamId !== one.row["teamId"]) return c.body(null, 422);
    return c.json(set(one, { ...one.row, ...tidied(changes, one) }));
  });
  // Everybody changes what is shared, and only its owner deletes it.
  app.delete("/orders/:id", (c) => {
    const number = Number(c.req.param("id"));
    const one = all.orders.get(number);
    if (one === undefined) return c.body(null, 404);
    if (one.owner !== whoAsks(c.req.header("authorization"))) return c.body(null, 403);
    all.orders.delete(number);
    return c.body(null, 204);
  });
  app.post("/orders/:id/:action", (c) => {
    const { id: number, action } = c.req.param();
    const one = all.orders.get(Number(number));
    // What is reserved before it is ordered is an order.
    if (one === undefined && action === "reserve")
      return c.json(
        put("orders", { item: "any", email: "a@example.com", code: "x", teamId: 1 }, "ada", Number(number)),
      );
    if (one === undefined) return c.body(null, 404);
    if (action === "start")
      for (const other of orders()) set(other, { ...other.row, running: other === one });
    if (action !== "pay") return c.json(one.row);
    if (one.row["status"] === "paid") return c.body(null, 409);
    const isDeclined = one.row["status"] === "open" && String(one.row["code"]).length % 2 === 0;
    set(one, { ...one.row, status: isDeclined ? "payment_failed" : "paid" });
    return isDeclined ? c.body(null, 402) : c.json(one.row);
  });
  return app;
}
