// What is unusual but correct of a plain server, one a row, each with a small law of its own that only it fulfils. The
// judge must not report any of them.
import { isRecord, membersOf } from "../../src/json/record.ts";
import { beesServer } from "./bees.ts";

export type Serve = (request: Request) => Promise<Response>;

export type Variant = {
  readonly name: string;
  readonly wrap: (serve: Serve) => Serve;
  /** A switch of the server itself, where a wrapper cannot do it. */
  readonly of?: string;
  /** Whether a server is unusual in this way, by requests of this law alone. */
  readonly shows: (serve: Serve) => Promise<boolean>;
};

const BASE = "http://bees.invalid/api";

/** @returns the plain server with these variants. */
export function variedServer(variants: readonly Variant[]): Serve {
  const server = beesServer(variants.flatMap(({ of }) => of ?? []));
  return variants.reduce<Serve>((serve, { wrap }) => wrap(serve), server);
}

const ask = (
  serve: Serve,
  method: string,
  path: string,
  content?: unknown,
  headers = {},
): Promise<Response> =>
  serve(
    new Request(`${BASE}${path}`, {
      method,
      headers: content === undefined ? headers : { "content-type": "application/json", ...headers },
      ...(content === undefined ? {} : { body: JSON.stringify(content) }),
    }),
  );
const post = (serve: Serve, content: object = { name: "a" }): Promise<Response> =>
  ask(serve, "POST", "/apiaries", content);
const made = async (serve: Serve, content?: object): Promise<string> => {
  const { id } = membersOf(await (await post(serve, content)).json());
  return `/apiaries/${id}`;
};

const withFields =
  (fields: (request: Request, response: Response) => Readonly<Record<string, string>>) =>
  (serve: Serve): Serve =>
  async (request) => {
    const response = await serve(request);
    const headers = new Headers(response.headers);
    for (const [name, value] of Object.entries(fields(request, response))) headers.set(name, value);
    return new Response(response.body, { status: response.status, headers });
  };
const withText =
  (change: (text: string, request: Request, response: Response) => string) =>
  (serve: Serve): Serve =>
  async (request) => {
    const response = await serve(request);
    if (response.body === null) return response;
    const text = change(await response.text(), request, response);
    return new Response(text, { status: response.status, headers: response.headers });
  };
const withAnswer =
  (find: (request: Request, serve: Serve) => Promise<Response | undefined> | Response | undefined) =>
  (serve: Serve): Serve =>
  async (request) =>
    (await find(request, serve)) ?? serve(request);
const withQuery =
  (change: (query: URLSearchParams) => void) =>
  (serve: Serve): Serve =>
  (request) => {
    const url = new URL(request.url);
    change(url.searchParams);
    return serve(new Request(url, request));
  };
/** A field on every response. */
const field = (name: string, field: string, value: string): Variant => ({
  name,
  wrap: withFields(() => ({ [field]: value })),
  shows: async (serve) => (await ask(serve, "GET", "/settings")).headers.get(field) === value,
});
const onObjects = (change: (object: Readonly<Record<string, unknown>>) => unknown) => (text: string) =>
  JSON.stringify(deep(JSON.parse(text), change));
const deep = (value: unknown, change: (object: Readonly<Record<string, unknown>>) => unknown): unknown => {
  if (Array.isArray(value)) return value.map((one) => deep(one, change));
  if (!isRecord(value)) return value;
  return change(Object.fromEntries(Object.entries(value).map(([name, one]) => [name, deep(one, change)])));
};
const problem = (status: number): Response => Response.json({ error: "no" }, { status });
const pathOf = ({ url }: Request): string => new URL(url).pathname;

function counter(): () => number {
  let count = 0;
  return () => {
    count += 1;
    return count;
  };
}

/** Remembers which addresses were deleted. */
const withDeleted =
  (answer: (request: Request) => Response | undefined) =>
  (serve: Serve): Serve => {
    const deleted = new Set<string>();
    return async (request) => {
      const path = pathOf(request);
      const found = deleted.has(path) ? answer(request) : undefined;
      if (found !== undefined) return found;
      const response = await serve(request);
      if (request.method === "DELETE" && response.ok) deleted.add(path);
      return response;
    };
  };

