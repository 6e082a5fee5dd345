// What an OpenAPI Overlay does to a document, where its parts are then, and what is said about a wrong overlay.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readActions } from "../../src/contract/overlay/actions.ts";
import { applyActions } from "../../src/contract/overlay/apply.ts";
import { Provenance } from "../../src/contract/overlay/provenance.ts";
import { verbatimHere } from "../cli/command.ts";

const base = {
  info: { title: "A" },
  tags: [{ name: "a" }, { name: "b" }, { name: "c" }],
  x: { y: { z: 1 } },
};
const changed = (...actions: readonly object[]) => {
  const value = structuredClone(base);
  const document = new Provenance({ value, place: { file: "a.yaml", pointer: "#/" } });
  const unused = applyActions(document, readActions({ overlay: "1.1.0", actions }), "o.yaml");
  const place = (...path: readonly (string | number)[]) => {
    const { file, pointer } = document.find(path).place;
    return `${file}${pointer}`;
  };
  return { value, unused: unused.map(({ target }) => target), place };
};

describe("an overlay", () => {
  it.each<[string, object, object]>([
    [
      "merges objects",
      { target: "$", update: { info: { version: "1" } } },
      { info: { title: "A", version: "1" } },
    ],
    ["replaces values", { target: "$.info", update: { title: "B" } }, { info: { title: "B" } }],
    ["replaces a selected value", { target: "$.info.title", update: "B" }, { info: { title: "B" } }],
    [
      "appends to a list",
      { target: "$.tags", update: { name: "d" } },
      { tags: [...base.tags, { name: "d" }] },
    ],
    [
      "joins lists",
      { target: "$", update: { tags: [{ name: "d" }] } },
      { tags: [...base.tags, { name: "d" }] },
    ],
    [
      "updates each of many",
      { target: "$.tags[*]", update: { n: 1 } },
      { tags: base.tags.map((tag) => ({ ...tag, n: 1 })) },
    ],
    ["removes members", { target: "$.x.y", remove: true }, { x: {} }],
    ["removes items", { target: "$.tags[?@.name != 'b']", remove: true }, { tags: [{ name: "b" }] }],
    ["copies", { target: "$.info", copy: "$.x" }, { info: { title: "A", y: { z: 1 } } }],
    ["removes when it says both", { target: "$.x", remove: true, update: { a: 1 } }, { x: undefined }],
  ])("%s", (_, action, expected) => {
    expect(changed(action).value).toEqual({ ...base, ...expected });
  });

  it("applies each action to the result of those before it, and lists targets that select nothing", () => {
    const { value, unused } = changed(
      { target: "$", update: { new: {} } },
      { target: "$.new", update: { a: 1 } },
      { target: "$.nothing", remove: true },
    );
    expect(value).toEqual({ ...base, new: { a: 1 } });
    expect(unused).toEqual(["$.nothing"]);
  });

  it("remembers where each part is written", () => {
    const { place } = changed(
      { target: "$.tags[0]", remove: true },
      { target: "$.tags", update: { name: "d" } },
      { target: "$.info", copy: "$.x" },
      { target: "$.x", update: { y: { more: { deep: 1 } } } },
    );
    expect([
      place("tags", 0, "name"),
      place("tags", 2, "name"),
      place("info", "y", "z"),
      place("x", "y", "z"),
      place("x", "y", "more", "deep"),
    ]).toEqual([
      "a.yaml#/tags/1/name",
      "o.yaml#/actions/1/update/name",
      "a.yaml#/x/y/z",
      "a.yaml#/x/y/z",
      "o.yaml#/actions/3/update/y/more/deep",
    ]);
  });

  it("cannot change a prototype", () => {
    const update = JSON.parse('{"__proto__":{"polluted":true}}');
    const { value } = changed({ target: "$.info", update });
    expect(Object.keys(value.info)).toContain("__proto__");
    expect(Reflect.get({}, "polluted")).toBeUndefined();
  });
});

describe("with files", () => {
  let folder = "";
  const file = (name: string) => join(folder, name);
  const document = `openapi: 3.1.0
info: { title: A, version: '1' }
paths:
  /a:
    get:
      responses: { '200': { description: ok } }
`;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "verbatim-overlay-"));
    await writeFile(file("a.yaml"), document);
  });
  afterAll(() => rm(folder, { recursive: true }));

  const withOverlay = async (text: string, command = "explain") => {
    await writeFile(file("o.yaml"), text);
    const { code, out, err } = await verbatimHere([command, file("a.yaml"), "--overlay", file("o.yaml")]);
    return { code, text: `${err}${out}`.replaceAll(/\S*(?=[ao]\.yaml)/g, "") };
  };
  const actions = (...lines: readonly string[]) =>
    `overlay: 1.0.0\ninfo: { title: O, version: '1' }\nactions:\n${lines.map((line) => `  - ${line}\n`).join("")}`;

  it.each([
    ["", "o.yaml:1:1  not an OpenAPI Overlay: it has no `overlay` member; write `overlay: 1.0.0`"],
    [document, "o.yaml:1:1  this is an OpenAPI document, not an Overlay: give it as the document"],
    ["overlay: 2.0.0", "o.yaml:1:10  Overlay 2.0.0 is not supported: use 1.0.0 or 1.1.0"],
    ["overlay: 1.0.0", "o.yaml:1:1  `actions` is not a list with at least one action: add one"],
    [
      actions("{ target: $.info }"),
      "o.yaml:4:5  the action changes nothing: write `update`, `copy` or `remove: true`",
    ],
    [
      actions("{ remove: true }"),
      "o.yaml:4:5  the action has no `target`: write the JSONPath of what it changes",
    ],
    [actions('{ target: "$.a[", remove: true }'), "is not a JSONPath (RFC 9535)"],
    [
      actions("{ target: $.info, update: 1 }"),
      "o.yaml:4:31  $.info selects an object: write an object to merge with it",
    ],
    [
      actions("{ target: $.openapi, update: 4.0.0 }"),
      "a.yaml:1:1: OpenAPI 4.0.0 is not supported: use 3.0, 3.1 or 3.2",
    ],
  ])("%j is refused", async (text, expected) => {
    const ended = await withOverlay(text);
    expect(ended.code).toBe(2);
    expect(ended.text).toContain(expected);
  });

  it("reports findings where they are written, and a target that selects nothing", async () => {
    const wrong =
      "update: { x-method-semantics: { effect: merge, safe: true, idempotent: true, repeat: 200 } }";
    const { code, text } = await withOverlay(
      actions(`target: $.paths['/a'].get\n    ${wrong}`, "{ target: $.nothing, remove: true }"),
      "lint",
    );
    expect(code).toBe(1);
    expect(text).toContain("o.yaml:5:37  error  verbatim/effect-fits-method");
    expect(text).toContain("o.yaml:6:15  warning  verbatim/overlay-selects");
    expect(text).toContain("a.yaml:6:7  warning  operation-4xx-response");
  });

  it("is read from the terminal with a warning", async () => {
    const { code, text } = await withOverlay(actions("{ target: $.nothing, remove: true }"));
    expect(code).toBe(0);
    expect(text).toContain(
      "o.yaml:4:15  warning: the target $.nothing of an overlay selects nothing. Correct the path, or remove the action.",
    );
  });
});
