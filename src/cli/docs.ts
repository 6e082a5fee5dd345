// `verbatim docs`: the rendered docs of a document, in one file that works offline.
import { stat, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { parseArgs } from "node:util";
import { renderDocs } from "../docs/render.ts";
import type { Command } from "./command.ts";

const usage = `Usage: verbatim docs [document] --out FILE

Renders an OpenAPI document with Redoc into one HTML file that needs nothing from outside. Every
operation has a badge and a sentence on what sending it twice does.

  document      OpenAPI 3.x, YAML or JSON (default: openapi.yaml)
  --out FILE    where to write the page

Exit: 0 done, 2 could not run
`;

export const docsCommand: Command = {
  name: "docs",
  summary: "rendered docs in one file that works offline",
  usage,
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { out: { type: "string" } },
    });
    if (positionals.length > 1) {
      io.err(`verbatim docs: one document at a time.\n${usage}`);
      return 2;
    }
    if (values.out === undefined || values.out === "") {
      io.err(`verbatim docs: say where to write the page, with --out FILE.\n${usage}`);
      return 2;
    }
    const folder = dirname(values.out);
    if (!(await isFolder(folder))) {
      io.err(`verbatim docs: the folder ${folder} does not exist.\n`);
      return 2;
    }
    const html = await renderDocs(positionals[0] ?? "openapi.yaml");
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
