import { describe, expect, it } from "vitest";
import { isProblem } from "../../src/http/problem.ts";

const least = { type: "about:blank", title: "Not Found", status: 404 };

describe("isProblem", () => {
  it.each([
    { says: "only type, title and status", given: least },
    { says: "a detail and an instance", given: { ...least, detail: "No such book.", instance: "/books/a" } },
    {
      says: "faults",
      given: { ...least, errors: [{ pointer: "/title", detail: "missing" }, { detail: "x" }] },
    },
    { says: "extensions", given: { ...least, balance: 30 } },
  ])("yes: $says", ({ given }) => {
    expect(isProblem(given)).toBe(true);
  });

  it.each([
    { says: "null", given: null },
    { says: "text", given: "Not Found" },
    { says: "a list", given: [least] },
    { says: "a different object", given: { error: "Not Found" } },
    { says: "no title", given: { type: "about:blank", status: 404 } },
    { says: "a status in quotes", given: { ...least, status: "404" } },
    { says: "an invalid status", given: { ...least, status: 99 } },
    { says: "a fractional status", given: { ...least, status: 404.5 } },
    { says: "a detail that is not a string", given: { ...least, detail: {} } },
    { says: "an instance that is not a string", given: { ...least, instance: 1 } },
    { says: "errors as an object", given: { ...least, errors: { title: "missing" } } },
    { says: "errors without detail", given: { ...least, errors: [{ pointer: "/title" }] } },
    {
      says: "a pointer that is not a string",
      given: { ...least, errors: [{ pointer: ["title"], detail: "x" }] },
    },
  ])("no: $says", ({ given }) => {
    expect(isProblem(given)).toBe(false);
  });
});
