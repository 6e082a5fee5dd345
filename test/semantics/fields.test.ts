// The columns of the table of fields: as a parameter, as a header of a response, to pages of other origins.
import { describe, expect, it } from "vitest";
import {
  corsNames,
  fields,
  hasSchema,
  isField,
  isIgnored,
  isOfMessage,
  isSupplied,
} from "../../src/semantics/fields.ts";

const names = [...Object.values(fields).map(({ name }) => name), "X-Tenant"];

describe("the lists that the table gives", () => {
  it.each([
    {
      says: "header parameters that no schema judges",
      is: (name: string) => !hasSchema(name),
      want: [
        ...["Accept", "Authorization", "Content-Type"],
        ...["If-Match", "If-None-Match", "Idempotency-Key", "Prefer"],
      ],
    },
    {
      says: "headers of responses that the server sends",
      is: isSupplied,
      want: [
        ...["Accept-Patch", "Cache-Control", "ETag", "Link", "Location"],
        ...["Preference-Applied", "Retry-After", "Vary"],
      ],
    },
    { says: "headers of responses that OpenAPI ignores", is: isIgnored, want: ["Content-Type"] },
    {
      says: "fields about one message",
      is: isOfMessage,
      want: [
        ...["Age", "Connection", "Content-Length", "Date", "Keep-Alive"],
        ...["X-Request-Id", "Transfer-Encoding"],
      ],
    },
  ])("$says", ({ is, want }) => {
    expect(names.filter(is)).toEqual(want);
    expect(names.filter((name) => is(name.toUpperCase()))).toEqual(want);
  });

  it("what pages of other origins may send and read by CORS", () => {
    expect(corsNames("sent")).toEqual([
      ...["Authorization", "Content-Type", "If-Match", "If-None-Match", "Idempotency-Key", "Prefer"],
    ]);
    expect(corsNames("read")).toEqual([
      ...["ETag", "Idempotency-Replayed", "Link", "Location", "X-Request-Id", "Retry-After"],
    ]);
  });
});

it("names are equal in any case (RFC 9110 5.1)", () => {
  expect(isField("etag", "etag")).toBe(true);
  expect(isField("etag", "ETAG")).toBe(true);
  expect(isField("etag", "E-Tag")).toBe(false);
});
