// `verbatim docs`: renders a document as one page that works offline.
import { stat, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { renderDocs } from "../docs/render.ts";
import { argumentsFrom, documentFrom, readingFrom, readingOptions, UsageError } from "./arguments.ts";
import type { Command } from "./command.ts";

const usage = `Usage: verbatim docs [DOCUMENT] [options] --out FILE

Renders an OpenAPI document with Redoc as one HTML file that works offline. Each
operation gets a badge and a sentence about what sending it twice does.

  DOCUMENT      OpenAPI 3.x, YAML or JSON (default: openapi.yaml)
  --overlay FILE
                OpenAPI Overlay that changes the document; repeatable
  --root FOLDER
                let references reach all files in this folder (default: the
                document's folder)
  --allow-remote
                let references reach the network
  --out FILE    file to write (required)

Exit codes:
  0    done
  2    could not run
`;

export const docsCommand: Command = {
  name: "docs",
  usage,
  async run(args, io) {
    const { values, positionals } = argumentsFrom(args, { ...readingOptions, out: { type: "string" } });
    const document = documentFrom(positionals);
    if (values.out === undefined || values.out === "") {
      throw new UsageError("--out is missing: name the file to write");
    }
    const folder = dirname(values.out);
    if (!(await isFolder(folder))) throw new UsageError(`--out: there is no folder "${folder}"`);
    const html = await renderDocs(document, readingFrom(values, io.err));
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
