// Rows 82 to 85: content that is nested too deeply, numbers that are too precise, and undeclared names.
import { expect } from "vitest";
import { ask, askRaw, request, told } from "./asking.ts";
import {
  book,
  doors,
  forms,
  JSON_TYPE,
  pointers,
  refuses,
  reviewForm,
  send,
  unchanged,
  withMember,
} from "./hostile.ts";
import { row } from "./rows.ts";

row(82, "arrays and objects nested deeper than 32 levels are 400, whatever the content is", () =>
  unchanged(async (service) => {
    const list = (levels: number): string => "[".repeat(levels) + "]".repeat(levels);
    const object = (levels: number): string => `${'{"a":'.repeat(levels - 1)}{}${"}".repeat(levels - 1)}`;
    for (const door of doors) {
      for (const nested of [list, object]) {
        expect(told(await send(service, door, nested(32)))).toBe("422 invalid-content");
        for (const levels of [33, 100_000])
          expect(told(await send(service, door, nested(levels)))).toBe("400 malformed-request");
      }
      expect(told(await send(service, door, "[".repeat(1_000_000)))).toBe("400 malformed-request");
    }
  }),
);

row(83, "a number that a double cannot hold is 422, never rounded", () =>
  unchanged(async (service) => {
    // biome-ignore format: a compact table
    const numbers = ["9007199254740993", "-9007199254740993", "1e400", "-1e400", "1e-400", "4.00000000000000000001", "123456789012345678901234567890"];
    for (const number of numbers) {
      await refuses(service, book, "422 invalid-content", [
        [withMember(`"pageCount":${number}`), "#/pageCount"],
      ]);
      await refuses(service, ["PATCH", "/books/a", "application/merge-patch+json"], "422 invalid-content", [
        [`{"pageCount":${number}}`, "#/pageCount"],
      ]);
      await refuses(service, ["PUT", "/books/a/reviews/r", JSON_TYPE], "422 invalid-content", [
        [`{"reviewer":"a","rating":${number}}`, "#/rating"],
      ]);
      await refuses(service, reviewForm, "422 invalid-content", [
        [`reviewer=a&rating=${number}`, "#/rating"],
      ]);
      const limit = await ask(service, "GET", `/books?limit=${number}`);
      expect([told(limit), limit.json["errors"]]).toMatchObject([
        "400 malformed-request",
        [{ parameter: "limit" }],
      ]);
    }
  }),
);

row(84, "a member that the document does not declare is 422 at its place", () =>
  unchanged(async (service) => {
    const odd = [
      ["author", "author"],
      ["Title", "Title"],
      ["", ""],
      ["a/b~c d#", "a~1b~0c%20d%23"],
      ["owner", "owner"],
      ["toString", "toString"],
    ] as const;
    for (const [name, pointer] of odd) {
      const text = JSON.stringify({ [name]: 1 });
      for (const door of doors) {
        const answer = await send(service, door, text);
        expect(
          [told(answer), pointers(answer).includes(`#/${pointer}`)],
          `${door.join(" ")} ${name}`,
        ).toEqual(["422 invalid-content", true]);
      }
      for (const door of forms) {
        const answer = await send(service, door, new URLSearchParams({ [name]: "1" }).toString());
        expect(
          [told(answer), pointers(answer).includes(`#/${pointer}`)],
          `${door.join(" ")} ${name}`,
        ).toEqual(["422 invalid-content", true]);
      }
    }
  }),
);

row(85, "an unknown or repeated query parameter is 400 for every operation, which names it", () =>
  unchanged(async (service) => {
    const reads = [
      ["GET", "/books"],
      ["HEAD", "/books"],
      ["GET", "/books/a"],
      ["GET", "/books/a/reviews"],
      ["DELETE", "/books/a"],
      ["DELETE", "/books/a/reviews/r"],
    ] as const;
    const ask85 = (method: string, path: string, query: string) =>
      askRaw(
        service,
        request(
          method,
          `${path}?${query}`,
          ["Content-Type: application/json"],
          method === "PATCH" || method.startsWith("P") ? "{}" : "",
        ),
      );
    for (const [query, parameter] of [
      ["limt=1", "limt"],
      ["dry=", "dry"],
      ["%6cimt=1", "limt"],
      ["_method=DELETE", "_method"],
      ["=1", ""],
      ["x", "x"],
    ] as const) {
      for (const [method, path] of [...reads, ...doors.filter(([, , type]) => type === JSON_TYPE)]) {
        const answer = await ask85(method, path, query);
        if (method === "HEAD") expect([answer.status, answer.text]).toEqual([400, ""]);
        else
          expect([told(answer), answer.json["errors"]], `${method} ${path}?${query}`).toMatchObject([
            "400 malformed-request",
            [{ parameter }],
          ]);
      }
    }
    for (const path of ["/books", "/books/a/reviews"]) {
      for (const query of ["limit=1&limit=1", "limit=1&limit=2", "limit=1&%6cimit=1"]) {
        const answer = await ask85("GET", path, query);
        expect([told(answer), answer.json["errors"]]).toMatchObject([
          "400 malformed-request",
          [{ parameter: "limit" }],
        ]);
      }
      expect((await ask85("GET", path, "limit=1")).status).toBe(200);
    }
  }),
);
