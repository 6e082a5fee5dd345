// `verbatim check`: checks a running server against its document.

import { randomBytes } from "node:crypto";
import { type CheckSettings, check, type Progress } from "../conformance/check.ts";
import { timer } from "../conformance/settings.ts";
import { Unreachable } from "../conformance/wire/attempts.ts";
import { redactor, type Secret, secretsOf } from "../conformance/wire/secrets.ts";
import type { Operation } from "../contract/operation.ts";
import type { Law } from "../laws/law.ts";
import { sentences } from "../laws/sentences/sentences.ts";
import {
  argumentsFrom,
  formatFrom,
  numberFrom,
  overlayOption,
  overlaysFrom,
  UsageError,
} from "./arguments.ts";
import { adviceFor, hintFor } from "./check/advice.ts";
import {
  baseUrlFrom,
  type CheckOptions,
  cookiesFrom,
  demandsFrom,
  headersFrom,
  lawNamed,
  replayFrom,
  wantedFrom,
  withExamples,
} from "./check/check-options.ts";
import { type Document, readDocument } from "./check/document.ts";
import { goneText, lockedOutText, refusedText } from "./check/failed.ts";
import { asText, widthOf } from "./check/human.ts";
import { asJson } from "./check/json.ts";
import { asJunit } from "./check/junit.ts";
import { explainLaw } from "./check/law-text.ts";
import { makeNetworkSender } from "./check/network.ts";
import { type CommandLine, replayLine } from "./check/replay.ts";
import { exitCodeOf, type Report, reportOf } from "./check/report.ts";
import { INTERRUPTED, stopOnSignal } from "./check/stop.ts";
import { usage } from "./check/usage.ts";
import type { Command, Io } from "./command.ts";
import { printableLine } from "./text/printable.ts";

const options = {
  ...overlayOption,
  format: { type: "string", default: "human" },
  header: { type: "string", short: "H", multiple: true },
  "second-principal": { type: "string", multiple: true },
  cookie: { type: "string", multiple: true },
  example: { type: "string", multiple: true },
  only: { type: "string", multiple: true },
  skip: { type: "string", multiple: true },
  operation: { type: "string", multiple: true },
  replay: { type: "string" },
  explain: { type: "string" },
  seed: { type: "string", default: "1" },
  budget: { type: "string", default: "30" },
  timeout: { type: "string", default: "10" },
  concurrency: { type: "string", default: "1" },
  "base-path": { type: "string" },
  "safe-only": { type: "boolean", default: false },
  strict: { type: "boolean", default: false },
  "fail-on": { type: "string", default: "should" },
  coverage: { type: "string", default: "60" },
  open: { type: "boolean", default: false },
} as const;

export const checkCommand: Command = {
  name: "check",
  usage,
  async run(args, io) {
    const { values, positionals } = argumentsFrom(args, options);
    if (values.explain !== undefined) {
      io.out(explainLaw(lawNamed("--explain", values.explain), widthOf(io)));
      return 0;
    }
    const [document, server] = positionals;
    if (document === undefined || server === undefined || positionals.length > 2) {
      // The arguments are not repeated: a header without quotes would print a secret.
      const count = positionals.length === 1 ? "one argument" : `${positionals.length} arguments`;
      throw new UsageError(
        `expected a document and a server URL, got ${count}. For example:\n` +
          "  verbatim check openapi.yaml http://127.0.0.1:8080" +
          (positionals.length > 2 ? '\nQuote header fields: --header "Authorization: Bearer $TOKEN"' : ""),
      );
    }
    return checkServer({ document, server, values }, io, formatFrom<Format>(values.format, formats));
  },
};

type Format = (report: Report, io: Io, values: CheckOptions) => string;

const formats: Readonly<Record<string, Format>> = {
  human: (report, io) => asText(report, io),
  json: (report) => asJson(report),
  junit: (report, _, values) => asJunit(report, values),
};

type Ready = {
  readonly loaded: Document;
  readonly secrets: readonly Secret[];
  readonly settings: Omit<CheckSettings, "signal" | "onProgress">;
};

