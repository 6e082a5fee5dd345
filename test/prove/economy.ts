// The cost of a run of the command: all laws on the whole document, with the default budget, over a socket.
import assert from "node:assert/strict";
import { checkCommand } from "../../src/cli/check.ts";
import { laws } from "../../src/laws/all.ts";
import { loadSample } from "../../src/service/sample/load-sample.ts";
import { type Service, startService } from "../rows/service.ts";
import type { Property } from "./property.ts";

const SECONDS = 30;
const REQUESTS = 3000;

type Told = {
  readonly requests: number;
  readonly seconds: number;
  readonly counts: { readonly broken: number; readonly notExercised: number };
};

export const economyProperty: Property = {
  name: "economy",
  says: `\`verbatim check openapi.yaml\` checks all laws in ${SECONDS} s and ${REQUESTS} requests: open, with two tokens, and with a library that is not empty.`,
  unit: "laws",
  size: laws.length,
  small: 4,
  prove: async (size, seed, progress) => {
    const only = size >= laws.length ? [] : laws.slice(0, size).flatMap(({ id }) => ["--only", id]);
    const args = [...only, "--seed", String(seed % 1_000_000_000)];
    const found = [
      ["open", await cost({}, async () => [...args, "--open"])],
      ["two tokens", await cost({ guarded: true }, async (service) => [...args, ...(await tokens(service))])],
      [
        "with a sample",
        await cost({}, async ({ origin }) => {
          await loadSample((request) => sendTo(origin, request));
          return [...args, "--open"];
        }),
      ],
    ] as const;
    progress(size);
    for (const [form, { requests, seconds, counts }] of found) {
      assert.deepEqual([counts.broken, counts.notExercised], [0, 0], form);
      assert.ok(requests <= REQUESTS && seconds <= SECONDS, `${form}: ${requests} requests in ${seconds} s`);
    }
    return found.map(([form, { requests, seconds }]) => `${form} ${requests} in ${seconds} s`).join(", ");
  },
};

async function cost(
  given: { readonly guarded?: boolean },
  argsFor: (service: Service) => Promise<readonly string[]>,
): Promise<Told> {
  const service = await startService(given);
  const out: string[] = [];
  try {
    const io = { out: (text: string) => void out.push(text), err: () => {}, isTerminal: false, env: {} };
    await checkCommand.run(
      ["openapi.yaml", service.origin, "--format", "json", ...(await argsFor(service))],
      io,
    );
    assert.deepEqual(service.errors, []);
    return JSON.parse(out.join("")) as Told;
  } finally {
    await service.close();
  }
}

async function sendTo(origin: string, request: Request): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const { method, headers } = request;
  return globalThis.fetch(`${origin}${pathname}${search}`, { method, headers, body: await request.text() });
}

async function tokens({ token }: Service): Promise<readonly string[]> {
  const field = async (name: string): Promise<string> =>
    `Authorization: Bearer ${await token(name, "books:write")}`;
  return ["--header", await field("ada"), "--second-principal", await field("grace")];
}
