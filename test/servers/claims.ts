// A plain server of claims and projects in any of its styles, with the faults that its switches turn on.
import { isRecord, type Members } from "../../src/json/record.ts";
import type { Claims } from "./claims-styles.ts";

export const claimants = { ada: "ada-token-123", bob: "bob-token-456" } as const;

type Row = {
  readonly id: string;
  readonly owner: string;
  values: Members;
  status: string;
  createdAt: number;
  updatedAt: number;
  version: number;
};

/**
 * @param now the time in milliseconds
 * @param switches the faults that are on
 */
export function claimsServer(style: Claims, now: () => number, switches: readonly string[] = []) {
  const is = (name: string): boolean => switches.includes(name);
  const isPublic = style.isPublic === true || is("anybody reads");
  const { spelt, action, envelope } = style;
  const rows = { claims: new Map<string, Row>(), projects: new Map<string, Row>() };
  let count = 0;
  const grain = is("whole seconds") ? 1000 : 1;
  const time = (at: number): string => new Date(Math.floor(at / grain) * grain).toISOString();
  const names = {
    claims: ["title", "amount", "notes", "start date", "end date"].map(spelt),
    projects: ["name"],
  };
  const [TITLE, AMOUNT, NOTES, START, END] = ["title", "amount", "notes", "start date", "end date"].map(
    spelt,
  );

  const shown = (kind: keyof typeof rows, row: Row): Members => ({
    id: style.isNumbered ? Number(row.id) : row.id,
    ...row.values,
    ...(kind === "projects"
      ? {}
      : {
          [spelt("status")]: row.status,
          [spelt("created at")]: time(row.createdAt),
          [spelt("updated at")]: time(row.updatedAt),
          [spelt("version")]: row.version,
        }),
  });
  const wrap = (content: unknown): unknown => (envelope === undefined ? content : { [envelope]: content });
  const answer = (content: unknown, status = 200, headers = {}): Response =>
    Response.json(wrap(content), { status, headers });
  const fail = (status: number, headers = {}): Response =>
    Response.json({ error: "no" }, { status, headers });
  const touch = (row: Row, how: string): void => {
    if (!is(`updatedAt stands still after ${how}`)) row.updatedAt = now();
    if (!is(`version stands still after ${how}`)) row.version += 1;
    if (is(`createdAt is reset by ${how}`)) row.createdAt = now();
    if (is("updatedAt is the time of creation")) row.updatedAt = row.createdAt;
  };
  const other = (kind: keyof typeof rows, row?: Row): Row | undefined =>
    [...rows[kind].values()].find((one) => one !== row);
  const isText = (value: unknown, most: number, least = 1): boolean =>
    typeof value === "string" && [...value].length >= least && [...value].length <= most;
  const isDate = (value: unknown): boolean =>
    typeof value === "string" &&
    /^\d{4}-\d\d-\d\d$/.test(value) &&
    !Number.isNaN(Date.parse(value)) &&
    new Date(value).toISOString().startsWith(value);
  const isValid = (kind: keyof typeof rows, values: Members): boolean => {
    if (kind === "projects") return isText(values["name"], 60);
    const amount = values[String(AMOUNT)];
    const notes = values[String(NOTES)];
    const [start, end] = [values[String(START)], values[String(END)]];
    return (
      isText(values[String(TITLE)], 60) &&
      (amount === undefined || (typeof amount === "number" && amount >= 0 && amount <= 1000)) &&
      (notes === undefined || notes === null || isText(notes, 200, 0)) &&
      isDate(start) &&
      isDate(end) &&
      (is("an end may be before its start") || String(start) <= String(end))
    );
  };
  const stored = (values: Members): Members => {
    const changed = Object.entries(values).map(([name, value]) => {
      if (is("texts are trimmed") && typeof value === "string") return [name, value.trim()];
      if (is("texts are cut") && typeof value === "string") return [name, [...value].slice(0, 30).join("")];
      if (is("titles are in lower case") && name === TITLE) return [name, String(value).toLowerCase()];
      if (is("emoji are lost") && typeof value === "string")
        return [name, value.replace(/[\u{10000}-\u{10ffff}]/gu, "?")];
      if (is("amounts are rounded") && name === AMOUNT) return [name, Math.round(Number(value))];
      if (is("empty text is null") && value === "") return [name, null];
      if (is("zero is dropped") && value === 0) return [name, undefined];
      if (is("dates move") && isDate(value))
        return [name, new Date(Date.parse(String(value)) - 36e5).toISOString().slice(0, 10)];
      return [name, value];
    });
    return Object.fromEntries(changed);
  };

  return async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url);
    const [, first = "", key, word, ...more] = pathname.split("/");
    const kind = `/${first}` === style.path ? "claims" : first === "projects" ? "projects" : undefined;
    if (kind === undefined || more.length > 0) return fail(404);
    if (word !== undefined && !(kind === "claims" && word === action.word)) return fail(404);
    const allowed =
      key === undefined
        ? ["GET", "HEAD", "POST"]
        : word !== undefined
          ? ["POST"]
          : ["GET", "HEAD", "PUT", "DELETE", ...(kind === "claims" ? ["PATCH"] : [])];
    if (!allowed.includes(request.method)) return fail(405, { allow: allowed.join(", ") });
    const method = request.method === "HEAD" ? "GET" : request.method;
    const operation = word === undefined ? `${method}${key === undefined ? " list" : ""}` : "the action";
    const [, token] = /^bearer (\S+)$/i.exec(request.headers.get("authorization") ?? "") ?? [];
    const isKnown = token !== undefined && Object.values<string>(claimants).includes(token);
    const mayEnter =
      isKnown ||
      is(`${operation} needs no credentials`) ||
      (token !== undefined && is(`${operation} takes any token`));
    const isOpen = style.isPublic === true && method === "GET";
    if (style.isSecured && !mayEnter && !isOpen) return fail(401, { "www-authenticate": "Bearer" });
    const caller = isKnown ? token : "nobody";
    const isOwn = (row: Row, how: string): boolean =>
      !style.isSecured ||
      row.owner === caller ||
      is("everything is shared") ||
      is(`anybody may ${how}`) ||
      caller === "nobody" ||
      (isPublic && how === "GET");
    if (key === undefined && method === "GET") {
      const all = [...rows[kind].values()].filter((row) => isOwn(row, "GET list") || isPublic);
      const content = answer(all.map((row) => shown(kind, row)));
      return request.method === "HEAD" ? new Response(null, content) : content;
    }
    const row = key === undefined ? undefined : rows[kind].get(key);
    if (key !== undefined && row === undefined) return fail(404);
    if (row !== undefined && !isOwn(row, operation)) return fail(is("anybody reads") ? 403 : 404);
    if (row !== undefined && method === "GET") {
      const content = answer(shown(kind, row));
      return request.method === "HEAD" ? new Response(null, content) : content;
    }
    if (row !== undefined && method === "DELETE") {
      if (!is("DELETE does nothing")) rows[kind].delete(row.id);
      const next = other(kind);
      if (is("DELETE deletes a neighbour") && next !== undefined) rows[kind].delete(next.id);
      if (is("DELETE deletes projects") && kind === "claims") rows.projects.clear();
      if (is("DELETE changes projects") && kind === "claims")
        for (const one of rows.projects.values()) one.values = { name: "changed" };
      return new Response(null, { status: 204 });
    }
    if (row !== undefined && word !== undefined) {
      const [from, to, third] = action.states;
      if (row.status !== from && !is("a second call is not refused")) {
        if (is("a second call turns it back")) row.status = from;
        else if (action.again === 409) return fail(409);
        else if (is("a second call counts")) touch(row, "the action");
        return action.status === 204 ? new Response(null, { status: 204 }) : answer(shown(kind, row));
      }
      const next = is("the action changes another") ? other(kind, row) : row;
      if (next !== undefined && !is("the action does nothing")) {
        next.status = is("the action leads elsewhere") ? third : to;
        touch(next, "the action");
      }
      if (is("the action changes all")) for (const one of rows.claims.values()) one.status = to;
      if (is("the action changes projects"))
        for (const one of rows.projects.values()) one.values = { name: "changed" };
      return action.status === 204 ? new Response(null, { status: 204 }) : answer(shown(kind, row));
    }
    const type = request.headers.get("content-type") ?? "";
    const wanted = method === "PATCH" ? style.patchType : "application/json";
    if (!type.toLowerCase().startsWith(wanted))
      return fail(415, method === "PATCH" ? { "accept-patch": wanted } : {});
    const given: unknown = await request.json().catch(() => undefined);
    if (!isRecord(given)) return fail(400);
    const unknown = Object.keys(given).some((name) => !names[kind].includes(name));
    if (unknown && !is(`${method} takes unknown members`) && !is(`${method} ignores unknown members`))
      return fail(422);
    const own = Object.fromEntries(Object.entries(given).filter(([name]) => names[kind].includes(name)));
    if (method === "PATCH" && row !== undefined) {
      const kept = is("PATCH drops the rest")
        ? { ...row.values, [String(AMOUNT)]: undefined, ...own }
        : { ...row.values, ...own };
      const merged = Object.fromEntries(
        Object.entries(kept).filter(
          ([name, value]) => value !== null || (is("null is kept") && name === NOTES),
        ),
      );
      if (is("null is ignored"))
        for (const [name, value] of Object.entries(own)) if (value === null) merged[name] = row.values[name];
      if (is("null is refused") && Object.values(own).includes(null)) return fail(422);
      if (!isValid(kind, merged)) return fail(422);
      if (Object.keys(own).length === 0 && is("an empty PATCH changes something"))
        merged[String(NOTES)] = "changed";
      if (Object.keys(own).length === 0 && is("an empty PATCH is refused")) return fail(400);
      row.values = stored(merged);
      if (is("PATCH sets readOnly members")) {
        const status = given[spelt("status")];
        if (typeof status === "string") row.status = status;
      }
      touch(row, "PATCH");
      const next = other(kind, row);
      if (is("PATCH changes a neighbour") && next !== undefined) next.values = { ...next.values, ...own };
      if (is("PATCH changes projects"))
        for (const one of rows.projects.values()) one.values = { name: "changed" };
      return answer(shown(kind, row));
    }
    if (!isValid(kind, own)) return fail(422);
    const values = stored(Object.fromEntries(Object.entries(own).filter(([, value]) => value !== null)));
    if (row !== undefined) {
      row.values = is("PUT merges") ? { ...row.values, ...values } : values;
      if (is("PUT appends") && kind === "claims")
        row.values = {
          ...values,
          [String(NOTES)]: `${row.values[String(NOTES)] ?? ""}${values[String(NOTES)] ?? ""}+`,
        };
      touch(row, "PUT");
      const next = other(kind, row);
      if (is("PUT changes a neighbour") && next !== undefined) next.values = { ...next.values, ...values };
      if (is("PUT changes projects") && kind === "claims")
        for (const one of rows.projects.values()) one.values = { name: "changed" };
      if (is("PUT returns what was sent upside down"))
        return answer({ ...shown(kind, row), [String(TITLE)]: "other" });
      return answer(shown(kind, row));
    }
    count += 1;
    const id = style.isNumbered ? String(count) : `c-${count}`;
    const made: Row = {
      id,
      owner: caller,
      values,
      status: action.states[0],
      createdAt: now(),
      updatedAt: now(),
      version: 1,
    };
    if (!is("POST stores nothing")) rows[kind].set(id, made);
    if (is("POST changes the others"))
      for (const one of rows[kind].values())
        if (one !== made && kind === "claims") one.values = { ...one.values, [String(AMOUNT)]: 77 };
    if (is("POST changes projects") && kind === "claims")
      for (const one of rows.projects.values()) one.values = { name: "changed" };
    const to = is("Location leads elsewhere") && other(kind, made) !== undefined ? other(kind, made)?.id : id;
    return answer(shown(kind, made), 201, style.hasLocation ? { location: `/${first}/${to}` } : {});
  };
}
