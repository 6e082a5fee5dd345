// A plain server in two styles, table-driven: unique names, dependants, actions with content, and lists with everything
// that a client can ask of one. Its document has no word about methods.

type Row = Readonly<Record<string, unknown>>;
type Kind = "suppliers" | "contacts" | "products" | "pallets" | "depots";

/** `plain`: whole-number ids, PUT, lists by page. `wrapped`: UUIDs, PATCH, an envelope, lists by offset. */
export type DepotStyle = "plain" | "wrapped";

const text = { type: "string", minLength: 1, maxLength: 40 };
const integer = { type: "integer" };
const sent: Readonly<Record<Kind, Row>> = {
  suppliers: {
    name: text,
    number: { type: "integer", minimum: 1, maximum: 25 },
    rating: { type: "integer", minimum: 1, maximum: 5, default: 3 },
    notes: { type: "string", maxLength: 80 },
  },
  contacts: { person: text, phone: text },
  products: {
    title: text,
    supplierId: {},
    price: { type: "integer", minimum: 0, maximum: 100000 },
    inStock: { type: "boolean" },
    grade: { type: "string", enum: ["a", "b", "c"] },
  },
  pallets: { label: text, depotId: {} },
  depots: { city: text },
};
const required: Readonly<Record<Kind, readonly string[]>> = {
  suppliers: ["name", "number"],
  contacts: ["person"],
  products: ["title", "supplierId", "price", "inStock"],
  pallets: ["label", "depotId"],
  depots: ["city"],
};
const added: Readonly<Record<Kind, Row>> = {
  suppliers: {},
  contacts: { verified: { type: "boolean" } },
  products: {
    state: { type: "string", enum: ["new", "ordered", "sold"] },
    createdAt: { type: "string", format: "date-time" },
  },
  pallets: {},
  depots: {},
};
const action: Row = {
  type: "object",
  required: ["quantity", "speed"],
  properties: {
    quantity: { type: "integer", minimum: 1, maximum: 40 },
    speed: { type: "string", enum: ["slow", "fast"] },
    remark: { type: "string", minLength: 2, maxLength: 20 },
  },
};

const json = (schema: unknown): Row => ({ content: { "application/json": { schema } } });
const said = (descriptions: Readonly<Record<number, string>>): Row =>
  Object.fromEntries(Object.entries(descriptions).map(([status, description]) => [status, { description }]));

