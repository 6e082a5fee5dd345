// The columns of the table of fields: as a request parameter, as a response header, and for CORS.
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

describe("lists from the table", () => {
  it.each([
    {
      says: "header parameters that are not validated against a schema",
      is: (name: string) => !hasSchema(name),
      want: [
        ...["Accept", "Authorization", "Content-Type"],
        ...["If-Match", "If-Modified-Since", "If-None-Match", "Idempotency-Key", "Prefer"],
      ],
    },
    {
      says: "response headers that the server sends itself",
      is: isSupplied,
      want: [
        ...["Accept-Patch", "Cache-Control", "ETag", "Link", "Location"],
        ...["Preference-Applied", "Retry-After", "Vary"],
      ],
    },
    { says: "response headers that OpenAPI ignores", is: isIgnored, want: ["Content-Type"] },
    {
      says: "fields that describe the message",
      is: isOfMessage,
      want: [
        ...["Age", "Connection", "Content-Length", "Date", "Keep-Alive"],
        ...["RateLimit", "RateLimit-Policy", "X-Request-Id", "Transfer-Encoding"],
      ],
    },
  ])("$says", ({ is, want }) => {
    expect(names.filter(is)).toEqual(want);
    expect(names.filter((name) => is(name.toUpperCase()))).toEqual(want);
  });

  it("fields that CORS allows pages of other origins to send and to read", () => {
    expect(corsNames("sent")).toEqual([
      ...["Authorization", "Content-Type", "If-Match", "If-None-Match", "Idempotency-Key", "Prefer"],
      ...["Traceparent", "Tracestate"],
    ]);
    expect(corsNames("read")).toEqual([
      ...["Accept-Encoding", "Accept-Patch", "Accept-Post", "Allow", "Deprecation", "ETag"],
      ...["Idempotency-Replayed", "Link", "Location", "Preference-Applied"],
      ...["RateLimit", "RateLimit-Policy", "X-Request-Id", "Retry-After"],
      ...["Sunset", "WWW-Authenticate"],
    ]);
  });
});

it("field names are case-insensitive (RFC 9110 5.1)", () => {
  expect(isField("etag", "etag")).toBe(true);
  expect(isField("etag", "ETAG")).toBe(true);
  expect(isField("etag", "E-Tag")).toBe(false);
});
