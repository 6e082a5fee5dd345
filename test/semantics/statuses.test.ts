// What a status says: who gives it, and what a client may do next.
import { expect, it } from "vitest";
import { asksToWait, giverOf, isGone, isSuccess, isTransient } from "../../src/semantics/statuses.ts";

it.each([
  { status: 200, giver: "handler", isSuccess: true },
  { status: 204, giver: "handler", isSuccess: true },
  { status: 304, giver: "decisions" },
  { status: 400, giver: "handler" },
  { status: 404, giver: "handler", isGone: true },
  { status: 408, giver: "platform", isTransient: true },
  { status: 409, giver: "handler" },
  { status: 410, giver: "handler", isGone: true },
  { status: 412, giver: "decisions" },
  { status: 429, giver: "platform", asksToWait: true, isTransient: true },
  { status: 500, giver: "platform" },
  { status: 501, giver: "platform" },
  { status: 502, giver: "platform", isTransient: true },
  { status: 503, giver: "platform", asksToWait: true, isTransient: true },
  { status: 504, giver: "platform", isTransient: true },
])("$status", (row) => {
  const { status, giver } = row;
  expect(giverOf(status)).toBe(giver);
  expect(isSuccess(status)).toBe(row.isSuccess === true);
  expect(isGone(status)).toBe(row.isGone === true);
  expect(asksToWait(status)).toBe(row.asksToWait === true);
  expect(isTransient(status)).toBe(row.isTransient === true);
});
