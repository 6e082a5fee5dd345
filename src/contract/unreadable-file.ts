// Why a file cannot be read or parsed, in words for its author.
import { ResolveError, type YamlParseError } from "@redocly/openapi-core";
import { syntaxFault } from "./unusable.ts";

/** @returns the line, the column and the reason of a syntax fault */
export function syntaxReason({ message, line, col, source }: YamlParseError): string {
  const fault = syntaxFault(message, source.body);
  // The parser has no position for some faults.
  return Number.isNaN(line) ? `${fault.line}:1: ${fault.sentence}` : `${line}:${col}: ${fault.sentence}`;
}

/** @returns why a file cannot be read */
export function readingFault(error: Error): string {
  const code = error instanceof ResolveError ? Reflect.get(error.originalError, "code") : undefined;
  const isFolder = code === "EISDIR" || error.message.startsWith("Expected a file but received a folder");
  if (isFolder) return "a folder; give a file";
  if (code === "ENOTDIR") return "no such file: a part of this path is a file, not a folder";
  if (code === "EACCES") return "you may not read this file";
  return code === "ENOENT" ? "no such file" : error.message;
}
