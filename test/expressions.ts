// Every regular expression in the source, found in its syntax tree.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

/** One expression: a literal, or the text of a call of `RegExp`, and whether it runs when its module is loaded. */
export type Found = {
  readonly file: string;
  readonly text: string;
  readonly kind: "literal" | "built at load" | "built in a function";
};

/** @returns the expressions of all source files below a folder */
export function expressionsIn(folder: string): readonly Found[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.[jt]sx?$/.test(name))
    .flatMap((name) => expressionsOf(join(folder, name)));
}

// Lines of comments and imports; a literal needs two slashes in a line that is neither.
const OTHER = /^\s*(?:\/\/|\/\*|\*|import\b|export .* from |\} from )/;

/** Whether parsing the file, which takes milliseconds, may find something. */
function mayHaveSome(text: string): boolean {
  return text.split("\n").some((line) => /\/.*\/|RegExp/.test(line) && !OTHER.test(line));
}

function expressionsOf(file: string): readonly Found[] {
  const text = readFileSync(file, "utf8");
  if (!mayHaveSome(text)) return [];
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest);
  const found: Found[] = [];
  const visit = (node: ts.Node, isInFunction: boolean): void => {
    if (ts.isRegularExpressionLiteral(node)) found.push({ file, text: node.text, kind: "literal" });
    if ((ts.isNewExpression(node) || ts.isCallExpression(node)) && isRegExp(node.expression)) {
      const built = isInFunction ? "built in a function" : "built at load";
      found.push({ file, text: node.getText(source), kind: built });
    }
    ts.forEachChild(node, (child) => visit(child, isInFunction || ts.isFunctionLike(node)));
  };
  visit(source, false);
  return found;
}

function isRegExp(node: ts.Expression): boolean {
  return ts.isIdentifier(node) && node.text === "RegExp";
}

/** @returns the source and the flags of a literal */
export function partsOf(literal: string): readonly [source: string, flags: string] {
  const end = literal.lastIndexOf("/");
  return [literal.slice(1, end), literal.slice(end + 1)];
}
