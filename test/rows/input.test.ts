// Rows 76 to 80: malformed, ambiguous or hostile content, sent as bytes.
import { expect } from "vitest";
import { ask, told } from "./asking.ts";
import {
  book,
  bookForm,
  bytes,
  doors,
  forms,
  pointers,
  refuses,
  reviewForm,
  send,
  unchanged,
  withMember,
} from "./hostile.ts";
import { row } from "./rows.ts";

// biome-ignore format: a compact table
const noJson = ["", " ", '{"a":', "{", "nul", "{'a':1}", '{"a":1,}', "[1,]", "NaN", "Infinity", "01", "1.", ".5", "+1", '"\u0001"',
  '"\\x"', '"\\u12"', "{} {}", '{"a" 1}', "// a\n{}", "{a:1}", "\u00a0{}", '"open'];

row(76, "content that is not JSON is 400 for every operation that reads content, never 500", () =>
  unchanged(async (service) => {
    for (const door of doors) {
      for (const text of noJson)
        expect(told(await send(service, door, text)), `${door.join(" ")} ${text}`).toBe(
          "400 malformed-request",
        );
    }
  }),
);

row(77, "invalid content is 422 and lists each place to fix", () =>
  unchanged(async (service) => {
    const both = await send(service, book, '{"title":5,"authors":["b",""],"tags":["x","x"]}');
    expect(told(both)).toBe("422 invalid-content");
    expect(pointers(both).toSorted()).toEqual(["#/authors/1", "#/tags", "#/title"]);
    for (const fault of both.json["errors"] as object[])
      expect(fault).toEqual({ pointer: expect.any(String), detail: expect.stringMatching(/\S/) });
    await refuses(service, book, "422 invalid-content", [
      ['{"title":"a"}', "#/authors"],
      ["null", "#"],
      ["[]", "#"],
      ['"x"', "#"],
      [withMember('"pageCount":0'), "#/pageCount"],
      [withMember('"published":"2023-02-29"'), "#/published"],
    ]);
    await refuses(service, reviewForm, "422 invalid-content", [
      ["reviewer=Ada&rating=6", "#/rating"],
      ["reviewer=Ada&rating=x", "#/rating"],
      ["rating=5", "#/reviewer"],
    ]);
  }),
);

row(78, "a duplicate member is 400; in a form, only lists may repeat", () =>
  unchanged(async (service) => {
    for (const door of doors) {
      for (const text of [
        '{"title":"a","title":"b"}',
        '{"title":"a","t\\u0069tle":"a"}',
        '{"x":[{"y":1,"y":2}]}',
      ]) {
        expect(told(await send(service, door, text)), `${door.join(" ")} ${text}`).toBe(
          "400 malformed-request",
        );
      }
    }
    await refuses(service, book, "400 malformed-request", [[withMember('"title":"b"'), "#/title"]]);
    // A form has no syntax for lists: a repeated name is a list, which is invalid here (422).
    await refuses(service, bookForm, "422 invalid-content", [
      ["title=a&title=b&authors=c", "#/title"],
      ["title=a&title=a&authors=c", "#/title"],
      ["title=a&authors=c&pageCount=1&pageCount=1", "#/pageCount"],
    ]);
    await refuses(service, reviewForm, "422 invalid-content", [["reviewer=a&rating=1&rating=5", "#/rating"]]);
    const twice = await send(service, bookForm, "title=a&authors=b&authors=c");
    expect([twice.status, twice.json["authors"]]).toEqual([201, ["b", "c"]]);
    await ask(service, "DELETE", `/books/${twice.json["id"]}`);
  }),
);

row(79, "__proto__, constructor and prototype are unknown members (422), and no prototype is touched", () =>
  unchanged(async (service) => {
    const own = Object.getOwnPropertyNames(Object.prototype);
    for (const name of ["__proto__", "constructor", "prototype", "__pr\\u006fto__"]) {
      const plain = JSON.parse(`"${name}"`);
      for (const door of doors) {
        for (const value of ['{"polluted":1}', "null", '{"prototype":{"polluted":1}}']) {
          const answer = await send(service, door, `{"${name}":${value}}`);
          expect([told(answer), pointers(answer)[0]], `${door.join(" ")} ${name}`).toEqual([
            "422 invalid-content",
            `#/${plain}`,
          ]);
        }
      }
      await refuses(service, book, "422 invalid-content", [
        [`{"title":"t","authors":[{"${name}":{"polluted":1}}]}`, `#/authors/0/${plain}`],
      ]);
      for (const door of forms) {
        const answer = await send(service, door, `${plain}=1&title=t&authors=a&reviewer=r&rating=1`);
        expect([told(answer), pointers(answer).includes(`#/${plain}`)]).toEqual([
          "422 invalid-content",
          true,
        ]);
      }
      const query = await ask(service, "GET", `/books?${plain}=1`);
      expect([told(query), query.json["errors"]]).toMatchObject([
        "400 malformed-request",
        [{ parameter: plain }],
      ]);
    }
    expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(own);
    expect(Reflect.get({}, "polluted")).toBeUndefined();
    expect((await ask(service, "GET", "/books/a")).json).not.toHaveProperty("polluted");
  }),
);

row(80, "invalid UTF-8 is 400, a lone surrogate is 422, a byte order mark is accepted", () =>
  unchanged(async (service) => {
    const bad = [
      [0xff, 0xfe],
      [0xc0, 0xaf],
      [0xed, 0xa0, 0x80],
      [0xf4, 0x90, 0x80, 0x80],
      [0xe2, 0x82],
      [0x80],
    ];
    for (const odd of bad) {
      for (const door of doors) {
        const answer = await send(service, door, bytes('{"title":"', ...odd, '"}'));
        expect(told(answer), `${door.join(" ")} ${odd}`).toBe("400 malformed-request");
      }
      const escaped = odd.map((byte) => `%${byte.toString(16)}`).join("");
      for (const door of forms) {
        for (const content of [
          bytes("title=", ...odd, "&authors=a"),
          bytes(`title=${escaped}&authors=a`),
          bytes(`${escaped}=1`),
        ]) {
          expect(told(await send(service, door, content)), `${door[1]} ${escaped}`).toBe(
            "400 malformed-request",
          );
        }
      }
      expect(told(await ask(service, "GET", `/books?cursor=${escaped}`))).toBe("400 malformed-request");
    }
    for (const door of forms)
      expect(told(await send(service, door, "title=%zz"))).toBe("400 malformed-request");
    for (const half of ["\\ud800", "\\udc00", "\\udc00\\ud800", "a\\ud83d"]) {
      await refuses(service, book, "422 invalid-content", [
        [withMember(`"description":"${half}"`), "#/description"],
      ]);
      for (const door of doors)
        expect(told(await send(service, door, `{"title":"${half}"}`))).toBe("422 invalid-content");
    }
    const marked = await send(
      service,
      book,
      bytes(0xef, 0xbb, 0xbf, withMember('"description":"\\ud83d\\ude00"')),
    );
    expect([marked.status, marked.json["description"]]).toEqual([201, "\u{1f600}"]);
    await ask(service, "DELETE", "/books/new");
  }),
);
