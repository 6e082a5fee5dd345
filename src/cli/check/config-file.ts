// The configuration file of `check`: every option by its name, with the document and the server.
import { readFile } from "node:fs/promises";
import { isMap, isScalar, isSeq, LineCounter, type ParsedNode, parseDocument } from "yaml";
import { UsageError } from "../arguments.ts";
import { suggestion } from "../text/suggestion.ts";
import { options } from "./option-table.ts";

/** What a file says, in the form of a command line. */
export type Configuration = {
  readonly document?: string;
  readonly server?: string;
  readonly values: Readonly<Record<string, string | boolean | readonly string[]>>;
};

/** Read from the working folder if the command line names none. */
const USUAL_FILE = "verbatim.check.yaml";
/** What makes sense on the command line only. */
const NOT_IN_A_FILE = ["config", "replay", "explain", "update-baseline"];

type Means = {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly read?: (file: string) => Promise<string>;
};

/**
 * @param file what `--config` names; `undefined`: `verbatim.check.yaml`, if there is one
 * @param means `env` fills in `${NAME}`, so that no credential has to be in the file
 * @returns its options
 * @throws UsageError with the line for an unknown option or a value that does not fit it
 */
export async function configurationFrom(
  file: string | undefined,
  { env, read = (path) => readFile(path, "utf8") }: Means,
): Promise<Configuration> {
  const path = file ?? USUAL_FILE;
  const text = await read(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
    if (file !== undefined) throw new UsageError(`--config: ${file}: no such file`);
    return undefined;
  });
  return text === undefined ? { values: {} } : parsed(text, path, env);
}

function parsed(text: string, file: string, env: Means["env"]): Configuration {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const at = (node: ParsedNode | null): string => {
    const { line, col } = lines.linePos(node?.range[0] ?? 0);
    return `${file}:${line}:${col}`;
  };
  const [error] = document.errors;
  if (error !== undefined) throw new UsageError(`${file}: not YAML: ${error.message}`);
  const { contents } = document;
  if (contents === null) return { values: {} };
  if (!isMap(contents)) throw new UsageError(`${at(contents)}: expected options, such as "budget: 60"`);
  const own: Record<string, string> = {};
  const values: Record<string, string | boolean | readonly string[]> = {};
  for (const { key, value } of contents.items) {
    const name = isScalar(key) ? String(key.value) : "";
    const where = `${at(key)}: ${name}`;
    if (name === "document" || name === "server") own[name] = filled(textOf(value, where), where, env);
    else values[name] = valueFor(name, value, { where, env });
  }
  return { ...own, values };
}

type Place = { readonly where: string; readonly env: Means["env"] };

function valueFor(
  name: string,
  node: ParsedNode | null,
  { where, env }: Place,
): string | boolean | readonly string[] {
  const option = Object.entries(options).find(([one]) => one === name)?.[1];
  if (option === undefined || NOT_IN_A_FILE.includes(name)) {
    const known = ["document", "server", ...Object.keys(options)].filter(
      (one) => !NOT_IN_A_FILE.includes(one),
    );
    const why = option === undefined ? "unknown option" : "this option is for the command line only";
    throw new UsageError(`${where}: ${why}${suggestion(name, known)}`);
  }
  if (option.type === "boolean") {
    if (isScalar(node) && typeof node.value === "boolean") return node.value;
    throw new UsageError(`${where}: expected true or false`);
  }
  if (!("multiple" in option)) return filled(textOf(node, where), where, env);
  const items = isSeq(node) ? node.items : [node];
  return items.map((item) => filled(textOf(item, where), where, env));
}

function textOf(node: unknown, where: string): string {
  const value = isScalar(node) ? node.value : undefined;
  if (typeof value === "string" || typeof value === "number") return String(value);
  throw new UsageError(`${where}: expected a text or a number`);
}

/** Fills in `${NAME}`; `$${NAME}` is written for `${NAME}` itself. */
function filled(text: string, where: string, env: Means["env"]): string {
  const [first = "", ...parts] = text.split("${");
  return parts.reduce((done, part) => {
    const end = part.indexOf("}");
    if (done.endsWith("$") || end < 0) return `${done.endsWith("$") ? done.slice(0, -1) : done}\${${part}`;
    const name = part.slice(0, end);
    const value = env[name];
    if (value === undefined) throw new UsageError(`${where}: the environment variable ${name} is not set`);
    return done + value + part.slice(end + 1);
  }, first);
}
