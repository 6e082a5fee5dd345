// The bytes of a long text, held once for all responses that are being sent with it.
import { fields } from "../semantics/fields.ts";
import type { Outcome } from "./port.ts";

/** A shorter text costs less than looking for its bytes. */
const LONG = 16 * 1024;
/** The most texts to look for, so that finding none stays cheap. */
const MOST = 256;

/** The part of a response of Node that says how long its content is needed. */
type Sending = {
  readonly destroyed: boolean;
  readonly once: (event: "close", listener: () => void) => unknown;
};

/** Encodes the content of a response that is about to be sent. */
export type SharedBytes = (outcome: Outcome, content: string, outgoing: Sending) => string | Buffer;

/**
 * A client that reads slowly keeps the content of its response in memory. Clients that wait for the same page keep it once. It
 * is forgotten when the last of them has it, so this holds nothing that is not being sent.
 *
 * @returns a function that returns bytes for a long text: those of an earlier response if they are equal
 */
export function sharedBytes(): SharedBytes {
  const sending = new Map<string, { readonly bytes: Buffer; responses: number }>();
  return ({ headers }, content, outgoing) => {
    const tag = headers[fields.etag.name];
    if (content.length < LONG || tag === undefined || outgoing.destroyed) return content;
    const bytes = Buffer.from(content);
    const known = sending.get(tag) ?? { bytes, responses: 0 };
    // The tag finds the bytes and proves nothing: a handler may give two contents the same one.
    if (known.bytes !== bytes && !known.bytes.equals(bytes)) return bytes;
    if (known.responses === 0 && sending.size >= MOST) return bytes;
    sending.set(tag, known);
    known.responses += 1;
    outgoing.once("close", () => {
      known.responses -= 1;
      if (known.responses === 0) sending.delete(tag);
    });
    return known.bytes;
  };
}
