// README, CONTRIBUTING, CHANGELOG and docs/: every relative link and every path of the repository leads somewhere.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";

const pages = [
  ...readdirSync(".").filter((name) => name.endsWith(".md")),
  ...readdirSync("docs", { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => join("docs", name)),
];

/** Made when something runs, or placeholders of the contributing guide. */
const NOT_COMMITTED = /[<…*]|^dist\//;

describe.each(pages)("%s", (page) => {
  const text = readFileSync(page, "utf8");
  const prose = text.replaceAll(/^```[\s\S]*?^```$/gm, "");

  it("has no relative link that leads nowhere", () => {
    const targets = [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = ""]) => target);
    const dead = targets
      .filter((target) => !/^[a-z]+:/.test(target))
      .filter((target) => !leads(page, target));
    expect(dead).toEqual([]);
  });

  it("names no file of the repository that does not exist", () => {
    const paths = [...prose.matchAll(/`((?:src|test|docs|generated|pack)\/[^`\s]*)`/g)].map(
      ([, path = ""]) => path,
    );
    expect(paths.filter((path) => !NOT_COMMITTED.test(path) && !existsSync(path))).toEqual([]);
  });
});

function leads(page: string, target: string): boolean {
  const [path = "", anchor] = target.split("#");
  const file = path === "" ? page : join(dirname(page), path);
  if (!existsSync(file)) return false;
  return anchor === undefined || !file.endsWith(".md") || anchorsOf(file).includes(anchor);
}

/** The anchors that GitHub gives headings. */
function anchorsOf(file: string): readonly string[] {
  return [...readFileSync(file, "utf8").matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
      .replaceAll(/\s/g, "-"),
  );
}
