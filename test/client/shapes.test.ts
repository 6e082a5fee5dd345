// The client of documents that are shaped otherwise than ours: what it needs there is asked for, and sent.
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

  it("createOnly sends it, too, beside its own precondition", async () => {
    const { api, sent } = scripted(new Response(null, { status: 204 }));
    const created = await api.putLamp.createOnly({ path, body: { name: "Hall" }, ...write, key: "mine" });
    expect([created.ok, created.status]).toEqual([true, 204]);
    expect(sent).toEqual(['PUT ?reason=moved a * "mine"']);
  });
});

it("a DELETE that answers content: excused, there is none", async () => {
  const { api } = scripted(new TypeError("dropped"), Response.json({}, { status: 404 }));
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

  it("of the member that the row names, beside another list", async () => {
    const lamps = await all(scripted(Response.json({ tags: ["a"], lamps: [there] })).api.listLamps.items());
    expect(lamps).toEqual([there]);
    expectTypeOf(lamps).toEqualTypeOf<readonly Lamp[]>();
  });

  it("of nobody knows which: pages only", async () => {
    const page = { a: [], b: [there] };
    expect(await all(scripted(Response.json(page)).api.listEither.pages())).toEqual([page]);
  });
});
