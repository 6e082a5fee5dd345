import { expect, it } from "vitest";
import { retryAfter } from "../../src/http/retry-after.ts";

it.each<{ says: string; given: Record<string, string>; want: number | undefined }>([
  { says: "no field", given: {}, want: undefined },
  { says: "seconds", given: { "retry-after": "7" }, want: 7000 },
  { says: "no wait", given: { "retry-after": "0" }, want: 0 },
  {
    says: "a date, by the server's clock",
    given: { "retry-after": "Sun, 22 Nov 2026 10:00:09 GMT", date: "Sun, 22 Nov 2026 10:00:00 GMT" },
    want: 9000,
  },
  { says: "a date, by our clock", given: { "retry-after": "Sun, 22 Nov 2026 00:00:03 GMT" }, want: 3000 },
  { says: "a date in the past", given: { "retry-after": "Sun, 22 Nov 2020 00:00:00 GMT" }, want: 0 },
  { says: "an invalid value", given: { "retry-after": "soon" }, want: undefined },
  { says: "a negative number", given: { "retry-after": "-5" }, want: undefined },
  { says: "a list", given: { "retry-after": "5, 10" }, want: undefined },
  { says: "a fraction, which Date.parse accepts", given: { "retry-after": "1.5" }, want: undefined },
  { says: "an ISO date", given: { "retry-after": "2026-11-22T00:00:03Z" }, want: undefined },
  {
    says: "an obsolete date format",
    given: { "retry-after": "Sunday, 22-Nov-26 00:00:03 GMT" },
    want: undefined,
  },
  { says: "the wrong weekday", given: { "retry-after": "Mon, 22 Nov 2026 00:00:03 GMT" }, want: undefined },
])("Retry-After: $says", ({ given, want }) => {
  expect(retryAfter(new Headers(given), Date.UTC(2026, 10, 22))).toBe(want);
});
