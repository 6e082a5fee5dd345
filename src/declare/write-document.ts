// Writes declarations into the text of a document. Everything else in the text stays byte for byte.
import { isAlias, isCollection, isMap, isScalar, type Pair, parseDocument, type YAMLMap } from "yaml";
import { SEMANTICS_KEY } from "../contract/semantics.ts";
import type { Place } from "../contract/spot.ts";
import { parsePointer } from "../json/pointer.ts";
import type { Declaration, Proposal } from "./propose.ts";

/** A proposal, and the place of its operation in a file. */
export type Written = { readonly proposal: Proposal; readonly place: Place };

/** Begins a question in a comment, so that a later run finds it. */
export const ASKED = "# verbatim declare: ";

/**
 * @param text of a YAML or JSON file
 * @param written proposals whose operations are in the file
 * @returns the text with a declaration or a question for each; `missed` lists those whose place is not in the text
 *   itself, such as a YAML alias
 */
export function writeIntoText(
  text: string,
  written: readonly Written[],
): { readonly text: string; readonly missed: readonly Written[] } {
  const clean = withoutQuestions(text);
  const document = parseDocument(clean, { uniqueKeys: false, logLevel: "silent" });
  const missed: Written[] = [];
  const insertions = written.flatMap((one) => {
    const tokens = parsePointer(one.place.pointer.slice(1)) ?? [];
    const node = mapAt(document.contents, tokens);
    if (node === undefined) missed.push(one);
    const insertion = node && insertionInto(node, clean, one.proposal);
    return insertion === undefined ? [] : [insertion];
  });
  // From the end, so that earlier offsets stay right.
  insertions.sort((a, b) => b.at - a.at);
  const result = insertions.reduce((now, { at, added }) => now.slice(0, at) + added + now.slice(at), clean);
  return { text: result, missed };
}

/** @returns the text without the questions of an earlier run. */
export function withoutQuestions(text: string): string {
  return text
    .split("\n")
    .filter((line) => !line.trimStart().startsWith(ASKED))
    .join("\n");
}

function mapAt(root: unknown, tokens: readonly string[]): YAMLMap | undefined {
  let node = root;
  for (const token of tokens) {
    if (!isCollection(node)) return undefined;
    node = isMap(node)
      ? node.items.find(({ key }) => textOf(key) === token)?.value
      : node.get(Number(token), true);
  }
  return isMap(node) && !isAlias(node) ? node : undefined;
}

function textOf(key: unknown): string {
  return String(isScalar(key) ? key.value : key);
}

type Insertion = { readonly at: number; readonly added: string };

function insertionInto(node: YAMLMap, text: string, proposal: Proposal): Insertion | undefined {
  return node.flow === true ? intoFlow(node, text, proposal) : intoBlock(node, text, proposal);
}

/** In JSON and in `{ … }`: before the first member, in its indentation. Neither has a place for a comment. */
function intoFlow({ items, range }: YAMLMap, text: string, { declaration }: Proposal): Insertion | undefined {
  const start = range?.[0];
  if (declaration === undefined || start === undefined) return undefined;
  const isJson = text[start + 1] !== undefined && /^\s*"/.test(text.slice(start + 1, start + 200));
  const gap = /^\s*/.exec(text.slice(start + 1))?.[0] ?? "";
  const member = isJson || /^\s*\{/.test(text) ? jsonMember(declaration) : yamlMember(declaration);
  return { at: start + 1, added: `${gap}${member}${items.length === 0 ? "" : ","}` };
}

/** In a block: below `operationId`, or above the first member. */
function intoBlock({ items }: YAMLMap, text: string, proposal: Proposal): Insertion | undefined {
  const [first] = items;
  const top = startOf(first);
  if (top === undefined) return undefined;
  const indent = " ".repeat(top - (text.lastIndexOf("\n", top - 1) + 1));
  const line =
    proposal.declaration === undefined
      ? `${ASKED}${inComment(proposal.question)}`
      : `${yamlMember(proposal.declaration)} # ${inComment(proposal.evidence)}`;
  const named = items.find(({ key }) => textOf(key) === "operationId");
  const end = named && isScalar(named.value) ? named.value.range?.[1] : undefined;
  const newline = end === undefined ? -1 : text.indexOf("\n", end);
  const lineEnd = text.includes("\r\n") ? "\r\n" : "\n";
  return newline === -1
    ? { at: top, added: `${line}${lineEnd}${indent}` }
    : { at: newline + 1, added: `${indent}${line}${lineEnd}` };
}

function startOf(pair: Pair | undefined): number | undefined {
  return isScalar(pair?.key) ? pair.key.range?.[0] : undefined;
}

/** @returns the declaration as one line of YAML. */
export function yamlMember(declaration: Declaration): string {
  const members = Object.entries(declaration).map(([name, value]) => `${name}: ${yamlValue(value)}`);
  return `${SEMANTICS_KEY}: { ${members.join(", ")} }`;
}

/** Text in quotes, unless it is one word. */
function yamlValue(value: unknown): string {
  return typeof value === "string" && !/^[A-Za-z][\w-]*$/.test(value) ? JSON.stringify(value) : String(value);
}

function jsonMember(declaration: Declaration): string {
  const members = Object.entries(declaration).map(([name, value]) => `"${name}": ${JSON.stringify(value)}`);
  return `"${SEMANTICS_KEY}": { ${members.join(", ")} }`;
}

/** @returns the text on one line. */
export function inComment(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ");
}
