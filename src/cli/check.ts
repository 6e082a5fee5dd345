// `verbatim check`: checks a running server against its document.

import { check, type Progress } from "../conformance/check.ts";
import { Unreachable } from "../conformance/wire/attempts.ts";
import { redactor } from "../conformance/wire/secrets.ts";
import type { Operation } from "../contract/operation.ts";
import { printableLine } from "../json/printable.ts";
import type { Law } from "../laws/law.ts";
import { sentences } from "../laws/sentences/sentences.ts";
import { argumentsFrom, formatFrom, UsageError } from "./arguments.ts";
import { adviceFor, hintFor } from "./check/advice.ts";
import { nextBaseline, writeBaseline } from "./check/baseline.ts";
import { type CheckOptions, demandsFrom, lawNamed } from "./check/check-options.ts";
import { configurationFrom } from "./check/config-file.ts";
import { exitCodeOf } from "./check/demands.ts";
import { goneText, lockedOutText, refusedText } from "./check/failed.ts";
import { widthOf } from "./check/human.ts";
import { explainLaw } from "./check/law-text.ts";
import { defaults, options } from "./check/option-table.ts";
import { type CommandLine, replayLine } from "./check/replay.ts";
import { reportOf } from "./check/report.ts";
import { type Format, formats, type Outputs, outputsFrom, writeReport } from "./check/report-formats.ts";
import { readyFrom } from "./check/run-settings.ts";
import { INTERRUPTED, stopOnSignal } from "./check/stop.ts";
import { suggestionsFor, writeSuggestions } from "./check/suggest.ts";
import { usage } from "./check/usage.ts";
import type { Command, Io } from "./command.ts";

export const checkCommand: Command = {
  name: "check",
  readsDocument: true,
  usage,
  async run(args, io) {
    const { values: given, positionals } = argumentsFrom(args, options);
    if (given.explain !== undefined) {
      io.out(explainLaw(lawNamed("--explain", given.explain), widthOf(io)));
      return 0;
    }
    const file = await configurationFrom(given.config, io);
    const values = { ...defaults, ...file.values, ...given };
    const [document = file.document, server = file.server] = positionals;
    if (document === undefined || server === undefined || positionals.length > 2) {
      // The arguments are not repeated: a header without quotes would print a secret.
      const count = positionals.length === 1 ? "one argument" : `${positionals.length} arguments`;
      throw new UsageError(
        `expected a document and a server URL, got ${count}. For example:\n` +
          "  verbatim check openapi.yaml http://127.0.0.1:8080" +
          (positionals.length > 2 ? '\nQuote header fields: --header "Authorization: Bearer $TOKEN"' : ""),
      );
    }
    mustGoTogether(values);
    const outputs = outputsFrom(formatFrom<Format>(values.format, formats), values.output);
    return checkServer({ document, server, values }, io, outputs);
  },
};

function mustGoTogether(values: CheckOptions): void {
  if (values["update-baseline"] && values.baseline === undefined)
    throw new UsageError("--update-baseline: pass --baseline FILE with the file to write");
}

async function checkServer(line: CommandLine, io: Io, outputs: Outputs): Promise<number> {
  const { values } = line;
  const demands = demandsFrom(values);
  const { loaded, secrets, settings, baseline } = await readyFrom(line, io);
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
      baseline,
      position: (operation) => loaded.position(operation.place),
      replay,
      hint: (law, operation) => hintFor(law, operation, values),
      advice: adviceFor(contract, values),
      redact,
      sentences,
    });
    const written = (format: Format): string => redact(format(report, io, demands));
    io.out(written(outputs.terminal));
    for (const { file, format } of outputs.files)
      await writeReport(file, redact(format(report, { ...io, isTerminal: false }, demands)));
    if (values.suggest !== undefined)
      await writeSuggestions(values.suggest, redact(suggestionsFor(report.coverage, loaded.declared)));
    if (values["update-baseline"] && values.baseline !== undefined)
      await writeBaseline(values.baseline, nextBaseline(baseline, report, reasonOn(settings.now())));
    return stop.signal.aborted ? INTERRUPTED : exitCodeOf(report, demands);
  } catch (error) {
    io.status?.("");
    if (!(error instanceof Unreachable)) throw error;
    return failed(redact(goneText(error, last, ({ law, operation }) => replay(law, operation))));
  } finally {
    stop.release();
  }
}

function reasonOn(time: number): string {
  return `found on ${new Date(time).toISOString().slice(0, 10)}; not explained yet`;
}

function progressLine({ asked, of, requests, law, operation }: Progress): string {
  return printableLine(`${asked} of ${of}, ${requests} requests: ${law.id} of ${operation.id}`);
}
