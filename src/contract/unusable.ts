// Why a file is not a document that can be read, in words for its author.
import { isUtf8 } from "node:buffer";
import { isRecord } from "../json/record.ts";

/** Documents of other standards, by the member that names their version. */
const OTHERS = [
  ["swagger", "Swagger", "convert it to OpenAPI 3"],
  ["asyncapi", "AsyncAPI", "only OpenAPI is read"],
  ["arazzo", "Arazzo", "give the OpenAPI document that it refers to"],
  ["overlay", "an OpenAPI Overlay", "give the document that it changes"],
] as const;

export type NotOpenApi = { readonly reason: string; readonly member?: string };

/**
 * @param parsed the value of a file
 * @returns why it is not an OpenAPI 3.0, 3.1 or 3.2 document, what to do, and the member that says so; `undefined` if it is
 *   one
 */
export function whyNotOpenApi(parsed: unknown): NotOpenApi | undefined {
  if (parsed === undefined || parsed === null) return { reason: "the file is empty" };
  if (!isRecord(parsed)) {
    const kind = Array.isArray(parsed) ? "a list" : `a ${typeof parsed}`;
    return { reason: `not an OpenAPI document: it is ${kind}, not an object` };
  }
  const other = OTHERS.find(([member]) => Object.hasOwn(parsed, member));
  const { openapi } = parsed;
  if (openapi === undefined) {
    if (other === undefined)
      return { reason: "not an OpenAPI 3.0, 3.1 or 3.2 document: it has no `openapi` member" };
    const [member, name, advice] = other;
    const reason = `this is ${name} ${String(parsed[member])}, not OpenAPI 3.0, 3.1 or 3.2: ${advice}`;
    return { reason, member };
  }
  const version = String(openapi);
  if (typeof openapi === "string" && /^3\.[012]\.\d/.test(openapi)) return undefined;
  if (/^3\.[012]$/.test(version))
    return {
      member: "openapi",
      reason: `\`openapi: ${version}\` is not a version: write three numbers, such as \`openapi: ${version}.0\``,
    };
  return { member: "openapi", reason: `OpenAPI ${version} is not supported: use 3.0, 3.1 or 3.2` };
}

/** @returns how the bytes are encoded, if that is not UTF-8 (RFC 8259 8.1, YAML 1.2.2 5.2); otherwise `undefined` */
export function encodingFault(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  const isMarked = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  if (isMarked || bytes.subarray(0, 200).includes(0)) return "the file is UTF-16; save it as UTF-8";
  return isUtf8(bytes) ? undefined : "the file is not UTF-8 (Latin-1?); save it as UTF-8";
}

/** The parser's sentences that need other words. */
const SENTENCES: readonly (readonly [RegExp, string])[] = [
  [/expected a single document/, "the file has several YAML documents; put each in a file of its own"],
  [/exceeded maxDepth \((\d+)\)/, "values are nested more than $1 levels deep"],
  [/null byte is not allowed/, "a null byte; save the file as UTF-8 text"],
  [/duplicated mapping key/, "a member is named twice; remove one"],
];

/**
 * @param message of the parser, which appends the file and the position
 * @param text of the file
 * @returns the sentence, and the line if the parser does not know it
 */
export function syntaxFault(
  message: string,
  text: string,
): { readonly sentence: string; readonly line: number } {
  const end = message.indexOf(' in "');
  const plain = end > 0 && message.endsWith(")") ? message.slice(0, end) : message;
  const known = SENTENCES.find(([pattern]) => pattern.test(plain));
  const sentence = known === undefined ? plain : (known[0].exec(plain)?.[0].replace(...known) ?? plain);
  const lines = text.split("\n");
  const second = lines.findIndex((line, index) => index > 0 && /^---(\s|$)/.test(line));
  return { sentence, line: second + 1 || 1 };
}
