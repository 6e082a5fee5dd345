// Rows 92, 93 and 95 to 97: pages, deprecated routes, when to retry, preferences, and text that looks like HTML.
import { expect } from "vitest";
import { wiring } from "../../generated/server.ts";
import { loadDocument } from "../../src/contract/load.ts";
import { StoreUnavailable } from "../../src/server/port.ts";
import type { Wiring } from "../../src/server/wiring.ts";
import { parseLinks } from "../http/links.ts";
import {
  type Answer,
  ask,
  askRaw,
  countBooks,
  dump,
  emma,
  emptyStore,
  PATCH_TYPE,
  request,
  told,
  withService,
} from "./asking.ts";
import { row } from "./rows.ts";
import type { Service } from "./service.ts";

type Page = { readonly items: readonly { readonly id: string }[]; readonly next?: string };

/** Follows `Link` only, and runs something between two pages; every page's cursor has to agree with the link. */
async function walk(
  service: Service,
  path: string,
  between: () => Promise<void>,
): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let target: string | undefined = `${path}?limit=3`; target !== undefined; ) {
    const { status, headers, json } = await ask(service, "GET", target);
    const { items, next } = json as unknown as Page;
    expect(status).toBe(200);
    ids.push(...items.map(({ id }) => id));
    const links = parseLinks(headers.get("link") ?? "");
    const [link] = links.filter(({ parameters }) => parameters.get("rel") === "next");
    expect(links).toHaveLength(next === undefined ? 0 : 1);
    if (next !== undefined) {
      expect(items).toHaveLength(3);
      const query = new URL(link?.target ?? "", service.origin).searchParams;
      expect([query.get("cursor"), query.get("limit")]).toEqual([next, "3"]);
    }
    target = link?.target;
    await between();
  }
  return ids;
}

row(
  92,
  "reading all pages while others write neither repeats nor skips items that were there throughout",
  () =>
    withService({}, async (service) => {
      await ask(service, "PUT", "/books/shelf", { body: emma });
      for (const path of ["/books", "/books/shelf/reviews"]) {
        const body = path === "/books" ? emma : { reviewer: "Ada", rating: 4 };
        const put = (id: string, more = {}) =>
          ask(service, "PUT", `${path}/${id}`, { body: { ...body, ...more } });
        const old = Array.from({ length: 20 }, (_, n) => `old-${n}`);
        for (const id of old) {
          await put(id);
          await put(`gone-${id}`);
        }
        let step = 0;
        const ids = await walk(service, path, async () => {
          step += 1;
          await ask(service, "POST", path, { body });
          await put(`new-${step}`);
          await put(
            `old-${(step * 7) % 20}`,
            path === "/books" ? { title: `Changed ${step}` } : { rating: 1 + (step % 5) },
          );
          await ask(service, "DELETE", `${path}/gone-old-${(step * 3) % 20}`);
        });
        expect(step).toBeGreaterThan(7);
        expect(ids.filter((id) => id.startsWith("old-"))).toEqual(old.toReversed());
        expect(new Set(ids).size).toBe(ids.length);
      }
    }),
);

row(
  93,
  "deprecated routes say since when and what to use instead; no other route does (no Sunset: no end date is set)",
  () =>
    withService({}, async (service) => {
      const answers: readonly (readonly [isDeprecated: boolean, answer: Answer])[] = [
        [true, await ask(service, "POST", "/add-book", { body: emma })],
        [true, await ask(service, "PUT", "/edit-book/a", { body: emma })],
        [true, await ask(service, "PUT", "/edit-book/a", { body: emma })],
        [
          true,
          await ask(service, "PUT", "/edit-book/a", { body: emma, headers: { prefer: "return=minimal" } }),
        ],
        [false, await ask(service, "POST", "/books", { body: emma })],
        [false, await ask(service, "PUT", "/books/a", { body: emma })],
        [false, await ask(service, "GET", "/books/a")],
        [false, await ask(service, "DELETE", "/books/a")],
      ];
      expect(answers.map(([, { status }]) => status)).toEqual([201, 201, 200, 204, 201, 200, 200, 204]);
      for (const [isDeprecated, { headers }] of answers) {
        const deprecation = headers.get("deprecation");
        const links = parseLinks(headers.get("link") ?? "");
        const successors = links.filter(({ parameters }) => parameters.get("rel") === "successor-version");
        expect([deprecation !== null, successors.length]).toEqual(isDeprecated ? [true, 1] : [false, 0]);
        expect(headers.has("sunset")).toBe(false);
        if (!isDeprecated) continue;
        // RFC 9651 3.3.7: a Date is "@" and an Integer of at most 15 digits.
        const seconds = Number(/^@(-?\d{1,15})$/.exec(deprecation ?? "")?.[1]);
        expect(new Date(seconds * 1000).toISOString()).toBe("2026-08-01T00:00:00.000Z");
        expect((await ask(service, "GET", successors[0]?.target ?? "/none")).status).toBe(200);
      }
      // The server sends the field for exactly the deprecated operations.
      const { document } = await loadDocument("openapi.yaml");
      const items = Object.values(document["paths"] as Record<string, Record<string, object>>);
      const all = items.flatMap((item) => Object.values(item)) as {
        operationId?: string;
        deprecated?: true;
      }[];
      const declared = all.filter((one) => one.deprecated).map((one) => one.operationId);
      const sending = Object.values<Wiring>(wiring).filter(({ answers }) =>
        Object.values(answers).some(({ constants }) => constants?.["Deprecation"] !== undefined),
      );
      expect([declared, sending.map(({ id }) => id)]).toEqual(Array(2).fill(["addBookAlias", "editBook"]));
    }),
);

