// Whole requests in which the two platforms could read something differently.
import fc from "fast-check";
import { LIMIT } from "./defects.ts";

const BOOK = '{"title":"Emma","authors":["Jane Austen"]}';
/** Fields that the two platforms could read differently. */
const FIELDS = [
  ...[
    "Content-Type: application/json",
    "content-type: application/json;charset=utf-8",
    "Content-Type: text/plain",
  ],
  ...[
    "CONTENT-TYPE: application/json; charset=latin1",
    "Content-Type:",
    "Content-Type: application/merge-patch+json",
  ],
  ...["If-Match: *", 'If-Match: "a"', 'if-match: "b"', "If-Match:", 'If-Match: W/"a"', 'If-Match: "\xe9"'],
  ...["If-None-Match: *", 'If-None-Match: "a", "b"', "If-None-Match: garbage"],
  ...["Idempotency-Key: k", "Idempotency-Key: l", "Idempotency-Key: \xff", "Idempotency-Key:"],
  ...[
    "Authorization: Bearer ada",
    "Authorization: bearer  ada",
    "Authorization: Bearer reader",
    "Authorization: x",
  ],
  ...[
    "Accept: text/html",
    "Accept: application/json;q=0",
    "Accept: */*;q=0.1",
    "Accept:",
    "Accept: garbage;;",
  ],
  ...[
    "Prefer: return=minimal",
    "Prefer: return=minimal, wait=1",
    "Range: bytes=0-1",
    "Content-Range: bytes 0-1/2",
  ],
  ...["Content-Encoding: gzip", "Content-Encoding: identity", "Expect: 100-continue", "TE: trailers"],
  ...["Origin: https://elsewhere.example", "Sec-Fetch-Site: cross-site", "Cookie: a=b", "Cookie: c=d; a=e"],
  ...[
    "Host: localhost",
    "Connection: close",
    "X-HTTP-Method-Override: DELETE",
    "__proto__: a",
    "constructor: b",
  ],
  ...["X: a\tb", "X: \x80", "Upgrade: h2c", "Transfer-Encoding: gzip, chunked", "Set-Cookie: a=b"],
];
const TARGETS = [
  ...[
    "/books",
    "/books?limit=1",
    "/books?",
    "/books?limit=1&limit=2",
    "/books?%6cimit=%31",
    "/books?limit=%zz",
    "/books?q=%ff",
  ],
  ...[
    "/books?q=%00",
    "/books?q=a+b&q=c",
    "/books?__proto__=1",
    "/books?q=1&",
    "/books?q='",
    '/books?q="<>',
    "/books?q={}|^[]",
  ],
  ...[
    "/books/emma",
    "/b%6foks/%65mma",
    "/books/emma/",
    "//books/emma",
    "/books//emma",
    "/books/%2Femma",
    "/books/%00",
    "/books/%ff",
  ],
  ...[
    "/books/__proto__",
    "/books/constructor",
    "/books/%2e%2e",
    "/books/../books",
    "/books/a:b@c",
    "/books/a;b=c",
    "/books/a'b",
    '/books/a|b^c`d"e?q=\\^`|',
    "/books/{bookId}?",
    '/books?cursor="&limit=1',
  ],
  ...[
    "/books/emma/reviews",
    "/books/emma/reviews/ada",
    "/books/none/reviews/ada",
    "/books/emma/reviews?limit=0",
    "/nothing",
    "*",
  ],
  ...[
    "http://localhost/books",
    "http://LOCALHOST/books/emma?",
    "http://elsewhere.example/books",
    "/books#a",
    "/?limit=1",
    "/add-book",
  ],
];
const CONTENTS = [
  ...[
    "",
    BOOK,
    `\xef\xbb\xbf${BOOK}`,
    "{",
    "[]",
    "null",
    '{"title":1}',
    '{"title":"a","title":"b","authors":["c"]}',
    "\xff\xfe",
  ],
  ...[
    '{"title":"a","authors":["b"],"__proto__":{}}',
    '{"title":"a","authors":["b"],"constructor":1}',
    '{"title":"\\ud800","authors":["b"]}',
  ],
  ...[
    '{"title":"\\u0000","authors":["b"]}',
    '{"title":"a","authors":["b"],"pageCount":1e400}',
    "[".repeat(999),
    `${BOOK}${" ".repeat(LIMIT)}`,
  ],
  ...[
    '{"title":"a","authors":["b"],"pageCount":12345678901234567890}',
    '{"rating":5}',
    "title=a&authors=b",
    '{"title":null}',
  ],
];
const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "QUERY", "PROPFIND"];

/** Whole requests, so that a connection stays in step, unless the server closes it. */
export const hostile = fc
  .record({
    method: fc.constantFrom(...METHODS),
    target: fc.constantFrom(...TARGETS),
    lines: fc.subarray(FIELDS, { maxLength: 5 }),
    content: fc.constantFrom(...CONTENTS),
    isChunked: fc.boolean(),
    isJson: fc.boolean(),
  })
  .map(({ method, target, lines, content, isChunked, isJson }) => {
    const type = isJson && content !== "" ? ["Content-Type: application/json"] : [];
    const framing =
      content === "" ? [] : [isChunked ? "Transfer-Encoding: chunked" : `Content-Length: ${content.length}`];
    const chunk = `${content.length.toString(16)};a=b\r\n${content}\r\n0\r\nX: y\r\n\r\n`;
    const head = [`${method} ${target} HTTP/1.1`, "Host: localhost", ...type, ...lines, ...framing].join(
      "\r\n",
    );
    return { method, bytes: `${head}\r\n\r\n${content !== "" && isChunked ? chunk : content}` };
  });