export const variants: readonly Variant[] = [
  field("the media type has a charset", "content-type", "application/json; charset=utf-8"),
  field("nothing may be stored", "cache-control", "no-store"),
  field("responses vary", "vary", "Accept, Origin"),
  field("any origin may read", "access-control-allow-origin", "*"),
  field("the server names itself", "server", "bees/1.0 (linux)"),
  field("a cookie is set", "set-cookie", "seen=1; Path=/"),
  field("the content has a language", "content-language", "en"),
  field("a link leads to the description", "link", '</openapi.json>; rel="service-desc"'),
  field("only https is allowed", "strict-transport-security", "max-age=63072000"),
  field("the version is deprecated", "deprecation", "@1767225600"),
  field("the server offers HTTP/3", "alt-svc", 'h3=":443"; ma=86400'),
  {
    name: "each response has an id of its own",
    wrap: (serve) => {
      const next = counter();
      return withFields(() => ({ "x-request-id": `r${next()}` }))(serve);
    },
    shows: async (serve) => {
      const [one, other] = [await ask(serve, "GET", "/settings"), await ask(serve, "GET", "/settings")];
      return one.headers.get("x-request-id") !== other.headers.get("x-request-id");
    },
  },
  {
    name: "requests are counted down",
    wrap: (serve) => {
      const next = counter();
      return withFields(() => ({ "x-ratelimit-remaining": String(100_000 - next()) }))(serve);
    },
    shows: async (serve) => {
      const left = async () =>
        Number((await ask(serve, "GET", "/settings")).headers.get("x-ratelimit-remaining"));
      return (await left()) - (await left()) === 1;
    },
  },
  {
    name: "content is indented",
    wrap: withText((text) => JSON.stringify(JSON.parse(text), null, 2)),
    shows: async (serve) => (await (await ask(serve, "GET", "/settings")).text()).includes('\n  "'),
  },
  {
    name: "text is in ASCII",
    wrap: withText((text) =>
      text.replace(/[^\0-~]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`),
    ),
    shows: async (serve) => (await (await post(serve, { name: "é" })).text()).includes("\\u00e9"),
  },
  {
    name: "members are in the opposite order",
    wrap: withText(onObjects((object) => Object.fromEntries(Object.entries(object).reverse()))),
    shows: async (serve) => Object.keys(await (await post(serve)).json()).at(-1) === "id",
  },
  {
    name: "there are members that the document does not have",
    wrap: withText(onObjects((object) => ({ ...object, kind: "bees" }))),
    shows: async (serve) => (await (await post(serve)).json()).kind === "bees",
  },
  {
    name: "a member counts the reads",
    wrap: (serve) => {
      const next = counter();
      return withText(onObjects((object) => ("name" in object ? { ...object, reads: next() } : object)))(
        serve,
      );
    },
    shows: async (serve) => {
      const path = await made(serve);
      const reads = async () => (await (await ask(serve, "GET", path)).json()).reads;
      const first = await reads();
      return first !== (await reads());
    },
  },
  {
    name: "whole numbers are written with a fraction",
    wrap: withText((text) => text.replace(/"altitude":(\d+)/g, '"altitude":$1.0')),
    shows: async (serve) => (await (await post(serve, { name: "a", altitude: 7 })).text()).includes("7.0"),
  },
  {
    name: "an absent list is empty",
    wrap: withText(onObjects((object) => ("isActive" in object ? { tags: [], ...object } : object))),
    shows: async (serve) => (await (await post(serve)).json()).tags?.length === 0,
  },
  {
    name: "entity tags are weak",
    wrap: withFields((_, response): Record<string, string> => {
      const tag = response.headers.get("etag");
      return tag === null || tag.startsWith("W/") ? {} : { etag: `W/${tag}` };
    }),
    shows: async (serve) => (await post(serve)).headers.get("etag")?.startsWith("W/") === true,
  },
  {
    name: "there are no entity tags",
    wrap: (serve) => async (request) => {
      const response = await serve(request);
      const headers = new Headers(response.headers);
      headers.delete("etag");
      return new Response(response.body, { status: response.status, headers });
    },
    shows: async (serve) => !(await post(serve)).headers.has("etag"),
  },
  {
    name: "a known entity tag is 304",
    wrap: (serve) => async (request) => {
      const response = await serve(request);
      const tag = response.headers.get("etag");
      const known = request.headers.get("if-none-match") ?? "";
      const isKnown =
        tag !== null && known.split(/, */).some((one) => one.replace("W/", "") === tag.replace("W/", ""));
      const isRead = request.method === "GET" || request.method === "HEAD";
      return isRead && response.ok && (isKnown || (known === "*" && tag !== null))
        ? new Response(null, { status: 304, headers: tag === null ? {} : { etag: tag } })
        : response;
    },
    shows: async (serve) => {
      const path = await made(serve);
      const tag = (await ask(serve, "GET", path)).headers.get("etag") ?? "";
      return (await ask(serve, "GET", path, undefined, { "if-none-match": tag })).status === 304;
    },
  },
  {
    name: "a creation has a Location",
    wrap: (serve) => async (request) => {
      const response = await serve(request);
      if (response.status !== 201 || response.headers.has("location")) return response;
      const { id } = membersOf(await response.clone().json());
      return withFields(() => ({ location: `${pathOf(request)}/${id}` }))(async () => response)(request);
    },
    shows: async (serve) =>
      (await post(serve)).headers.get("location")?.startsWith("/api/apiaries/") === true,
  },
  {
    name: "a response says which resource it shows",
    wrap: withFields(
      (request, response): Record<string, string> =>
        request.method === "PUT" && response.ok ? { "content-location": pathOf(request) } : {},
    ),
    shows: async (serve) => {
      const path = await made(serve);
      return (await ask(serve, "PUT", path, { name: "b" })).headers.has("content-location");
    },
  },
  {
    name: "HEAD has the length of the content",
    wrap: (serve) => async (request) => {
      const response = await serve(request);
      if (request.method !== "HEAD") return response;
      const content = await serve(new Request(request.url, { headers: request.headers }));
      const { length } = new TextEncoder().encode(await content.text());
      return withFields(() => ({ "content-length": String(length) }))(async () => response)(request);
    },
    shows: async (serve) => (await ask(serve, "HEAD", "/settings")).headers.has("content-length"),
  },
  {
    name: "errors have a code",
    wrap: withText((text, _, { ok }) => (ok ? text : onObjects((one) => ({ ...one, code: 7 }))(text))),
    shows: async (serve) => (await (await ask(serve, "GET", "/apiaries/999")).json()).code === 7,
  },
  {
    name: "what was deleted is 410",
    wrap: withDeleted(({ method }) =>
      ["GET", "HEAD", "PUT", "DELETE"].includes(method) ? problem(410) : undefined,
    ),
    shows: async (serve) => {
      const path = await made(serve);
      await ask(serve, "DELETE", path);
      return (await ask(serve, "GET", path)).status === 410;
    },
  },
  {
    name: "a second DELETE is 204",
    wrap: withDeleted(({ method }) =>
      method === "DELETE" ? new Response(null, { status: 204 }) : undefined,
    ),
    shows: async (serve) => {
      const path = await made(serve);
      await ask(serve, "DELETE", path);
      return (await ask(serve, "DELETE", path)).status === 204;
    },
  },
  {
    name: "OPTIONS is answered",
    wrap: withAnswer(async (request, serve) => {
      if (request.method !== "OPTIONS") return undefined;
      const allow = (await serve(new Request(request.url, { method: "PATCH" }))).headers.get("allow");
      return allow === null ? undefined : new Response(null, { status: 204, headers: { allow } });
    }),
    shows: async (serve) => (await ask(serve, "OPTIONS", "/settings")).status === 204,
  },
  {
    name: "a method that no path has is 501",
    wrap: withAnswer(({ method }) =>
      ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"].includes(method)
        ? undefined
        : problem(501),
    ),
    shows: async (serve) => (await ask(serve, "PROPFIND", "/settings")).status === 501,
  },
  {
    name: "JSON has to be acceptable",
    wrap: withAnswer(({ headers }) =>
      /json|\*\/\*|^$/.test(headers.get("accept") ?? "") ? undefined : problem(406),
    ),
    shows: async (serve) =>
      (await ask(serve, "GET", "/settings", undefined, { accept: "image/png" })).status === 406,
  },
  {
    name: "a page size beyond the maximum is cut",
    wrap: withQuery((query) => {
      if (Number(query.get("limit")) > 50) query.set("limit", "50");
    }),
    shows: async (serve) => (await ask(serve, "GET", "/apiaries?limit=51")).ok,
  },
  {
    name: "a page before the first is the first",
    wrap: withQuery((query) => {
      if (/^-?\d+$/.test(query.get("page") ?? "") && Number(query.get("page")) < 1) query.set("page", "1");
    }),
    shows: async (serve) => (await ask(serve, "GET", "/apiaries?page=0")).ok,
  },
  {
    name: "unknown parameters are rejected",
    wrap: withAnswer(({ url }) => {
      const known = ["page", "limit", "minAltitude", "maxAltitude", "tag", "q", "name"];
      return [...new URL(url).searchParams.keys()].every((one) => known.includes(one))
        ? undefined
        : problem(400);
    }),
    shows: async (serve) => (await ask(serve, "GET", "/settings?x=1")).status === 400,
  },
  {
    name: "unknown members are rejected",
    wrap: withAnswer(async (request) => {
      if (request.method !== "POST" || pathOf(request) !== "/api/apiaries") return undefined;
      const content: unknown = await request
        .clone()
        .json()
        .catch(() => undefined);
      const known = ["name", "altitude", "isActive", "tags"];
      return Object.keys(membersOf(content)).every((one) => known.includes(one)) ? undefined : problem(400);
    }),
    shows: async (serve) => (await post(serve, { name: "a", x: 1 })).status === 400,
  },
  {
    name: "names are unique",
    wrap: (serve) => async (request) => {
      if (request.method !== "POST" || pathOf(request) !== "/api/apiaries") return serve(request);
      const { name } = membersOf(
        await request
          .clone()
          .json()
          .catch(() => undefined),
      );
      const { items } = membersOf(await (await ask(serve, "GET", "/apiaries?limit=50")).json());
      const isUsed = Array.isArray(items) && items.some((one) => isRecord(one) && one["name"] === name);
      return isUsed ? problem(400) : serve(request);
    },
    shows: async (serve) => (await post(serve)).ok && !(await post(serve)).ok,
  },
  {
    name: "there is data before the first request",
    wrap: (serve) => {
      let isFilled: Promise<unknown> | undefined;
      const fill = async (): Promise<void> => {
        for (let count = 0; count < 25; count++) await post(serve, { name: `old ${count}`, altitude: count });
      };
      return async (request) => {
        isFilled ??= fill();
        await isFilled;
        return serve(request);
      };
    },
    shows: async (serve) => (await (await ask(serve, "GET", "/apiaries")).json()).total === 25,
  },
  {
    name: "zeros before an id count for nothing",
    wrap: (serve) => (request) => {
      const url = new URL(request.url);
      url.pathname = url.pathname.replace(/\/0+(\d)/g, "/$1");
      return serve(new Request(url, request));
    },
    shows: async (serve) => {
      const path = await made(serve);
      return (await ask(serve, "GET", path.replace(/(\d+)$/, "00$1"))).ok;
    },
  },
  {
    name: "a slash at the end counts for nothing",
    wrap: (serve) => (request) => {
      const url = new URL(request.url);
      url.pathname = url.pathname.replace(/\/$/, "");
      return serve(new Request(url, request));
    },
    shows: async (serve) => (await ask(serve, "GET", "/settings/")).ok,
  },
  {
    name: "a list has its total in a field, too",
    wrap: (serve) => async (request) => {
      const response = await serve(request);
      if (pathOf(request) !== "/api/apiaries" || request.method !== "GET" || !response.ok) return response;
      const { total } = membersOf(await response.clone().json());
      return withFields(() => ({ "x-total-count": String(total) }))(async () => response)(request);
    },
    shows: async (serve) => (await ask(serve, "GET", "/apiaries")).headers.get("x-total-count") === "0",
  },
  {
    name: "the first id is beyond 2^53",
    of: "ids beyond 2^53",
    wrap: (serve) => serve,
    shows: async (serve) => /"id":\d{16}/.test(await (await post(serve)).text()),
  },
];
