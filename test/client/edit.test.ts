// Editing a resource: with concurrent editors, over routes that read at a different URL, and with misleading
// responses.
import { getEventListeners } from "node:events";
import { describe, expect, it } from "vitest";
import { createClient } from "../../generated/client.ts";
import { CallError } from "../../src/client/errors.ts";
import type { CallOptions } from "../../src/client/inputs.ts";
import { emma, inProcess } from "../service/service.ts";

const baseUrl = "http://service.invalid";

describe("edit", () => {
  const path = { bookId: "emma" };

  it("re-applies the change to what somebody else made of it meanwhile", async () => {
    const { client: api, close } = await inProcess();
    await api.putBook({ path, body: emma });
    let rounds = 0;
    const edited = await api.putBook.edit(path, async (book) => {
      if (++rounds === 1) await api.patchBook({ path, body: { pageCount: 7 } });
      return { ...book, title: `${book.title}, edited` };
    });
    expect(edited).toMatchObject({ title: "Emma, edited", pageCount: 7 });
    expect(rounds).toBe(2);
    await close();
  });

  it("gives up after so many rounds, leaves what is to be left, and never creates", async () => {
    const { client: api, close } = await inProcess();
    await expect(api.putBook.edit(path, (book) => book)).rejects.toMatchObject({ status: 404 });
    await api.putBook({ path, body: emma });
    const before = await api.getBook({ path }).orThrow();
    expect(await api.putBook.edit(path, () => undefined)).toEqual(before);
    let pageCount = 1;
    const contended = api.putBook.edit(
      path,
      async (book) => {
        await api.patchBook({ path, body: { pageCount: ++pageCount } });
        return { ...book, title: "Never" };
      },
      { limit: 3 },
    );
    await expect(contended).rejects.toMatchObject({ status: 412, effect: "none" });
    expect(await api.getBook({ path }).orThrow()).toMatchObject({ title: "Emma", pageCount: 4 });
    await close();
  });

  it("of a route that reads elsewhere", async () => {
    const { client: api, close } = await inProcess();
    await api.putBook({ path, body: emma });
    await api.editBook.edit(path, (book) => ({ ...book, title: "Elsewhere" }));
    expect((await api.getBook({ path }).orThrow()).title).toBe("Elsewhere");
    await close();
  });

  const answering = (book: object, headers: Record<string, string>) => {
    const sent: Request[] = [];
    const fetch = async (request: Request): Promise<Response> => {
      sent.push(request);
      return Response.json(book, { headers });
    };
    return { sent, ...createClient({ baseUrl, fetch }).putBook };
  };

  it.each<[string, unknown, string | undefined, string | undefined]>([
    ["the field", undefined, '"1"', '"1"'],
    ["the field, whatever the member is", '"2"', '"1"', '"1"'],
    ["the field, because the member is not a tag", "1", '"1"', '"1"'],
    ["the field, because the member is not a string", 1, '"1"', '"1"'],
    ["the field, because the member is a list", ['"2"'], '"1"', '"1"'],
    ["neither is a string: no guess", { toString: null }, undefined, undefined],
    ["the field, because the member is weak", 'W/"2"', '"1"', '"1"'],
    ["the member, as a proxy has weakened the field", '"1"', 'W/"1"', '"1"'],
    ["the member, as an origin hides the field", '"1"', undefined, '"1"'],
    ["neither is strong: no guess", 'W/"1"', 'W/"1"', undefined],
    ["there is none: no guess", undefined, undefined, undefined],
  ])("the tag is that of %s", async (_, member, field, want) => {
    const { edit, sent } = answering({ title: "Emma", etag: member }, field ? { etag: field } : {});
    const edited = edit(path, (one) => ({ ...one, title: "T" }));
    await (want ? edited : expect(edited).rejects.toThrow("no strong entity tag"));
    expect(sent[1]?.headers.get("if-match")).toBe(want);
  });

  it("refuses a change that modifies its argument but returns nothing: it writes nothing", async () => {
    const { edit, sent } = answering({ title: "Emma", tags: [] }, { etag: '"1"' });
    const renames = edit(path, (one) => {
      one.title = "Altered";
    });
    await expect(renames).rejects.toThrow(TypeError);
    await expect(edit(path, async ({ tags }) => void tags?.push("new"))).rejects.toThrow(
      "must return the new content",
    );
    expect(sent.map(({ method }) => method)).toEqual(["GET", "GET"]);
    await edit(path, (one) => Object.assign(one, { title: "Altered" }));
    expect(JSON.parse((await sent[3]?.text()) ?? "")).toMatchObject({ title: "Altered" });
  });

  it.each<[string, () => CallOptions, string]>([
    ["the deadline", () => ({ deadline: 20 }), "TimeoutError"],
    ["the signal", () => ({ signal: AbortSignal.timeout(20) }), "AbortError"],
  ])("%s ends a change that never settles: nothing is written", async (_, options, name) => {
    const { edit, sent } = answering({ title: "Emma" }, { etag: '"1"' });
    const hanging = edit(path, () => new Promise<never>(() => {}), options());
    await expect(hanging).rejects.toMatchObject({ name, operation: "putBook", effect: "none" });
    expect(sent.map(({ method }) => method)).toEqual(["GET"]);
  });

  it("an abort between two rounds is an AbortError, also where waiting rejects", async () => {
    const ending = new AbortController();
    const wait = async (_: number, signal?: AbortSignal): Promise<void> => {
      if (signal !== ending.signal) return new Promise(() => {});
      ending.abort("enough");
      throw new Error("aborted");
    };
    const fetch = async ({ method }: Request): Promise<Response> =>
      method === "PUT"
        ? new Response(null, { status: 412 })
        : Response.json({ title: "Emma" }, { headers: { etag: '"1"' } });
    const { edit } = createClient({ baseUrl, fetch, platform: { wait } }).putBook;
    const edited = edit(path, (one) => one, { signal: ending.signal });
    await expect(edited).rejects.toMatchObject({ name: "AbortError", effect: "none", cause: "enough" });
  });

  it("leaves no listener on a signal that outlives it", async () => {
    const { signal } = new AbortController();
    let puts = 0;
    const fetch = async ({ method }: Request): Promise<Response> =>
      method === "PUT" && ++puts < 4
        ? new Response(null, { status: 412 })
        : Response.json({ title: "Emma" }, { headers: { etag: '"1"' } });
    const random = (): number => 0;
    await createClient({ baseUrl, fetch, platform: { random } }).putBook.edit(path, (one) => one, { signal });
    expect([puts, getEventListeners(signal, "abort")]).toEqual([4, []]);
  });

  it.each<[unknown]>([[null], [7], ["text"]])(
    "refuses what is %j, before anybody changes it",
    async (content) => {
      const fetch = async (): Promise<Response> => Response.json(content, { headers: { etag: 'W/"1"' } });
      const change = () => expect.unreachable();
      const edited = createClient({ baseUrl, fetch, attempts: 1 }).putBook.edit(path, change);
      await expect(edited.catch((error) => error)).resolves.toBeInstanceOf(CallError);
      await expect(edited).rejects.toMatchObject({ effect: "none" });
    },
  );
});