/** Reads the command line and the document; throws UsageError where they do not fit. */
async function readyFrom({ document, server, values }: CommandLine, io: Io): Promise<Ready> {
  const headers = { ...headersFrom("--header", values.header), ...cookiesFrom(values.cookie) };
  const second = headersFrom("--second-principal", values["second-principal"]);
  const [seedFrom, seedText] =
    values.replay === undefined ? ["--seed", values.seed] : ["--replay", replayFrom(values.replay).seed];
  const seed = numberFrom(seedFrom, seedText, { what: "a whole number", least: 0, most: 999_999_999 });
  const seconds = { what: "a number of seconds", least: 1, most: 86_400 };
  const budget = numberFrom("--budget", values.budget, seconds);
  const timeout = numberFrom("--timeout", values.timeout, seconds);
  const count = { what: "a number of resources", least: 1, most: 64 };
  const concurrency = numberFrom("--concurrency", values.concurrency, count);
  // Refuses a server that is not a URL before the document is read.
  baseUrlFrom(server, values["base-path"], "");
  const loaded = await readDocument(document, {
    server,
    open: values.open,
    overlays: overlaysFrom(values.overlay, io.err),
  });
  const contract = withExamples(loaded.contract, values.example);
  const { laws, operations } = wantedFrom(values, contract);
  const settings = {
    contract,
    laws,
    wants: (_: Law, operation: Operation) => operations?.has(operation.id) ?? true,
    baseUrl: baseUrlFrom(server, values["base-path"], loaded.basePath),
    seed,
    concurrency,
    headers,
    ...(values["second-principal"] === undefined ? {} : { second }),
    safeOnly: values["safe-only"],
    budget: budget * 1000,
    run: `v${digits(10)}`,
    send: makeNetworkSender({ timeout: timeout * 1000, budget: budget * 1000 }),
    now: Date.now,
    pause: timer,
  };
  return { loaded, secrets: secretsOf({ contract, headers, second }), settings };
}

async function checkServer(line: CommandLine, io: Io, format: Format): Promise<number> {
  const { values } = line;
  const demands = demandsFrom(values);
  const { loaded, secrets, settings } = await readyFrom(line, io);
  const { contract, baseUrl, seed } = settings;
  const redact = redactor(secrets);
  const replay = (law: Law, operation: Operation): string =>
    replayLine(line, secrets, { seed, law, operation });
  const stop = stopOnSignal(() => io.err("\nstopping and cleaning up; press ctrl-C again to quit now\n"));
  const failed = (text: string): number => {
    io.err(`verbatim check: ${text}\n`);
    return stop.signal.aborted ? INTERRUPTED : 2;
  };
  let last: Progress | undefined;
  const onProgress = (progress: Progress): void => {
    last = progress;
    io.status?.(redact(progressLine(progress)));
  };
  try {
    const outcome = await check({ ...settings, signal: stop.signal, onProgress });
    io.status?.("");
    if (outcome.refused > 0) return failed(refusedText(outcome.refused));
    if (outcome.lockedOut !== undefined) return failed(lockedOutText(outcome.lockedOut, baseUrl));
    if (outcome.gone !== undefined)
      failed(redact(goneText(outcome.gone, last, (one) => replay(one.law, one.operation))));
    const report = reportOf(outcome, {
      contract,
      document: line.document,
      baseUrl,
      seed,
      stopped: stop.signal.aborted,
      safeOnly: values["safe-only"],
      position: (operation) => loaded.position(operation.place),
      replay,
      hint: (law, operation) => hintFor(law, operation, values),
      advice: adviceFor(contract, values),
      redact,
      sentences,
    });
    io.out(redact(format(report, io, values)));
    return stop.signal.aborted ? INTERRUPTED : exitCodeOf(report, demands);
  } catch (error) {
    io.status?.("");
    if (!(error instanceof Unreachable)) throw error;
    return failed(redact(goneText(error, last, ({ law, operation }) => replay(law, operation))));
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
