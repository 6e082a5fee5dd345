// `verbatim init`: makes a project that runs.
import { UnsupportedError } from "../codegen/generate.ts";
import { loadDocument } from "../contract/load.ts";
import { newProject } from "../init/new-project.ts";
import { argumentsFrom, readingFrom, readingOptions, UsageError } from "./arguments.ts";
import type { Command } from "./command.ts";
import { usage } from "./usage/init-usage.ts";

export const initCommand: Command = {
  name: "init",
  readsDocument: true,
  usage,
  async run(args, io) {
    const { values, positionals } = argumentsFrom(args, { ...readingOptions, from: { type: "string" } });
    const [folder = ".", ...rest] = positionals;
    if (rest.length > 0)
      throw new UsageError(`"${rest[0]}": unexpected argument; to use a document, pass --from`);
    const from =
      values.from === undefined ? undefined : await loadDocument(values.from, readingFrom(values, io.err));
    io.status?.("writing the project…");
    const made = await newProject(folder, from)
      .catch(unsupported)
      .finally(() => io.status?.(""));
    if (made instanceof UnsupportedError) {
      io.err(
        `${made.message}\nNo file was written. Change this, or run verbatim mock, which leaves it out.\n`,
      );
      return 1;
    }
    const { files, assumed } = made;
    if (assumed.length > 0)
      io.err(`${["The document did not say:", ...assumed.map((line) => `  ${line}`)].join("\n")}\n`);
    const enter = folder === "." ? "" : `cd ${folder} && `;
    io.out(`wrote ${files.length} files to ${folder}. Next: ${enter}npm install && npm start\n`);
    return 0;
  },
};

/** A document that cannot be served is the author's to change; anything else is thrown. */
function unsupported(error: unknown): UnsupportedError {
  if (error instanceof UnsupportedError) return error;
  throw error;
}
