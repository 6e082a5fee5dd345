// The formats of a report, and the files that it is written to.
import { writeFile } from "node:fs/promises";
import { extname } from "node:path";
import { UsageError } from "../arguments.ts";
import type { Io } from "../command.ts";
import type { Demands } from "./demands.ts";
import { asGithub } from "./github.ts";
import { asText } from "./human.ts";
import { asJson } from "./json.ts";
import { asJunit } from "./junit.ts";
import type { Report } from "./report.ts";
import { asSarif } from "./sarif.ts";

export type Format = (report: Report, io: Io, demands: Demands) => string;

const human: Format = (report, io) => asText(report, io);
const github: Format = (report, _, demands) => asGithub(report, demands);

export const formats: Readonly<Record<string, Format>> = {
  human,
  json: (report) => asJson(report),
  junit: (report, _, demands) => asJunit(report, demands),
  sarif: (report) => asSarif(report),
  github,
};

/** The format of a file by the end of its name. */
const byName: Readonly<Record<string, string>> = {
  ".json": "json",
  ".xml": "junit",
  ".sarif": "sarif",
  ".txt": "human",
};

export type Outputs = {
  readonly terminal: Format;
  readonly files: readonly { readonly file: string; readonly format: Format }[];
};

/**
 * @param chosen the format that `--format` names
 * @param files what `--output` names
 * @returns where the report goes in which format; a format for programs goes to the files alone
 */
export function outputsFrom(chosen: Format, files: readonly string[] = []): Outputs {
  const isForPeople = chosen === human || chosen === github;
  return {
    terminal: files.length === 0 || isForPeople ? chosen : human,
    files: files.map((file) => {
      const known = byName[extname(file).toLowerCase()];
      return { file, format: (known === undefined ? undefined : formats[known]) ?? chosen };
    }),
  };
}

/** Writes the report to a file; throws UsageError if that is not possible. */
export async function writeReport(file: string, text: string): Promise<void> {
  await writeFile(file, text).catch((error: Error) => {
    throw new UsageError(`--output: ${file} cannot be written: ${error.message}`);
  });
}
