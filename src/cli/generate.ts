// `verbatim generate`: writes the code that comes from a document, or compares it with what is there.
import {
  driftOf,
  generate,
  type LocatedWarning,
  type Part,
  UnsupportedError,
  writeFiles,
} from "../codegen/generate.ts";
import { argumentsFrom, documentFrom, readingFrom, readingOptions } from "./arguments.ts";
import type { Command } from "./command.ts";

const usage = `Usage: verbatim generate [DOCUMENT] [options]

Writes types, a client and server stubs for an OpenAPI document. The server
needs x-method-semantics on every operation. The client does not: without it,
the method decides what may be retried (RFC 9110 9.2.2). The same document
always gives the same bytes.

  DOCUMENT        OpenAPI 3.x, YAML or JSON (default: openapi.yaml)
  --overlay FILE  OpenAPI Overlay that changes the document; repeatable
  --root FOLDER   let references reach all files in this folder (default: the
                  document's folder)
  --allow-remote  let references reach the network
  --client        only the client and the types
  --server        only the server, its validators and the types
  --out FOLDER    folder to write, used for nothing else (default: generated)
  --check         write nothing; list missing, extra and different files

Exit codes:
  0    done; with --check: the folder is up to date
  1    the document uses something unsupported; with --check: the folder differs
  2    could not run
`;

const options = {
  ...readingOptions,
  client: { type: "boolean", default: false },
  server: { type: "boolean", default: false },
  out: { type: "string", default: "generated" },
  check: { type: "boolean", default: false },
} as const;

const PARTS: readonly Part[] = ["client", "server"];

export const generateCommand: Command = {
  name: "generate",
  usage,
  async run(args, io) {
    const { values, positionals } = argumentsFrom(args, options);
    try {
      const wanted = PARTS.filter((part) => values[part]);
      const parts = wanted.length > 0 ? wanted : PARTS;
      const overlays = readingFrom(values, io.err);
      const warn = (one: LocatedWarning): void => io.err(`${lineOf(one)}\n`);
      const files = await generate(documentFrom(positionals), parts, warn, overlays);
      if (!values.check) {
        await writeFiles(files, values.out);
        io.out(`wrote ${files.size} files to ${values.out}\n`);
        return 0;
      }
      const drift = await driftOf(files, values.out);
      for (const { name, kind } of drift) io.out(`${kind.padEnd(10)}${values.out}/${name}\n`);
      io.out(
        drift.length === 0
          ? `${values.out} is up to date\n`
          : `${values.out} is out of date; run verbatim generate to update it\n`,
      );
      return drift.length === 0 ? 0 : 1;
    } catch (error) {
      if (!(error instanceof UnsupportedError)) throw error;
      io.err(`${error.message}\n`);
      if (!values.server)
        io.err(
          "No file was written. To generate the client and the types without a server, pass --client.\n",
        );
      return 1;
    }
  },
};

/** One line for a kind of warning, with its first places. */
function lineOf({ text, count, first }: LocatedWarning): string {
  const places = first.map(({ file, line, column }) => `${file}:${line}:${column}`);
  return `warning: ${count} ${text}: ${places.join(", ")}${count > places.length ? ", …" : ""}`;
}
