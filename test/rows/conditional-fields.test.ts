// Rows 39 to 41 of the HTTP checklist: the order of preconditions, their grammar, and dates.
import { expect } from "vitest";
import { operationsOf } from "./document.ts";
import { row } from "./rows.ts";
import { talk } from "./talk.ts";
import { emma, openWithEmma, plain, praise, told } from "./world.ts";

const writes = operationsOf("PUT", "PATCH", "DELETE");
const readAt = (path: string): string => path.replace("/edit-book/", "/books/");
row(39, "If-Match is evaluated before If-None-Match", async () => {
  const { send, state } = await openWithEmma();
  const before = await state();
  for (const { method, path, body, id } of [
    ...writes,
    ...operationsOf("GET").filter((o) => o.effect === "read"),
  ]) {
    const { etag } = (await send("GET", readAt(path))).json;
    const ask = (ifMatch: string, ifNoneMatch: string) =>
      send(method, path, { body, headers: { "if-match": ifMatch, "if-none-match": ifNoneMatch } });
    // Both are false: the response names the one that was evaluated first.
    const both = await ask('"stale"', "*");
    expect([told(both), both.json.errors], id).toEqual([
      "412 precondition-failed",
      [{ parameter: "If-Match", detail: expect.any(String) }],
    ]);
    for (const value of ["*", etag, `W/${etag}`]) {
      const second = await ask(etag, value);
      if (method === "GET") expect(second.status).toBe(304);
      else {
        expect(told(second), id).toBe("412 precondition-failed");
        expect(second.json.errors).toMatchObject([{ parameter: "If-None-Match" }]);
      }
    }
    expect(told(await ask('"stale"', '"other"'))).toBe("412 precondition-failed");
  }
  expect(await state()).toBe(before);
  const { etag } = (await send("GET", "/books/emma")).json;
  const headers = { "if-match": etag, "if-none-match": '"other"' };
  expect((await send("PUT", "/books/emma", { body: plain, headers })).status).toBe(200);
});

row(40, "lists of tags are parsed by their grammar; an invalid list is 400, and never ignored", async () => {
  const { send, port, state } = await openWithEmma();
  const before = await state();
  const garbage = [
    "abc",
    "",
    " ",
    ",",
    '"open',
    'open"',
    '*, "a"',
    "**",
    "'a'",
    '"a" "b"',
    'w/"a"',
    'W/ "a"',
    '"a b"',
  ];
  const reads = operationsOf("GET");
  for (const { method, path, body, id, effect } of [...writes, ...reads]) {
    for (const name of effect === "list" ? ["If-None-Match"] : ["If-Match", "If-None-Match"]) {
      for (const value of garbage) {
        const refused = await send(method, path, { body, headers: { [name]: value } });
        expect(told(refused), `${id} ${name}: ${value}`).toBe("400 malformed-request");
        expect(refused.json.errors).toMatchObject([{ parameter: name }]);
      }
    }
    // One tag with a comma in it; it is not the current one.
    if (effect === "list") continue;
    for (const value of ['"a,b"', '"\u00e9"', '"\\"', '""']) {
      const refused = await send(method, path, { body, headers: { "if-match": value } });
      expect(told(refused), `${id} ${value}`).toBe("412 precondition-failed");
    }
  }
  expect(await state()).toBe(before);

  const { etag } = (await send("GET", "/books/emma")).json;
  const inside = `"a,${etag.slice(1, -1)}"`;
  const content = "{}";
  const ask = async (...lines: readonly string[]) => {
    const fields = ["Content-Type: application/merge-patch+json", "Content-Length: 2"];
    const head = ["PATCH /books/emma HTTP/1.1", ...fields, ...lines.map((value) => `If-Match: ${value}`)];
    return (await talk(port, { head, body: content }))[0]?.status;
  };
  for (const lines of [
    [`"a,b", ${etag}`],
    [`, ,${etag},,`],
    ['"a"', etag],
    [etag, '"b"'],
    ["", etag],
    [`"a"\t,\t${etag}`],
  ]) {
    expect([lines, await ask(...lines)]).toEqual([lines, 200]);
  }
  for (const lines of [[inside], ['"a"', '"b"'], [`"a, b", ${etag}x`.replace("a, b", "a,b")]]) {
    expect([lines, await ask(...lines)]).toEqual([
      lines,
      lines.length === 1 && lines[0]?.endsWith("x") ? 400 : 412,
    ]);
  }
  for (const lines of [["*", etag], [etag, "*"], [etag, "abc"], [""]]) {
    expect([lines, await ask(...lines)]).toEqual([lines, 400]);
  }
  expect(await state()).toBe(before);
});

row(41, "no Last-Modified is sent, and date preconditions are ignored", async () => {
  const { send } = await openWithEmma();
  const dates = ["Thu, 01 Jan 1970 00:00:00 GMT", new Date(Date.now() + 86_400_000).toUTCString(), "garbage"];
  for (const date of dates) {
    const headers = { "if-modified-since": date, "if-unmodified-since": date, "if-range": date };
    for (const { method, path, body, effect } of [...operationsOf("GET", "PUT", "PATCH", "POST", "DELETE")]) {
      const answer = await send(method, path, { body, headers });
      const want = effect === "create" ? 201 : effect === "delete" ? 204 : 200;
      expect([answer.status, answer.headers.get("last-modified")], `${method} ${path} ${date}`).toEqual([
        want,
        null,
      ]);
      if (effect !== "delete") continue;
      await send("PUT", "/books/emma", { body: emma });
      await send("PUT", "/books/emma/reviews/ada", { body: praise });
    }
  }
});
