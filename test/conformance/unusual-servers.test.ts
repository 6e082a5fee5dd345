// Unusual but correct servers break no law. `npm run prove` runs five seeds each.
import { expect, it } from "vitest";
import { unusualServers } from "../servers/faults.ts";
import { sendLightMessages } from "../setup/light-messages.ts";
import { judged, of, withRepeat } from "./judging.ts";

sendLightMessages();

it.each(unusualServers.map((variant, at) => [variant, (at % 3) + 1] as const))(
  "%s, seed %i",
  async (variant, seed) => {
    expect(of(await judged([variant], seed), "broken")).toEqual([]);
  },
);

it.each([1, 2])("all variants together, seed %i", async (seed) => {
  expect(of(await judged(unusualServers, seed), "broken")).toEqual([]);
});

it.each([
  ["a second DELETE returns 204", "delete", 204],
  ["PUT returns content", "create-or-replace", 200],
  ["PATCH returns no content", "merge", 204],
])("%s, if the document declares it", async (variant, effect, repeat) => {
  expect(of(await judged([variant], 1, { by: withRepeat(effect, repeat) }), "broken")).toEqual([]);
});