/** @returns the OpenAPI document of a style. */
export function depotDocument(style: DepotStyle): Row {
  const isPlain = style === "plain";
  const idSchema = isPlain ? integer : { type: "string", format: "uuid" };
  const reference = { ...idSchema };
  const sentBy = (kind: Kind): Row =>
    Object.fromEntries(
      Object.entries(sent[kind]).map(([name, one]) => [name, name.endsWith("Id") ? reference : one]),
    );
  const shown = (kind: Kind): Row => ({
    type: "object",
    // A response has the defaults, too.
    required: ["id", ...required[kind], ...(kind === "suppliers" ? ["rating"] : [])],
    properties: { id: idSchema, ...sentBy(kind), ...added[kind] },
  });
  const wrapped = (schema: unknown): unknown =>
    isPlain ? schema : { type: "object", required: ["data"], properties: { data: schema } };
  const answer = (kind: Kind): Row => ({ description: "Done", ...json(wrapped(shown(kind))) });
  const input = (kind: Kind, isWhole = true): Row => ({
    requestBody: {
      required: true,
      ...json({
        type: "object",
        ...(isWhole ? { required: required[kind] } : { minProperties: 1 }),
        properties: sentBy(kind),
      }),
    },
  });
  const bad = { 400: "The request body is malformed JSON", 422: "The content fails validation" };
  const none = { 404: "There is none with this id" };
  const taken = { 409: "A supplier with this name or number already exists" };
  const unique = (kind: Kind): Row => (kind === "suppliers" ? said(taken) : {});
  const query = (name: string, schema: Row): Row => ({ name, in: "query", schema });
  const pages = [
    query(isPlain ? "page" : "offset", { type: "integer", minimum: isPlain ? 1 : 0 }),
    query("limit", { type: "integer", minimum: 1, maximum: 30, default: 20 }),
  ];
  const asked = [
    ...pages,
    query("inStock", { type: "boolean" }),
    query("minPrice", integer),
    query("maxPrice", integer),
    query("state", { type: "string", enum: ["new", "ordered", "sold"] }),
    query("createdAfter", { type: "string", format: "date-time" }),
    query("createdBefore", { type: "string", format: "date-time" }),
    isPlain
      ? {
          ...query("sort", { type: "string" }),
          description: "`title`, `price` or `createdAt`; a leading `-` for descending",
        }
      : { ...query("sort_by", { type: "string", enum: ["title", "price"] }) },
    ...(isPlain ? [] : [query("order", { type: "string", enum: ["asc", "desc"] })]),
  ];
  const listed = (kind: Kind): Row => ({
    description: "A page",
    ...json({
      type: "object",
      required: isPlain ? ["items", "total"] : ["data", "meta"],
      properties: {
        [isPlain ? "items" : "data"]: { type: "array", items: shown(kind) },
        ...(isPlain
          ? { total: integer }
          : {
              meta: { type: "object", properties: { total: integer } },
              links: { type: "object", additionalProperties: { type: ["string", "null"] } },
            }),
      },
    }),
  });
  const collection = (kind: Kind, above: Row): Row => ({
    get: {
      parameters: kind === "products" ? asked : pages,
      responses: {
        200: listed(kind),
        ...said(kind === "contacts" ? none : {}),
        422: { description: "Bad query" },
      },
    },
    post: {
      ...input(kind),
      responses: { 201: answer(kind), ...said({ ...bad, ...above }), ...unique(kind) },
    },
  });
  const dependants = {
    409: { description: "The supplier still has products" },
  };
  const item = (kind: Kind): Row => ({
    get: { responses: { 200: answer(kind), ...said(none) } },
    [isPlain ? "put" : "patch"]: {
      ...input(kind, isPlain),
      responses: { 200: answer(kind), ...said({ ...bad, ...none }), ...unique(kind) },
    },
    delete: {
      ...(kind === "depots" ? { description: "Deletes the depot and all of its pallets." } : {}),
      responses: {
        204: { description: "Deleted" },
        ...said(none),
        ...(kind === "suppliers" ? dependants : {}),
      },
    },
  });
  const id = (name: string): Row => ({ name, in: "path", required: true, schema: idSchema });
  return {
    openapi: "3.1.0",
    info: { title: "Depot", version: "1" },
    paths: {
      "/suppliers": collection("suppliers", {}),
      "/suppliers/{id}": { parameters: [id("id")], ...item("suppliers") },
      "/suppliers/{id}/contacts": { parameters: [id("id")], ...collection("contacts", none) },
      "/suppliers/{id}/contacts/{contactId}": {
        parameters: [id("id"), id("contactId")],
        ...item("contacts"),
      },
      "/suppliers/{id}/contacts/{contactId}/verify": {
        parameters: [id("id"), id("contactId")],
        post: { responses: { 200: answer("contacts"), ...said(none) } },
      },
      "/products": collection("products", {}),
      "/products/{id}": { parameters: [id("id")], ...item("products") },
      "/products/{id}/order": {
        parameters: [id("id")],
        post: {
          requestBody: { required: true, ...json(action) },
          responses: {
            200: answer("products"),
            ...said({ ...bad, ...none, 409: "The product is already ordered" }),
          },
        },
      },
      "/depots": collection("depots", {}),
      "/depots/{id}": { parameters: [id("id")], ...item("depots") },
      "/pallets": collection("pallets", {}),
      "/pallets/{id}": { parameters: [id("id")], ...item("pallets") },
    },
  };
}

type Stored = { kind: Kind; row: Row; above: string | undefined };

