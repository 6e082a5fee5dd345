// A law in full: what it says, why, what the verdict rests on, what to do.
import type { Law } from "../../laws/law.ts";
import { wrapped } from "../text/wrap.ts";

/** @returns the law as text of this width. */
export function explained(law: Law, width: number): string {
  const parts: readonly (readonly [string, string | undefined])[] = [
    ["why", law.why],
    ["evidence", law.evidence],
    ["not reported", law.notReported],
    ["asked of", law.concerns],
    ["fix", law.fix],
    ["asked after", law.premises.join(", ") || undefined],
    ["lint sees it", law.lint?.join(", ")],
  ];
  const lines = parts.flatMap(([name, text]) =>
    text === undefined ? [] : ["", ...wrapped(`${`${name}:`.padEnd(14)}${text}`, width, 14)],
  );
  return [`${law.id}  ${law.level}, ${law.section}`, "", ...wrapped(law.says, width, 0), ...lines, ""].join(
    "\n",
  );
}
