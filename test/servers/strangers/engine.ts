// A small server in memory, in the style of a framework that is not ours, with the faults and the correct but unusual
// behaviour that its switches turn on.
import { decodeSegment } from "../../../src/http/path.ts";
import { resolvePointer } from "../../../src/json/pointer.ts";
import { isRecord, membersOf } from "../../../src/json/record.ts";

export type Row = Readonly<Record<string, unknown>>;

export type Field = {
  readonly type: "string" | "number" | "integer" | "boolean";
  readonly isRequired?: boolean;
  readonly usual?: unknown;
  readonly example?: string;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly isNullable?: boolean;
  /** The collection whose ids it holds. */
  readonly of?: string;
};

export type Collection = {
  /** The path of the collection, such as `/products`; `{parent}` for the id of the one above. */
  readonly path: string;
  readonly above?: string;
  readonly fields: Readonly<Record<string, Field>>;
};

export type Style = {
  readonly title: string;
  readonly document: Readonly<Record<string, unknown>>;
  readonly collections: Readonly<Record<string, Collection>>;
  readonly base: string;
  /** Slash at the end of collections, of items. */
  readonly slashes: readonly [string, string];
  readonly id: (count: number) => string | number;
  /** Where the members of a request are, as a JSON pointer. */
  readonly sent: (name: string) => string;
  readonly one: (row: Row, name: string, url: string) => unknown;
  readonly many: (rows: readonly Row[], page: Page, name: string, url: (row: Row) => string) => unknown;
  readonly pageOf: (query: URLSearchParams) => { readonly from: number; readonly size: number };
  readonly error: (status: number, text: string) => unknown;
  readonly type?: string;
  readonly invalid: number;
  readonly created: number;
  readonly deleted: (row: Row) => readonly [number, unknown];
  readonly hasLocation?: boolean;
  /** The status and the content of a PUT or PATCH; by default 200 with the row. */
  readonly written?: (row: Row) => readonly [number, unknown];
  /** The member with the time of creation. */
  readonly createdName?: string;
  /** The media type of errors, if it is a different one. */
  readonly errorType?: string;
  readonly undeclared: number;
};

export type Page = {
  readonly total: number;
  readonly from: number;
  readonly size: number;
  /** The query of the request: a link to a different page keeps what is not about pages. */
  readonly query: URLSearchParams;
};

type Stored = { readonly name: string; readonly id: string; readonly above: string | undefined; row: Row };

/** JSON Schema counts code points. */
function isOutOfBounds({ maxLength, minimum }: Field, value: unknown): boolean {
  if (typeof value === "string") return maxLength !== undefined && [...value].length > maxLength;
  return typeof value === "number" && minimum !== undefined && value < minimum;
}

const NEW = "2026-01-01T00:00:00Z";

