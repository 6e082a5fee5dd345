/** Ajv, set up for OpenAPI 3.1 (JSON Schema 2020-12) and for input from strangers. */
import { _, type CodeOptions, type Format } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import { fullFormats } from "ajv-formats/dist/formats.js";
import { hardenKeywords } from "./ajv-keywords.ts";

/** ajv-formats tests `byte` line by line (flag m), so that one good line lets any other pass. */
const byte = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/**
 * @param code how Ajv writes its code: `{ source: true, ... }` for standalone code
 * @returns an Ajv whose errors `faultsOf` reads, and whose time and errors grow no faster than the value does
 */
export function makeAjv(code: CodeOptions): Ajv2020 {
  const ajv = new Ajv2020({
    // Every fault is reported; what an attacker could make of that is bounded in ajv-keywords.ts.
    allErrors: true,
    messages: true,
    verbose: false,
    // An inherited member is not a member of the value.
    ownProperties: true,
    unicodeRegExp: true,
    // Our own table of keywords judges the document (unsupportedKeywords), with reasons.
    strict: false,
    strictTypes: false,
    // JSON.parse reads 1e999 as Infinity, which JSON cannot write again.
    strictNumbers: true,
    logger: false,
    // A function for each component, instead of its code at each reference.
    inlineRefs: false,
    formats: { ...(fullFormats as Record<string, Format>), byte },
    code: { formats: _`formats`, ...code },
  });
  // The table refuses `unevaluated*`: without them Ajv stops at the first branch of a union that fits.
  ajv.opts.unevaluated = false;
  hardenKeywords(ajv);
  return ajv;
}
