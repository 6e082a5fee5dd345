/** Entity tags, as in `ETag`, `If-Match` and `If-None-Match` (RFC 9110 8.8.3, 13.1.1, 13.1.2). */

/** `W/"x"` is `{ weak: true, opaque: "x" }`: the opaque tag without its quotes. */
export type EntityTag = { readonly weak: boolean; readonly opaque: string };

// RFC 9110 8.8.3: entity-tag = [ weak ] opaque-tag, weak = %s"W/", opaque-tag = DQUOTE *etagc DQUOTE,
// etagc = %x21 / %x23-7E / obs-text: a backslash is an ordinary character, and a space is not allowed.
const ETAG = String.raw`(W/)?"([\x21\x23-\x7e\x80-\xff]*)"`;
const ONE = new RegExp(`^${ETAG}$`);

/** What most clients send. */
const ONE_STRONG = /^"[!#-~]*"$/;

// RFC 9110 5.6.1.2: #element => [ element ] *( OWS "," OWS [ element ] )
const ELEMENT = new RegExp(`[ \\t]*(?:${ETAG}[ \\t]*)?(?:,|$)`, "gy");

// RFC 9110 13.1.1: If-Match = "*" / #entity-tag
const ANY = /^[ \t]*\*[ \t]*$/;

/**
 * Reads the value of `If-Match` or `If-None-Match` (several lines joined with commas).
 *
 * Returns `"*"`, the tags in order, or `undefined` if the value is malformed or has no tag.
 * RFC 9110 13.1.1, 13.1.2.
 */
export function parseEntityTags(value: string): "*" | readonly EntityTag[] | undefined {
  if (ONE_STRONG.test(value)) return [{ weak: false, opaque: value.slice(1, -1) }];
  if (ANY.test(value)) return "*";
  const tags: EntityTag[] = [];
  let read = 0;
  for (const [text, weak, opaque] of value.matchAll(ELEMENT)) {
    if (opaque !== undefined) tags.push({ weak: weak !== undefined, opaque });
    read += text.length;
  }
  return read === value.length && tags.length > 0 ? tags : undefined;
}

/** Reads one entity tag, such as the value of `ETag`; `undefined` if it is malformed. RFC 9110 8.8.3. */
export function parseEntityTag(text: string): EntityTag | undefined {
  if (ONE_STRONG.test(text)) return { weak: false, opaque: text.slice(1, -1) };
  const [, weak, opaque] = ONE.exec(text) ?? [];
  return opaque === undefined ? undefined : { weak: weak !== undefined, opaque };
}

/** Writes an entity tag for a field, with its quotes. RFC 9110 8.8.3. */
export function formatEntityTag(tag: EntityTag): string {
  return `${tag.weak ? "W/" : ""}"${tag.opaque}"`;
}

/** RFC 9110 8.8.3.2: equal if neither is weak and their opaque tags match (`If-Match`). */
export function strongMatch(a: EntityTag, b: EntityTag): boolean {
  return !a.weak && !b.weak && a.opaque === b.opaque;
}

/** RFC 9110 8.8.3.2: equal if their opaque tags match, weak or not (`If-None-Match`). */
export function weakMatch(a: EntityTag, b: EntityTag): boolean {
  return a.opaque === b.opaque;
}
