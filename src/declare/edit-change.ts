// The change of a text that one edit is, in the layout of its surroundings.
import { isCollection, isNode, isScalar, isSeq, stringify, type YAMLMap, type YAMLSeq } from "yaml";
import type { Edit } from "../lint/rule.ts";
import type { Found, Holder } from "./yaml-node.ts";

/** Replaces the text from one offset to another. */
export type Change = { readonly from: number; readonly to: number; readonly text: string };

type Source = { readonly text: string; readonly isJson: boolean };

/**
 * @param edit a change of a document
 * @param found the node at its place
 * @param source the text
 * @returns the change of the text; `undefined` if the node has a different kind than the edit needs
 */
export function changeFor(edit: Edit, { value, holder }: Found, source: Source): Change | undefined {
  if (edit.kind === "set")
    return isScalar(value) ? replaced(value.range, JSON.stringify(edit.value)) : undefined;
  if (edit.kind === "remove") return holder && isSeq(holder.parent) ? withoutItem(holder, source) : undefined;
  if (!isCollection(value) || isSeq(value) !== (edit.kind === "append")) return undefined;
  const collection = value as YAMLMap | YAMLSeq;
  return collection.flow === true ? intoFlow(collection, edit, source) : intoBlock(collection, edit, source);
}

function replaced(range: readonly number[] | null | undefined, text: string): Change | undefined {
  const [from, to] = range ?? [];
  return from === undefined || to === undefined ? undefined : { from, to, text };
}

type Addition = Exclude<Edit, { kind: "set" | "remove" }>;

/** Before the closing bracket; in the lines of the last member, if each has one of its own. */
function intoFlow(
  { items, range }: YAMLMap | YAMLSeq,
  edit: Addition,
  { text, isJson }: Source,
): Change | undefined {
  const [start, end] = range ?? [];
  if (start === undefined || end === undefined) return undefined;
  const last = endOf(items.at(-1)) ?? start + 1;
  const lineStart = text.lastIndexOf("\n", (startOf(items.at(-1)) ?? start) - 1) + 1;
  const indent = /^\s*/.exec(text.slice(lineStart))?.[0] ?? "";
  const isInLines = items.length > 0 && text.slice(start, startOf(items.at(-1))).includes("\n");
  const member = isJson ? jsonOf(edit, isInLines ? indent : undefined) : flowOf(edit);
  const gap = isInLines ? `${lineEnd(text)}${indent}` : items.length > 0 ? " " : "";
  return { from: last, to: last, text: `${items.length > 0 ? "," : ""}${gap}${member}` };
}

function jsonOf(edit: Addition, indent: string | undefined): string {
  const text = JSON.stringify(edit.value, null, indent === undefined ? undefined : 2);
  const value = indent === undefined ? text : text.replaceAll("\n", `\n${indent}`);
  return edit.kind === "add" ? `${JSON.stringify(edit.key)}: ${value}` : value;
}

function flowOf(edit: Addition): string {
  const value = stringify(edit.value, { collectionStyle: "flow", lineWidth: 0 }).trim();
  return edit.kind === "add" ? `${keyOf(edit.key)}: ${value}` : value;
}

/** Below the last member, in its indentation. */
function intoBlock({ items }: YAMLMap | YAMLSeq, edit: Addition, { text }: Source): Change | undefined {
  const first = startOf(items[0]);
  const end = endOf(items.at(-1));
  if (first === undefined || end === undefined) return undefined;
  const start = isSeqEdit(edit) ? text.lastIndexOf("-", first) : first;
  const indent = " ".repeat(start - (text.lastIndexOf("\n", start - 1) + 1));
  const style = { lineWidth: 0, singleQuote: !/"\d{3}":/.test(text) };
  const lines = stringify(isSeqEdit(edit) ? [edit.value] : { [edit.key]: edit.value }, style)
    .trimEnd()
    .split("\n")
    .map((line) => indent + line)
    .join(lineEnd(text));
  if (text[end - 1] === "\n") return { from: end, to: end, text: `${lines}${lineEnd(text)}` };
  const newline = text.indexOf("\n", end);
  return newline === -1
    ? { from: text.length, to: text.length, text: `${lineEnd(text)}${lines}` }
    : { from: newline + 1, to: newline + 1, text: `${lines}${lineEnd(text)}` };
}

function isSeqEdit(edit: Addition): edit is Extract<Addition, { kind: "append" }> {
  return edit.kind === "append";
}

/** An item of a list with its line, or with its comma. */
function withoutItem({ parent, index }: Holder, { text }: Source): Change | undefined {
  const { items, range, flow } = parent;
  const [own, next, before] = [items[index], items[index + 1], items[index - 1]];
  const [start, end] = [startOf(own), endOf(own)];
  if (start === undefined || end === undefined || range === null || range === undefined) return undefined;
  if (flow === true) {
    if (items.length === 1) return { from: range[0], to: range[1], text: "[]" };
    const after = startOf(next);
    if (after !== undefined) return { from: start, to: after, text: "" };
    return { from: endOf(before) ?? range[0] + 1, to: end, text: "" };
  }
  const lineStart = text.lastIndexOf("\n", text.lastIndexOf("-", start)) + 1;
  const lineStop = text[end - 1] === "\n" ? end : text.indexOf("\n", end) + 1 || text.length;
  if (items.length === 1) {
    // Without its only item, the list would be null.
    const before = text.slice(0, range[0]).trimEnd();
    const to = text.slice(0, end).trimEnd().length;
    return before.endsWith(":") ? { from: before.length, to, text: " []" } : undefined;
  }
  return { from: lineStart, to: lineStop, text: "" };
}

function lineEnd(text: string): string {
  return text.includes("\r\n") ? "\r\n" : "\n";
}

function keyOf(key: string): string {
  return /^[A-Za-z][\w-]*$/.test(key) ? key : `'${key.replaceAll("'", "''")}'`;
}

function startOf(item: unknown): number | undefined {
  const node = isPairLike(item) ? item.key : item;
  return isNode(node) ? node.range?.[0] : undefined;
}

/** Of the last node in it: the range of a block map may end after comments that follow. */
function endOf(item: unknown): number | undefined {
  const node = isPairLike(item) ? (item.value ?? item.key) : item;
  if (isCollection(node) && !(node as YAMLMap).flow && node.items.length > 0) return endOf(node.items.at(-1));
  return isNode(node) ? node.range?.[1] : undefined;
}

function isPairLike(item: unknown): item is { readonly key: unknown; readonly value: unknown } {
  return typeof item === "object" && item !== null && "key" in item && "value" in item && !isNode(item);
}
