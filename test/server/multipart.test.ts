// multipart/form-data: texts, JSON and files, checked by their schema, within limits, and repeatable by key.
import { expect, it } from "vitest";
import { buildApp } from "../../src/server/app.ts";
import type { AnyReply, HandlerRequest } from "../../src/server/context.ts";
import { memoryStore } from "../../src/server/memory.ts";
import { computed } from "../../src/server/page.ts";
import { ok } from "../../src/server/replies.ts";
import { documentOf, echoOf } from "./echo.ts";

const file = { type: "string", format: "binary", minLength: 2, maxLength: 100, pattern: "^a" };
const schema = {
  type: "object",
  required: ["title", "cover"],
  additionalProperties: false,
  properties: {
    title: { type: "string", maxLength: 10 },
    pages: { type: "integer" },
    tags: { type: "array", items: { type: "string" } },
    about: { type: "object", required: ["by"], properties: { by: { type: "string" } } },
    cover: file,
    more: { type: "array", maxItems: 2, items: { contentMediaType: "image/png" } },
    back: { contentMediaType: "image/png" },
    sound: { anyOf: [file, { type: "null" }] },
    sounds: { oneOf: [{ type: "array", items: { format: "binary" } }, { type: "null" }] },
  },
};
const operation = {
  operationId: "upload",
  "x-method-semantics": { effect: "process", safe: false, idempotent: "by-key", repeat: 200 },
  parameters: [{ name: "Idempotency-Key", in: "header", schema: { type: "string" } }],
  requestBody: { required: true, content: { "multipart/form-data": { schema } } },
  responses: { 200: { description: "ok", content: { "application/json": { schema: {} } } } },
};
const { wiring } = await echoOf(documentOf({ "/uploads": { post: operation } }));
const described = async (one: unknown): Promise<unknown> => {
  if (one instanceof File) return `${one.name} (${one.type}): ${await one.text()}`;
  return Array.isArray(one) ? Promise.all(one.map(described)) : one;
};
let calls = 0;
const upload = async ({ content }: HandlerRequest): Promise<unknown> => {
  calls += 1;
  const members = Object.entries(Object(content)).map(async ([name, one]) => [name, await described(one)]);
  return ok(computed(Object.fromEntries(await Promise.all(members))));
};
const failures: unknown[] = [];
const app = buildApp(wiring, { upload: upload as () => Promise<AnyReply> }, memoryStore({}), {
  now: Date.now,
  onError: (error) => void failures.push(error),
  contentLimit: 100_000,
});

type Part = readonly [name: string, value: string | Blob, fileName?: string];
async function send(parts: readonly Part[] | string, headers: Readonly<Record<string, string>> = {}) {
  const form = new FormData();
  if (typeof parts !== "string") {
    for (const [name, value, fileName] of parts) {
      if (typeof value === "string") form.append(name, value);
      else form.append(name, value, fileName);
    }
  }
  // As bytes: Node reports an unhandled rejection when the stream of a form is cancelled.
  const encoded = new Response(typeof parts === "string" ? parts : form);
  const type = {
    "content-type":
      (typeof parts === "string" ? undefined : encoded.headers.get("content-type")) ??
      "multipart/form-data; boundary=b",
  };
  const body = await encoded.arrayBuffer();
  const request = new Request("http://host/uploads", {
    method: "POST",
    body,
    headers: { ...type, ...headers },
  });
  const answer = await app.fetch(request);
  expect(failures).toEqual([]);
  return { status: answer.status, body: await answer.json(), headers: answer.headers };
}

const png = new Blob(["longer than three"], { type: "image/png" });
const notText = new Blob([new Uint8Array([255, 254])]);
const enough: readonly Part[] = [
  ["title", "Emma"],
  ["cover", png, "a.png"],
];

it("a handler gets texts by their types, JSON, and files", async () => {
  const about = new Blob(['{"by":"Jane"}'], { type: "application/json" });
  const all: readonly Part[] = [
    ...enough,
    ["pages", "474"],
    ["tags", "a"],
    ["tags", "b"],
    ["about", about],
    ["more", png, "b.png"],
    ["sound", notText, "c.bin"],
    ["sounds", png, "d.png"],
  ];
  expect(await send(all)).toMatchObject({
    status: 200,
    body: {
      title: "Emma",
      cover: "a.png (image/png): longer than three",
      pages: 474,
      tags: ["a", "b"],
      about: { by: "Jane" },
      more: ["b.png (image/png): longer than three"],
      sound: "c.bin (application/octet-stream): \uFFFD\uFFFD",
      sounds: ["d.png (image/png): longer than three"],
    },
  });
});

const oneFile = '--b\r\nContent-Disposition: form-data; name="title"\r\n\r\nx\r\n';
const crowd = `${oneFile.repeat(1001)}--b--\r\n`;
it.each<[string, readonly Part[] | string, number, string]>([
  ["no file", [["title", "Emma"]], 422, "#"],
  [
    "a text that is too long",
    [
      ["title", "Sense and Sensibility"],
      ["cover", png],
    ],
    422,
    "#/title",
  ],
  ["two files where one is declared", [...enough, ["cover", png]], 422, "#/cover"],
  ["two files where one of any type is", [...enough, ["back", png], ["back", png]], 422, "#/back"],
  ["two files where one or null is", [...enough, ["sound", png], ["sound", png]], 422, "must be one file"],
  ["a small file where null may be, too", [...enough, ["sound", new Blob(["x"])]], 422, "less than 2 bytes"],
  ["too many files", [...enough, ["more", png], ["more", png], ["more", png]], 422, "#/more"],
  ["a file that is not declared", [...enough, ["extra", png]], 422, "#/extra"],
  ["JSON with a missing member", [...enough, ["about", "{}"]], 422, "#/about"],
  ["a part that is not JSON", [...enough, ["about", "{"]], 400, 'part \\"about'],
  ["too many parts", crowd, 400, "more than 1000 parts"],
  ["no end", oneFile, 400, "boundary"],
  [
    "a file that is too large",
    [
      ["title", "x"],
      ["cover", new Blob(["x".repeat(101)])],
    ],
    413,
    'part \\"cover\\" is 100 bytes',
  ],
  [
    "a file that is too small",
    [
      ["title", "x"],
      ["cover", new Blob(["x"])],
    ],
    422,
    "less than 2 bytes",
  ],
  [
    "a file that was not chosen",
    [
      ["title", "x"],
      ["cover", new File([], "")],
    ],
    422,
    "#",
  ],
  [
    "texts beyond the limit",
    [...enough, ["tags", "x".repeat(60_000)], ["tags", "x".repeat(60_000)]],
    413,
    "100000",
  ],
  ["more than the limit", [...enough, ["more", new Blob(["x".repeat(120_000)])]], 413, "100000"],
  ["a name of every object", [...enough, ["__proto__", "x"]], 400, "__proto__"],
  ["a part without a name", "--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--", 400, "a name"],
])("%s is refused", async (_, parts, status, named) => {
  const answer = await send(parts);
  expect([answer.status, JSON.stringify(answer.body)]).toEqual([status, expect.stringContaining(named)]);
});

it("the same parts in different boundaries are the same request", async () => {
  const key = { "idempotency-key": '"k1"' };
  const before = calls;
  await send(enough, key);
  const again = await send(enough, key);
  expect([again.status, again.headers.get("idempotency-replayed"), again.body]).toEqual([
    200,
    "true",
    expect.anything(),
  ]);
  expect(calls).toBe(before + 1);
  expect((await send([...enough, ["pages", "1"]], key)).status).toBe(422);
});
