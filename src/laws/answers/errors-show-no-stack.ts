// An error reveals nothing about how the server is built.
import type { Exchange } from "../exchange.ts";
import type { WrongContent } from "../failure.ts";
import type { Law } from "../law.ts";
import { type Answered, collectAnswers, judgeAnswers } from "./answering.ts";

export const errorsShowNoStack: Law<readonly Answered[]> = {
  id: "errors-show-no-stack",
  about: "answers",
  level: "SHOULD",
  section: "RFC 9457 5",
  says: "No error response contains a stack trace.",
  concerns: "operations of every kind",
  premises: ["never-fails"],
  judgesAnswers: true,
  why: "A stack trace shows an attacker which libraries run, in which versions, and where their files are. The client can do nothing with it.",
  evidence: "The content of every error response is searched for the stack frames of common languages.",
  fix: "Catch exceptions in one place, log them there under an id, and return only the id to the client.",
  notReported: "class names and messages without a stack frame; successful responses",
  appliesTo: () => true,
  async probe(world, operation) {
    const errors = (await collectAnswers(world, operation)).filter(({ response }) => response.status >= 400);
    return errors.map((exchange) => ({ exchange, failure: stackFailure(exchange) }));
  },
  judge: judgeAnswers,
};

// In JSON a line break is written `\n`, a tab `\t`, and a quotation mark `\"`.
const frames: readonly (readonly [language: string, frame: RegExp])[] = [
  ["JavaScript", /(?:^|\\n|\s)at (?:[^()\n]{1,120} \()?(?:file:|node:|[A-Za-z]:\\|\/)[^()\s]+:\d+:\d+\)?/],
  ["Python", /Traceback \(most recent call last\)|File \\?"[^"\\]+\\?", line \d+, in /],
  ["Java", /\bat [\w$.]+\.[\w$<>]+\((?:[\w$]+\.(?:java|kt|scala)(?::\d+)?|Native Method)\)/],
  [".NET", /\bat [\w.`<>]+\([^()\n]*\) in [^\n]{1,300}:line \d+/],
  ["Go", /goroutine \d+ \[[a-z ]+\]:/],
  ["Ruby", /(?<![\w./-])\/[\w./-]+\.rb:\d+:in [`']/],
  ["PHP", /#\d+ \/?[\w./\\-]+\.php\(\d+\): /],
  ["Rust", /thread '[^']*' panicked at /],
];

/** @returns the part of a response that looks like a stack frame. */
export function stackFailure(exchange: Exchange): WrongContent | undefined {
  const { request, response } = exchange;
  const [language, frame] = frames.find(([, one]) => one.test(response.text)) ?? [];
  if (language === undefined || frame === undefined) return undefined;
  // A response may quote what the client sent.
  if (frame.test(`${request.target} ${request.content ?? ""}`)) return undefined;
  const found = frame.exec(response.text)?.[0].slice(0, 80) ?? "";
  return { kind: "content", exchange, fault: { kind: "stack", language, frame: found } };
}
