// Finds the texts in a file: a document's paragraphs, a module's literals and comments.
import { extname } from "node:path";
import ts from "typescript";

/** A text, and where in the file it begins. */
export type Text = { readonly at: number; readonly text: string };

export function textsIn(file: string, content: string): readonly Text[] {
  const isModule = [".ts", ".tsx"].includes(extname(file));
  return isModule ? [...literalsOf(file, content), ...commentsOf(content)] : paragraphsOf(content);
}

/** Literals of two words or more: names, selectors and media types have one. */
function literalsOf(file: string, content: string): readonly Text[] {
  const source = ts.createSourceFile(file, content, ts.ScriptTarget.Latest);
  const found: Text[] = [];
  const visit = (node: ts.Node): void => {
    const text = literalText(node);
    if (text !== undefined && /\p{L}\s+\S*\p{L}/u.test(text)) found.push({ at: node.getStart(source), text });
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** What a template inserts is `…`. */
function literalText(node: ts.Node): string | undefined {
  const isPlain = ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node) || ts.isJsxText(node);
  if (isPlain) return node.text;
  if (!ts.isTemplateExpression(node)) return undefined;
  return node.templateSpans.reduce((text, { literal }) => `${text}…${literal.text}`, node.head.text);
}

/** Successive line comments are one text. */
function commentsOf(content: string): readonly Text[] {
  const comments = /(?<=^|[\s{(,])\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/ .*(?:\n\s*\/\/ .*)*/g;
  return [...content.matchAll(comments)].map(({ 0: text, index: at }) => ({
    at,
    text: text.replace(/\n\s*(\*|\/\/) ?/g, "\n"),
  }));
}

/** A paragraph, a list item or a table row is one text, since a line may end within a phrase. */
function paragraphsOf(content: string): readonly Text[] {
  const found: Text[] = [];
  let at = 0;
  for (const text of content.split(/(?=\n\s*(?:\n|[-*|#]|\d+\.|```))/)) {
    found.push({ at, text });
    at += text.length;
  }
  return found;
}
