// A third-party client that retries on its own: one book, however many responses are lost.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { startService } from "../rows/service.ts";
import { exported } from "../service/service.ts";
import type { Property } from "./property.ts";
import { type Cut, losingProxy } from "./proxy.ts";

const cuts: readonly Cut[] = ["before-answer", "during-answer", "before-asking"];

export const curlProperty: Property = {
  name: "curl",
  says: "curl --retry with a key creates one book, although a proxy drops the first responses.",
  unit: "lost responses",
  size: 3,
  small: 1,
  prove: async (size, seed, progress) => {
    const folders = (process.env["PATH"] ?? "").split(delimiter);
    if (!folders.some((folder) => existsSync(join(folder, "curl")))) return "skipped: no curl";
    const service = await startService();
    const lost = Array.from({ length: size }, (_, index) => cuts[index % cuts.length] ?? "before-answer");
    const proxy = await losingProxy(service.port, lost);
    try {
      const book = JSON.stringify({ title: "Emma", authors: ["Jane Austen"] });
      const { stdout } = await promisify(execFile)("curl", [
        ...["--silent", "--show-error", "--fail-with-body", "--noproxy", "*"],
        ...["--retry", "5", "--retry-all-errors", "--retry-delay", "1"],
        ...["--header", "Content-Type: application/json", "--header", `Idempotency-Key: curl-${seed}`],
        ...["--data", book, `http://127.0.0.1:${proxy.port}/books`],
      ]);
      progress(size);
      assert.equal(proxy.seen.length, size + 1, "curl sends one request per lost response, and one more");
      assert.equal(
        await exported(service.store),
        lastAnswer(stdout),
        "there is one book, the one in the last response",
      );
      assert.deepEqual(service.errors, []);
      return `one book after ${proxy.seen.length} requests`;
    } finally {
      await proxy.close();
      await service.close();
    }
  },
};

/** curl keeps the parts of truncated responses; the complete response comes last. */
function lastAnswer(text: string): string {
  return text.slice(text.lastIndexOf('{"id"'));
}
