// Rows 10 to 13 of the HTTP checklist: the spelling of URLs, and content where none is expected.
import { expect } from "vitest";
import { operationsOf } from "./document.ts";
import { row } from "./rows.ts";
import { talk } from "./talk.ts";
import { open, openWithEmma, plain } from "./world.ts";

row(
  10,
  "a resource has one spelling: an extra slash or a different case is 404 and creates nothing",
  async () => {
    const { port, state } = await openWithEmma();
    const before = await state();
    const content = JSON.stringify(plain);
    const fields = ["Content-Type: application/json", `Content-Length: ${content.length}`];
    for (const path of [
      "/books/",
      "//books",
      "/books//",
      "/Books",
      "/books/emma/",
      "/books//emma",
      "//books/emma",
      "/books/emma/reviews/",
      "/books/emma//reviews/ada",
      "/books/emma/reviews/ada/",
      "/books;a=b",
      "/",
    ]) {
      const answers = await talk(
        port,
        { head: [`GET ${path} HTTP/1.1`] },
        { head: [`PUT ${path} HTTP/1.1`, ...fields], body: content },
        { head: [`POST ${path} HTTP/1.1`, ...fields], body: content },
      );
      expect(
        answers.map(({ status }) => status),
        path,
      ).toEqual([404, 404, 404]);
    }
    expect(await state()).toBe(before);
  },
);

row(11, "equivalent percent-encodings name one resource", async () => {
  const { send, port } = await open();
  const put = await send("PUT", "/books/%61b%2D1", { body: plain });
  expect([put.status, put.json.id, put.headers.get("location")]).toEqual([201, "ab-1", "/books/ab-1"]);
  const got = await send("GET", "/books/ab-1");
  for (const path of ["/books/%61b%2D1", "/books/a%62%2d1", "/books/%61%62%2D%31"]) {
    const again = await send("GET", path);
    expect([again.status, again.text, again.headers.get("etag")]).toEqual([
      200,
      got.text,
      got.headers.get("etag"),
    ]);
  }
  expect((await send("PUT", "/books/%61b-1", { body: plain })).status).toBe(200);
  expect((await send("GET", "/%62ooks")).json.items).toHaveLength(1);
  // Also TRACE, which is handled before there is a Request.
  for (const method of ["GET", "OPTIONS", "DELETE", "TRACE"]) {
    const answers = await talk(
      port,
      { head: [`${method} /books HTTP/1.1`] },
      { head: [`${method} /%62%6F%6fks HTTP/1.1`] },
    );
    const [one, two] = answers.map(({ status, headers }) => [status, headers.get("allow")]);
    expect(two, method).toEqual(one);
  }
});

row(
  12,
  "an encoded slash, a control character, a bad escape or a dot segment is 400, never an id",
  async () => {
    const { port, state } = await openWithEmma();
    const before = await state();
    const content = JSON.stringify(plain);
    const fields = ["Content-Type: application/json", `Content-Length: ${content.length}`];
    const odd = [
      "a%2Fb",
      "%2565mma",
      "emma%2500",
      "emma%3Flimit=1",
      "emma%23",
      "emma#x",
      "%C3%A9",
      "a%2fb",
      "%00",
      "%0d%0a",
      "a%0A",
      "%7f",
      "%zz",
      "%",
      "%e",
      "%ff",
      "%c3%28",
      "%u0061",
      "%2e",
    ];
    for (const id of [
      ...odd,
      "%2e%2e",
      "%2E.",
      "..",
      ".",
      "a%5Cb",
      "a%20b",
      "a%2eb",
      "%ed%a0%80",
      "%c0%af",
    ]) {
      for (const path of [
        `/books/${id}`,
        `/books/emma/reviews/${id}`,
        `/edit-book/${id}`,
        `/books/${id}/reviews`,
      ]) {
        const answers = await talk(
          port,
          { head: [`GET ${path} HTTP/1.1`] },
          { head: [`PUT ${path} HTTP/1.1`, ...fields], body: content },
          { head: [`DELETE ${path} HTTP/1.1`] },
        );
        for (const answer of answers.filter(({ status }) => status !== 405)) {
          expect([path, answer.status]).toEqual([path, 400]);
          expect(JSON.parse(answer.text).type).toBe("/problems/malformed-request");
        }
        expect(answers.some(({ status }) => status === 400)).toBe(true);
      }
    }
    expect(await state()).toBe(before);
  },
);

row(13, "content of GET, HEAD and DELETE is ignored, and the next request is parsed correctly", async () => {
  const { port, send, state } = await openWithEmma();
  const before = await state();
  const ask = async (start: string, field: string, body: string) => {
    const answers = await talk(
      port,
      { head: [`${start} HTTP/1.1`, "Content-Type: text/plain", "Content-Encoding: gzip", field], body },
      { head: ["GET /books HTTP/1.1", "Transfer-Encoding: chunked"], body: "2\r\n{}\r\n0\r\n\r\n" },
      { head: ["GET /books?limit=1 HTTP/1.1"] },
    );
    return answers.map(({ status }) => status);
  };
  const long = JSON.stringify({ ...plain, title: "x".repeat(200_000) });
  const chunked = `${long.length.toString(16)}\r\n${long}\r\n0\r\n\r\n`;
  for (const { path } of operationsOf("GET")) {
    for (const method of ["GET", "HEAD"]) {
      const start = `${method} ${path}`;
      expect(await ask(start, "Content-Length: 2", "{}"), start).toEqual([200, 200, 200]);
      expect(await ask(start, `Content-Length: ${long.length}`, long), start).toEqual([200, 200, 200]);
      expect(await ask(start, "Transfer-Encoding: chunked", chunked), start).toEqual([200, 200, 200]);
    }
  }
  expect(await state()).toBe(before);
  // The review first, then its book.
  for (const { path } of operationsOf("DELETE").toReversed()) {
    const start = `DELETE ${path}`;
    expect(await ask(start, `Content-Length: ${long.length}`, long), start).toEqual([204, 200, 200]);
    expect(await ask(start, "Transfer-Encoding: chunked", chunked), start).toEqual([404, 200, 200]);
  }
  expect((await send("GET", "/books")).json.items).toEqual([]);
});
