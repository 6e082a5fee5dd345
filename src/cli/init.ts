// `verbatim init`: makes a project that runs.
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
    const { files, assumed } = await newProject(folder, from).finally(() => io.status?.(""));
    if (assumed.length > 0)
      io.err(`${["The document did not say:", ...assumed.map((line) => `  ${line}`)].join("\n")}\n`);
    const enter = folder === "." ? "" : `cd ${folder} && `;
    io.out(`wrote ${files.length} files to ${folder}. Next: ${enter}npm install && npm start\n`);
    return 0;
  },
};
