// When output is coloured, and that one file decides it.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { painterFor } from "../../src/cli/text/painter.ts";

describe("a painter", () => {
  it.each([
    ["colours on a terminal", true, {}, true],
    ["does not colour a file", false, {}, false],
    ["does not colour with NO_COLOR", true, { NO_COLOR: "1" }, false],
    ["does not colour with NO_COLOR=0: any value counts (no-color.org)", true, { NO_COLOR: "0" }, false],
    ["ignores an empty NO_COLOR", true, { NO_COLOR: "" }, true],
    ["does not colour a dumb terminal", true, { TERM: "dumb" }, false],
  ])("%s", (_, isTerminal, env, isColoured) => {
    const painted = painterFor({ isTerminal, env })("good", "yes");
    expect(painted).toBe(isColoured ? "\u001b[32myes\u001b[39m" : "yes");
  });

  it("leaves plain text alone", () => {
    expect(painterFor({ isTerminal: true, env: {} })("plain", "no")).toBe("no");
  });

  it("is the only place that knows about colours", () => {
    const files = readdirSync("src/cli", { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .filter((file) =>
        /styleText|\["NO_COLOR"\]|\.NO_COLOR|\[\d+m/.test(readFileSync(join("src/cli", file), "utf8")),
      );
    expect(files).toEqual([join("text", "painter.ts")]);
  });
});
