// `verbatim check`: does a server do what its document says?
import { randomBytes } from "node:crypto";
import { parseArgs } from "node:util";
import { check, type Progress } from "../conformance/check.ts";
import { Unreachable } from "../conformance/patience.ts";
import { redactor, type Secret, secretsOf } from "../conformance/secrets.ts";
import { timer } from "../conformance/settings.ts";
import { quoted } from "../conformance/shell.ts";
import type { Contract, Operation } from "../contract/operation.ts";
import type { Law } from "../laws/law.ts";
import { readDocument } from "./check-document.ts";
import { explained } from "./check-explain.ts";
import { asText, widthOf } from "./check-human.ts";
import { asJson } from "./check-json.ts";
import { asJunit } from "./check-junit.ts";
import { sendOverNetwork } from "./check-network.ts";
import { exitCodeOf, type Report, reportOf } from "./check-report.ts";
import {
  baseUrlFrom,
  type CheckOptions,
  headersFrom,
  lawNamed,
  numberFrom,
  replayFrom,
  wantedFrom,
} from "./check-settings.ts";
import { INTERRUPTED, stopOnSignal } from "./check-stop.ts";
import { usage } from "./check-usage.ts";
import type { Command, Io } from "./command.ts";
import { printableLine } from "./printable.ts";

const options = {
  format: { type: "string", default: "human" },
  header: { type: "string", short: "H", multiple: true },
  "second-principal": { type: "string", multiple: true },
  only: { type: "string", multiple: true },
  skip: { type: "string", multiple: true },
  operation: { type: "string", multiple: true },
  replay: { type: "string" },
  explain: { type: "string" },
  seed: { type: "string", default: "1" },
  budget: { type: "string", default: "30" },
  concurrency: { type: "string", default: "1" },
  "base-path": { type: "string" },
  "safe-only": { type: "boolean", default: false },
  strict: { type: "boolean", default: false },
  open: { type: "boolean", default: false },
} as const;

export const checkCommand: Command = {
  name: "check",
  summary: "does a server do what its document says?",
  usage,
  async run(args, io) {
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
    if (values.explain !== undefined) {
      io.out(explained(lawNamed(values.explain), widthOf(io)));
      return 0;
    }
    const [document, server] = positionals;
    if (document === undefined || server === undefined || positionals.length > 2) {
      io.err("verbatim check: say the document and the server, such as\n");
      io.err("  verbatim check openapi.yaml http://127.0.0.1:8080\nSee verbatim check --help.\n");
      return 2;
    }
    if (!isFormat(values.format)) {
      io.err(`verbatim check: --format is ${Object.keys(formats).join(", ")}, not "${values.format}".\n`);
      return 2;
    }
    return checkServer({ document, server, values }, io, formats[values.format]);
  },
};

type Format = (report: Report, io: Io, values: CheckOptions) => string;

const formats = {
  human: (report, io) => asText(report, io),
  json: (report) => asJson(report),
  junit: (report, _, values) => asJunit(report, values),
} as const satisfies Record<string, Format>;

function isFormat(text: string): text is keyof typeof formats {
  return Object.hasOwn(formats, text);
}

type Said = { readonly document: string; readonly server: string; readonly values: CheckOptions };

