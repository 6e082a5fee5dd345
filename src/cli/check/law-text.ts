// The full text of a law: what it says, why, the evidence for a verdict, and how to fix a server.
import type { Law } from "../../laws/law.ts";
import { wrapped } from "../text/wrap.ts";

/** @returns the law as text of this width. */
export function explainLaw(law: Law, width: number): string {
  const parts: readonly (readonly [string, string | undefined])[] = [
    ["why", law.why],
    ["evidence", law.evidence],
    ["not reported", law.notReported],
    ["applies to", law.concerns],
    ["fix", law.fix],
    ["premises", law.premises.join(", ") || undefined],
    ["lint rule", law.lint?.join(", ")],
  ];
  const lines = parts.flatMap(([name, text]) =>
    text === undefined ? [] : ["", ...wrapped(`${`${name}:`.padEnd(14)}${text}`, width, 14)],
  );
  return [`${law.id}  ${law.level}, ${law.section}`, "", ...wrapped(law.says, width, 0), ...lines, ""].join(
    "\n",
  );
}
