// The media types whose content is a sequence of items, and how the items are separated.

/** Events (WHATWG HTML 9.2.6), lines of JSON, or JSON texts after a record separator (RFC 7464). */
export type ItemFraming = "events" | "lines" | "sequence";

const FRAMINGS: readonly (readonly [ItemFraming, RegExp])[] = [
  ["events", /^text\/event-stream *(;|$)/i],
  ["lines", /^application\/(x-)?(jsonl|ndjson|jsonlines) *(;|$)/i],
  // RFC 8142 2: the suffix `+json-seq`, as in application/geo+json-seq.
  ["sequence", /^application\/([^;+]+\+)?json-seq *(;|$)/i],
];

/** @returns how the items of a media type are separated; `undefined` if it is not a sequence of items */
export function framingOf(type: string): ItemFraming | undefined {
  return FRAMINGS.find(([, pattern]) => pattern.test(type))?.[0];
}
