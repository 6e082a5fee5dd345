/** Ajv, configured for OpenAPI 3.1 (JSON Schema 2020-12) and for untrusted input. */
import { _, type AnySchema, type CodeOptions, type Format } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import { fullFormats } from "ajv-formats/dist/formats.js";
import { hardenKeywords } from "./ajv-keywords.ts";
import { dateTime, email, time, uuid } from "./formats.ts";
import { patternTester } from "./pattern/pattern.ts";

/** The formats that are checked by `formats.ts` instead of ajv-formats; the compiled validators import them by name. */
export const ownFormats = { time, "date-time": dateTime, email, uuid } as const;

/** Whether a format is checked; any other one is an annotation (JSON Schema 2020-12 Validation 7.2.1). */
export function isChecked(format: unknown): boolean {
  return typeof format === "string" && Object.hasOwn(fullFormats, format);
}

/** ajv-formats tests `byte` line by line (flag m), so one valid line would make any text pass. */
const byte = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/**
 * @param code how Ajv generates code: `{ source: true, ... }` for standalone code
 * @param unevaluated whether a schema has `unevaluatedProperties` or `unevaluatedItems`
 * @returns an Ajv whose errors `faultsOf` can read, and whose time and errors grow at most linearly with the value
 */
export function makeAjv(code: CodeOptions, unevaluated = false): Ajv2020 {
  const ajv = new Ajv2020({
    // Report every fault; ajv-keywords.ts bounds the cost, so that it cannot be used for an attack.
    allErrors: true,
    messages: true,
    verbose: false,
    // An inherited member is not a member of the value.
    ownProperties: true,
    unicodeRegExp: true,
    // Our own table of keywords checks the document (unsupportedKeywords) and gives reasons.
    strict: false,
    strictTypes: false,
    // JSON.parse reads 1e999 as Infinity, which JSON cannot represent.
    strictNumbers: true,
    logger: false,
    // `assertSchema` does, with one compiled meta-schema for all.
    validateSchema: false,
    // Generate one function per component instead of its code at each reference.
    inlineRefs: false,
    formats: { ...(fullFormats as Record<string, Format>), ...ownFormats, byte },
    // Generated code calls `patternOf`, which bundle.ts replaces.
    code: { formats: _`formats`, regExp: Object.assign(patternTester, { code: "patternOf" }), ...code },
  });
  // Without `unevaluated*`, Ajv stops at the first matching branch of a union.
  ajv.opts.unevaluated = unevaluated;
  hardenKeywords(ajv);
  return ajv;
}

/** To compile the meta-schema takes longer than to compile the schemas of a small document. */
const judge = makeAjv({});

/** @throws Error if a keyword has a value that JSON Schema 2020-12 does not allow */
export function assertSchema(schema: AnySchema): void {
  judge.validateSchema(schema, true);
}
