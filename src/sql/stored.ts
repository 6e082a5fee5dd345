// Turns rows into stored representations.
import type { Stored } from "../server/port.ts";

/** The columns of a stored representation: its JSON text, its entity tag with quotes, and its owner as JSON. */
export type StoredRow = { readonly json: string; readonly etag: string; readonly owner?: string | null };

/**
 * @returns the representation; its value is parsed when it is needed, because a GET sends only the text
 *
 * @example
 * ```ts
 * import { storedOf } from "@verbatim-http/kit/sql/stored";
 *
 * const stored = storedOf<{ id: string }>({ json: '{"id":"a"}', etag: '"x1"' });
 * console.log(stored.value.id); // a
 * ```
 */
export function storedOf<T>({ json, etag, owner }: StoredRow): Stored<T> {
  let value: T | undefined;
  const stored: Stored<T> = {
    get value() {
      value ??= JSON.parse(json) as T;
      return value;
    },
    json,
    etag,
  };
  return owner == null ? stored : Object.assign(stored, { owner: JSON.parse(owner) as string });
}
