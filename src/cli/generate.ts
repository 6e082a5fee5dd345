// `verbatim generate`: writes what comes out of a document, or compares it with what stands there.
import { parseArgs } from "node:util";
import { driftOf, generate, NotOurFolderError, UnsupportedError, writeFiles } from "../codegen/generate.ts";
import { DocumentError } from "../contract/load.ts";
import type { Command } from "./command.ts";

const usage = `Usage: verbatim generate [document] [--out FOLDER] [--check]

Writes types, operations, validators, server stubs and a client from an OpenAPI document
whose operations declare x-method-semantics. The same document gives the same bytes.

  document        OpenAPI 3.x, YAML or JSON (default: openapi.yaml)
  --out FOLDER    where to write; a folder of the generator's own (default: generated)
  --check         write nothing; list missing, extra and different files, and exit 1 if there are any

Exit: 0 done, 1 the folder differs or the document says what is not supported, 2 could not run
`;

export const generateCommand: Command = {
  name: "generate",
  summary: "types, validators, server stubs and client from a document",
  usage,
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { out: { type: "string", default: "generated" }, check: { type: "boolean", default: false } },
    });
    if (positionals.length > 1) {
      io.err(`verbatim generate: one document at a time.\n${usage}`);
      return 2;
    }
    try {
      const files = await generate(positionals[0] ?? "openapi.yaml");
      if (!values.check) {
        await writeFiles(files, values.out);
        io.out(`${files.size} files written to ${values.out}\n`);
        return 0;
      }
      const drift = await driftOf(files, values.out);
      for (const { name, kind } of drift) io.out(`${kind.padEnd(10)}${values.out}/${name}\n`);
      io.out(
        drift.length === 0
          ? `${values.out} is up to date\n`
          : "Run verbatim generate to bring it up to date.\n",
      );
      return drift.length === 0 ? 0 : 1;
    } catch (error) {
      const isTold = [UnsupportedError, DocumentError, NotOurFolderError].some(
        (kind) => error instanceof kind,
      );
      if (!isTold || !(error instanceof Error)) throw error;
      io.err(`${error.message}\n`);
      return error instanceof UnsupportedError ? 1 : 2;
    }
  },
};
