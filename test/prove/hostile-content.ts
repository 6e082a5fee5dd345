// Hostile content: JSON, text that is not UTF-8, forms.
import fc from "fast-check";
import { BOOK, form, type Parts, type Target, target, written } from "./hostile-parts.ts";

const deep = fc.nat(60_000).map((depth) => `${"[".repeat(depth)}${"]".repeat(depth)}`);
export const oddJson = fc
  .tuple(
    target,
    // Whether the content itself is the certain defect. If so, it is validated completely.
    fc.boolean(),
    fc.oneof(
      fc.json({ maxDepth: 6 }),
      deep,
      deep.map((value) => `{"title":${value}}`),
      fc.constantFrom(
        '{"title":"a","title":"b","authors":["c"]}',
        '{"__proto__":{"title":"a"},"constructor":{"prototype":1}}',
        '{"title":"\\ud800","authors":["a"]}',
        '{"title":"a","authors":["b"],"pageCount":9007199254740993}',
        '{"title":"a","authors":["b"],"pageCount":1e400}',
        '{"title":"a","authors":["b"],"pageCount":-0}',
        "",
        "null",
        "\ufeff{}",
        `"${"a".repeat(100_000)}"`,
        `{${Array.from({ length: 3000 }, (_, index) => `"m${index}":0`).join(",")}}`,
      ),
      fc.nat(BOOK.length).map((length) => BOOK.slice(0, length)),
    ),
  )
  .map(([one, isLate, json]) => {
    const parts =
      isLate && one.method !== "DELETE" ? late(one, `{"zz":${json}}`) : { ...one, body: Buffer.from(json) };
    return { kind: "JSON", sent: written(parts), isFramed: true };
  });

/** No operation has a member `zz`. */
function late(one: Target, body: string): Parts {
  return { ...one, defect: "X-Nothing: 1", body: Buffer.from(body) };
}

export const oddText = fc
  .tuple(target, fc.uint8Array({ maxLength: 12 }), fc.boolean())
  .map(([one, bytes, isLate]) => {
    const body = Buffer.concat([Buffer.from('{"title":"'), bytes, Buffer.from('","authors":["A"],"zz":1}')]);
    const defect = isLate && one.method !== "DELETE" ? "X-Nothing: 1" : one.defect;
    return { kind: "UTF-8", sent: written({ ...one, body, defect }), isFramed: true };
  });

export const oddForm = fc
  .tuple(
    form,
    fc.array(
      fc.constantFrom(
        "title=a",
        "authors=b",
        "authors",
        "=",
        "&&",
        "%zz=1",
        "title=%ff",
        "pageCount=1e3",
        "__proto__=x",
        "tags[]=1",
        "title[a]=b",
        "+",
      ),
    ),
    fc.string(),
  )
  .map(([one, pairs, text]) => ({
    kind: "form",
    sent: written({
      ...one,
      type: "application/x-www-form-urlencoded",
      body: Buffer.from([...pairs, text].join("&")),
    }),
    isFramed: true,
  }));