async function checkServer(said: Said, io: Io, format: Format): Promise<number> {
  const { values } = said;
  const headers = headersFrom("--header", values.header);
  const second = headersFrom("--second-principal", values["second-principal"]);
  const seed = numberFrom(
    "--seed",
    values.replay === undefined ? values.seed : replayFrom(values.replay).seed,
    [0, 999_999_999],
  );
  const budget = numberFrom("--budget", values.budget, [1, 86_400]);
  const concurrency = numberFrom("--concurrency", values.concurrency, [1, 64]);
  // Whether it is a URL is asked before a document is read for it.
  baseUrlFrom(said.server, values["base-path"], "");
  const loaded = await readDocument(said.document, { server: said.server, open: values.open });
  const { contract } = loaded;
  const baseUrl = baseUrlFrom(said.server, values["base-path"], loaded.basePath);
  const { laws, operations } = wantedFrom(values, contract);
  const secrets = secretsOf({ contract, headers, second });
  const redact = redactor(secrets);
  const stop = stopOnSignal(() =>
    io.err("\nstopping: what was made is removed; once more ends it at once\n"),
  );
  try {
    const outcome = await check({
      contract,
      laws,
      wants: (_, operation) => operations?.has(operation.id) ?? true,
      baseUrl,
      seed,
      concurrency,
      headers,
      ...(values["second-principal"] === undefined ? {} : { second }),
      safeOnly: values["safe-only"],
      budget: budget * 1000,
      run: `v${digits(10)}`,
      send: sendOverNetwork,
      now: Date.now,
      pause: timer,
      signal: stop.signal,
      onProgress: (progress) => io.status?.(redact(progressLine(progress))),
    });
    io.status?.("");
    const report = reportOf(outcome, {
      contract,
      document: said.document,
      baseUrl,
      seed,
      stopped: stop.signal.aborted,
      position: (operation) => loaded.position(operation.place),
      replay: (law, operation) => replayLine(said, secrets, { seed, law, operation }),
      hint: (law, operation) => hintFor(law, operation, values),
      advice: adviceFor(contract, values),
      redact,
    });
    io.out(redact(format(report, io, values)));
    return stop.signal.aborted ? INTERRUPTED : exitCodeOf(report, values.strict);
  } catch (error) {
    io.status?.("");
    if (!(error instanceof Unreachable)) throw error;
    io.err(`verbatim check: ${redact(error.message)}.\n`);
    return stop.signal.aborted ? INTERRUPTED : 2;
  } finally {
    stop.release();
  }
}

function digits(count: number): string {
  return (randomBytes(8).readBigUInt64BE() % 10n ** BigInt(count)).toString().padStart(count, "0");
}

function progressLine({ asked, of, requests, law, operation }: Progress): string {
  return printableLine(`${asked} of ${of}, ${requests} requests: ${law.id} of ${operation.id}`);
}

/** Asks the same again, with the names of variables where credentials were. */
function replayLine(
  { document, server, values }: Said,
  secrets: readonly Secret[],
  { seed, law, operation }: { readonly seed: number; readonly law: Law; readonly operation: Operation },
): string {
  const field =
    (option: string, suffix: string) =>
    (text: string): readonly string[] => {
      const name = text.slice(0, text.indexOf(":"));
      const secret = secrets.find(
        (one) => one.field === name.toLowerCase() && one.variable.endsWith("_2") === (suffix !== ""),
      );
      return [option, secret === undefined ? quoted(text) : `"${name}: ${secret.scheme}$${secret.variable}"`];
    };
  return [
    "npx verbatim check",
    quoted(document),
    quoted(server),
    ...(values["base-path"] === undefined ? [] : ["--base-path", quoted(values["base-path"])]),
    ...(values.header ?? []).flatMap(field("--header", "")),
    ...(values["second-principal"] ?? []).flatMap(field("--second-principal", "_2")),
    ...(values.open ? ["--open"] : []),
    ...(values["safe-only"] ? ["--safe-only"] : []),
    "--replay",
    quoted(`${seed}/${law.id}/${operation.id}`),
  ].join(" ");
}

function adviceFor({ operations }: Contract, values: CheckOptions): string | undefined {
  const asksForCredentials = operations.some(({ security }) =>
    security.some(({ schemes }) => schemes.length > 0),
  );
  if (!asksForCredentials || values.open || values.header !== undefined) return undefined;
  return "The document asks for credentials: give them by --header, or say --open where the server lets everybody in on purpose.";
}

/** The one misunderstanding that looks like a broken law: a server that lets everybody in on purpose. */
function hintFor(law: Law, operation: Operation, values: CheckOptions): string | undefined {
  const isAboutAccess = /credential|security|principal|who made/.test(law.concerns);
  if (!isAboutAccess || operation.security.length === 0 || values.open || values.header !== undefined)
    return undefined;
  return "a server that is run without access control on purpose is checked with --open";
}
