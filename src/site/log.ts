// The log of the service: JSON lines for programs, short lines for people. A log that cannot be written never ends it.
import { createRequire } from "node:module";
import type { Logger } from "pino";
import { printable, printableLine } from "../json/printable.ts";
import type { ServedRequest } from "../server/attended.ts";
import type { Output } from "./patient-output.ts";

export type LogOptions = {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** A person reads along. */
  readonly isTerminal: boolean;
  /** Whether each request has a line. Default: true. */
  readonly requests?: boolean;
  readonly output: Output;
};

/** What the service says when it is ready: a sentence, and what goes with it. */
export type Announcement = { readonly text: string; readonly about: Readonly<Record<string, string>> };

export type Log = {
  readonly announce: (announcement: Announcement) => void;
  /** A line about the service itself. */
  readonly say: (text: string) => void;
  readonly request: (served: ServedRequest) => void;
  /** The number of lines that could not be written. */
  readonly lost?: () => number;
  readonly failure: (error: unknown, about: { readonly operation: string }) => void;
};

/** @returns a log that counts the lines it loses, and says how many when it can write again. */
export function makeLog({ now, isTerminal, output, requests = true }: LogOptions): Log {
  // Somebody may read the lines for programs on a terminal. In JSON, these escapes mean the same characters.
  const escaping = { write: (line: string) => output.write(printable(line)) };
  let made: Logger | undefined;
  const logger = (): Logger => {
    made ??= loggerTo(escaping, now);
    return made;
  };
  output.onRecovery((lost) => {
    if (isTerminal) output.write(`${lost} log lines were lost\n`);
    else logger().warn({ lost }, "log lines were lost");
  });
  const log = isTerminal ? forPeople(output, now) : forPrograms(logger, escaping.write, output.write, now);
  return { ...log, lost: output.lost, ...(requests ? {} : { request: () => undefined }) };
}

/** It takes a tenth of the start to load, so only for the first line about a failure. */
function loggerTo(output: { readonly write: (line: string) => void }, now: () => number): Logger {
  const { pino }: typeof import("pino") = createRequire(import.meta.url)("pino");
  return pino({ base: null, timestamp: () => `,"time":"${new Date(now()).toISOString()}"` }, output);
}

/** A sentence about the service itself, in the form of pino. */
function sentenceLine(msg: string, about: Announcement["about"], now: () => number): string {
  return `${JSON.stringify({ level: INFO, time: new Date(now()).toISOString(), ...about, msg })}\n`;
}

/** The level of pino's `info`. */
const INFO = 30;

type Lines = Omit<Log, "lost">;

type Write = (line: string) => void;

function forPrograms(logger: () => Logger, write: Write, writePrintable: Write, now: () => number): Lines {
  return {
    announce: ({ text, about }) => write(sentenceLine(text, about, now)),
    say: (text) => write(sentenceLine(text, {}, now)),
    request: requestLines(writePrintable, now),
    failure: (error, about) => logger().error({ ...about, err: error }),
  };
}

/** In pino's form, but without pino and in one text: the line of each request would cost as much as the rest of a GET. */
function requestLines(write: Write, now: () => number): Lines["request"] {
  const time = timeTexts(now);
  return (served) => {
    const { id, method, target, status, milliseconds, operation, traceId, parentId, address } = served;
    const { problem, reason } = served;
    const trace = traceId === undefined ? "" : `${member("traceId", traceId)}${member("parentId", parentId)}`;
    const why =
      problem === undefined ? "" : `${member("problem", problem)}${reason ? member("reason", reason) : ""}`;
    write(
      `{"level":${INFO},"time":"${time()}"${member("id", id)}${trace}${member("operation", operation)}${why}` +
        `${member("method", method)}${member("target", target)},"status":${status}` +
        `,"milliseconds":${Math.round(milliseconds * 10) / 10}${member("address", address)}}\n`,
    );
  };
}

/** ASCII that JSON leaves unchanged, and a terminal shows. */
const PLAIN = /^[ !#-[\]-~]*$/;

/** A member of an object of JSON after the first, safe to print; none for `undefined`. */
function member(name: string, value: string | undefined): string {
  if (value === undefined) return "";
  // Nearly all texts of a request: to find that out takes a tenth of what it takes to escape them.
  return PLAIN.test(value) ? `,"${name}":"${value}"` : `,"${name}":${printable(JSON.stringify(value))}`;
}

/** The time now; the same text for all that ask in the same millisecond. */
function timeTexts(now: () => number): () => string {
  let at = Number.NaN;
  let text = "";
  return () => {
    const time = now();
    if (time !== at) text = new Date(time).toISOString();
    at = time;
    return text;
  };
}

function forPeople(output: Output, now: () => number): Lines {
  const line = (text: string): void => {
    output.write(`${new Date(now()).toISOString().slice(11, 19)} ${text}\n`);
  };
  return {
    announce: ({ text, about }) => {
      const lines = Object.entries(about).map(([name, value]) => `  ${name.padEnd(8)}${value}\n`);
      output.write(`${text}\n${lines.join("")}`);
    },
    say: (text) => void output.write(`${text}\n`),
    request: ({ method, target: path, status, milliseconds, problem, reason, id }) =>
      // On one line, because a caller chooses parts of it and could write lines of its own.
      line(
        printableLine(
          [
            method || "?",
            path || "?",
            status === 0 ? "aborted by the client" : status,
            `${milliseconds.toFixed(1)} ms`,
            ...(status >= 400 ? [problem ?? "", ...(reason === undefined ? [] : [`(${reason})`]), id] : []),
          ].join(" "),
        ),
      ),
    failure: (error, { operation }) =>
      line(
        printable(`${operation}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`),
      ),
  };
}
