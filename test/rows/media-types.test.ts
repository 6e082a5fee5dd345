// Rows 14 to 16 of the HTTP checklist: what a request says about its content and the response that it accepts.
import { expect } from "vitest";
import { operations } from "./document.ts";
import { row } from "./rows.ts";
import { emma, open, openWithEmma, told } from "./world.ts";

row(
  14,
  "an Accept that excludes JSON is 406 everywhere; a problem is sent whatever Accept says",
  async () => {
    const { send, state } = await openWithEmma();
    const before = await state();
    const answering = operations.filter(({ answers }) => answers);
    expect(answering.length).toBeGreaterThan(8);
    for (const { method, path, body, id } of answering) {
      for (const accept of ["text/csv", "application/json;q=0", "text/*, application/problem+json"]) {
        expect(told(await send(method, path, { body, headers: { accept } })), `${id} ${accept}`).toBe(
          "406 not-acceptable",
        );
      }
    }
    expect(await state()).toBe(before);
    for (const { method, path, body } of answering) {
      for (const accept of [
        "application/*;q=0.1",
        "text/csv, */*;q=0.1",
        "application/json; charset=utf-8",
      ]) {
        const { status, headers } = await send(method, path, { body, headers: { accept } });
        expect([status < 300, headers.get("content-type")], `${method} ${path} ${accept}`).toEqual([
          true,
          "application/json",
        ]);
      }
    }
    const headers = { accept: "text/csv" };
    expect(told(await send("DELETE", "/books/none", { headers }))).toBe("404 not-found");
    expect(told(await send("DELETE", "/books", { headers }))).toBe("405 method-not-allowed");
    expect(told(await send("GET", "/nothing", { headers }))).toBe("404 not-found");
  },
);

row(
  15,
  "content of a different type, without a type or with a coding is 415, with the accepted types",
  async () => {
    const { send, state } = await openWithEmma();
    const before = await state();
    const taking = operations.filter(({ takes }) => takes.length > 0);
    expect(taking.map(({ method }) => method)).toEqual(expect.arrayContaining(["POST", "PUT", "PATCH"]));
    const all = [
      "text/plain",
      "application/x-www-form-urlencoded",
      "multipart/form-data; boundary=x",
      "json",
      "",
    ];
    for (const { method, path, body, takes, id } of taking) {
      const types = [...all, "application/json", "application/merge-patch+json", "application/jsonx"];
      for (const type of types.filter((name) => !takes.includes(name))) {
        const headers: Record<string, string> = type === "" ? {} : { "content-type": type };
        const answer = await send(method, path, { body: JSON.stringify(body), headers });
        expect(told(answer), `${id} ${type}`).toBe("415 unsupported-media-type");
        expect(answer.headers.get("accept-patch")).toBe(method === "PATCH" ? takes.join(", ") : null);
      }
      for (const coding of ["gzip", "br", "identity, gzip"]) {
        const headers = { "content-type": takes[0] ?? "", "content-encoding": coding };
        const answer = await send(method, path, { body: JSON.stringify(body), headers });
        expect([told(answer), answer.headers.get("accept-encoding")], `${id} ${coding}`).toEqual([
          "415 unsupported-media-type",
          "identity",
        ]);
      }
    }
    expect(await state()).toBe(before);
  },
);

row(16, "charset=utf-8 has no effect; any other charset is 415", async () => {
  const { send, state } = await open();
  for (const parameter of ["charset=utf-8", "charset=UTF-8", 'charset="utf-8"', "Charset=utf-8"]) {
    const headers = { "content-type": `application/json; ${parameter}` };
    const answer = await send("POST", "/books", { body: { ...emma, title: "Éva" }, headers });
    expect([answer.status, answer.json.title], parameter).toEqual([201, "Éva"]);
  }
  const before = await state();
  for (const charset of ["utf-16", "latin1", "iso-8859-1", "us-ascii", '""']) {
    for (const { method, path, takes, body } of operations.filter(
      (operation) => operation.takes.length > 0,
    )) {
      for (const type of takes) {
        const headers = { "content-type": `${type}; charset=${charset}` };
        expect(
          told(await send(method, path, { body: JSON.stringify(body), headers })),
          `${type} ${charset}`,
        ).toBe("415 unsupported-media-type");
      }
    }
  }
  expect(await state()).toBe(before);
});
