// The check digit of an ISBN-13, as a function and in the service.
import { describe, expect, it } from "vitest";
import { hasValidCheckDigit } from "../../src/service/isbn.ts";
import { emma, inProcess } from "./service.ts";

describe("the check digit of an ISBN-13", () => {
  it.each([
    ["9780141439518", true],
    ["9780131103627", true],
    ["9780201633610", true],
    ["9783161484100", true],
    ["9791034304660", true],
    ["9780141439519", false],
    ["9780141439581", false],
    ["9780000000000", false],
    ["9780000000002", true],
  ])("%s: %s", (isbn, want) => {
    expect(hasValidCheckDigit(isbn)).toBe(want);
  });

  it("no single wrong digit goes unnoticed", () => {
    const right = "9780141439518";
    for (let at = 0; at < right.length; at++) {
      for (let digit = 0; digit <= 9; digit++) {
        const wrong = right.slice(0, at) + digit + right.slice(at + 1);
        expect(hasValidCheckDigit(wrong), wrong).toBe(wrong === right);
      }
    }
  });
});

describe("an ISBN that does not fit", () => {
  const rows = [
    { isbn: "9780141439519", want: "/problems/isbn-check-digit" },
    { isbn: "978-0141439518", want: "/problems/invalid-content" },
    { isbn: "978014143951", want: "/problems/invalid-content" },
    { isbn: "97801414395188", want: "/problems/invalid-content" },
    { isbn: "9770141439518", want: "/problems/invalid-content" },
    { isbn: "0141439513", want: "/problems/invalid-content" },
    { isbn: "٩٧٨٠١٤١٤٣٩٥١٨", want: "/problems/invalid-content" },
    { isbn: "", want: "/problems/invalid-content" },
    { isbn: 9780141439518, want: "/problems/invalid-content" },
    { isbn: null, want: "/problems/invalid-content" },
  ];
  it.each(rows)("$isbn is refused by $want, at #/isbn", async ({ isbn, want }) => {
    const service = await inProcess();
    for (const [method, path] of [
      ["POST", "/books"],
      ["PUT", "/books/emma"],
      ["POST", "/add-book"],
    ] as const) {
      const answer = await service.send(method, path, { body: { ...emma, isbn } });
      expect(answer.status).toBe(422);
      expect(await answer.json()).toMatchObject({ type: want, status: 422, errors: [{ pointer: "#/isbn" }] });
    }
    await service.close();
  });
});
