// The pages in the package: a link to what only the repository has becomes its text.
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, posix } from "node:path";

/** npm packs these whatever `files` says. */
const ALWAYS = ["README.md", "LICENSE", "package.json"];

/**
 * @param top folder of the repository
 * @param files what the manifest packs
 * @returns the pages that change, by path, with their new text
 */
export function changedPages(top: string, files: readonly string[]): ReadonlyMap<string, string> {
  const packed = [...ALWAYS, ...files];
  const pages = packed.flatMap((path) => pagesIn(top, path));
  const texts = pages.map((page) => [page, readFileSync(join(top, page), "utf8")] as const);
  const changed = texts.map(([page, text]) => [page, text, withoutDeadLinks(page, text, packed)] as const);
  return new Map(changed.filter(([, text, next]) => text !== next).map(([page, , next]) => [page, next]));
}

/** Of a picture, its alternative text is left. */
function withoutDeadLinks(page: string, text: string, packed: readonly string[]): string {
  return text.replaceAll(/!?\[([^\]]*)\]\(([^)\s]+)\)/g, (link, words: string, target: string) => {
    if (/^(?:[a-z]+:|[#/])/.test(target)) return link;
    const path = posix.join(dirname(page), target.replace(/[?#].*/, ""));
    return packed.some((one) => path === one || path.startsWith(`${one}/`)) ? link : words;
  });
}

function pagesIn(top: string, path: string): readonly string[] {
  const at = join(top, path);
  if (path.endsWith(".md")) return [path];
  if (path.startsWith("dist/") || !existsSync(at) || !statSync(at).isDirectory()) return [];
  const names = readdirSync(at, { recursive: true, encoding: "utf8" });
  return names.filter((name) => name.endsWith(".md")).map((name) => posix.join(path, name));
}
