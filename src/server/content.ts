// Parses the content of a request and validates it.
import { hasTooManyFields, MOST_FIELDS, parseForm } from "../http/form.ts";
import { parseJson } from "../http/json-content.ts";
import type { ProblemFault } from "../http/problem.ts";
import { decodeUtf8 } from "../http/utf8.ts";
import { isLossless } from "../json/number.ts";
import { coerceText } from "../schema/coerce.ts";
import { faultsOf } from "../schema/faults.ts";
import { mediaTypes } from "../semantics/media-types.ts";
import { errorsOf, type Judged, type RequestContext } from "./context.ts";
import { multipartErrors } from "./multipart.ts";
import type { MediaFacts, TextShapes, Validate } from "./wiring.ts";

/**
 * Parses content and validates it by the schema of its media type, as far as that needs no state.
 *
 * @param context a request whose bytes were read and whose media type is declared
 * @returns the value, without the members that only the server sets, or its faults
 */
export function judgeContent(context: RequestContext): Judged {
  const { wiring, mediaType, bytes, contentLimit } = context;
  const { content } = wiring;
  if (content === undefined || mediaType === undefined) return { value: undefined };
  const media = content.media[mediaType];
  if (media === undefined) return readJson(bytes, contentLimit);
  return settleContent(media, readAs(media, bytes, contentLimit), content.readOnly);
}

/**
 * @param media the media type of the content
 * @param reading the content, parsed
 * @param readOnly the members that only the server sets
 * @returns the value, validated by the schema of its media type, without those members; or its faults
 */
export function settleContent(media: MediaFacts, reading: Judged, readOnly: readonly string[]): Judged {
  if ("unreadable" in reading || "invalid" in reading) return reading;
  const check = media.parts === undefined ? errorsOf : multipartErrors;
  const errors = check(media.validate, reading.value);
  if (errors.length > 0) return { value: undefined, invalid: faultsOf(errors) };
  return { value: without(reading.value, readOnly), sent: reading.value };
}

function readAs({ shapes, validate, raw }: MediaFacts, bytes: Uint8Array, contentLimit: number): Judged {
  if (raw === "text") {
    const value = decodeUtf8(bytes, "keep");
    return value === undefined ? { value, unreadable: [{ detail: "is not UTF-8" }] } : { value };
  }
  return shapes ? readForm(bytes, shapes, validate) : readJson(bytes, contentLimit);
}

/** The bytes of the limit for each value: 20,971 values of a mebibyte. */
const BYTES_PER_VALUE = 50;

/** @returns the most JSON values that content of a size may have */
export function mostValues(contentLimit: number): number {
  return Math.floor(contentLimit / BYTES_PER_VALUE);
}

function readJson(bytes: Uint8Array, contentLimit: number): Judged {
  const reading = parseJson(bytes, { values: mostValues(contentLimit) });
  if (reading.ok) return { value: reading.value };
  const { fault, errors } = reading;
  return fault === "malformed"
    ? { value: undefined, unreadable: errors }
    : { value: undefined, invalid: errors };
}

function readForm(bytes: Uint8Array, shapes: TextShapes, validate: Validate): Judged {
  if (hasTooManyFields(bytes)) {
    return { value: undefined, unreadable: [{ detail: `has more than ${MOST_FIELDS} fields` }] };
  }
  const form = parseForm(bytes);
  if (form === undefined) {
    return {
      value: undefined,
      unreadable: [{ detail: `is not valid ${mediaTypes.form}: it has a bad escape or invalid UTF-8` }],
    };
  }
  const refusedIn = (value: unknown) => errorsOf(validate, value).map(({ instancePath }) => instancePath);
  return coerceText(form, shapes, { emptyMeansAbsent: true, keeps: isLossless, refusedIn });
}

/** A copy of an object without some members; a value without them is returned unchanged. */
export function without(value: unknown, members: readonly string[]): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (!members.some((name) => Object.hasOwn(value, name))) return value;
  return Object.fromEntries(Object.entries(value).filter(([name]) => !members.includes(name)));
}

/** @returns the faults, located by the name of a parameter in place of a pointer into the content. */
export function parameterFaults(faults: readonly ProblemFault[]): readonly ProblemFault[] {
  return faults.map(({ pointer, detail }) => ({
    parameter: (pointer ?? "").split("/")[1] ?? "",
    detail,
  }));
}