/** @returns a server of this style, as a function from a request to its response. */
export function stranger(
  style: Style,
  switches: readonly string[] = [],
): (request: Request) => Promise<Response> {
  const on = new Set<string>(switches);
  const is = (name: string): boolean => on.has(name);
  const rows: Stored[] = [];
  const listed = new Map<string, Row>();
  let count = 2;
  let clock = 0;
  const answer = (status: number, content?: unknown, headers: Record<string, string> = {}): Response =>
    new Response(content === undefined ? null : JSON.stringify(content), {
      status,
      headers:
        content === undefined ? headers : { "content-type": style.type ?? "application/json", ...headers },
    });
  const fail = (status: number, text: string): Response =>
    answer(
      status,
      style.error(status, text),
      style.errorType === undefined ? {} : { "content-type": style.errorType },
    );
  const urlOf = ({ name, id, above }: Pick<Stored, "name" | "id" | "above">): string => {
    const { path } = style.collections[name] ?? { path: "" };
    return `${style.base}${path.replace("{parent}", above ?? "")}/${id}${style.slashes[1]}`;
  };
  const faultIn = (name: string, members: Row, isPatch: boolean): string | undefined => {
    for (const [field, one] of Object.entries(style.collections[name]?.fields ?? {})) {
      const { type, isRequired, of } = one;
      const value = members[field];
      if (value === undefined) {
        if (isRequired === true && !isPatch && !is("required members may be missing"))
          return `${field} is required`;
        continue;
      }
      if (is("optional members have a rule of their own") && isRequired !== true)
        return `${field} is not allowed`;
      if (is("texts have a rule of their own") && type === "string" && !/^known/.test(String(value)))
        return `${field} has to begin with "known"`;
      if (value === null && one.isNullable === true) continue;
      if (isOutOfBounds(one, value) && !is("bounds are not enforced")) return `${field} is out of bounds`;
      const isRight = type === "integer" ? Number.isInteger(value) : typeof value === type;
      if (!isRight) return `${field} has the wrong type`;
      if (of !== undefined && !rows.some((one) => one.name === of && one.id === String(value)))
        return `${field} does not exist`;
    }
    return undefined;
  };
  const isLost = (value: unknown): boolean =>
    is("falsy values are lost") && (value === 0 || value === "" || value === false);
  const kept = (value: unknown): unknown => {
    if (is("text is trimmed and composed") && typeof value === "string") return value.trim().normalize("NFC");
    return is("text is cut") && typeof value === "string" ? [...value].slice(0, 40).join("") : value;
  };
  const known = (name: string, members: Row): Row =>
    Object.fromEntries(
      Object.keys(style.collections[name]?.fields ?? {}).flatMap((field) =>
        members[field] === undefined || isLost(members[field])
          ? []
          : [[field, kept(members[field])] as const],
      ),
    );
  const usual = (name: string): Row =>
    Object.fromEntries(
      Object.entries(style.collections[name]?.fields ?? {}).flatMap(([field, one]) =>
        one.usual === undefined ? [] : [[field, is("defaults are not applied") ? null : one.usual] as const],
      ),
    );
  const stamps = (): Row =>
    is("stamps") ? { updatedAt: new Date(Date.parse(NEW) + clock * 1000).toISOString() } : {};
  const creation = (): Row =>
    style.createdName === undefined
      ? {}
      : { [style.createdName]: new Date(Date.parse(NEW) + clock * 1000).toISOString() };
  /** What a server that stores the content as it comes takes of it. */
  const taken = (sent: Row): Row => {
    const name = style.createdName ?? "";
    return is("readOnly is taken") && sent[name] !== undefined ? { [name]: sent[name] } : {};
  };
  const optionalOf = (name: string): string | undefined =>
    Object.entries(style.collections[name]?.fields ?? {}).find(([, one]) => one.isRequired !== true)?.[0];
  const textOf = (name: string): string =>
    Object.entries(style.collections[name]?.fields ?? {}).find(([, one]) => one.type === "string")?.[0] ?? "";

  const nextId = (): string => {
    if (!is("reuses ids") || typeof style.id(0) !== "number") count += 1;
    else count = Math.max(2, ...rows.map(({ id }) => Number(id)).filter(Number.isInteger)) + 1;
    return String(style.id(count));
  };
  const add = (name: string, above: string | undefined, members: Row, id = nextId()): Stored => {
    const own = style.id(0);
    const stored = {
      name,
      id,
      above,
      row: {
        id: typeof own === "number" ? Number(id) : id,
        ...usual(name),
        ...members,
        ...creation(),
        ...stamps(),
      },
    };
    if (is("newest first")) rows.unshift(stored);
    else rows.push(stored);
    return stored;
  };
  const show = (one: Stored): unknown =>
    style.one(
      is("id of the wrong type")
        ? { ...one.row, id: typeof one.row["id"] === "number" ? one.id : 7 }
        : one.row,
      one.name,
      urlOf(one),
    );

  const list = (name: string, above: string | undefined, query: URLSearchParams): Response => {
    let all = rows.filter((one) => one.name === name && one.above === above);
    const isLater = style.pageOf(query).from > 0;
    for (const field of Object.keys(style.collections[name]?.fields ?? {})) {
      const asked = query.get(field);
      if (asked === null || is("the filter is ignored")) continue;
      if (isLater && is("later pages lose the filter")) continue;
      all = all.filter((one) => String(one.row[field]) === asked);
    }
    if (is("the newest is not listed") && all.length > 1) all = all.slice(0, -1);
    const order = query.get("sort");
    if (order !== null && !is("the order is ignored")) {
      const [member, sign] = [order.replace(/^-/, ""), order.startsWith("-") ? -1 : 1];
      all = [...all].sort((a, b) => sign * (Number(a.row[member] ?? 0) - Number(b.row[member] ?? 0)));
    }
    const { from, size } = style.pageOf(query);
    if (is("an odd page is 500") && !(from >= 0 && from < 1_000_000))
      return fail(500, "offset is out of range");
    const end = from + size + (is("pages are too long") && query.size > 0 ? 1 : 0);
    const some = all
      .slice(is("pages overlap") ? Math.max(0, from - 1) : from, end)
      .map((one) => (is("lists are stale") ? (listed.get(urlOf(one)) ?? one.row) : one.row));
    for (const one of all) if (!listed.has(urlOf(one))) listed.set(urlOf(one), one.row);
    if (is("deleted ones stay listed"))
      some.push(...gone.filter((one) => one.name === name).map(({ row }) => row));
    const total = is("the total is that of the page")
      ? some.length
      : all.length + (is("the total is wrong") ? 1 : 0);
    const page = { total, from, size, query };
    return answer(
      200,
      style.many(some, page, name, (row) => urlOf({ name, id: String(row["id"]), above })),
    );
  };
  const gone: Stored[] = [];

  const write = async (
    request: Request,
    name: string,
    above: string | undefined,
    item: Stored | undefined,
    id: string | undefined,
  ): Promise<Response> => {
    const { method } = request;
    const text = await request.text();
    let content: unknown;
    try {
      content = JSON.parse(text);
    } catch {
      return is("bad JSON is 500") ? fail(500, "Unexpected token") : fail(400, "malformed JSON");
    }
    const sent = resolvePointer(content, style.sent(name));
    if (!isRecord(sent) && !is("anything is valid"))
      return is("a list is 500") ? fail(500, "x is not a function") : fail(style.invalid, "not an object");
    const members = known(name, membersOf(sent));
    const fault = is("anything is valid") ? undefined : faultIn(name, membersOf(sent), method === "PATCH");
    if (fault !== undefined) {
      if (is("rejected content is stored") && method === "PUT" && item !== undefined)
        item.row = { ...item.row, ...members };
      if (is("rejected content is added") && method === "POST") add(name, above, members);
      return fail(style.invalid, fault);
    }
    if (method === "POST") {
      const same = rows.find((one) => one.name === name && one.row[textOf(name)] === members[textOf(name)]);
      const optional = optionalOf(name) ?? "";
      const { [optional]: _, ...fewer } = members;
      const made =
        is("equal POSTs are one") && same !== undefined
          ? same
          : add(name, above, is("POST loses a member") ? fewer : members);
      if (is("POST adds two")) add(name, above, members);
      made.row = { ...made.row, ...taken(membersOf(sent)) };
      const other = rows.find((one) => one.name === name && one !== made && one.above === above);
      if (is("POST touches a neighbour") && other !== undefined) other.row = { ...other.row, ...members };
      const location = style.hasLocation === true ? { location: urlOf(made) } : {};
      if (is("POST answers an id that is not there"))
        return answer(
          style.created,
          style.one(
            { ...made.row, id: style.id(999_999) },
            name,
            urlOf({ ...made, id: String(style.id(999_999)) }),
          ),
          {},
        );
      return answer(style.created, show(made), location);
    }
    if (item === undefined) {
      if (is("PUT creates") && method === "PUT" && id !== undefined && hasForm(id, String(style.id(1)))) {
        for (const one of rows.filter((each) => each.above === id)) rows.splice(rows.indexOf(one), 1);
        const made = add(name, above, members, id);
        const [, content = ""] = style.written?.(made.row) ?? [200, show(made)];
        return answer(201, content);
      }
      if (is("a missing one is changed"))
        return answer(200, style.one({ id, ...usual(name), ...members }, name, ""));
      return fail(404, "not found");
    }
    const { id: own } = item.row;
    const before = item.row;
    const name_ = style.createdName ?? "";
    const stays = style.createdName === undefined ? {} : { [name_]: item.row[name_] };
    if (method === "PUT") {
      const optional = optionalOf(name) ?? "";
      const kept = is("PUT merges") ? item.row : usual(name);
      item.row = {
        id: own,
        ...kept,
        ...members,
        ...(is("PUT resets the time of creation") ? creation() : stays),
        ...taken(membersOf(sent)),
        ...(is("PUT loses a member") ? { [optional]: item.row[optional] } : {}),
        ...stamps(),
      };
      const moved = membersOf(sent)["id"];
      if (is("an id in the content moves it") && moved !== undefined) item.row = { ...item.row, id: moved };
      if (is("PUT adds one")) add(name, above, members);
    } else {
      const merged = is("PATCH replaces")
        ? { id: own, ...usual(name), ...members, ...stays }
        : { ...item.row, ...members, ...taken(membersOf(sent)) };
      if (!is("PATCH does nothing")) item.row = { ...merged, ...stamps() };
    }
    const neighbour = rows.find((one) => one.name === name && one !== item && one.above === above);
    const touches = method === "PUT" ? "PUT touches a neighbour" : "PATCH touches a neighbour";
    if (is(touches) && neighbour !== undefined) neighbour.row = { ...neighbour.row, ...members };
    const shown = is("changes are answered with the old state") ? { ...item, row: before } : item;
    return answer(...(style.written?.(shown.row) ?? ([200, show(shown)] as const)));
  };

  const remove = (item: Stored | undefined, id: string): Response => {
    if (item === undefined)
      return is("a second DELETE succeeds") && gone.some((one) => one.id === id)
        ? answer(...style.deleted(gone.find((one) => one.id === id)?.row ?? {}))
        : fail(404, "not found");
    const at = rows.indexOf(item);
    if (!is("DELETE keeps it")) rows.splice(at, 1);
    if (is("DELETE takes a neighbour")) {
      const other = rows.findIndex((one) => one.name === item.name);
      if (other >= 0) rows.splice(other, 1);
    }
    gone.push(item);
    return answer(...style.deleted(item.row));
  };

  const route = (
    pathname: string,
  ): readonly [name: string, above: string | undefined, id: string | undefined] | undefined => {
    for (const [name, { path }] of Object.entries(style.collections)) {
      const [start = "", end = ""] = path.split("{parent}");
      const above = path.includes("{parent}") ? "([^/]+)" : "()";
      const match = new RegExp(`^${style.base}${start}${above}${end}(?:/([^/]+))?(/?)$`).exec(pathname);
      if (match === null) continue;
      const [, parent = "", id, slash] = match;
      if (slash !== style.slashes[id === undefined ? 0 : 1]) continue;
      return [name, parent === "" ? undefined : parent, id && (decodeSegment(id) ?? id)];
    }
    return undefined;
  };

  return async (request) => {
    clock += 1;
    const { pathname, searchParams } = new URL(request.url);
    const found = route(pathname);
    if (found === undefined) return fail(404, "no such path");
    const [name, above, id] = found;
    const { above: parent } = style.collections[name] ?? {};
    if (parent !== undefined && !rows.some((one) => one.name === parent && one.id === above))
      return fail(404, "no such parent");
    if (id !== undefined && typeof style.id(0) === "number" && !/^\d+$/.test(id))
      return fail(style.invalid === 422 ? 422 : 404, "not a number");
    const item =
      id === undefined
        ? undefined
        : rows.find(
            (one) =>
              one.name === name &&
              one.id === id &&
              (one.above === above ||
                is("any parent will do") ||
                (is("GET finds it below any parent") && request.method === "GET")),
          );
    const { method } = request;
    if (method === "GET" || method === "HEAD") {
      if (id === undefined) {
        const response = list(name, above, searchParams);
        return method === "HEAD" ? new Response(null, response) : response;
      }
      if (item === undefined)
        return is("a missing one is 500")
          ? fail(500, "cannot read properties of undefined")
          : fail(404, "not found");
      const response = answer(200, show(item));
      if (is("HEAD is not known") && method === "HEAD") return fail(404, "no such path");
      if (is("GET counts")) item.row = { ...item.row, reads: Number(item.row["reads"] ?? 0) + 1 };
      if (is("GET changes it")) item.row = { ...item.row, [textOf(name)]: `seen ${clock}` };
      return method === "HEAD" ? new Response(null, response) : response;
    }
    if (method === "POST" && id === undefined) return write(request, name, above, undefined, undefined);
    if ((method === "PUT" || method === "PATCH") && id !== undefined)
      return write(request, name, above, item, id);
    if (method === "DELETE" && id !== undefined) return remove(item, id);
    return style.undeclared === 405
      ? answer(405, style.error(405, "method not allowed"), {
          allow: id === undefined ? "GET, HEAD, POST" : "GET, HEAD, PUT, PATCH, DELETE",
        })
      : fail(style.undeclared, `Cannot ${method} ${pathname}`);
  };
}

/** Whether two ids are both numbers, or in the same places have the same signs between their digits. */
function hasForm(id: string, other: string): boolean {
  const form = (one: string): string =>
    /^\d+$/.test(one) ? "" : one.toLowerCase().replace(/[0-9a-f]/g, "0");
  return form(id) === form(other);
}
