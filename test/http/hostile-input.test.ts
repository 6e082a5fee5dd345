import { describe, expect, it } from "vitest";
import { preferredMediaType } from "../../src/http/accept.ts";
import { preferredCoding } from "../../src/http/accept-encoding.ts";
import { parseEntityTag, parseEntityTags } from "../../src/http/entity-tag.ts";
import { parseForm, parseQuery } from "../../src/http/form.ts";
import { parseIdempotencyKey } from "../../src/http/idempotency-key.ts";
import { parseJson } from "../../src/http/json-content.ts";
import { nextLink } from "../../src/http/link.ts";
import { isJsonType, parseMediaType } from "../../src/http/media-type.ts";
import { pathParameterNames } from "../../src/http/path.ts";
import { parsePrefer } from "../../src/http/prefer.ts";
import { parsePointer, resolvePointer } from "../../src/json/pointer.ts";

const encode = (text: string) => new TextEncoder().encode(text);

const readers: readonly (readonly [name: string, read: (text: string) => unknown])[] = [
  ["parseEntityTags", parseEntityTags],
  ["parseEntityTag", parseEntityTag],
  ["parseMediaType", parseMediaType],
  ["isJsonType", isJsonType],
  ["preferredMediaType", (text) => preferredMediaType(text, ["application/json", "text/html"])],
  ["preferredCoding", (text) => preferredCoding(text, ["br", "identity"])],
  ["parseIdempotencyKey", parseIdempotencyKey],
  ["parsePrefer", parsePrefer],
  ["nextLink", nextLink],
  ["parsePointer", parsePointer],
  ["resolvePointer", (text) => resolvePointer({}, text)],
  ["pathParameterNames", pathParameterNames],
  ["parseForm", (text) => parseForm(encode(text))],
  ["parseQuery", parseQuery],
  ["parseJson", (text) => parseJson(encode(text))],
  ["parseJson, deep", (text) => parseJson(encode(text), { depth: 500 })],
];

// Each piece is repeated up to 100 kB, between a beginning and an end that make a naive parser backtrack.
// biome-ignore format: a compact table
const pieces = [
  ",", ", ", '"', '""', '\\"', "\\", " ", "\t", "a", "[", "{", "[]", '{"a":', '"a":1,', "a=", "a;", ";", "; ", "=",
  "</a>", "<", ">", "<>,", 'W/"', 'W/"a",', "a/b,", "a/b;q=1,", "*/*,", "a/b;", "a=b&", "&", "%41", "%", "~1", "/",
  "<a>;rel", ";rel=", "; rel ", ";anchor", "next ", "<#", "0", "1", "9.", "1e5,", "-", "\n", "\\ud800", "\u00e9",
];
const frames = [
  ["", ""],
  ["a", "!"],
  ['"', ""],
  ['a="', "!"],
  ["a/b;c=", " !"],
  ["</a>;b=", '"'],
  ["</a>;rel=", ";"],
  ["[", "]"],
  ["[1", "1]"],
  ['{"a":"', '"}'],
  ['{"a":1,"', '":2,"a":3}'],
] as const;

describe("100 kB take less than 200 ms of processor time, and nothing throws", () => {
  it.each(readers)("%s", (_, read) => {
    for (const piece of pieces) {
      for (const [open, close] of frames) {
        const text = open + piece.repeat(100_000 / piece.length) + close;
        expect(milliseconds(read, text), `${open} ${JSON.stringify(piece)}... ${close}`).toBeLessThan(200);
      }
    }
  });
});

// Processor time, and the best of three, because the machine may be busy.
function milliseconds(read: (text: string) => unknown, text: string): number {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 3 && best >= 200; run++) {
    const start = process.cpuUsage();
    read(text);
    const { user, system } = process.cpuUsage(start);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}

describe("a million levels", () => {
  it.each(["[", '{"a":'])("of %s are refused without recursion", (piece) => {
    expect(parseJson(encode(piece.repeat(1_000_000)))).toMatchObject({ fault: "malformed" });
  });
});
