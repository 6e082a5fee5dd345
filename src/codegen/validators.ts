// Writes `validators.js` and its types: every schema that the server validates by, compiled ahead of time.
import type { Contract } from "../contract/operation.ts";
import { compileStandalone } from "../schema/standalone.ts";
import type { Validators } from "./names.ts";

/** @returns the text of `validators.js`: an ES module without imports and without eval. */
export function writeValidators(contract: Contract, validators: Validators): Promise<string> {
  return compileStandalone({ components: contract.schemas, entries: Object.fromEntries(validators.entries) });
}

/** @returns the text of `validators.d.ts`. */
export function writeValidatorTypes(validators: Validators): string {
  const lines = [...validators.entries.keys()].map((name) => `export declare const ${name}: Validate;\n`);
  return [
    "// Generated from the document; do not edit. The types of `validators.js`.\n",
    'import type { Validate } from "verbatim/server/wiring";\n\n',
    ...lines,
  ].join("");
}
