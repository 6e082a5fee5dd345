// Which parts of a script are variables: a request can contain only what an earlier response returned.
import { expect, it } from "vitest";
import { curlLines } from "../../src/conformance/counterexample/curl.ts";
import { scriptOf } from "../../src/conformance/counterexample/script.ts";
import { loadDocument } from "../../src/contract/load.ts";
import type { Exchange } from "../../src/laws/exchange.ts";

const { contract } = await loadDocument("test/servers/notes.yaml");
const origin = "http://notes.invalid";
const settings = { contract, baseUrl: origin, seed: 1, run: "v0123456789", fetch: () => new Response() };

type Given = {
  readonly operation?: string;
  readonly sent?: unknown;
  readonly ifMatch?: string;
  readonly got?: unknown;
  readonly fields?: Readonly<Record<string, string>>;
};

const exchange = (
  line: string,
  { operation = "getNote", sent, ifMatch, got, fields = {} }: Given = {},
): Exchange => {
  const [method = "", target = "", status = ""] = line.split(" ");
  const headers = ifMatch === undefined ? {} : { "if-match": ifMatch };
  const text = got === undefined ? "" : JSON.stringify(got);
  const content = sent === undefined ? undefined : JSON.stringify(sent);
  return {
    operation,
    request: { method, target, headers, content },
    response: { status: Number(status), headers: fields, content: got, text },
  };
};

function linesOf(exchanges: readonly Exchange[]): readonly string[] {
  const evidence = { exchanges, shown: new Set(exchanges) };
  return curlLines(scriptOf(evidence, settings, []), origin).filter((line) => /curl/.test(line));
}

it.each([
  [
    "a name that the request chose is literal in it, and a variable after the answer",
    [
      exchange("POST /notes 201", { operation: "addNote", sent: { id: "tea" }, got: { id: "tea" } }),
      exchange("GET /notes/tea 200"),
    ],
    [/--data-raw '\{"id":"tea"\}'\); echo "\$answer" {3}# 201$/, /"\$SERVER\/notes\/\$note_id"/],
  ],
  [
    "a text that is by chance what the server then calls it",
    [
      exchange("POST /notes 201", { operation: "addNote", sent: { text: "5" }, got: { id: 5 } }),
      exchange("GET /notes/5 200"),
    ],
    [/--data-raw '\{"text":"5"\}'\)/, /"\$SERVER\/notes\/\$note_id"/],
  ],
  [
    "the weak form of a tag that was given in its strong one",
    [
      exchange("GET /notes/a 200", { fields: { etag: '"202"' } }),
      exchange("PUT /notes/a 204", { operation: "putNote", ifMatch: 'W/"202"', sent: { text: "b" } }),
    ],
    [/# 200$/, /-H "if-match: W\/\$tag"/],
  ],
  [
    "a weak tag as it was given",
    [
      exchange("GET /notes/a 200", { fields: { etag: 'W/"202"' } }),
      exchange("PUT /notes/a 204", { operation: "putNote", ifMatch: 'W/"202"', sent: { text: "b" } }),
    ],
    [/# 200$/, /-H "if-match: \$tag"/],
  ],
] as const)("%s", (_, exchanges, want) => {
  const lines = linesOf(exchanges);
  for (const [at, line] of want.entries()) expect(lines[at]).toMatch(line);
});
