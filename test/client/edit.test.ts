// Changing what is there: beside others who do, over routes that read elsewhere, and over answers that mislead.
import { describe, expect, it } from "vitest";
import { createClient } from "../../generated/client.ts";
import { CallError } from "../../src/client/errors.ts";
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

  it("takes the member's tag where a proxy has weakened the field, and refuses to guess without one", async () => {
    const sent: (string | null)[] = [];
    const answering =
      (book: object) =>
      async ({ headers, method }: Request) => {
        if (method === "PUT") sent.push(headers.get("if-match"));
        return Response.json(book, { headers: { etag: 'W/"1"' } });
      };
    const edit = (book: object) =>
      createClient({ baseUrl, fetch: answering(book) }).putBook.edit(path, (one) => ({ ...one, title: "T" }));
    await edit({ title: "Emma", etag: '"1"' });
    expect(sent).toEqual(['"1"']);
    await expect(edit({ title: "Emma" })).rejects.toThrow("no strong entity tag");
    expect(sent).toHaveLength(1);
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
