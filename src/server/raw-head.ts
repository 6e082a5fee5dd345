// The head of a request, unprocessed.
import { type FieldId, fieldNames } from "../semantics/fields.ts";

export type RawHead = {
  readonly method: string;
  /** The request target, undecoded (RFC 9112 3.2). */
  readonly target: string;
  readonly httpVersion: string;
  /** Names and values in turn, unprocessed. */
  readonly rawHeaders: readonly string[];
};

/** @returns the values of a field, one per line. */
export function fieldLines({ rawHeaders }: RawHead, id: FieldId): readonly string[] {
  return linesOf(rawHeaders, fieldNames[id]);
}

const NO_LINES: readonly string[] = [];

/**
 * @param rawHeaders names and values in turn
 * @param name of a field, in lower case
 * @returns its values, one per line
 */
export function linesOf(rawHeaders: readonly string[], name: string): readonly string[] {
  let lines: string[] | undefined;
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const sent = rawHeaders[at] ?? "";
    // Most names differ in their lengths.
    if (sent.length !== name.length || sent.toLowerCase() !== name) continue;
    const value = rawHeaders[at + 1] ?? "";
    if (lines === undefined) lines = [value];
    else lines.push(value);
  }
  return lines ?? NO_LINES;
}

const ABSOLUTE = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)/i;

/** @returns the scheme and the authority of a target in absolute form (RFC 9112 3.2.2); `undefined` for other forms. */
export function absoluteFormOf(
  target: string,
): { readonly scheme: string; readonly authority: string } | undefined {
  if (target.startsWith("/")) return undefined;
  const [, scheme, authority] = ABSOLUTE.exec(target) ?? [];
  return scheme === undefined || authority === undefined ? undefined : { scheme, authority };
}

/** @returns path and query of a target in origin form or absolute form, undecoded. */
export function originFormOf(target: string): string {
  const rest = target.replace(ABSOLUTE, "");
  return rest.startsWith("/") ? rest : `/${rest}`;
}

/** @returns the path of a target in origin form or absolute form, undecoded. */
export function pathOf(target: string): string {
  const origin = target.startsWith("/") ? target : target.replace(ABSOLUTE, "");
  const query = origin.indexOf("?");
  const fragment = origin.indexOf("#");
  const end = query < 0 || (fragment >= 0 && fragment < query) ? fragment : query;
  return (end < 0 ? origin : origin.slice(0, end)) || "/";
}
