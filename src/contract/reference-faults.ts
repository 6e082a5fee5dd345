// The faults that bundling a document finds, in words of our own.

import type { NormalizedProblem } from "@redocly/openapi-core";
import { parsePointer } from "../json/pointer.ts";
import { isRecord } from "../json/record.ts";
import { type Files, MAPS, refOf } from "./files.ts";
import { positionIn } from "./position.ts";

/**
 * @returns whether a fault is reported: a reference in an extension or in an example answers no question about the API
 * (OpenAPI 3.1 4.8.19, 4.9)
 */
export function matters({ location }: NormalizedProblem): boolean {
  const tokens = parsePointer((location[0]?.pointer ?? "").replace(/^#/, "")) ?? [];
  return !tokens.some((token, index) => {
    const isName = index > 0 && MAPS.includes(tokens[index - 1] ?? "");
    return !isName && (token.startsWith("x-") || EXAMPLES.includes(token));
  });
}

const EXAMPLES = ["example", "examples", "externalValue"];

/** @returns a fault of bundling, with its place, on one line. */
export function faultLine(problem: NormalizedProblem, files: Files): string {
  const [where] = problem.location;
  if (where === undefined) return problem.message;
  const { file, line, column } = positionIn(files.written(where));
  return `${file}:${line}:${column}  ${referenceFault(problem, files) ?? problem.message}`;
}

/** @returns the message for a reference that cannot be resolved; `undefined` for other problems. */
export function referenceFault({ message, location }: NormalizedProblem, files: Files): string | undefined {
  const fault = /^Can't resolve \$ref(?:: (?<reason>.*))?$/s.exec(message);
  const [where] = location;
  if (fault === null || where?.pointer === undefined) return undefined;
  const file = where.source.absoluteRef;
  const value = files.find(where.pointer, { file, pointer: "#/" })?.value;
  // The mapping of a discriminator holds plain reference strings; an example has one in `externalValue`.
  const ref = refOf(value) ?? (isRecord(value) ? value["externalValue"] : value);
  if (typeof ref !== "string") return undefined;
  const reason = fault.groups?.["reason"];
  if (reason === undefined) return `cannot resolve the reference ${ref}`;
  return `cannot resolve the reference ${ref}: ${reason.includes("ENOENT") ? "no such file" : reason}`;
}
