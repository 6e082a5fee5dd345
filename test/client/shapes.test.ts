// The client of documents with unusual shapes: it requires and sends what they need.
import { describe, expect, expectTypeOf, it } from "vitest";
import { type Lamp, path, read, scripted, there, write } from "./shapes.ts";

describe("a PUT that answers nothing, and needs more than its path", () => {
  it("edit sends what each of the two operations needs, and gives what the write answers", async () => {
    const { api, sent } = scripted(Response.json(there), new Response(null, { status: 204 }));
    const edited = await api.putLamp.edit(path, ({ name }) => ({ name: `${name}!` }), { read, write });
    expect(edited).toBeUndefined();
    expectTypeOf(edited).toEqualTypeOf<Lamp | undefined>();
    expect(sent).toEqual(["GET ?house=1 a", 'PUT ?reason=moved a "1" "key-1"']);
  });

  it("createOnly sends it too, with its own precondition", async () => {
    const { api, sent } = scripted(new Response(null, { status: 204 }));
    const created = await api.putLamp.createOnly({ path, body: { name: "Hall" }, ...write, key: "mine" });
    expect([created.ok, created.status]).toEqual([true, 204]);
    expect(sent).toEqual(['PUT ?reason=moved a * "mine"']);
  });
});

describe("a PUT that is excused after 412", () => {
  const lost = () => [new TypeError("dropped"), new Response(null, { status: 412 })];

  it("reports itself, not the re-read; the response has a different schema: no data", async () => {
    const { api, sent } = scripted(...lost(), Response.json({ changed: true }));
    const header = { "If-Match": '"1"' };
    const put = await api.putSwitch({ path, body: { changed: true }, header, key: "mine" });
    expect(put).toMatchObject({
      ok: true,
      status: 200,
      data: undefined,
      excused: 412,
      key: '"mine"',
      attempts: 2,
    });
    expect([put.response?.status, put.url]).toEqual([412, "http://lamps.invalid/switches/1"]);
    expect(sent).toEqual(['PUT  "1" "mine"', 'PUT  "1" "mine"', "GET "]);
    if (put.status === 200) expectTypeOf(put.data).toEqualTypeOf<{ readonly on: boolean } | undefined>();
  });

  it.each([
    ["its query", { query: { reason: "moved" }, header: { "X-Tenant": "a", "If-Match": '"1"' } }],
    ["a field of it", { query: undefined, header: { "X-Tenant": "a", "If-Match": '"1"' } }],
  ])("not where %s chose what it is about: a look would see another", async (_, given) => {
    const { api, sent } = scripted(...lost(), Response.json(there));
    const put = await api.putLamp({ path, body: { name: "Hall" }, ...(given as typeof write) });
    expect(put).toMatchObject({ ok: false, status: 412, error: { effect: "unknown" } });
    expect(sent).toHaveLength(2);
  });
});

it("a DELETE that answers content: excused, there is none", async () => {
  const { api } = scripted(new TypeError("dropped"), new Response(null, { status: 404 }));
  const gone = await api.deleteLamp({ path });
  expect(gone).toMatchObject({ ok: true, status: 200, data: undefined, excused: 404 });
  if (gone.ok) expectTypeOf(gone.data).toEqualTypeOf<Lamp | undefined>();
});

describe("items", () => {
  const all = async <Item>(items: AsyncIterable<Item>): Promise<readonly Item[]> => {
    const found: Item[] = [];
    for await (const item of items) found.push(item);
    return found;
  };

  it("of a page that is the list itself", async () => {
    const names = await all(scripted(Response.json(["Hall", "Attic"])).api.listNames.items());
    expect(names).toEqual(["Hall", "Attic"]);
    expectTypeOf(names).toEqualTypeOf<readonly string[]>();
  });

  it("are in the member that the row names, next to a different list", async () => {
    const lamps = await all(scripted(Response.json({ tags: ["a"], lamps: [there] })).api.listLamps.items());
    expect(lamps).toEqual([there]);
    expectTypeOf(lamps).toEqualTypeOf<readonly Lamp[]>();
  });

  it("of nobody knows which: pages only", async () => {
    const page = { a: [], b: [there] };
    expect(await all(scripted(Response.json(page)).api.listEither.pages())).toEqual([page]);
  });
});
