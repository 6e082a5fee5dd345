// docs/client.md: every snippet runs unchanged against the service, and logs what it shows.
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as client from "../../generated/client.ts";
import * as errors from "../../src/client/errors.ts";
import * as knownAnswers from "../../src/client/known-answers.ts";
import { emma, overSocket, type Service } from "../service/service.ts";
import { ran, saidLines, snippetsOf } from "../snippets.ts";

const page = readFileSync("docs/client.md", "utf8");
const snippets = snippetsOf(page);
const modules: Readonly<Record<string, object>> = {
  "../generated/client.ts": client,
  "@verbatim-http/kit/client/errors": errors,
  "@verbatim-http/kit/client/known-answers": knownAnswers,
};
const ORIGIN = "http://127.0.0.1:8080";

let service: Service;
beforeAll(async () => {
  service = await overSocket();
  await service.client.putBook({ path: { bookId: "emma" }, body: emma });
});
afterAll(() => service.close());

describe("docs/client.md", () => {
  it("is about ten things", () => {
    expect(page.match(/^## \d+\./gm)).toHaveLength(10);
    expect(snippets.length).toBeGreaterThanOrEqual(10);
  });

  it.each(snippets.map((text, at) => [at + 1, text] as const))(
    "snippet %i does what it says",
    async (_, text) => {
      const local = text.replaceAll(JSON.stringify(ORIGIN), JSON.stringify(service.origin));
      const globals = /const api\b/.test(text) ? {} : { api: service.client };
      const { lines } = await ran(local, { modules, globals });
      expect(lines).toEqual(saidLines(text));
    },
  );
});
