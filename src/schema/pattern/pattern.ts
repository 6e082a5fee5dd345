/** The patterns of a document, as testers whose time grows linearly with the text, whatever the pattern and the text. */
import { costOf } from "./cost.ts";
import { linearTester, type Tester } from "./linear.ts";
import { NoProgram, programOf } from "./program.ts";

/**
 * @param pattern a regular expression of ECMA-262, read with the flag `u` (JSON Schema 2020-12, Validation 6.3.3)
 * @returns the platform's own matcher if its time is proven to be linear, otherwise ours
 * @throws SyntaxError if it is invalid, NoProgram if it cannot be matched in linear time
 */
export function patternTester(pattern: string): Tester {
  const native = new RegExp(pattern, "u");
  if (costOf(pattern, "u").grows === "linear") return native;
  return { ...linearTester(programOf(pattern, "u", "exact")), toString: () => String(native) };
}

/** @returns the tester of a pattern; `undefined` if it is invalid or cannot be matched in linear time */
export function testerIfAny(pattern: string): Tester | undefined {
  try {
    return patternTester(pattern);
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof NoProgram) return undefined;
    throw error;
  }
}

/** @returns the source of an expression whose value is the tester; `linearTester` has to be in its scope */
export function testerCode(pattern: string): string {
  const native = `new RegExp(${JSON.stringify(pattern)}, "u")`;
  if (costOf(pattern, "u").grows === "linear") return native;
  return `linearTester(${JSON.stringify(programOf(pattern, "u", "exact"))})`;
}

/** @returns why a pattern cannot be used; `undefined` if it can */
export function patternFault(pattern: string): string | undefined {
  try {
    patternTester(pattern);
    return undefined;
  } catch (error) {
    if (error instanceof NoProgram) {
      return `cannot be matched in linear time, since ${error.message}: a short text could stop the server for minutes`;
    }
    return `not a regular expression (ECMA-262 with the flag u): ${error instanceof Error ? error.message : error}`;
  }
}
