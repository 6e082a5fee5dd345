// `verbatim generate`: writes the code that comes from a document, or compares it with what is there.
import { dirname } from "node:path";
import {
  driftOf,
  generate,
  type LocatedWarning,
  type Part,
  UnsupportedError,
  writeFiles,
} from "../codegen/generate.ts";
import { argumentsFrom, documentFrom, readingFrom, readingOptions, UsageError } from "./arguments.ts";
import type { Command, Io } from "./command.ts";
import { systemFault } from "./text/system-fault.ts";
import { usage } from "./usage/generate-usage.ts";
import { repeatOnChange } from "./watch.ts";

const options = {
  ...readingOptions,
  client: { type: "boolean", default: false },
  server: { type: "boolean", default: false },
  out: { type: "string", default: "generated" },
  check: { type: "boolean", default: false },
  watch: { type: "boolean", default: false },
} as const;

const PARTS: readonly Part[] = ["client", "server"];

export const generateCommand: Command = {
  name: "generate",
  readsDocument: true,
  usage,
  async run(args, io) {
    const { values, positionals } = argumentsFrom(args, options);
    if (!values.watch) return once(values, positionals, io);
    if (values.check) throw new UsageError("--watch: it writes at each change; leave out --check");
    const folders = [documentFrom(positionals), ...(values.overlay ?? [])].map((file) => dirname(file));
    const work = async (): Promise<void> => {
      await once(values, positionals, io).catch((error: unknown) => io.err(`${messageOf(error)}\n`));
      io.out("waiting for changes; press ctrl-C to stop\n");
    };
    await work();
    await repeatOnChange(folders, work, new AbortController().signal);
    return 0;
  },
};

type Values = ReturnType<typeof argumentsFrom<typeof options>>["values"];

async function once(values: Values, positionals: readonly string[], io: Io): Promise<number> {
  try {
    io.status?.("generating…");
    const wanted = PARTS.filter((part) => values[part]);
    const parts = wanted.length > 0 ? wanted : PARTS;
    const overlays = readingFrom(values, io.err);
    const warn = (one: LocatedWarning): void => io.err(`${lineOf(one)}\n`);
    const files = await generate(documentFrom(positionals), parts, warn, overlays).finally(() =>
      io.status?.(""),
    );
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
      io.err("No file was written. To generate the client and the types without a server, pass --client.\n");
    return 1;
  }
}

function messageOf(error: unknown): string {
  return systemFault(error) ?? (error instanceof Error ? error.message : String(error));
}

/** One line for a kind of warning, with its first places. */
function lineOf({ text, count, first }: LocatedWarning): string {
  const places = first.map(({ file, line, column }) => `${file}:${line}:${column}`);
  return `warning: ${count} ${text}: ${places.join(", ")}${count > places.length ? ", …" : ""}`;
}
