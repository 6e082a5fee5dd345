// `verbatim docs`: renders a document as one page that works offline.
import { stat, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { renderDocs } from "../docs/render.ts";
import { argumentsFrom, documentFrom, readingFrom, readingOptions, UsageError } from "./arguments.ts";
import type { Command } from "./command.ts";
import { usage } from "./usage/docs-usage.ts";

export const docsCommand: Command = {
  name: "docs",
  readsDocument: true,
  usage,
  async run(args, io) {
    const { values, positionals } = argumentsFrom(args, { ...readingOptions, out: { type: "string" } });
    const document = documentFrom(positionals);
    if (values.out === undefined || values.out === "") {
      throw new UsageError("--out is missing: name the file to write");
    }
    const folder = dirname(values.out);
    if (!(await isFolder(folder))) throw new UsageError(`--out: there is no folder "${folder}"`);
    io.status?.("rendering…");
    const html = await renderDocs(document, readingFrom(values, io.err)).finally(() => io.status?.(""));
    await writeFile(values.out, html);
    io.out(`${values.out}: ${(Buffer.byteLength(html) / 1_000_000).toFixed(1)} MB\n`);
    return 0;
  },
};

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
