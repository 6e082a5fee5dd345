// Rows 24 to 28 of the HTTP checklist: the checks before PUT, and their order.
import { expect } from "vitest";
import { operations, operationsOf } from "./document.ts";
import { row } from "./rows.ts";
import { brief, openGuarded, openWithEmma, praise, told } from "./world.ts";

const puts = operationsOf("PUT");
const isReview = (template: string): boolean => template.includes("reviews");

row(24, "a review cannot be created under a missing book, whatever the preconditions", async () => {
  const { send, state } = await openWithEmma();
  const before = await state();
  const tag = (await send("GET", "/books/emma/reviews/ada")).json.etag;
  const all: readonly Record<string, string>[] = [
    {},
    { "if-none-match": "*" },
    { "if-match": "*" },
    { "if-match": tag },
    { "if-match": tag, "if-none-match": "*" },
  ];
  for (const headers of all) {
    for (const body of [praise, {}, { ...praise, id: "other" }]) {
      expect(told(await send("PUT", "/books/none/reviews/ada", { body, headers }))).toBe("404 not-found");
    }
  }
  expect(told(await send("GET", "/books/none"))).toBe("404 not-found");
  expect(told(await send("GET", "/books/none/reviews/ada"))).toBe("404 not-found");
  expect(await state()).toBe(before);
});

row(
  25,
  "a false precondition (412) is reported before invalid content, and so is a missing one where required (428)",
  async () => {
    const { send, state } = await openWithEmma();
    const before = await state();
    for (const { method, path, id, takes } of operationsOf("PUT", "PATCH")) {
      for (const content of ["{}", "{", '{"title":null,"rating":9}', "[]"]) {
        const type = { "content-type": takes[0] ?? "" };
        const stale = await send(method, path, {
          body: content,
          headers: { ...type, "if-match": '"stale"' },
        });
        expect(told(stale), `${id} ${content}`).toBe("412 precondition-failed");
        if (content === "{}" && method === "PATCH") continue;
        const bare = await send(method, path, { body: content, headers: type });
        expect(bare.status, `${id} ${content}`).toBe(content === "{" ? 400 : 422);
      }
    }
    expect(await state()).toBe(before);

    const { send: ask } = await openGuarded();
    const key = { "idempotency-key": '"one"' };
    const light = await ask("POST", "/lights", { body: { room: "Hall", isOn: true }, headers: key });
    const { id, etag } = light.json;
    for (const [method, path] of [
      ["PUT", `/lights/${id}`],
      ["PATCH", `/lights/${id}`],
      ["PUT", "/scenes/dusk"],
    ] as const) {
      const headers = { "content-type": `application/${method === "PATCH" ? "merge-patch+json" : "json"}` };
      for (const body of ["{", "[]", '{"isOn":3,"brightness":"x"}']) {
        expect(told(await ask(method, path, { body, headers }))).toBe("428 precondition-required");
        const stale = { ...headers, "if-match": '"stale"' };
        expect(told(await ask(method, path, { body, headers: stale }))).toBe("412 precondition-failed");
      }
      const true_ = path.startsWith("/scenes") ? { "if-none-match": "*" } : { "if-match": etag };
      expect(told(await ask(method, path, { body: "[]", headers: { ...headers, ...true_ } }))).toBe(
        "422 invalid-content",
      );
    }
    expect((await ask("GET", `/lights/${id}`)).json).toEqual(light.json);
  },
);

row(26, "a wrong media type (415) is reported before a stale If-Match", async () => {
  const { send, state } = await openWithEmma();
  const before = await state();
  for (const { method, path, body } of operationsOf("PUT", "PATCH")) {
    const headers = { "if-match": '"stale"', "content-type": "text/plain" };
    expect(told(await send(method, path, { body: JSON.stringify(body), headers }))).toBe(
      "415 unsupported-media-type",
    );
    const right = { "if-match": '"stale"' };
    expect(told(await send(method, path, { body, headers: right }))).toBe("412 precondition-failed");
  }
  expect(await state()).toBe(before);
});

