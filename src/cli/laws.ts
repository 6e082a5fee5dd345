// `verbatim laws`: lists the laws that `check` applies.
import { laws } from "../laws/all.ts";
import type { Law } from "../laws/law.ts";
import { argumentsFrom, formatFrom, UsageError } from "./arguments.ts";
import type { Command, Io } from "./command.ts";
import { painterFor } from "./text/painter.ts";
import { usage } from "./usage/laws-usage.ts";

type Format = (laws: readonly Law[], io: Io) => string;

const formats: Readonly<Record<string, Format>> = {
  human: (all, io) => {
    const paint = painterFor(io);
    const block = ({ id, level, section, says }: Law): string =>
      `${paint("heading", id)}  ${paint("label", `${level}, ${section}`)}\n  ${says}\n`;
    return `${all.map(block).join("\n")}\n${all.length} laws\n`;
  },
  json: (all) => {
    const rows = all.map(({ id, about, level, section, says }) => ({ id, about, level, section, says }));
    return `${JSON.stringify(rows, null, 2)}\n`;
  },
};

export const lawsCommand: Command = {
  name: "laws",
  usage,
  async run(args, io) {
    const { values, positionals } = argumentsFrom(args, { format: { type: "string", default: "human" } });
    if (positionals.length > 0) throw new UsageError(`"${positionals[0]}": unexpected argument`);
    io.out(formatFrom<Format>(values.format, formats)(laws, io));
    return 0;
  },
};
