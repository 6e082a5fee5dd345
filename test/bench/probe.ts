// Checks, before anything is measured, that a server does what the scenarios need.
import type { Books } from "./scenarios.ts";
import type { Server } from "./servers.ts";

type Seen = { readonly status: number; readonly headers: Headers; readonly value: Record<string, unknown> };

/** @returns what the server does wrong; nothing if it is correct. The server has the books of the scenarios. */
export async function probe({ port, fields }: Server, books: Books): Promise<readonly string[]> {
  const faults: string[] = [];
  const expect = (isTrue: boolean, what: string): void => void (isTrue || faults.push(what));
  const send = async (method: string, path: string, body?: object, more: object = {}): Promise<Seen> => {
    const type = method === "PATCH" ? "application/merge-patch+json" : "application/json";
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      headers: { ...fields, ...(body && { "content-type": type }), ...more },
      body: body === undefined ? null : JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, value: text ? JSON.parse(text) : {} };
  };
  const middle = books.count / 2;
  const sent = books.at(middle);

  const read = await send("GET", `/books/b${middle}`);
  expect(read.status === 200 && read.value["title"] === sent.title, "GET does not return the book");
  const tag = read.headers.get("etag") ?? "";
  const same = await send("GET", `/books/b${middle}`, undefined, { "if-none-match": tag });
  expect(tag !== "" && same.status === 304, "GET with If-None-Match is not 304");

  const list = itemsOf(await send("GET", "/books?limit=20"));
  expect(list.length === 20 && list[0]?.["id"] === `b${books.count - 1}`, "the list is not the newest 20");
  const [word = ""] = sent.title.split(" ");
  const found = itemsOf(await send("GET", `/books?limit=20&q=${word}`));
  // Verbatim searches the names of the authors, too.
  const hits = found.filter(({ title, authors }) => `${title} ${authors}`.includes(word));
  expect(found.length > 0 && hits.length === found.length, "the search finds something else");

  const added = await send("POST", "/books", sent);
  const again = await send("GET", added.headers.get("location") ?? "/none");
  expect(added.status === 201 && again.value["title"] === sent.title, "POST does not add a book");
  const key = { "idempotency-key": '"probe"' };
  const first = await send("POST", "/books", sent, key);
  const second = await send("POST", "/books", sent, key);
  expect(first.value["id"] === second.value["id"], "POST with the same key adds twice");

  expect((await send("PUT", "/books/probe", sent)).status === 201, "PUT does not create");
  const put = await send("PUT", "/books/probe", { ...sent, title: "Second" });
  expect(put.status === 200 && put.value["title"] === "Second", "PUT does not replace");
  const stale = await send("PUT", "/books/probe", sent, { "if-match": '"stale"' });
  expect(stale.status === 412, "PUT with a stale If-Match is not 412");
  const held = await send("PUT", "/books/probe", sent, { "if-match": String(put.value["etag"]) });
  expect(held.status === 200, "PUT with a true If-Match is not 200");
  const patched = await send("PATCH", "/books/probe", { pageCount: 77 });
  const { pageCount, title } = patched.value;
  expect(pageCount === 77 && title === sent.title, "PATCH does not change one member");
  for (const wrong of [{ ...sent, authors: [] }, { ...sent, colour: "red" }, { title: "Alone" }]) {
    const { status } = await send("POST", "/books", wrong);
    expect(status === 400 || status === 422, `invalid content is answered ${status}`);
  }
  expect((await send("DELETE", "/books/probe")).status === 204, "DELETE is not 204");
  expect((await send("GET", "/books/probe")).status === 404, "a deleted book is not 404");
  return faults;
}

function itemsOf({ value }: Seen): readonly Record<string, unknown>[] {
  return Array.isArray(value["items"]) ? value["items"] : [];
}
