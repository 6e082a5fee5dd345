// The line and column of a place in a file.

import { relative } from "node:path";
import { getLineColLocation, isAbsoluteUrl, type LocationObject } from "@redocly/openapi-core";

/** 1-based, as in editors. `file` is relative to the working folder. */
export type Position = { readonly file: string; readonly line: number; readonly column: number };

/** Compares two positions by file, line and column. */
export function inReadingOrder(a: Position, b: Position): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column;
}

/** @returns the position of a Redocly location, its file relative to the working folder. */
export function positionIn(where: LocationObject): Position {
  const { start } = getLineColLocation(where);
  const { absoluteRef } = where.source;
  const file = isAbsoluteUrl(absoluteRef) ? absoluteRef : relative(process.cwd(), absoluteRef);
  return { file: file || absoluteRef, line: start.line, column: start.col };
}
