// Segments with several parameters: found as a regular expression would, in time that no path can stretch.
import fc from "fast-check";
import { expect, it } from "vitest";
import { pathMatcher } from "../../src/http/path-templates.ts";

const names = ["a", "b", "c"];

/** The texts between the literals, each as short as possible: what the matcher has to find. */
function expected(literals: readonly string[], text: string): readonly string[] | undefined {
  const between = literals.map((literal) => literal.replace(/[.]/g, "\\."));
  const [, ...texts] = new RegExp(`^${between.join("(.+?)")}$`, "su").exec(text) ?? [];
  return texts.length === 0 ? undefined : texts;
}

it("finds what a lazy expression finds", () => {
  const text = fc.string({ unit: fc.constantFrom("-", ".", "x", "😀"), maxLength: 9 });
  const literal = fc.string({ unit: fc.constantFrom("-", ".", "x"), maxLength: 2 });
  const literals = fc
    .array(literal, { minLength: 2, maxLength: 4 })
    .filter((all) => all.join("") !== "" || all.length > 2);
  fc.assert(
    fc.property(literals, text, (all, path) => {
      const template = all.map((one, at) => (at === 0 ? one : `{${names[at - 1]}}${one}`)).join("");
      const match = pathMatcher([[`/${template}`, true]])(`/${encodeURIComponent(path)}`);
      const found = match && names.slice(0, all.length - 1).map((name) => match.texts[name] ?? "");
      expect(found?.map(decodeURIComponent)).toEqual(expected(all, path));
    }),
    { numRuns: 500 },
  );
});

it("100,000 separators without the end take no time", () => {
  const find = pathMatcher([["/{a}-{b}-{c}:x", true]]);
  const { user } = process.cpuUsage();
  expect(find(`/${"-".repeat(100_000)}`)).toBeUndefined();
  expect((process.cpuUsage().user - user) / 1000).toBeLessThan(200);
});
