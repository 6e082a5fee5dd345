// What a status means: who sends it, and what a client may do next.
import { expect, it } from "vitest";
import { asksToWait, isGone, isSuccess, isTransient, sourceOf } from "../../src/semantics/statuses.ts";

it.each([
  { status: 200, source: "handler", isSuccess: true },
  { status: 204, source: "handler", isSuccess: true },
  { status: 304, source: "decisions" },
  { status: 400, source: "handler" },
  { status: 404, source: "handler", isGone: true },
  { status: 408, source: "platform", isTransient: true },
  { status: 409, source: "handler" },
  { status: 410, source: "handler", isGone: true },
  { status: 412, source: "decisions" },
  { status: 429, source: "platform", asksToWait: true, isTransient: true },
  { status: 500, source: "platform" },
  { status: 501, source: "platform" },
  { status: 502, source: "platform", isTransient: true },
  { status: 503, source: "platform", asksToWait: true, isTransient: true },
  { status: 504, source: "platform", isTransient: true },
])("$status", (row) => {
  const { status, source } = row;
  expect(sourceOf(status)).toBe(source);
  expect(isSuccess(status)).toBe(row.isSuccess === true);
  expect(isGone(status)).toBe(row.isGone === true);
  expect(asksToWait(status)).toBe(row.asksToWait === true);
  expect(isTransient(status)).toBe(row.isTransient === true);
});
