// What a network may do to a call, in Node; `page.test.ts` runs the same list in a browser.
import { expect, it } from "vitest";
import { cases } from "./case-list.ts";
import { caseServer } from "./case-server.ts";
import { runCases } from "./cases.ts";

it(`${cases.length} cases over a socket`, async () => {
  const server = await caseServer();
  const told = await runCases(server.origin);
  const { want, got } = server.compared(told);
  expect(got).toEqual(want);
  expect(told.find(({ name }) => name.startsWith("Retry-After"))?.took).toBeGreaterThanOrEqual(1000);
  server.close();
});
