// Finds the parts of multipart content while it arrives (RFC 2046 5.1.1), strictly: what is malformed is a fault.
import { type ReturnValue as Headers, make as headersParser } from "multipasta/HeadersParser";
import { make as searchFor } from "multipasta/Search";

/** The fields of a part, by their names in lower case; a list if a field was sent several times. */
export type PartFields = Readonly<Record<string, string | readonly string[]>>;

/** Takes the bytes of one part as they arrive. */
export type TakeBytes = (chunk: Uint8Array) => void;

export type PartsParser = {
  /** Calls back for all that the chunk completes. */
  readonly write: (chunk: Uint8Array) => void;
  /** @returns what is wrong; `undefined` if nothing is so far, and after `end` if the content is complete */
  readonly fault: () => string | undefined;
  readonly end: () => void;
};

const CRLF = Buffer.from("\r\n");
const DASH = 0x2d;
/** RFC 2046 5.1.1: spaces may follow a boundary. */
const MOST_PADDING = 100;

/**
 * @param boundary the text between the parts, as `Content-Type` says it
 * @param onPart called with the fields of each part; its bytes go to the function that it returns
 * @returns a parser; the fields of one part have at most 16 KiB, and are at most 100
 */
export function partsParser(boundary: string, onPart: (fields: PartFields) => TakeBytes): PartsParser {
  let state: "preamble" | "boundary" | "fields" | "bytes" | "ended" | "faulty" = "preamble";
  let fault: string | undefined;
  let index = 0;
  /** What follows a boundary, until it is clear whether it is the last one. */
  let tail: Uint8Array = Buffer.of();
  let take: TakeBytes = () => {};
  let readFields = headersParser();
  const fail = (why: string): void => {
    state = "faulty";
    fault = why;
  };
  const onChunk = (at: number, chunk: Uint8Array): void => {
    if (state === "ended" || state === "faulty") return;
    if (at !== index) {
      const isComplete = state === "bytes" || state === "preamble";
      if (!isComplete || at > index + 1) {
        fail("has a part without fields or without a blank line");
        return;
      }
      index = at;
      state = "boundary";
      tail = Buffer.of();
      readFields = headersParser();
    }
    if (state === "bytes") take(chunk);
    else if (state === "fields") onFields(readFields(chunk, 0), chunk);
    else if (state === "boundary") onTail(chunk);
  };
  const onTail = (chunk: Uint8Array): void => {
    tail = tail.byteLength === 0 ? chunk : Buffer.concat([tail, chunk]);
    if (tail.byteLength < 2) return;
    if (tail[0] === DASH && tail[1] === DASH) {
      state = "ended";
      return;
    }
    const end = Buffer.from(tail.buffer, tail.byteOffset, tail.byteLength).indexOf(CRLF);
    const padding = end < 0 ? tail : tail.subarray(0, end);
    const isPadding = padding.every((byte) => byte === 0x20 || byte === 0x09 || (end < 0 && byte === 0x0d));
    if (!isPadding || padding.byteLength > MOST_PADDING) fail("has other characters after a boundary");
    if (end < 0 || state !== "boundary") return;
    state = "fields";
    const rest = tail.subarray(end + 2);
    if (rest.byteLength > 0) onFields(readFields(rest, 0), rest);
  };
  const onFields = (read: Headers, chunk: Uint8Array): void => {
    if (read._tag === "Failure") fail(FAULTS[read.reason]);
    if (read._tag !== "Headers") return;
    take = onPart(read.headers);
    state = "bytes";
    if (read.endPosition < chunk.byteLength) take(chunk.subarray(read.endPosition));
  };
  const search = searchFor(`\r\n--${boundary}`, onChunk);
  // The first boundary needs no line before it.
  search.write(CRLF);
  return {
    write: (chunk) => search.write(chunk),
    end: () => {
      search.end();
      if (state !== "ended" && state !== "faulty") fail("does not end with its boundary");
    },
    fault: () => fault,
  };
}

const FAULTS = {
  HeaderTooLarge: "has a part whose fields are longer than 16 KiB",
  TooManyHeaders: "has a part with more than 100 fields",
  InvalidHeaderName: "has a part with a field whose name is invalid",
  InvalidHeaderValue: "has a part with a field whose value is invalid",
};
