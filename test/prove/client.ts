// The client on a faulty network, among concurrent writers, and compared in size with other clients.
import assert from "node:assert/strict";
import { installPeers } from "../bench/install-peers.ts";
import { concurrentEdits } from "../client/calls.ts";
import { faultyCalls } from "../client/faults.ts";
import { gzipped } from "../client/sizes.ts";
import { startService } from "../rows/service.ts";
import type { Property } from "./property.ts";

export const faultsProperty: Property = {
  name: "faults",
  says: "A call over a network that drops, delays, cuts and garbles has one effect, or an error that reports the effect correctly.",
  unit: "faulty calls",
  size: 5000,
  // test/client/faults.test.ts makes 450.
  small: 27,
  prove: async (size, seed) => {
    const service = await startService();
    try {
      const { calls, requests, succeeded, failed, excused, wrong } = await faultyCalls(
        service.origin,
        size,
        seed,
      );
      assert.deepEqual(wrong, []);
      assert.equal(calls, size);
      const errors = `errors that say no effect: ${failed.none}, that say unknown: ${failed.unknown}`;
      return `none wrong; ${requests} requests, ${succeeded} succeeded (${excused} by an earlier try), ${errors}`;
    } finally {
      await service.close();
    }
  },
};

export const editsProperty: Property = {
  name: "edits",
  says: "Concurrent edits of one book are all kept.",
  unit: "edits at once",
  size: 200,
  small: 20,
  prove: async (size) => {
    const service = await startService();
    try {
      const found = await concurrentEdits(service.origin, size);
      assert.equal(found, size, "edits were lost or made twice");
      return `all ${found} kept`;
    } finally {
      await service.close();
    }
  },
};

/** The maximum size of the client with openapi-fetch, in bytes. */
const MOST = 6000;
/** Large clients of companies, installed in test/bench. */
const OTHERS = ["stripe", "openai"];

export const sizesProperty: Property = {
  name: "sizes",
  says: "The client, including openapi-fetch, is at most 6 kB, gzipped.",
  unit: "bundles",
  size: 6,
  small: 1,
  prove: async (size) => {
    const ours = ["src/client/client.ts", "generated/client.ts"];
    const inputs = [...ours, "openapi-fetch", "ky", ...OTHERS];
    const sizes: string[] = [];
    for (const input of inputs.slice(0, size)) {
      const folder = OTHERS.includes(input) ? installPeers(console.error) : undefined;
      sizes.push(`${input} ${((await gzipped(input, folder)) / 1000).toFixed(2)} kB`);
    }
    for (const input of ours) assert.ok((await gzipped(input)) <= MOST, sizes.join(", "));
    return sizes.join(", ");
  },
};
