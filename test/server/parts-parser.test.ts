// The parts of multipart content, however its bytes are split into chunks, and what is malformed in it.
import { describe, expect, it } from "vitest";
import { parseFormPart } from "../../src/http/content-disposition.ts";
import { partsParser } from "../../src/server/parts-parser.ts";

type Seen = { readonly fields: readonly string[]; readonly bytes: string };

function parse(text: string, splits: readonly number[] = []): { parts: Seen[]; fault: string | undefined } {
  const parts: { fields: readonly string[]; bytes: string }[] = [];
  const parser = partsParser("b-b", (fields) => {
    const part = { fields: Object.keys(fields), bytes: "" };
    parts.push(part);
    return (chunk) => {
      part.bytes += Buffer.from(chunk).toString("latin1");
    };
  });
  const content = Buffer.from(text, "latin1");
  let at = 0;
  for (const end of [...splits, content.byteLength]) {
    parser.write(content.subarray(at, end));
    at = end;
  }
  parser.end();
  return { parts, fault: parser.fault() };
}

const HEAD = "Content-Disposition: form-data; name=x";
const whole =
  `preamble\r\n--b-b \t\r\n${HEAD}\r\nX-A: 1\r\n\r\n-\r\n--b-\r\n--\r\n` +
  `--b-b\r\n${HEAD}\r\n\r\n\r\n--b-b\r\n${HEAD}\r\n\r\n\r\n\r\n--b-b--\r\nepilogue\r\n--b-b\r\n`;

it("finds the same parts wherever the chunks end", () => {
  const want = parse(whole);
  expect(want).toEqual({
    parts: [
      { fields: ["content-disposition", "x-a"], bytes: "-\r\n--b-\r\n--" },
      { fields: ["content-disposition"], bytes: "" },
      { fields: ["content-disposition"], bytes: "\r\n" },
    ],
    fault: undefined,
  });
  const ends = [...whole].map((_, at) => at);
  for (const end of ends) expect([end, parse(whole, [end])]).toEqual([end, want]);
  for (const end of ends) expect(parse(whole, [end, Math.min(end + 1, whole.length)])).toEqual(want);
  expect(parse(whole, ends)).toEqual(want);
});

it("a form may be empty", () => {
  expect(parse("--b-b--")).toEqual({ parts: [], fault: undefined });
});

const END = "does not end with its boundary";
it.each([
  ["nothing", "", END],
  ["another boundary", `--c\r\n${HEAD}\r\n\r\nx\r\n--c--`, END],
  ["a cut in the boundary", `--b-b\r\n${HEAD}\r\n\r\nx\r\n--b-b`, END],
  ["one dash", `--b-b\r\n${HEAD}\r\n\r\nx\r\n--b-b-`, END],
  ["a cut in the fields", `--b-b\r\n${HEAD}\r\n`, END],
  ["other characters after a boundary", `--b-b!\r\n${HEAD}\r\n\r\nx\r\n--b-b--`, "other characters"],
  ["endless padding", `--b-b${" ".repeat(200)}`, "other characters"],
  ["a part without a blank line", `--b-b\r\n${HEAD}\r\n--b-b--`, "without a blank line"],
  ["two boundaries in a row", "--b-b\r\n--b-b--", "without a blank line"],
  ["no fields", "--b-b\r\n\r\nx\r\n--b-b--", "name is invalid"],
  ["a field without a colon", "--b-b\r\nabc\r\n\r\nx\r\n--b-b--", "name is invalid"],
  ["a control character", `--b-b\r\n${HEAD}\0\r\n\r\nx\r\n--b-b--`, "value is invalid"],
  ["a field of 17 KiB", `--b-b\r\nA: ${"a".repeat(17 * 1024)}\r\n\r\nx\r\n--b-b--`, "longer than 16 KiB"],
  ["a field that never ends", `--b-b\r\nA: ${"a".repeat(17 * 1024)}`, "longer than 16 KiB"],
  ["102 fields", `--b-b\r\n${"A: 1\r\n".repeat(102)}\r\nx\r\n--b-b--`, "more than 100 fields"],
])("%s is a fault", (_, text, fault) => {
  for (const splits of [[], [...text].map((_character, at) => at)])
    expect(parse(text, splits).fault).toContain(fault);
});

describe("Content-Disposition of a part", () => {
  // biome-ignore format: a compact table
  it.each<[string, string, string | undefined]>([
    ['form-data; name="a"', "a", undefined],
    ["FORM-DATA;NAME=a", "a", undefined],
    ['form-data; name="a"; filename="b.png";', "a", "b.png"],
    ['form-data; filename="b;c=d.png"; name="a"', "a", "b;c=d.png"],
    ['form-data; name="a%22b"; filename="%0D%0A.png"', 'a"b', "\r\n.png"],
    ['form-data; name="a"; filename="say \\"hi\\".png"', "a", 'say "hi".png'],
    ['form-data; name="a"; filename="../../etc/passwd"', "a", "passwd"],
    ['form-data; name="a"; filename="C:\\temp\\b.png"', "a", "b.png"],
    ['form-data; name="a"; filename="100%.png"', "a", "100%.png"],
    ['form-data; name="日本"; filename="本.png"', "日本", "本.png"],
    ['form-data; name="a"; filename=""', "a", ""],
    ['form-data; name=""', "", undefined],
    ['form-data; name="a"; filename*=UTF-8\'\'b%zz.png', "a", undefined],
  ])("%s", (value, name, fileName) => {
    expect(parseFormPart(value)).toEqual({ name, fileName });
  });

  it.each([
    "",
    "form-data",
    "form-data; ",
    "attachment; name=a",
    'form-data; name="a',
    'form-data; name="a"b',
    'form-data; name="a"; name="b"',
    "form-data; name",
    'form-data; ="a"',
  ])("%s is malformed", (value) => {
    expect(parseFormPart(value)).toBeUndefined();
  });
});