/** @param switches its faults, and what is unusual but correct */
export function depotServer(
  style: DepotStyle,
  switches: readonly string[] = [],
): (request: Request) => Promise<Response> {
  const isPlain = style === "plain";
  const is = (name: string): boolean => switches.includes(name);
  const all = new Map<string, Stored>();
  let count = 0;
  let clock = Date.parse("2026-01-01T00:00:00Z");

  const reply = (status: number, content?: unknown, headers: Record<string, string> = {}): Response =>
    new Response(content === undefined ? null : JSON.stringify(content), {
      status,
      headers: { ...(content === undefined ? {} : { "content-type": "application/json" }), ...headers },
    });
  const refuse = (status: number): Response =>
    reply(status === 404 && is("410 in place of 404") ? 410 : status, { error: String(status) });
  const show = (status: number, { row }: Stored): Response => reply(status, isPlain ? row : { data: row });
  const newId = (): string => {
    count += 1;
    return isPlain ? String(count) : `00000000-0000-4000-8000-${String(count).padStart(12, "0")}`;
  };
  const of = (kind: Kind): readonly Stored[] => [...all.values()].filter((one) => one.kind === kind);
  const get = (kind: Kind, id: string | undefined): Stored | undefined => {
    const found = id === undefined ? undefined : all.get(id);
    return found?.kind === kind ? found : undefined;
  };

  const isText = (value: unknown, least: number, most: number): boolean =>
    typeof value === "string" && [...value].length >= least && [...value].length <= most;
  const isWhole = (value: unknown, least: number, most: number): boolean =>
    Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
  const isKnown = (kind: Kind, value: unknown): boolean => get(kind, String(value)) !== undefined;
  const checks: Readonly<Record<string, (value: unknown) => boolean>> = {
    name: (one) => isText(one, 1, 40),
    number: (one) => isWhole(one, 1, 25),
    rating: (one) => isWhole(one, 1, 5),
    notes: (one) => isText(one, 0, 80),
    person: (one) => isText(one, 1, 40),
    phone: (one) => isText(one, 1, 40),
    title: (one) => isText(one, 1, 40),
    price: (one) => isWhole(one, 0, 100000),
    inStock: (one) => typeof one === "boolean",
    grade: (one) => ["a", "b", "c"].includes(String(one)),
    label: (one) => isText(one, 1, 40),
    city: (one) => isText(one, 1, 40),
    supplierId: (one) =>
      isKnown("suppliers", one) && (isPlain ? typeof one === "number" : typeof one === "string"),
    depotId: (one) => isKnown("depots", one) && (isPlain ? typeof one === "number" : typeof one === "string"),
  };
  const isValid = (kind: Kind, members: Row, isWholeContent: boolean): boolean => {
    const optional = (name: string): boolean =>
      !required[kind].includes(name) &&
      !(is("POST wants the phone") && name === "phone") &&
      !(is("a supplier needs a rating") && name === "rating");
    return Object.keys(sent[kind]).every((name) => {
      const value = members[name];
      if (value === undefined) return !isWholeContent || optional(name);
      return checks[name]?.(value) ?? false;
    });
  };
  const isSameValue = (one: unknown, other: unknown): boolean =>
    one === other || (is("names in any case") && String(one).toLowerCase() === String(other).toLowerCase());
  const isTaken = (members: Row, own?: Stored): boolean =>
    of("suppliers").some(
      (one) =>
        one !== own &&
        ["name", "number"].some(
          (name) => members[name] !== undefined && isSameValue(one.row[name], members[name]),
        ),
    );
  const known = (kind: Kind, content: Row): Row =>
    Object.fromEntries(Object.entries(content).filter(([name]) => name in sent[kind]));
  const defaults = (kind: Kind): Row => (kind === "suppliers" ? { rating: 3 } : {});

  const remove = (one: Stored): void => {
    const id = String(one.row["id"]);
    all.delete(id);
    for (const [key, other] of all) {
      if (other.kind === "contacts" && one.kind === "suppliers" && other.above === id) all.delete(key);
      const isOfDepot = is("a depot takes all pallets") || String(other.row["depotId"]) === id;
      if (other.kind === "pallets" && one.kind === "depots" && isOfDepot && !is("a depot leaves its pallets"))
        all.delete(key);
    }
  };

  const list = (kind: Kind, above: string | undefined, url: URL): Response => {
    const query = url.searchParams;
    const [asked, at] = [Number(query.get("limit") ?? 20), query.get(isPlain ? "page" : "offset")];
    if (!isWhole(asked, 1, is("pages have no maximum") ? 1e9 : 30)) return refuse(422);
    const size = asked;
    const from = isPlain ? (Number(at ?? 1) - 1) * size : Number(at ?? 0);
    if (!isWhole(Number(at ?? 1), isPlain ? 1 : 0, 1e9)) return refuse(422);
    const types: Readonly<Record<string, (value: string) => boolean>> = {
      inStock: (value) => ["true", "false"].includes(value),
      minPrice: (value) => /^-?\d+$/.test(value),
      maxPrice: (value) => /^-?\d+$/.test(value),
      state: (value) => ["new", "ordered", "sold"].includes(value),
      createdAfter: isInstant,
      createdBefore: isInstant,
      sort_by: (value) => ["title", "price"].includes(value),
      order: (value) => ["asc", "desc"].includes(value),
    };
    if (kind === "products" && [...query].some(([name, value]) => types[name]?.(value) === false))
      return refuse(422);
    let rows = of(kind)
      .filter((one) => kind !== "contacts" || one.above === above)
      .map(({ row }) => row);
    const filters: readonly [name: string, keeps: (row: Row, value: string) => boolean][] = [
      [
        "inStock",
        (row, value) =>
          is("inStock=false is ignored") && value === "false" ? true : String(row["inStock"]) === value,
      ],
      [
        "minPrice",
        (row, value) =>
          is("minPrice excludes")
            ? Number(row["price"]) > Number(value)
            : Number(row["price"]) >= Number(value),
      ],
      ["maxPrice", (row, value) => Number(row["price"]) <= Number(value)],
      ["state", (row, value) => is("the state does not filter") || row["state"] === value],
      [
        "createdAfter",
        (row, value) =>
          is("createdAfter is ignored") ||
          Date.parse(String(row["createdAt"])) + (is("times include their bound") ? 1 : 0) >
            Date.parse(value),
      ],
      [
        "createdBefore",
        (row, value) =>
          is("createdBefore is that of after")
            ? Date.parse(String(row["createdAt"])) > Date.parse(value)
            : Date.parse(String(row["createdAt"])) < Date.parse(value),
      ],
    ];
    for (const [name, keeps] of filters) {
      const value = query.get(name);
      if (value !== null && kind === "products") rows = rows.filter((row) => keeps(row, value));
    }
    const sort = query.get(isPlain ? "sort" : "sort_by");
    if (sort !== null && kind === "products") {
      const isDown = isPlain ? sort.startsWith("-") : query.get("order") === "desc";
      const name = sort.replace(/^-/, "");
      if (!["title", "price", "createdAt"].includes(name)) return refuse(422);
      const compare = (a: unknown, b: unknown): number =>
        a === b ? 0 : (a as string) < (b as string) ? -1 : 1;
      rows = rows.toSorted((a, b) => compare(a[name], b[name]));
      if (isDown !== is("the order is reversed") && !(isDown && is("descending is ignored"))) rows.reverse();
      if (name === "createdAt" && is("createdAt does not sort"))
        rows.sort((a, b) => compare(a["title"], b["title"]));
    }
    const total = rows.length + (is("the total keeps deleted ones") ? count - all.size : 0);
    const lastFrom = Math.max(0, Math.ceil(rows.length / size) - 1) * size;
    const place = (start: number): string => {
      const next = new URLSearchParams(query);
      next.set("limit", String(size));
      next.set(isPlain ? "page" : "offset", String(isPlain ? start / size + 1 : start));
      return `${url.pathname}?${next}`;
    };
    const isNext = from + size < rows.length;
    const references: Readonly<Record<string, string | null>> = {
      first: place(is("first is this page") ? from : 0),
      prev:
        from === 0
          ? null
          : place(is("prev skips one") ? Math.max(0, from - 2 * size) : Math.max(0, from - size)),
      next: isNext ? place(from + size) : null,
      last: place(
        is("last is one too far")
          ? lastFrom + size
          : is("last is one too early")
            ? Math.max(0, lastFrom - size)
            : is("the last page is full") && !isPlain
              ? Math.max(0, rows.length - size)
              : lastFrom,
      ),
    };
    const page = rows.slice(from, from + size);
    const links = Object.entries(references).flatMap(([name, to]) =>
      to === null ? [] : [`<${to}>; rel="${name}"`],
    );
    return isPlain
      ? reply(200, { items: page, total }, { link: links.join(", ") })
      : reply(200, { data: page, meta: { total }, links: references });
  };

  const act = (one: Stored, content: Row): Response => {
    const { quantity, speed, remark } = content;
    const isLow = is("0 can be ordered") ? 0 : 1;
    const isBad =
      (!(is("quantity may be missing") && quantity === undefined) &&
        !isWhole(
          is("quantity may be a text") && typeof quantity === "string" ? 1 : quantity,
          isLow,
          is("41 can be ordered") ? 41 : is("40 cannot be ordered") ? 39 : 40,
        )) ||
      (!["slow", "fast"].includes(String(speed)) && !is("any speed will do")) ||
      (remark !== undefined && !isText(remark, 2, is("a remark may be long") ? 1e6 : 20));
    if (isBad) return refuse(422);
    if (is("the stock is 30") && Number(quantity) > 30) return refuse(422);
    if (one.row["state"] !== "new" && is("an order may be repeated")) return show(200, one);
    if (one.row["state"] !== "new") return refuse(is("ordered twice is 400") ? 400 : 409);
    one.row = { ...one.row, state: "ordered" };
    return show(200, one);
  };

  const handle = async (request: Request): Promise<Response> => {
    clock += 1000;
    const url = new URL(request.url);
    const method = request.method === "HEAD" ? "GET" : request.method;
    const [top = "", id, below, belowId, verb] = url.pathname.split("/").slice(1);
    const isKind = ["suppliers", "products", "pallets", "depots"].includes(top);
    if (!isKind) return refuse(404);
    const outer = top as Kind;
    const missing = is("a missing one is 400") ? 400 : is("a missing one is 403") ? 403 : 404;
    const body = await request.text();
    const parse = (): Row | undefined => {
      try {
        const value = JSON.parse(body);
        return typeof value === "object" && value !== null && !Array.isArray(value) ? value : undefined;
      } catch {
        return undefined;
      }
    };
    const isNested = below === "contacts" && outer === "suppliers";
    const kind: Kind = isNested ? "contacts" : outer;
    if (below !== undefined && !isNested && !(below === "order" && outer === "products")) return refuse(404);
    if (below === "order" && method !== "POST") return reply(405, { error: "405" }, { allow: "POST" });
    const own = isNested ? belowId : id;
    if (isNested && verb !== undefined) {
      if (verb !== "verify") return refuse(404);
      if (method !== "POST") return reply(405, { error: "405" }, { allow: "POST" });
      const contact = get("contacts", own);
      const isOwn = contact?.above === id || is("contacts are verified anywhere");
      if (contact === undefined || !isOwn) return refuse(404);
      contact.row = { ...contact.row, verified: true };
      return show(200, contact);
    }
    if (
      isNested &&
      get("suppliers", id) === undefined &&
      !(is("contacts need no supplier") && method === "POST")
    )
      return refuse(
        method === "GET" && belowId === undefined ? missing : is("a missing parent is 422") ? 422 : 404,
      );
    if (own === undefined) {
      if (method === "GET") return list(kind, id, url);
      if (method !== "POST") return reply(405, { error: "405" }, { allow: "GET, POST" });
    } else if (!["GET", isPlain ? "PUT" : "PATCH", "DELETE"].includes(method) && below !== "order") {
      return reply(405, { error: "405" }, { allow: `GET, ${isPlain ? "PUT" : "PATCH"}, DELETE` });
    }
    const isRead = method === "GET" || method === "DELETE";
    const parsed = isRead ? {} : parse();
    if (!isRead && !(request.headers.get("content-type") ?? "").toLowerCase().startsWith("application/json"))
      return refuse(415);
    if (parsed === undefined) return refuse(is("malformed is 422") ? 422 : 400);
    const isOfWrongType = Object.entries(parsed).some(([name, value]) => {
      const { type } = { type: undefined, ...(sent[kind][name] ?? {}) };
      return (type === "string") !== (typeof value === "string") && type !== undefined;
    });
    const invalid = is("invalid is 400") || (is("a wrong type is 400") && isOfWrongType) ? 400 : 422;
    const conflict = is("taken is 400") ? 400 : is("taken is 422") ? 422 : 409;
    if (own === undefined) {
      if (!isValid(kind, parsed, true)) return refuse(invalid);
      if (kind === "suppliers" && isTaken(parsed)) return refuse(conflict);
      const number = newId();
      const more: Row =
        kind === "products"
          ? { state: "new", createdAt: new Date(clock).toISOString() }
          : kind === "contacts"
            ? { verified: false }
            : {};
      const given = is("no defaults") ? {} : defaults(kind);
      const one: Stored = {
        kind,
        above: isNested ? id : undefined,
        row: { id: isPlain ? Number(number) : number, ...given, ...known(kind, parsed), ...more },
      };
      all.set(number, one);
      return isPlain
        ? show(201, one)
        : reply(201, { data: one.row }, { location: `${url.pathname}/${number}` });
    }
    if (is("unknown ids are malformed") && !own.startsWith("00000000-")) return refuse(404);
    const isChange = !isRead && below !== "order";
    if (is("validated before it is looked up") && isChange && !isValid(kind, parsed, isPlain))
      return refuse(422);
    const found = get(kind, own);
    const isAstray = isNested && found?.above !== id && !is("contacts are found anywhere");
    if (found === undefined || isAstray) {
      if (below === "order" && is("a missing order is 200")) return reply(200, {});
      return refuse(below === "order" ? (is("a missing order is 409") ? 409 : 404) : missing);
    }
    if (below === "order") return act(found, parsed);
    if (method === "GET") return show(200, found);
    if (method === "DELETE") {
      const isUsed =
        kind === "suppliers" && of("products").some(({ row }) => String(row["supplierId"]) === own);
      if (isUsed && is("refused, but deleted")) remove(found);
      if (isUsed && is("refused, but its contacts are deleted"))
        for (const [key, other] of all) if (other.kind === "contacts" && other.above === own) all.delete(key);
      if (isUsed) return refuse(is("dependants are 400") ? 400 : is("dependants are 403") ? 403 : 409);
      remove(found);
      return reply(204);
    }
    if (!isValid(kind, parsed, isPlain)) return refuse(invalid);
    if (kind === "suppliers" && isTaken(parsed, is("its own name is taken") ? undefined : found))
      return refuse(conflict);
    const former =
      isPlain && !is("PUT merges")
        ? {
            ...defaults(kind),
            ...Object.fromEntries(Object.entries(found.row).filter(([name]) => !(name in sent[kind]))),
          }
        : found.row;
    found.row = { ...former, ...known(kind, parsed) };
    return show(200, found);
  };
  return async (request) => {
    const { status, headers, body } = await handle(request);
    return new Response(request.method === "HEAD" ? null : body, { status, headers });
  };
}

/** A date-time with a day that exists (RFC 3339 5.7). */
function isInstant(value: string): boolean {
  const [, day = "", rest = ""] = /^(\d{4}-\d\d-\d\d)(T.+)$/i.exec(value) ?? [];
  const isDay = new Date(`${day}T00:00:00Z`).toJSON()?.startsWith(day) === true;
  return isDay && !Number.isNaN(Date.parse(`${day}${rest}`)) && /(?:Z|[-+]\d\d:\d\d)$/i.test(rest);
}
