// Hostile requests as bytes: each has one certain defect, and other unusual parts.
import fc from "fast-check";
import { oddForm, oddJson, oddText } from "./hostile-content.ts";
import { bytesOf, type Hostile, put, target, written } from "./hostile-parts.ts";

/** Line breaks, which would start a new field or a new request. */
const oneLine = (text: string): string => text.replaceAll(/[\r\n]/g, " ");
const latin = (maxLength: number): fc.Arbitrary<string> =>
  fc.uint8Array({ maxLength }).map((bytes) => oneLine(Buffer.from(bytes).toString("latin1")));

/** Valid field values (RFC 9110 5.5): the parser rejects all others before the service sees them. */
const fieldText = fc
  .uint8Array({ maxLength: 20 })
  .map((bytes) =>
    Buffer.from(bytes.map((byte) => (byte < 32 || byte === 127 ? 44 : byte))).toString("latin1"),
  );

type Change = { readonly at: number; readonly how: "set" | "drop" | "add"; readonly byte: number };
const change: fc.Arbitrary<Change> = fc.record({
  at: fc.nat(100_000),
  how: fc.constantFrom("set", "drop", "add"),
  byte: fc.oneof(fc.constantFrom(0, 9, 10, 13, 32, 34, 44, 58, 92, 123, 127, 128, 255), fc.nat(255)),
});

/** A valid request with bytes changed anywhere except in the line of the defect. */
const mutated = fc.tuple(target, fc.array(change, { minLength: 1, maxLength: 8 })).map(([one, changes]) => {
  const bytes = [...bytesOf(one)];
  const line = one.defect.length + 4;
  const start = written(one).indexOf(`\r\n${one.defect}\r\n`);
  let end = start + line;
  let from = start;
  for (const { at, how, byte } of changes) {
    const place = at % bytes.length;
    if (place >= from && place < end) continue;
    if (how === "set") bytes[place] = byte;
    if (how === "drop") bytes.splice(place, 1);
    if (how === "add") bytes.splice(place, 0, byte);
    const shift = place < from ? { set: 0, drop: -1, add: 1 }[how] : 0;
    from += shift;
    end += shift;
  }
  return { kind: "bytes", sent: Buffer.from(bytes).toString("latin1"), isFramed: false };
});

const oddPath = fc
  .tuple(
    target,
    fc.array(
      fc.oneof(
        fc.constantFrom(..."%00 %2f .. . %2e%2e // \\ %zz %ff %C3%28 * ;a=b @ %0d%0a".split(" ")),
        fc.constantFrom(
          "a".repeat(3000),
          "books",
          "emma",
          "__proto__",
          "constructor",
          "reviews",
          "http://x",
          "#",
          "?",
        ),
        latin(6),
      ),
      { minLength: 1, maxLength: 5 },
    ),
  )
  .map(([one, parts]) => ({
    kind: "path",
    sent: written({ ...one, path: `/${parts.join("/").replaceAll(" ", "+")}` }),
    isFramed: false,
  }));

const names = [
  ..."Accept If-None-Match Prefer Authorization Content-Encoding Cookie Origin Range Via Content-Range".split(
    " ",
  ),
  ..."Sec-Fetch-Site X-HTTP-Method-Override Expect Upgrade Connection TE Trailer Forwarded X-Forwarded-For".split(
    " ",
  ),
  ..."Host Content-Length Transfer-Encoding __proto__ constructor".split(" "),
  "A b",
  "",
];
const types = [
  "application/json; charset=utf-16",
  "application/json;",
  "text",
  "/",
  ";;",
  'a/b; c="\\"',
  "multipart/form-data",
];
const oddFields = fc
  .tuple(
    fc.oneof(
      target,
      fc.tuple(target, fc.constantFrom(...types)).map(([one, type]) => ({ ...one, type })),
    ),
    fc.array(
      fc.tuple(
        fc.constantFrom(...names),
        fc.oneof(
          fieldText,
          fc.constantFrom(
            "*",
            '"',
            'W/"a',
            '"a","b',
            ",,,",
            "q=;",
            "text/*;q=9",
            "bytes 0-1/*",
            "chunked",
            "identity",
            "-1",
          ),
          fc.constantFrom(
            "a".repeat(9000),
            `${'"a",'.repeat(500)}`,
            "Bearer x.y.z",
            "a=b;".repeat(300),
            "100-continue",
          ),
        ),
      ),
      { minLength: 1, maxLength: 5 },
    ),
  )
  .map(([one, fields]) => ({
    kind: "fields",
    sent: written({ ...one, lines: fields.map(([name, value]) => `${name}: ${value}`) }),
    isFramed: false,
  }));

const oddQuery = fc
  .tuple(
    fc.oneof(
      target,
      fc
        .constantFrom("/books", "/books/emma/reviews", "/books/emma")
        .map((path) => ({ ...put, method: "GET", path })),
    ),
    fc.webQueryParameters(),
    fc.constantFrom(
      "limit=1&limit=2",
      "limit=0",
      "limit=1e1",
      "limit=%ff",
      "cursor=!",
      "cursor=zzzzzzzzzz",
      "%zz",
      "a[b]=1",
      "__proto__=1",
    ),
  )
  .map(([one, some, more]) => ({
    kind: "query",
    sent: written({ ...one, path: `${one.path}?${some}&${more}` }),
    isFramed: true,
  }));

const oddMethod = fc
  .tuple(
    target,
    fc.constantFrom(
      ..."TRACE CONNECT QUERY PROPFIND PURGE get FOO PRI OPTIONS M-SEARCH LOCK TRACK HEAD".split(" "),
    ),
  )
  .map(([one, method]) => ({ kind: "method", sent: written({ ...one, method }), isFramed: false }));

const oddFrame = fc
  .tuple(
    target,
    fc.constantFrom(
      "Transfer-Encoding: chunked\r\n\r\nzz\r\n",
      "Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\na",
      "Transfer-Encoding: chunked\r\n\r\n5\r\nab\r\n0\r\n\r\n",
      "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
      "Content-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef",
      "Content-Length: 999999999999\r\n\r\n{",
      "Content-Length: -5\r\n\r\n{",
      "Content-Length: 100\r\n\r\n{",
    ),
  )
  .map(([{ method, path, type, defect }, rest]) => ({
    kind: "framing",
    sent: `${method} ${path} HTTP/1.1\r\n${defect}\r\nHost: localhost\r\nContent-Type: ${type}\r\n${rest}`,
    isFramed: false,
  }));

/** Draws a hostile request. */
export const hostile: fc.Arbitrary<Hostile> = fc.oneof(
  { weight: 3, arbitrary: mutated },
  oddPath,
  oddFields,
  oddQuery,
  { weight: 2, arbitrary: oddJson },
  oddText,
  oddForm,
  oddMethod,
  oddFrame,
);