row(
  27,
  "missing permission is reported first: 401, 403 for a scope; 403 for an owner before any precondition",
  async () => {
    const { send, state, token } = await openWithEmma({ guarded: true });
    const as = async (sub: string, ...scopes: readonly string[]) => ({
      authorization: `Bearer ${await token(sub, ...scopes)}`,
    });
    const [ada, eve, moderator] = [await as("ada"), await as("eve"), await as("mia", "reviews:moderate")];
    const before = await state();
    const secured = operations.filter(({ scopes }) => scopes !== undefined);
    expect(secured).toEqual(operations.filter(({ method }) => method !== "GET"));
    const bad = {
      "if-match": "garbage",
      accept: "text/csv",
      "content-type": "text/plain",
      "content-range": "x",
    };
    for (const { id, method, path, missing, scopes = [] } of secured) {
      for (const target of [path, missing, `${path}?zz=1`]) {
        for (const authorization of [undefined, "Bearer x.y.z", "Basic YTpi"]) {
          const headers = { ...bad, ...(authorization === undefined ? {} : { authorization }) };
          const unknown = await send(method, target, { headers, body: "{" });
          expect(told(unknown), `${id} ${authorization}`).toBe("401 unauthenticated");
          expect(unknown.headers.get("www-authenticate")).toMatch(/^Bearer realm="/);
        }
        if (scopes.length === 0) continue;
        const lacking = await send(method, target, { headers: { ...bad, ...moderator }, body: "{" });
        expect(told(lacking), id).toBe("403 insufficient-scope");
        expect(lacking.headers.get("www-authenticate")).toContain(`scope="${scopes.join(" ")}"`);
      }
    }
    // Ownership depends on the state: it comes after 415 and 404, and before preconditions (412).
    const owned = operationsOf("PUT", "PATCH", "DELETE").filter(({ template }) => isReview(template));
    expect(owned).toHaveLength(3);
    for (const { method, path, takes, body } of owned) {
      const type: Record<string, string> = takes.length === 0 ? {} : { "content-type": takes[0] ?? "" };
      const ask = async (who: Record<string, string>, target: string, content: string, more = {}) =>
        told(await send(method, target, { headers: { ...type, ...who, ...more }, body: content }));
      const stale = { "if-match": '"stale"' };
      expect(await ask(eve, path, "{", stale)).toBe("403 not-owner");
      expect(await ask(eve, path, "{", { "if-none-match": "*" })).toBe("403 not-owner");
      expect(await ask(eve, path, JSON.stringify(body))).toBe("403 not-owner");
      if (method !== "PUT") expect(await ask(eve, `${path}-2`, "{", stale)).toBe("404 not-found");
      if (takes.length > 0) {
        expect(await ask(eve, path, "{", { "content-type": "text/plain" })).toBe(
          "415 unsupported-media-type",
        );
      }
      for (const may of [ada, moderator])
        expect(await ask(may, path, "{", stale)).toBe("412 precondition-failed");
    }
    expect(await state()).toBe(before);
    // And callers with permission are accepted.
    expect((await send("PUT", "/books/emma/reviews/ada", { body: brief, headers: moderator })).status).toBe(
      200,
    );
    expect((await send("PUT", "/books/emma/reviews/ada", { body: praise, headers: ada })).status).toBe(200);
  },
);

row(28, "PUT with Content-Range is 400 and stores nothing", async () => {
  const { send, state } = await openWithEmma();
  const before = await state();
  for (const { path, body } of puts) {
    for (const range of ["bytes 0-5/100", "bytes */100", "items 0-1/2", "x"]) {
      for (const target of [path, `${path}-2`]) {
        const refused = await send("PUT", target, { body, headers: { "content-range": range } });
        expect(told(refused)).toBe("400 malformed-request");
        expect(refused.json.errors).toMatchObject([{ parameter: "Content-Range" }]);
      }
    }
  }
  expect(await state()).toBe(before);
});
