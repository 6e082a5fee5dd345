// The head of a request, unprocessed.
import { type FieldId, isField } from "../semantics/fields.ts";

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
  return rawHeaders.filter((_, index) => index % 2 === 1 && isField(id, rawHeaders[index - 1] ?? ""));
}

const ABSOLUTE = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)/i;

/** @returns the scheme and the authority of a target in absolute form (RFC 9112 3.2.2); `undefined` for other forms. */
export function absoluteFormOf(
  target: string,
): { readonly scheme: string; readonly authority: string } | undefined {
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
  return target.replace(ABSOLUTE, "").replace(/[?#].*/s, "") || "/";
}
