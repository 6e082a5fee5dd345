// From the command line and the document to the settings of a run.
import { randomBytes } from "node:crypto";
import { type CheckSettings, MOST_TO_START } from "../../conformance/check.ts";
import { timer } from "../../conformance/settings.ts";
import { redactor, type Secret, secretsOf } from "../../conformance/wire/secrets.ts";
import type { Operation } from "../../contract/operation.ts";
import type { Law } from "../../laws/law.ts";
import { numberFrom, readingFrom } from "../arguments.ts";
import type { Io } from "../command.ts";
import { type Known, readBaseline } from "./baseline.ts";
import {
  baseUrlFrom,
  cookiesFrom,
  headersFrom,
  queriesFrom,
  replayFrom,
  secondFrom,
  wantedFrom,
  withExamples,
} from "./check-options.ts";
import { type Document, readDocument } from "./document.ts";
import { makeNetworkSender } from "./network.ts";
import type { CommandLine } from "./replay.ts";
import { evidenceLines, loudly } from "./verbose.ts";

export type Ready = {
  readonly loaded: Document;
  readonly secrets: readonly Secret[];
  readonly baseline: readonly Known[];
  readonly settings: Omit<CheckSettings, "signal" | "onProgress">;
};

/** Reads the command line and the document; throws UsageError where they do not fit. */
export async function readyFrom({ document, server, values }: CommandLine, io: Io): Promise<Ready> {
  const headers = {
    ...headersFrom("--header", values.header),
    ...cookiesFrom(values.cookie),
    ...queriesFrom(values.query),
  };
  const second = secondFrom(values["second-principal"]);
  const began = io.startedAt ?? Date.now();
  const { seed, budget, timeout, rate, concurrency } = numbersFrom(values);
  // Refuses a server that is not a URL before the document is read.
  baseUrlFrom(server, values["base-path"], "");
  const baseline =
    values.baseline === undefined ? [] : await readBaseline(values.baseline, values["update-baseline"]);
  const loaded = await readDocument(document, {
    server,
    open: values.open,
    reading: readingFrom(values, io.err),
  });
  const contract = withExamples(loaded.contract, values.example);
  const { laws, operations } = wantedFrom(values, contract);
  const secrets = secretsOf({ contract, headers, second });
  const redact = redactor(secrets);
  const print = (line: string): void => io.err(`${redact(line)}\n`);
  if (values.verbose) for (const line of evidenceLines(loaded.evidence())) print(line);
  const send = makeNetworkSender({
    timeout: timeout * 1000,
    budget: budget * 1000,
    used: () => Math.min(Date.now() - began, budget * 1000 * MOST_TO_START),
    ...(rate === undefined ? {} : { pace: { rate, now: Date.now, pause: timer } }),
  });
  const heard = (sender: (request: Request) => Promise<Response>) =>
    values.verbose ? loudly(sender, { print, now: Date.now }) : sender;
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
    began,
    run: `v${digits(10)}`,
    send: heard((request) => send(request, "ask")),
    sendToTidy: heard((request) => send(request, "tidy")),
    now: Date.now,
    pause: timer,
  };
  return { loaded, secrets, baseline, settings };
}

function numbersFrom(values: CommandLine["values"]): {
  readonly seed: number;
  readonly budget: number;
  readonly timeout: number;
  readonly rate: number | undefined;
  readonly concurrency: number;
} {
  const [from, text] =
    values.replay === undefined ? ["--seed", values.seed] : ["--replay", replayFrom(values.replay).seed];
  const seconds = { what: "a number of seconds", least: 1, most: 86_400 };
  const { rate } = values;
  return {
    seed: numberFrom(from, text, { what: "a whole number", least: 0, most: 999_999_999 }),
    budget: numberFrom("--budget", values.budget, seconds),
    timeout: numberFrom("--timeout", values.timeout, seconds),
    rate:
      rate === undefined
        ? undefined
        : numberFrom("--rate", rate, { what: "a number of requests", least: 1, most: 100_000 }),
    concurrency: numberFrom("--concurrency", values.concurrency, {
      what: "a number of resources",
      least: 1,
      most: 64,
    }),
  };
}

function digits(count: number): string {
  return (randomBytes(8).readBigUInt64BE() % 10n ** BigInt(count)).toString().padStart(count, "0");
}