row(95, "503 says when to retry, and nothing was changed (the client retries nothing yet)", async () => {
  const store = emptyStore();
  for (const seconds of [1, 7, 120]) {
    const away = () => Promise.reject(new StoreUnavailable("connection to db-1 refused", seconds));
    await withService(
      { store: { ...store, read: away, write: away } },
      async (service) => {
        for (const [method, path, body] of [
          ["GET", "/books", undefined],
          ["POST", "/books", emma],
          ["PUT", "/books/a", emma],
          ["DELETE", "/books/a", undefined],
        ] as const) {
          const answer = await ask(service, method, path, body === undefined ? {} : { body });
          expect([told(answer), answer.headers.get("retry-after")]).toEqual([
            "503 store-unavailable",
            String(seconds),
          ]);
          expect(answer.text).not.toContain("db-1");
        }
      },
      4,
    );
  }
  expect(await dump({ store })).toBe("");
});

row(
  96,
  "Prefer: return=minimal is honoured on PUT and confirmed in the response; unknown preferences are ignored",
  () =>
    withService({}, async (service) => {
      for (const path of ["/books/a", "/edit-book/b", "/books/a/reviews/r"]) {
        const body = path.endsWith("/r") ? { reviewer: "Ada", rating: 4 } : emma;
        const put = (prefer: string) => ask(service, "PUT", path, { body, headers: { prefer } });
        const applied = ({ status, headers, text }: Answer) => [
          status,
          headers.get("preference-applied"),
          text === "",
        ];
        expect(applied(await put("return=minimal")), path).toEqual([201, null, false]);
        for (const prefer of [
          "return=minimal",
          "Return=minimal",
          "respond-async, return=minimal",
          "return=minimal; x=1",
          'return="minimal"',
          "return=minimal, return=representation",
        ]) {
          expect(applied(await put(prefer)), prefer).toEqual([204, "return=minimal", true]);
        }
        for (const prefer of [
          "",
          "return=representation",
          "return=other",
          "return",
          "minimal",
          "handling=lenient, wait=5",
          "return=representation, return=minimal",
          '"',
          ";;,",
          "x-return=minimal",
        ]) {
          expect(applied(await put(prefer)), prefer).toEqual([200, null, false]);
        }
      }
      const lines = ["Content-Type: application/json", "Prefer: wait=1", "Prefer: return=minimal"];
      const twoLines = await askRaw(service, request("PUT", "/books/a", lines, JSON.stringify(emma)));
      expect([twoLines.status, twoLines.headers.get("preference-applied")]).toEqual([204, "return=minimal"]);
      expect(await countBooks(service)).toBe(2);
    }),
);

row(97, "text that looks like HTML comes back as JSON that no browser interprets as HTML", () =>
  withService({}, async (service) => {
    const html = "<script>alert(1)</script>";
    const book = { title: html, authors: [html], description: `</title>${html}` };
    const hostile = encodeURIComponent("<img src=x onerror=alert(1)>");
    const answers = [
      await ask(service, "PUT", "/books/a", { body: book, headers: { accept: "text/html, */*" } }),
      await ask(service, "GET", "/books/a", { headers: { accept: "text/html, */*;q=0.1" } }),
      await ask(service, "GET", "/books"),
      await ask(service, "PATCH", "/books/a", { body: { tags: [html] }, headers: PATCH_TYPE }),
      await ask(service, "GET", `/books?${hostile}=1`),
      await ask(service, "GET", `/books?limit=${hostile}`),
      await ask(service, "GET", `/${hostile}`),
      await ask(service, "GET", `/books/${hostile}`),
      await ask(service, "POST", "/books", { body: { [html]: html } }),
      await ask(service, "POST", "/books", { body: html, headers: { "content-type": "text/html" } }),
      await askRaw(service, request(html, "/books")),
      await askRaw(service, request("TRACE", `/books/${hostile}`, [`X: ${html}`])),
    ];
    expect(answers.map(({ status }) => status)).toEqual([
      201, 200, 200, 200, 400, 400, 404, 400, 422, 415, 400, 405,
    ]);
    for (const { status, headers } of answers) {
      expect(headers.get("content-type")).toBe(
        status < 400 ? "application/json" : "application/problem+json",
      );
      expect(headers.get("x-content-type-options"), String(status)).toBe("nosniff");
    }
    expect(answers[1]?.json).toMatchObject(book);
  }),
);
