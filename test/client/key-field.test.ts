// The key of a request in the field that the document names.
import { expect, it } from "vitest";
import { to } from "../../src/client/key-field.ts";

const moved = (headers: Readonly<Record<string, string>>) => {
  const request = new Request("http://127.0.0.1/", { headers });
  return Object.fromEntries(to("X-Request-Key")(request).headers);
};

it.each([
  ["without quotes", { "Idempotency-Key": '"a\\"1"' }, { "x-request-key": 'a"1' }],
  ["a bare one unchanged", { "Idempotency-Key": "a1" }, { "x-request-key": "a1" }],
  [
    "a key of the client's own as a UUID",
    { "Idempotency-Key": '"1-2-3-4294967295"' },
    { "x-request-key": "00000001-0000-4002-8000-0003ffffffff" },
  ],
  [
    "not over that of the caller",
    { "Idempotency-Key": '"a1"', "X-Request-Key": "b" },
    { "x-request-key": "b" },
  ],
  ["nothing without a key", { Accept: "*/*" }, { accept: "*/*" }],
])("moves %s", (_, given, expected) => {
  expect(moved(given)).toEqual(expected);
});
